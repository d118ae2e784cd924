// Operations on locks, call by call. A call of a function of the package counts when its body, in the end, leaves with
// a lock it took or gives back one it did not take: `lock_list(l)`, `l.lock()`. Such bodies are looked into four calls
// deep; the lock is renamed from their parameter to the argument. Text is looked at first: from the second call on, bodies
// that never mention locks cost one search.
import type { Cfg } from "../../cfg/cfg.ts";
import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { Call, Expr, FunctionBody, FunctionModel } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { Callee } from "../calls/callee.ts";
import type { CallGraph, CallSite } from "../calls/callGraph.ts";
import { rootLocal } from "../signals/signalNames.ts";
import { movedPlace, namedLock, placeIn, receiverLock, type IdentitySources } from "./mutexIdentity.ts";
import type { MutexIdentity, MutexOperation } from "./mutexes.ts";
import { isSamePlace, solveMutexes, type MutexFlow } from "./mutexFlow.ts";
import { waitingCalls } from "./waitingCalls.ts";

export interface MutexSources extends IdentitySources {
  readonly knowledge: Knowledge;
  readonly calls: CallGraph;
  readonly cfg: (body: FunctionBody) => Cfg | undefined;
}

export interface MutexBodies {
  readonly operationsIn: (fn: PlacedFunction) => readonly MutexOperation[];
  /** Undefined for bodies without operations. */
  flowOf(fn: PlacedFunction, depth: number): MutexFlow | undefined;
}

const maxDepth = 4;
const mentionsLocks = /lock|mutex|mtx_|Critical/i;

export function createMutexBodies(sources: MutexSources): MutexBodies {
  const found = new Map<FunctionModel, Map<number, readonly MutexOperation[]>>();
  const flows = new Map<FunctionBody, MutexFlow | undefined>();

  /** Wrappers are followed `levels` calls deep. */
  const operations = (fn: PlacedFunction, levels: number): readonly MutexOperation[] => {
    const known = found.get(fn.model) ?? new Map<number, readonly MutexOperation[]>();
    found.set(fn.model, known);
    const old = known.get(levels);
    if (old) return old;
    known.set(levels, []);
    const made = levels >= maxDepth - 1 || mentionsLocks.test(fn.model.text) ? sources.calls.callsIn(fn).flatMap((site) => ofSite(site, levels)) : [];
    known.set(levels, made);
    return made;
  };
  const ofSite = (site: CallSite, levels: number): readonly MutexOperation[] => {
    if (site.how === "go") return [];
    const direct = directOperation(site, sources);
    if (direct) return [direct];
    if (levels === 0 || !("bodies" in site.callee) || site.callee.bodies.length !== 1) return [];
    const [body] = site.callee.bodies;
    return body === undefined || body.model === site.caller.model ? [] : netOperations(body, levels - 1).flatMap((one) => renamed(one, body, site, sources));
  };
  const flow = (fn: PlacedFunction, depth: number, levels: number): MutexFlow | undefined => {
    const body = depth === 0 ? fn.model : fn.model.literals[depth - 1];
    const all = operations(fn, levels).filter((one) => one.depth === depth);
    const graph = all.length > 0 && body ? sources.cfg(body) : undefined;
    return graph && solveMutexes(graph, {
      operationsOf: (call) => all.filter((one) => one.call === call),
      waitOf: (call) => waitOf(sources.resolve(call, fn.model)),
    });
  };
  /** What a body does to locks in the end. */
  const netOperations = (fn: PlacedFunction, levels: number): readonly MutexOperation[] => {
    const all = operations(fn, levels).filter((one) => one.depth === 0);
    if (all.length === 0 || all.length > 4) return [];
    const unlocks = all.filter((one) => one.does === "unlock" && !all.some((other) => other.does !== "unlock" && isSamePlace(one, other)));
    const { exits = [] } = flow(fn, 0, levels) ?? {};
    const deferred = operations(fn, levels).filter((one) => one.does === "unlock" && (one.deferred || one.depth > 0));
    const [first, ...rest] = exits;
    const kept = [...(first ?? [])].filter((one) => rest.every((exit) => exit.has(one)) && !deferred.some((unlock) => isSamePlace(one, unlock)));
    return [...kept, ...unlocks];
  };
  return {
    operationsIn: (fn) => operations(fn, maxDepth),
    flowOf: (fn, depth) => {
      const body = depth === 0 ? fn.model : fn.model.literals[depth - 1];
      if (body === undefined) return undefined;
      if (!flows.has(body)) flows.set(body, flow(fn, depth, maxDepth));
      return flows.get(body);
    },
  };
}

