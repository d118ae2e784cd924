// Words of the rule signal-ownership-conflict, for conflicts inside a package and those between packages.
import type { SignalDeed } from "../../analyses/signals/signals.ts";

export interface ClaimWords {
  readonly signal: string;
  readonly does: SignalDeed;
  readonly api: string;
}

/** Values of the message `conflict`. */
export function conflictWords(c: ClaimWords, go: ClaimWords): Readonly<Record<string, string>> {
  return { signal: signalWord(c.signal === "*" ? go.signal : c.signal), api: c.api, deed: deedWord(c.does), goApi: go.api, goDeed: deedWord(go.does) };
}

/** What tells conflicts of one function apart. */
export function conflictLabel({ signal, does }: ClaimWords): string {
  return `${signal} ${does}`;
}

export function signalWord(signal: string): string {
  return signal === "*" ? "every signal" : signal;
}

export function deedWord(does: SignalDeed): string {
  return does === "waits" ? "waits for" : does;
}
