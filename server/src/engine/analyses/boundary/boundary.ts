// Control that crosses between Go and C inside one package: functions given away by name, and what a call may run
// before it returns, callbacks included. (Interface; the idea stands in boundaryAnalysis.ts.)
import type { Span } from "../../base/span.ts";
import type { CallbackRole } from "../../knowledge/apiModel.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { CallSite } from "../calls/callGraph.ts";

/** What the receiver of a function pointer does with it, as tables or the callee's body show; else `kept`. */
export type HandedRole = CallbackRole;

/** A function of C, or an exported one of Go under its C name, that was used as a value. */
export interface HandedFunction {
  readonly target: PlacedFunction;
  readonly role: HandedRole;
  /** Who gives it away; absent for an initialiser at file level. */
  readonly giver: PlacedFunction | undefined;
  /** The call it was an argument of; absent where it was stored. */
  readonly site: CallSite | undefined;
  /** The field or variable it was stored in, where there is a name: `on_event`. */
  readonly into: string | undefined;
  /** Relative to `giver`. */
  readonly at: Span | undefined;
}

/** A function that a call may run, and the shortest chain of calls to it; the chain is never empty. */
export interface Reach {
  readonly fn: PlacedFunction;
  readonly path: readonly CallSite[];
}

/** Whose stack a function may run on. Empty: nothing in the package shows who runs it. */
export type StackKind = "goroutine" | "c-thread" | "signal-handler";

export interface BoundaryAnalysis {
  /** Functions the body (or its literals) gives away, in source order. */
  handedIn(fn: PlacedFunction): readonly HandedFunction[];
  /** All of them, whoever gives them away; in the order of files and offsets. */
  readonly handed: readonly HandedFunction[];
  /**
   * Functions with a body that may run on the same thread before a call of `fn` returns: callees, exported Go functions
   * that C calls, functions handed over as `called-back`. Not: goroutines, threads, signal handlers, deferred release by
   * finalizers. Nearest first; `fn` itself only when it is reached again.
   */
  reachedFrom(fn: PlacedFunction): readonly Reach[];
  /** The same for one call site, the called bodies themselves included. */
  reachedBy(site: CallSite): readonly Reach[];
  /** Exported functions of Go are called from any C thread unless the package shows otherwise. */
  runsOn(fn: PlacedFunction): ReadonlySet<StackKind>;
  /** For people and tests. */
  printBoundary(fn: PlacedFunction): string;
}
