// What the children of fork() do before they exec or exit. (Interface; the idea stands in forkAnalysis.ts.)
import type { Span } from "../../base/span.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { CallSite } from "../calls/callGraph.ts";

/** A call that a child makes. */
export interface ChildCall {
  /** In the function itself, or in one it calls. */
  readonly site: CallSite;
  /** Calls of the function that lead to it; empty when the child's own code makes it. */
  readonly path: readonly CallSite[];
  /** Every way on from here ends the child: what is done on the way out, mostly after a failure. */
  readonly endsSoon: boolean;
}

export interface Fork {
  readonly fn: PlacedFunction;
  /** The call of fork, or of a function of the package that returns from both processes. */
  readonly site: CallSite;
  /** In source order; calls of exec and what comes behind them are left out. */
  readonly child: readonly ChildCall[];
  /** Where the child leaves the function, relative to it. */
  readonly returns: readonly Span[];
  /** The child hands the result of fork to its caller, who goes on by it. */
  readonly tellsCaller: boolean;
}

export interface ForkAnalysis {
  /** In source order. */
  forksIn(fn: PlacedFunction): readonly Fork[];
  /** Reports whether some call of the body stands in a child only. */
  runsInChild(fn: PlacedFunction, call: CallSite["call"]): boolean;
  /** For people and tests. */
  printForks(fn: PlacedFunction): string;
}
