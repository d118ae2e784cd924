// Where code that installs handlers does not meet the Go runtime: other systems, constructors, children after fork(),
// handlers themselves.
import type { SignalFact } from "../../analyses/signals/signals.ts";
import type { Call } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { conditionsAround } from "../../program/preprocessorConditions.ts";
import type { RuleContext } from "../defineRule.ts";

/** A call inside a function. */
export interface CallPlace {
  readonly fn: PlacedFunction;
  readonly call: Call;
}

/** Code that is compiled only where goroutine signal stacks do not exist. */
export function isForOtherSystems({ fn, call }: CallPlace, { pkg }: RuleContext): boolean {
  const file = pkg.fileOf(fn.uri);
  if (file === undefined) return true;
  if (/[_.]windows(_\w+)?\.\w+$/.test(file.uri) || (file.kind === "go" && /\bwindows\b/.test(file.constraint) && !/!\s*windows/.test(file.constraint))) return true;
  return conditionsAround(file.text, fn.start + call.span.start).some((condition) => /WIN32|WIN64|_MSC_VER|MINGW|WINDOWS|SIGACTION|SA_ONSTACK/i.test(condition));
}

/** Handlers of a constructor are there first: the Go runtime replaces them and calls them from its own. */
export function runsBeforeGo(fn: PlacedFunction, { pkg, analyses }: RuleContext): boolean {
  const heads = fn.model.lang === "c" ? (pkg.prototypes.get(fn.model.name) ?? []) : [];
  const isConstructor = heads.some(({ attributes }) => attributes.some((attribute) => /^_*constructor_*\b/.test(attribute)));
  return isConstructor && analyses.calls.callersOf(fn).length === 0;
}

/** Behind a fork() in the same function, or in a function called behind one: the child has one thread and no goroutines. */
export function isInForkedChild({ fn, call }: CallPlace, { analyses }: RuleContext): boolean {
  const forksBefore = (one: PlacedFunction, at: Call): boolean =>
    /\b(v?fork|clone3?)\s*\(/.test(one.model.text) && analyses.calls.callsIn(one).some((site) => site.callee.kind === "c" && /^(v?fork|clone3?)$/.test(site.callee.name) && site.call.span.start < at.span.start);
  return forksBefore(fn, call) || analyses.calls.callersOf(fn).some(({ caller, call: site }) => forksBefore(caller, site));
}

/** A handler changes dispositions when the program is about to end, or to let the next signal through. */
export function runsInHandler(fn: PlacedFunction, { analyses }: Pick<RuleContext, "analyses">): boolean {
  const { signals } = analyses;
  return signals.handlers().some((handler) => signals.reachedFromHandler(handler).some((one) => one.fn.model === fn.model));
}

/** The package puts a saved action of the signal back: the handler is there for a while only. */
export function isPutBack(fact: SignalFact, { analyses }: Pick<RuleContext, "analyses">): boolean {
  return analyses.signals.facts().some((other) => other.does === "restores" && (other.signal === fact.signal || other.signal === "?") && !runsInHandler(other.fn, { analyses }));
}
