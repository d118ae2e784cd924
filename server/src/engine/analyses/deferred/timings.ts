// Deferred releases whose argument is evaluated too early. Go evaluates the arguments of a deferred call where `defer`
// stands: `defer C.free(unsafe.Pointer(p))` above the call that fills `&p` frees nil, and a slice handed to a deferred
// `freeAll(list)` has the length it had then.
//
// Certain are only: a variable that is nil (or a slice that is empty) on every path to the `defer` and gets a value
// later that nothing else looks after; and a variable whose later value the ownership analysis sees leak. What moves
// inside a block (`p = unsafe.Add(p, n)`) makes nothing new and stays silent.
import type { Action, Cfg } from "../../cfg/cfg.ts";
import type { Call } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { CallResolver } from "../calls/callee.ts";
import type { OwnershipAnalysis } from "../ownership/ownership.ts";
import type { DeferTiming, LaterValue, TimingKind } from "./deferred.ts";
import { isLookedAfter, laterValues } from "./laterValues.ts";
import type { DeferredRelease } from "./releasedArguments.ts";
import { calleeLabel, releasedLocals } from "./releasedArguments.ts";
import type { VariableContext } from "./zeroBefore.ts";
import { heldAt, holds, writersOf } from "./zeroBefore.ts";

export interface TimingSource {
  readonly resolver: CallResolver;
  readonly ownership: OwnershipAnalysis;
  /** The graph of the function (depth 0) or of one of its literals (depth i + 1). */
  cfgOf(fn: PlacedFunction, depth: number): Cfg | undefined;
}

type DeferAction = Extract<Action, { kind: "defer" }>;

/** In source order. */
export function findTimings(fn: PlacedFunction, source: TimingSource): readonly DeferTiming[] {
  const found = [fn.model, ...fn.model.literals].flatMap((_, depth) => timingsAt(fn, depth, source));
  return found.sort((a, b) => a.release.span.start - b.release.span.start);
}

function timingsAt(fn: PlacedFunction, depth: number, source: TimingSource): readonly DeferTiming[] {
  const cfg = source.cfgOf(fn, depth);
  const defers = (cfg?.blocks ?? []).flatMap((block) => block.actions).filter((action): action is DeferAction => action.kind === "defer");
  if (cfg === undefined || defers.length === 0) return [];
  const context = { fn: fn.model, resolver: source.resolver, ownership: source.ownership };
  return defers.flatMap((action) => {
    if (action.call.kind !== "call") return [];
    const { call } = action;
    return releasedLocals(call, context)
      .filter(({ local }) => fn.model.locals[local]?.depth === depth)
      .flatMap((one): readonly DeferTiming[] => {
        const release: DeferredRelease = { ...one, call, span: action.span, callee: calleeLabel(call) };
        const variable: VariableContext = { fn: fn.model, resolver: source.resolver, cfg, local: one.local, writers: writersOf(fn.model, one.local) };
        const verdict = judge(action, release, variable, { fn, depth, source });
        return verdict === undefined ? [] : [{ fn, depth, release, ...verdict }];
      });
  });
}

interface Place {
  readonly fn: PlacedFunction;
  readonly depth: number;
  readonly source: TimingSource;
}

function judge(action: DeferAction, release: DeferredRelease, variable: VariableContext, place: Place): { readonly kind: TimingKind; readonly later: readonly LaterValue[] } | undefined {
  const held = heldAt(action, variable);
  if (held === 0) return undefined;
  const context = { fn: place.fn.model, resolver: place.source.resolver, ownership: place.source.ownership };
  const later = laterValues(action, variable, context);
  if (later.length === 0) return undefined;
  const isZero = held === holds.nil || (release.elements && (held & holds.value) === 0);
  if (!isZero) return lostReplacements(later, place);
  if (isLookedAfter(action, variable, context)) return undefined;
  return { kind: held === holds.nil ? "nil" : "empty", later };
}

/** A second value of the variable: the ownership analysis decides whether it is lost. */
function lostReplacements(later: readonly LaterValue[], { fn, depth, source }: Place): { readonly kind: TimingKind; readonly later: readonly LaterValue[] } | undefined {
  const calls = later.filter((one) => one.how === "assigned" && one.call !== undefined);
  if (calls.length === 0) return undefined;
  const leaking = new Set(source.ownership.leaks(fn).filter((leak) => leak.creation.depth === depth && leak.kind === "exit").map((leak) => leak.creation.call));
  const lost = calls.filter((one) => one.call !== undefined && leaking.has(one.call));
  const [first] = lost;
  if (first?.call === undefined) return undefined;
  return { kind: isReallocation(first.call, fn, source) ? "reallocated" : "replaced", later: lost };
}

function isReallocation(call: Call, fn: PlacedFunction, source: TimingSource): boolean {
  const callee = source.resolver.resolve(call, fn.model);
  return "model" in callee && callee.model?.reallocates !== undefined;
}