function waitOf(callee: Callee): string | undefined {
  return callee.kind === "external" ? waitingCalls.get(callee.name) : undefined;
}

function directOperation(site: CallSite, sources: IdentitySources): MutexOperation | undefined {
  const { caller: fn, call, callee, how, depth } = site;
  const row = "model" in callee ? callee.model?.mutex : undefined;
  if (row === undefined || ("bodies" in callee && callee.bodies.length > 0)) return undefined;
  const mutex = lockOf(row.param, call, callee, { fn: fn.model, sources });
  return mutex && { fn, depth, call, does: row.does, recursive: row.recursive === true, mutex, direct: true, deferred: how === "defer" };
}

function lockOf(param: number, call: Call, callee: Callee, { fn, sources }: { readonly fn: FunctionModel; readonly sources: IdentitySources }): MutexIdentity | undefined {
  if (param < 0) return receiverLock(call, "name" in callee ? callee.name.replace(/^.*\//, "").replace(/^\w+\.(\w+)\.\w+$/, "sync.$1") : "", fn, sources);
  const argument = call.args[param];
  return argument && namedLock(argument, fn, sources);
}

/** The operation of a called body as its caller sees it. */
function renamed(operation: MutexOperation, body: PlacedFunction, site: CallSite, sources: IdentitySources): readonly MutexOperation[] {
  const place = placeAtCaller(operation.mutex.place, body.model, site, sources);
  if (place === undefined) return [];
  const mutex = { ...operation.mutex, place };
  return [{ ...operation, fn: site.caller, depth: site.depth, call: site.call, mutex, direct: false, deferred: site.how === "defer" }];
}

/** A place below a parameter, from the caller's side; places of variables of the package stay. */
function placeAtCaller(place: string, callee: FunctionModel, { call, caller }: CallSite, sources: IdentitySources): string | undefined {
  const root = rootLocal(place);
  if (root === undefined) return place;
  const argument = argumentFor(root, callee, call);
  const given = argument && placeIn(argument, caller.model, sources);
  return given === undefined ? undefined : given + place.replace(/^#\d+/, "");
}

/** The argument, or receiver, that a parameter's local gets. */
function argumentFor(local: number, callee: FunctionModel, call: Call): Expr | undefined {
  if (callee.receiver?.local === local) return call.callee.kind === "select" ? call.callee.base : undefined;
  const index = callee.params.findIndex((param) => param.local === local);
  return index < 0 ? undefined : call.args[index];
}

/** The place as the function called at the site sees it; undefined when no argument leads there. */
export function placeAtCallee(place: string, callee: FunctionModel, site: CallSite, sources: IdentitySources): string | undefined {
  if (rootLocal(place) === undefined) return place;
  const receiver = callee.receiver && site.call.callee.kind === "select" ? movedPlace(place, placeIn(site.call.callee.base, site.caller.model, sources), callee.receiver.local) : undefined;
  if (receiver !== undefined) return receiver;
  const index = site.call.args.findIndex((argument, i) => movedPlace(place, placeIn(argument, site.caller.model, sources), callee.params[i]?.local) !== undefined);
  const argument = site.call.args[index];
  return argument && movedPlace(place, placeIn(argument, site.caller.model, sources), callee.params[index]?.local);
}
