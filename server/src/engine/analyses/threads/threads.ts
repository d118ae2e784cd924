// Thread regions: where the goroutine is wired to its OS thread. (Interface; see threadAnalysis.ts.)
import type { Call } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";

export type LockState = "always" | "sometimes" | "never";

export interface ThreadAnalysis {
  /** Whether the OS thread is locked when this call inside `fn` runs, callers of unexported functions included. */
  lockStateAt(fn: PlacedFunction, call: Call): LockState;
}
