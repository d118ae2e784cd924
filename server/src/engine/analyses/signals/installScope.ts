// Where code that installs handlers does not meet the Go runtime: other systems, constructors, children after fork(),
// handlers themselves.
import type { Call } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { conditionsAround } from "../../program/preprocessorConditions.ts";
import type { PackageAnalyses } from "../packageAnalyses.ts";
import type { SignalFact } from "./signals.ts";

/** What the questions are asked of. */
export type ScopeAnalyses = Pick<PackageAnalyses, "pkg" | "calls" | "signals">;

/** A call inside a function. */
export interface CallPlace {
  readonly fn: PlacedFunction;
  readonly call: Call;
}

/** Code that is compiled only where goroutine signal stacks do not exist. */
export function isForOtherSystems({ fn, call }: CallPlace, { pkg }: ScopeAnalyses): boolean {
  const file = pkg.fileOf(fn.uri);
  if (file === undefined) return true;
  if (/[_.]windows(_\w+)?\.\w+$/.test(file.uri) || (file.kind === "go" && /\bwindows\b/.test(file.constraint) && !/!\s*windows/.test(file.constraint))) return true;
  return conditionsAround(file.text, fn.start + call.span.start).some((condition) => /WIN32|WIN64|_MSC_VER|MINGW|WINDOWS|SIGACTION|SA_ONSTACK/i.test(condition));
}

/**
 * A constructor of C, or a function that only constructors call: it runs before Go does. (Handlers installed there come
 * first: the Go runtime replaces them and calls them from its own.)
 */
export function runsBeforeGo(fn: PlacedFunction, analyses: Pick<PackageAnalyses, "pkg" | "calls">, above: readonly PlacedFunction[] = []): boolean {
  const { pkg, calls } = analyses;
  if (fn.model.lang !== "c" || above.length > deepestChain || above.includes(fn) || calls.isUsedAsValue(fn)) return false;
  const heads = pkg.prototypes.get(fn.model.name) ?? [];
  const isConstructor = heads.some(({ attributes }) => attributes.some((attribute) => /^_*constructor_*\b/.test(attribute)));
  const callers = calls.callersOf(fn);
  return (isConstructor || callers.length > 0) && callers.every(({ caller, how }) => how !== "go" && runsBeforeGo(caller, analyses, [...above, fn]));
}

/** Longer chains of calls below a constructor are not looked at. */
const deepestChain = 6;

/** Behind a fork() in the same function, or in a function called behind one: the child has one thread and no goroutines. `raw_clone` is one, too. */
export function isInForkedChild({ fn, call }: CallPlace, { calls }: Pick<ScopeAnalyses, "calls">): boolean {
  const forksBefore = (one: PlacedFunction, at: Call): boolean =>
    /(?:\b|_)(v?fork|clone3?)\s*\(/.test(one.model.text) && calls.callsIn(one).some((site) => site.callee.kind === "c" && /^(?:\w*_)?(v?fork|clone3?)$/.test(site.callee.name) && site.call.span.start < at.span.start);
  return forksBefore(fn, call) || calls.callersOf(fn).some(({ caller, call: site }) => forksBefore(caller, site));
}

/** A handler changes dispositions when the program is about to end, or to let the next signal through. */
export function runsInHandler(fn: PlacedFunction, { signals }: Pick<ScopeAnalyses, "signals">): boolean {
  return signals.handlers().some((handler) => signals.reachedFromHandler(handler).some((one) => one.fn.model === fn.model));
}

/** The package puts a saved action of the signal back: the handler is there for a while only. */
export function isPutBack(fact: SignalFact, { signals }: Pick<ScopeAnalyses, "signals">): boolean {
  return signals.facts().some((other) => other.does === "restores" && (other.signal === fact.signal || other.signal === "?") && !runsInHandler(other.fn, { signals }));
}

/** Where the runtime's handlers are not there, or no longer matter. */
export function isOutsideOfGo(fact: SignalFact, analyses: ScopeAnalyses): boolean {
  const place = { fn: fact.fn, call: fact.call };
  if (isForOtherSystems(place, analyses) || runsBeforeGo(fact.fn, analyses) || runsInHandler(fact.fn, analyses)) return true;
  return [place, ...fact.through.map(({ caller, call }) => ({ fn: caller, call }))].some((one) => isInForkedChild(one, analyses));
}
