// Goroutines started without bound that end up in blocking calls of C. (Interface; the ideas stand in
// goroutineStarts.ts and blockingPaths.ts.)
import type { Span } from "../../base/span.ts";
import type { Call } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { CallSite } from "../calls/callGraph.ts";

/** Why nobody can say how many there will be. */
export type Unbounded =
  /** A loop that never ends by itself: accept, read, poll. */
  | "endless-loop"
  /** One for each value that arrives on a channel. */
  | "channel"
  /** One for each element of something whose length the function does not decide. */
  | "elements"
  /** A handler of net/http: one goroutine per request runs it. */
  | "request";

/** A `go` statement, or a call that starts a goroutine, in such a place. */
export interface GoroutineStart {
  readonly fn: PlacedFunction;
  /** 0 in the function itself, i + 1 in its literal i. */
  readonly depth: number;
  readonly call: Call;
  readonly why: Unbounded;
  /** The innermost loop around it; absent for handlers. */
  readonly loop: Span | undefined;
}

/** A way from the started goroutine to a blocking call. */
export interface BlockingPath {
  /** Calls that lead there, the blocking one last; never empty. */
  readonly path: readonly CallSite[];
  /** The blocking function: `C.recv`. */
  readonly name: string;
  /** As in the tables: `always` waits for somebody by its nature. */
  readonly blocks: "may" | "always";
}

export interface Fanout {
  readonly start: GoroutineStart;
  readonly blocking: BlockingPath;
}

export interface FanoutAnalysis {
  /** In source order, at most one per start: the way to the surest, then nearest, blocking call. */
  fanouts(fn: PlacedFunction): readonly Fanout[];
  /** For people and tests. */
  printFanouts(fn: PlacedFunction): string;
}
