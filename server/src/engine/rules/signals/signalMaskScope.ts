// Questions the signal-mask rule asks about the surroundings of a change: who calls, who restores, whose mask it is.
import type { CallSite } from "../../analyses/calls/callGraph.ts";
import { placeOf, rootLocal } from "../../analyses/signals/signalNames.ts";
import type { Lingering, MaskCall, MaskedStretch } from "../../analyses/signals/signals.ts";
import type { LockState } from "../../analyses/threads/threads.ts";
import type { Call, Expr } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { RuleContext } from "../defineRule.ts";
import { isInForkedChild } from "../../analyses/signals/installScope.ts";

/** Reports whether control goes from this body to nobody in the package: a mask it leaves behind stays on the thread. */
export function isRoot(fn: PlacedFunction, depth: number, { analyses }: RuleContext): boolean {
  if (depth > 0) {
    return !analyses.calls.callsIn(fn).some(({ callee, how }) => how !== "go" && callee.kind === "literal" && callee.index === depth - 1);
  }
  const callers = analyses.calls.callersOf(fn);
  return callers.every(({ how, caller }) => how === "go" || caller.model === fn.model) || analyses.calls.isUsedAsValue(fn);
}

/** Changes that need the lock: those with a counterpart here, and those this body makes itself; one per call here. */
export function stretchesIn(fn: PlacedFunction, depth: number, { analyses }: RuleContext): readonly MaskedStretch[] {
  const { paired, lingering } = analyses.signals.maskEffect(fn, depth);
  const all = [...paired, ...lingering.filter(({ through }) => through.length === 0)];
  return all.filter((one, index) => all.findIndex((other) => siteOf(other) === siteOf(one)) === index);
}

/** The call in the function that is asked about. */
export function siteOf({ change, through }: MaskedStretch): Call {
  return through[0]?.call ?? change.call;
}

/** The best lock on the way to the change: a helper may take it before it changes the mask. */
export function lockOnTheWay({ change, through }: MaskedStretch, { analyses }: RuleContext): LockState {
  const places = [...through, { fn: change.fn, call: change.call }].filter(({ fn }) => fn.model.lang === "go");
  const states = places.map(({ fn, call }) => analyses.threads.lockStateAt(fn, call));
  return states.includes("always") ? "always" : states.includes("sometimes") ? "sometimes" : "never";
}

/** The set or the operation is a parameter: the function offers mask changes to its callers. */
export function isHandedIn(mask: MaskCall, context: RuleContext): boolean {
  return [mask.set, mask.how].some((expr) => {
    const local = rootLocal(variableOf(mask, expr, context) ?? "");
    const kind = local === undefined ? undefined : mask.fn.model.locals[local]?.kind;
    return kind === "param" || kind === "receiver";
  });
}

/** A goroutine that locks its thread and never unlocks it takes the thread, and the mask, along when it ends. */
export function isThrownAway(root: PlacedFunction, { through }: Lingering, { analyses }: RuleContext): boolean {
  return [root, ...through.map((step) => step.fn)].some((fn) => {
    const names = analyses.calls.callsIn(fn).map(({ callee }) => (callee.kind === "external" ? callee.name : ""));
    return names.includes("runtime.LockOSThread") && !names.includes("runtime.UnlockOSThread");
  });
}

/**
 * Another Go function that nobody here calls undoes this very change: callers are to use the two as a pair. A literal
 * of the same function that does is its clean-up, handed to whoever runs it.
 */
export function hasCounterpart(root: PlacedFunction, change: MaskCall, context: RuleContext): boolean {
  const functions = context.pkg.goFiles.flatMap((file) => file.functions).filter(({ model }) => model !== root.model);
  const restoresIt = (fn: PlacedFunction, depth: number): boolean =>
    context.analyses.signals.maskEffect(fn, depth).restores.some((restore) => undoes(restore, change, context));
  return root.model.literals.some((_, index) => restoresIt(root, index + 1)) || functions.some((fn) => restoresIt(fn, 0) && isRoot(fn, 0, context));
}

/** Same storage, or the same signals unblocked; a mask handed in may be anybody's. */
function undoes(restore: MaskCall, change: MaskCall, context: RuleContext): boolean {
  if (isInForkedChild(restore, context.analyses)) return false;
  const set = variableOf(restore, restore.set, context);
  if (restore.operation === "unblock") {
    const isSameSet = set !== undefined && set === variableOf(change, change.set, context) && (rootLocal(set) === undefined || restore.fn.model === change.fn.model);
    return isSameSet || signalsIn(restore).some((signal) => signalsIn(change).includes(signal));
  }
  return set === undefined || rootLocal(set) !== undefined || set === variableOf(change, change.old, context);
}

/** Calls behind the change in the same body that start a thread, themselves or in a C function they run. */
export function threadsMadeUnder(change: MaskCall, { analyses }: RuleContext): readonly { readonly call: Call; readonly callee: string }[] {
  const starts = ({ callee }: CallSite): boolean => callee.kind === "c" && callee.model?.callbacks?.some(({ role }) => role === "thread-start") === true;
  return analyses.calls.callsIn(change.fn).flatMap((site) => {
    if (site.depth !== change.depth || site.call.span.start < change.call.span.end || site.callee.kind !== "c") return [];
    const makesThread = starts(site) || analyses.boundary.reachedBy(site).some(({ fn }) => fn.model.lang === "c" && analyses.calls.callsIn(fn).some(starts));
    const { start, end } = site.call.callee.span;
    return makesThread ? [{ call: site.call, callee: change.fn.model.text.slice(start, end) }] : [];
  });
}

function signalsIn({ fn }: MaskCall): readonly string[] {
  return fn.model.text.match(/\bSIG[A-Z0-9]+\b/g) ?? [];
}

function variableOf({ fn }: MaskCall, expr: Expr | undefined, { analyses }: RuleContext): string | undefined {
  return placeOf(expr, (call) => analyses.resolver.resolve(call, fn.model));
}
