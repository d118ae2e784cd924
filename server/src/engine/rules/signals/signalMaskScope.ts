// Questions the signal-mask rule asks about the surroundings of a change: who calls, who restores, whose mask it is.
import { placeOf, rootLocal } from "../../analyses/signals/signalNames.ts";
import type { Lingering, MaskCall, MaskedStretch } from "../../analyses/signals/signals.ts";
import type { Expr } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { RuleContext } from "../defineRule.ts";

/** Reports whether control goes from this body to nobody in the package: a mask it leaves behind stays on the thread. */
export function isRoot(fn: PlacedFunction, depth: number, { analyses }: RuleContext): boolean {
  if (depth > 0) {
    return !analyses.calls.callsIn(fn).some(({ callee, how }) => how !== "go" && callee.kind === "literal" && callee.index === depth - 1);
  }
  const callers = analyses.calls.callersOf(fn);
  return callers.every(({ how, caller }) => how === "go" || caller.model === fn.model) || analyses.calls.isUsedAsValue(fn);
}

/** Changes that need the lock: those with a counterpart here, and those this body makes itself. */
export function unlockedStretches(fn: PlacedFunction, depth: number, { analyses }: RuleContext): readonly MaskedStretch[] {
  const { paired, lingering } = analyses.signals.maskEffect(fn, depth);
  const own = lingering.filter(({ through }) => through.length === 0).map(({ change }) => ({ site: change.call, change }));
  const all = [...paired, ...own];
  return all.filter((one, index) => all.findIndex(({ site }) => site === one.site) === index);
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

/** Another Go function that nobody here calls undoes this very change: callers are to use the two as a pair. */
export function hasCounterpart(root: PlacedFunction, change: MaskCall, context: RuleContext): boolean {
  const functions = context.pkg.goFiles.flatMap((file) => file.functions).filter(({ model }) => model !== root.model);
  return functions.some((fn) => {
    const { restores } = context.analyses.signals.maskEffect(fn, 0);
    return restores.some((restore) => undoes(restore, change, context)) && isRoot(fn, 0, context);
  });
}

/** Same storage for the old mask, or the same signals unblocked; a mask handed in may be anybody's. */
function undoes(restore: MaskCall, change: MaskCall, context: RuleContext): boolean {
  if (isInForkedChild(restore, context)) return false;
  if (restore.operation === "unblock") return signalsIn(restore).some((signal) => signalsIn(change).includes(signal));
  const storage = variableOf(restore, restore.set, context);
  return storage === undefined || rootLocal(storage) !== undefined || storage === variableOf(change, change.old, context);
}

function signalsIn({ fn }: MaskCall): readonly string[] {
  return fn.model.text.match(/\bSIG[A-Z0-9]+\b/g) ?? [];
}

function variableOf({ fn }: MaskCall, expr: Expr | undefined, { analyses }: RuleContext): string | undefined {
  return placeOf(expr, (call) => analyses.resolver.resolve(call, fn.model));
}

/** Behind a fork() in the same function: the child has one thread. */
export function isInForkedChild({ fn, call }: MaskCall, { analyses }: RuleContext): boolean {
  return analyses.calls.callsIn(fn).some((site) => site.callee.kind === "c" && /^v?fork$/.test(site.callee.name) && site.call.span.start < call.span.start);
}
