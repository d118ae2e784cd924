// Which claims on a signal do not go together: pure over what both sides say, so that one package and several packages of
// a program are judged alike. Grades: likely when both sides name the signal and neither hands it on.
import type { SignalDeed } from "./signals.ts";

/** What one side says about one signal. */
export interface Claim {
  readonly side: "go" | "c";
  /** `SIGINT`, or `*` for every signal. */
  readonly signal: string;
  readonly does: SignalDeed;
  /** C: hands the signal on to the old handler ("yes"), does not, or nobody can tell. */
  readonly chains: "yes" | "no" | "unknown";
  /** Holds on some paths or for some time only. */
  readonly isDoubtful: boolean;
}

/** Undefined when the claim of C and the claim of Go can live together. */
export function conflictOf(c: Claim, go: Claim): "likely" | "possible" | undefined {
  const isSame = c.signal === go.signal || c.signal === "*" || go.signal === "*";
  if (c.side !== "c" || go.side !== "go" || !isSame || c.signal === "?") return undefined;
  if (c.does === "restores" || c.chains === "yes" || agree(c.does, go.does)) return undefined;
  const isVague = c.signal === "*" || (go.signal === "*" && go.does !== "handles");
  return isVague || c.isDoubtful || go.isDoubtful || go.does === "resets" || (c.does === "handles" && c.chains === "unknown") ? "possible" : "likely";
}

/** Both ignore it, or both give it back. */
function agree(c: SignalDeed, go: SignalDeed): boolean {
  return (c === "ignores" && (go === "ignores" || go === "resets")) || (c === "resets" && go === "resets");
}
