// What functions and literals do to the signal mask, callees included: solved body by body when asked for. Cycles are
// cut where they close (the inner call counts as doing nothing), so the answer does not depend on who asks first for
// functions outside cycles.
import type { Cfg } from "../../cfg/cfg.ts";
import type { Call, FunctionBody } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { CallResolver } from "../calls/callee.ts";
import type { CallGraph } from "../calls/callGraph.ts";
import type { SharedTables } from "../sharedTables.ts";
import { readMaskCall } from "./maskCalls.ts";
import { solveMasks } from "./maskFlow.ts";
import type { Lingering, MaskEffect } from "./signals.ts";

export interface MaskEffects {
  of(fn: PlacedFunction, depth: number): MaskEffect;
}

const noEffect: MaskEffect = { lingering: [], restores: [], paired: [], changes: [] };
/** Calls followed between the function that is asked about and the one that changes the mask. */
const maxCallDepth = 8;

interface MaskEffectsInput {
  readonly resolver: CallResolver;
  readonly calls: CallGraph;
  readonly cfg: (body: FunctionBody) => Cfg | undefined;
  readonly tables: SharedTables;
}

export function createMaskEffects({ resolver, calls, cfg, tables }: MaskEffectsInput): MaskEffects {
  const remembered = new Map<FunctionBody, MaskEffect>();
  const touching = tables.value("functions that touch masks", () => functionsThatTouchMasks(calls, resolver));
  const of = (fn: PlacedFunction, depth: number): MaskEffect => {
    const body = depth === 0 ? fn.model : fn.model.literals[depth - 1];
    if (body === undefined || !touching().has(fn.model)) return noEffect;
    const known = remembered.get(body);
    if (known !== undefined) return known;
    remembered.set(body, noEffect);
    const effect = solve(fn, depth, body);
    remembered.set(body, effect);
    return effect;
  };
  const solve = (fn: PlacedFunction, depth: number, body: FunctionBody): MaskEffect => {
    const graph = cfg(body);
    if (graph === undefined) return noEffect;
    const resolve = (call: Call): ReturnType<CallResolver["resolve"]> => resolver.resolve(call, fn.model);
    return solveMasks(graph, {
      resolve,
      maskCallOf: (call) => readMaskCall(call, fn, depth, resolve),
      effectOf: (call) => calleeEffect(call, fn),
    });
  };
  const calleeEffect = (call: Call, fn: PlacedFunction): Pick<MaskEffect, "restores"> & { readonly lingering: readonly Omit<Lingering, "exits">[] } => {
    const callee = resolver.resolve(call, fn.model);
    const bodies = callee.kind === "literal" ? [of(fn, callee.index + 1)] : callee.kind === "c" || callee.kind === "go" ? callee.bodies.map((placed) => of(placed, 0)) : [];
    const lingering = bodies.flatMap((effect) => effect.lingering).filter((one) => one.through.length < maxCallDepth);
    return {
      restores: bodies.flatMap((effect) => effect.restores),
      lingering: lingering.map(({ change, needed, through }) => ({ change, needed, through: [{ fn, call }, ...through] })),
    };
  };
  return { of };
}

/** Functions that hold a mask call or reach one through calls inside the package: all others need no graph. */
function functionsThatTouchMasks(calls: CallGraph, resolver: CallResolver): ReadonlySet<unknown> {
  const found = new Set<unknown>();
  const queue: PlacedFunction[] = [];
  for (const fn of calls.functions) {
    const direct = mentionsMask(fn.model.text) && calls.callsIn(fn).some(({ call, depth }) => readMaskCall(call, fn, depth, (one) => resolver.resolve(one, fn.model)) !== undefined);
    if (direct) queue.push(fn);
  }
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (found.has(next.model)) continue;
    found.add(next.model);
    queue.push(...calls.callersOf(next).map((site) => site.caller));
  }
  return found;
}

/** The cheap question, asked of the text. */
export function mentionsMask(text: string): boolean {
  return /sigmask|sigprocmask|SIGPROCMASK|sigblock|sigsetmask|sighold|sigrelse|SIG_HOLD/i.test(text);
}
