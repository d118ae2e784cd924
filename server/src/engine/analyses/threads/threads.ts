// Thread regions: where the goroutine is wired to its OS thread, and which calls need it to be.
// (Interface; the idea stands in threadAnalysis.ts.)
import type { Span } from "../../base/span.ts";
import type { ThreadRole } from "../../knowledge/apiModel.ts";
import type { Call } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { ErrorRead } from "./errorReads.ts";

export type LockState = "always" | "sometimes" | "never";

/** A call that touches state of its thread: itself, or through the functions of the package it calls. */
export interface ThreadTouch {
  readonly call: Call;
  readonly group: string;
  readonly role: ThreadRole;
  /** What touches the state in the end: `C.eglMakeCurrent`. */
  readonly name: string;
  readonly main: boolean;
  /** The call itself is `name`, rather than a function that leads to it. */
  readonly direct: boolean;
  /** What it sets stays with the thread and meets whatever runs there next. */
  readonly lasting: boolean;
  /** Leaves something on the thread that a later touch finds there; relies on what an earlier one left. */
  readonly leaves: boolean;
  readonly relies: boolean;
  /** Stated by an annotation of the package. */
  readonly annotated: boolean;
  /** May be part of a state that the callers have set up, on a thread of theirs. */
  readonly within?: true;
}

/** One call that a new goroutine makes on a thread that it neither chose nor keeps. */
export interface StrayTouch {
  readonly depth: number;
  readonly touch: ThreadTouch;
  /** `lasting`: the thread stays changed when the goroutine has left it; `main`: the call belongs on the main thread. */
  readonly kind: "lasting" | "main";
}

/** A call that touches state of its thread, and where it stands. */
export interface PlacedTouch {
  readonly fn: PlacedFunction;
  /** 0 for the function itself, i + 1 for its literal i. */
  readonly depth: number;
  readonly touch: ThreadTouch;
}

/** State that one function sets up and others go on with, in a package that never locks a thread. */
export interface OpenedState extends PlacedTouch {
  /** The first use in another function. */
  readonly later: PlacedTouch;
}

/** Two calls on one goroutine path that depend on the same per-thread state. */
export interface ThreadPair {
  /** 0 for the function itself, i + 1 for its literal i. */
  readonly depth: number;
  readonly first: ThreadTouch;
  readonly second: ThreadTouch;
  /** Whether one locked region covers both. `always` pairs are not listed. */
  readonly covered: Exclude<LockState, "always">;
  /** Nobody outside the package decides about the thread: the goroutine is known to start unlocked. */
  readonly ownsGoroutine: boolean;
  /** The body has no other pair of this state. */
  readonly lone: boolean;
  /** Some call of the body gives the state up again, so nothing of it outlives the body. */
  readonly givesUp: boolean;
}

/** LockOSThread and UnlockOSThread do not match on some path out of one function or literal. */
export interface LockImbalance {
  readonly depth: number;
  readonly kind: "lock-without-unlock" | "unlock-without-lock";
  /** The lock that stays, or the unlock that is too much. */
  readonly call: Call;
  /** The exit it is seen at. */
  readonly exit: Span;
  readonly exitKind: "return" | "end";
  /** Some other way out of the same function is balanced. */
  readonly balancedElsewhere: boolean;
  /** The function both locks and unlocks. */
  readonly hasCounterpart: boolean;
}

export interface ThreadAnalysis {
  /** Whether the OS thread is locked when this call inside `fn` runs, callers of unexported functions included. */
  lockStateAt(fn: PlacedFunction, call: Call): LockState;
  /** Pairs inside one Go function and its literals, in source order of the first call; one per state group and body. */
  pairs(fn: PlacedFunction): readonly ThreadPair[];
  /** Lone calls of goroutines that the package starts and does not lock; one per group and body, none that `pairs` lists. */
  strays(fn: PlacedFunction): readonly StrayTouch[];
  /** State that the function sets up for others, in a package without any lock; one function speaks for each state. */
  opened(fn: PlacedFunction): readonly OpenedState[];
  /** Errors fetched apart from the call that failed, one per error and body, the surest first. */
  errorReads(fn: PlacedFunction): readonly ErrorRead[];
  /** Imbalances that the function itself must answer for, at most one of a kind per body. */
  imbalances(fn: PlacedFunction): readonly LockImbalance[];
  /** For people and tests: lock state and touches call by call. */
  printThreads(fn: PlacedFunction): string;
}
