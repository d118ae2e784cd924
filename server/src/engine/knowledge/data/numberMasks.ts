// Calls from before `sigset_t` that change the mask of the calling thread, with a mask or one signal as a number. Data only.

export interface NumberMaskRow {
  readonly name: string;
  readonly operation: "block" | "unblock" | "set";
  /** `mask`: `sigmask(SIGINT) | sigmask(SIGTERM)`; `signal`: one number. */
  readonly takes: "mask" | "signal";
  /** Only with this constant as second argument. */
  readonly onlyWith?: string;
  readonly source: string;
}

const bsd = "https://man7.org/linux/man-pages/man3/sigblock.3.html";
const xopen = "https://pubs.opengroup.org/onlinepubs/9699919799/functions/sighold.html";

export const numberMaskRows: readonly NumberMaskRow[] = [
  { name: "sigblock", operation: "block", takes: "mask", source: bsd },
  { name: "sigsetmask", operation: "set", takes: "mask", source: bsd },
  { name: "sighold", operation: "block", takes: "signal", source: xopen },
  { name: "sigrelse", operation: "unblock", takes: "signal", source: xopen },
  { name: "sigset", operation: "block", takes: "signal", onlyWith: "SIG_HOLD", source: xopen },
];
