// The deferred releases of one package, found per function when first asked for and remembered. Functions with syntax
// errors have no answer: what is missing there may only be half typed.
import type { Call } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { DeferredAnalysis, DeferTiming, LoopDefer } from "./deferred.ts";
import { findLoopDefers } from "./loopDefers.ts";
import type { LoopSource } from "./loopDefers.ts";
import { findTimings } from "./timings.ts";

export function createDeferredAnalysis(source: LoopSource): DeferredAnalysis {
  const timings = new Map<PlacedFunction, readonly DeferTiming[]>();
  const loops = new Map<PlacedFunction, readonly LoopDefer[]>();
  const isLooked = (fn: PlacedFunction): boolean => fn.model.lang === "go" && !fn.model.hasSyntaxError && /\bdefer\b/.test(fn.model.text);
  const remembered = <T>(known: Map<PlacedFunction, readonly T[]>, fn: PlacedFunction, find: () => readonly T[]): readonly T[] => {
    const found = known.get(fn) ?? (isLooked(fn) ? find() : []);
    known.set(fn, found);
    return found;
  };
  const timingsOf = (fn: PlacedFunction): readonly DeferTiming[] => remembered(timings, fn, () => findTimings(fn, source));
  const loopsOf = (fn: PlacedFunction): readonly LoopDefer[] => remembered(loops, fn, () => findLoopDefers(fn, source));
  return {
    timings: timingsOf,
    explains: (fn: PlacedFunction, call: Call) => timingsOf(fn).some((timing) => timing.later.some((value) => value.call === call)) || loopsOf(fn).some((found) => found.created === call),
    loops: loopsOf,
  };
}
