// What rules may ask about deferred releases. (Interface; the ideas stand in timings.ts and loopDefers.ts.)
import type { Span } from "../../base/span.ts";
import type { Call } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { DeferredRelease } from "./releasedArguments.ts";

/** A later value of the variable, which the deferred call never sees. */
export interface LaterValue {
  readonly span: Span;
  /** `assigned` by a statement, `filled` through its address, `appended` to the slice. */
  readonly how: "assigned" | "filled" | "appended";
  /** The call that makes the value, if it is one. */
  readonly call?: Call;
  /** A table or a body says that the call hands out something to release; else it may as well be borrowed. */
  readonly owned: boolean;
}

export type TimingKind =
  /** The variable is certainly nil (zero) where the arguments of the deferred call are evaluated. */
  | "nil"
  /** The slice is certainly empty there. */
  | "empty"
  /** It holds a first value there, and gets another one later that nobody releases. */
  | "replaced"
  /** The later value comes from a reallocation: the deferred call releases a block that is gone. */
  | "reallocated";

export interface DeferTiming {
  readonly kind: TimingKind;
  readonly fn: PlacedFunction;
  /** 0 for the function itself, i + 1 for its literal i. */
  readonly depth: number;
  readonly release: DeferredRelease;
  /** Values that are lost, in source order; never empty. */
  readonly later: readonly LaterValue[];
}

export interface LoopDefer {
  readonly fn: PlacedFunction;
  readonly depth: number;
  readonly release: DeferredRelease;
  /** Where the value that is released comes to life in the same iteration. */
  readonly created: Call;
  /** The innermost loop of the same body around the `defer`. */
  readonly loop: Span;
}

export interface DeferredAnalysis {
  /** Deferred releases in the function and its literals that get their argument too early. */
  timings(fn: PlacedFunction): readonly DeferTiming[];
  /** Reports whether a timing or a loop says what happens to what `call` creates: a leak of it would be the same news. */
  explains(fn: PlacedFunction, call: Call): boolean;
  /** Deferred releases in loops whose resource belongs to one iteration. */
  loops(fn: PlacedFunction): readonly LoopDefer[];
}
