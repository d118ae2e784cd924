// Where a Go function can panic, as far as its text plainly shows it. (Interface; the idea stands in panicAnalysis.ts.)
import type { Span } from "../../base/span.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { CallSite } from "../calls/callGraph.ts";

export type PanicKind =
  /** `panic(x)`, `log.Panic(x)`. */
  | "explicit"
  /** `MustParse(text)` of something that is not constant. */
  | "must"
  /** `x.(T)` with one result. */
  | "assertion"
  /** A function value or a method of an interface: code of whoever set it. */
  | "foreign"
  /** `xs[i]` with `i` from a parameter that nothing compares. */
  | "index"
  /** A write to a map that nothing ever makes. */
  | "nil-map";

export interface PanicSource {
  readonly kind: PanicKind;
  /** The function that holds it, and where, relative to it. */
  readonly fn: PlacedFunction;
  readonly at: Span;
  /** The call or expression as written, shortened. */
  readonly what: string;
  /** Data from outside decides about it; otherwise it takes a mistake elsewhere. */
  readonly isPlain: boolean;
  /** Calls from the asked function down to `fn`; empty in that function itself. */
  readonly path: readonly CallSite[];
}

export interface PanicAnalysis {
  /** What can panic in a call of `fn` and is not recovered there or below; its own sources first, then those of the nearest callees. */
  sourcesOf(fn: PlacedFunction): readonly PanicSource[];
  /** Reports whether some deferred call of the function recovers. */
  recovers(fn: PlacedFunction): boolean;
  /** For people and tests. */
  printPanics(fn: PlacedFunction): string;
}
