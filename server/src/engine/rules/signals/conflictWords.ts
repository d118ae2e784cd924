// Words of the rule signal-ownership-conflict, for conflicts inside a package and those between packages.
import type { SignalDeed } from "../../analyses/signals/signals.ts";
import type { Value, Values } from "../../report/words.ts";

export interface ClaimWords {
  readonly signal: string;
  readonly does: SignalDeed;
  readonly api: string;
}

/** Values of the message `conflict`. */
export function conflictWords(c: ClaimWords, go: ClaimWords): Values {
  return { signal: signalWord(c.signal === "*" ? go.signal : c.signal), api: c.api, deed: deedWord(c.does), goApi: go.api, goDeed: deedWord(go.does) };
}

/** What tells conflicts of one function apart. */
export function conflictLabel({ signal, does }: ClaimWords): string {
  return `${signal} ${does}`;
}

export function signalWord(signal: string): Value {
  return signal === "*" ? { phrase: "every-signal" } : signal;
}

export function deedWord(does: SignalDeed): Value {
  return { phrase: does };
}
