// What every Go body does to the lock count, bottom-up: bodies that call LockOSThread or UnlockOSThread first, then
// whoever calls them, until nothing changes. All other bodies count as 0 and are never looked at. Recursion ends
// because a body that keeps changing becomes `fuzzy`, which is final.
import type { Cfg } from "../../cfg/cfg.ts";
import type { Call, FunctionBody, FunctionModel } from "../../program/ast.ts";
import type { LightTypes } from "../../program/lightTypes.ts";
import type { PackageModel, PlacedFunction } from "../../program/model.ts";
import type { Callee, CallResolver } from "../calls/callee.ts";
import type { CallGraph } from "../calls/callGraph.ts";
import { solveLocks, type LockEffect, type LockFlow } from "./lockFlow.ts";
import { netOf, runDeferred } from "./lockPaths.ts";
import type { SharedTables } from "../sharedTables.ts";

/** One Go function (depth 0) or literal (index + 1) of it. */
export interface ThreadUnit {
  readonly fn: PlacedFunction;
  readonly depth: number;
}

export interface LockSummaries {
  /** The flow of a body in which some call locks or unlocks; undefined for all others. */
  flowOf(unit: ThreadUnit): LockFlow | undefined;
  /** Locks minus unlocks on every way out. */
  effectOf(unit: ThreadUnit): LockEffect;
  effectOfCall(call: Call, inside: FunctionModel): LockEffect;
  /** Functions with a flow, in themselves or a literal. */
  readonly touching: ReadonlySet<FunctionModel>;
  /** Bodies that change the lock count, in the order of the package. */
  readonly changing: readonly ThreadUnit[];
}

export interface LockSources {
  readonly pkg: PackageModel;
  readonly calls: CallGraph;
  readonly resolver: CallResolver;
  readonly types: LightTypes;
  readonly tables: SharedTables;
  cfg(body: FunctionBody): Cfg | undefined;
}

const maxRounds = 6;

/** Reports whether the package names the lock anywhere. */
export function lockMention({ pkg, tables }: Pick<LockSources, "pkg" | "tables">): () => boolean {
  return tables.value("LockOSThread is mentioned", () => pkg.goFiles.some((file) => /LockOSThread/i.test(file.code)));
}

/** Solves all bodies of the package that have to do with locks. */
export function summariseLocks(sources: LockSources): LockSummaries {
  const table = new UnitTable<{ readonly flow: LockFlow; readonly effect: LockEffect; readonly rounds: number }>();
  const effectOf = (unit: ThreadUnit): LockEffect => table.get(unit)?.effect ?? 0;
  const effectOfCall = (call: Call, inside: FunctionModel): LockEffect => effectOfCallee(sources.resolver.resolve(call, inside), call, inside, { effectOf, sources });
  const pending = new UnitTable<ThreadUnit>();
  // The cheap question: most packages never mention the lock.
  const isMentioned = lockMention(sources);
  const goFunctions = isMentioned() ? sources.calls.functions.filter(({ model }) => model.lang === "go") : [];
  for (const fn of goFunctions) {
    for (const site of sources.calls.callsIn(fn)) if (directEffect(site.callee) !== 0) pending.set({ fn, depth: site.depth }, { fn, depth: site.depth });
  }
  for (let unit = pending.shift(); unit; unit = pending.shift()) {
    const graph = sources.cfg(bodyOf(unit) ?? unit.fn.model);
    if (!graph) continue;
    const { model } = unit.fn;
    const before = table.get(unit);
    const flow = solveLocks(graph, (call) => effectOfCall(call, model));
    const rounds = (before?.rounds ?? 0) + 1;
    const effect = rounds > maxRounds ? "fuzzy" : summarise(flow);
    table.set(unit, { flow, effect, rounds });
    if (effect === (before?.effect ?? 0)) continue;
    for (const caller of callersOf(unit, sources.calls)) pending.set(caller, caller);
  }
  const changing = goFunctions.flatMap((fn) => [fn.model, ...fn.model.literals].map((_, depth) => ({ fn, depth }))).filter((unit) => effectOf(unit) !== 0);
  const touching = new Set(goFunctions.flatMap((fn) => ([fn.model, ...fn.model.literals].some((_, depth) => table.get({ fn, depth }) !== undefined) ? [fn.model] : [])));
  return { flowOf: (unit) => table.get(unit)?.flow, effectOf, effectOfCall, touching, changing };
}

/** A map by unit that can also serve as a queue in insertion order. */
export class UnitTable<Value> {
  readonly #byModel = new Map<FunctionModel, Map<number, Value>>();

  get({ fn, depth }: ThreadUnit): Value | undefined {
    return this.#byModel.get(fn.model)?.get(depth);
  }
  set({ fn, depth }: ThreadUnit, value: Value): void {
    const depths = this.#byModel.get(fn.model) ?? new Map<number, Value>();
    this.#byModel.set(fn.model, depths.set(depth, value));
  }
  /** Removes and returns some entry: the first one of the first function. */
  shift(): Value | undefined {
    for (const [model, depths] of this.#byModel) {
      const [first] = depths;
      if (!first) continue;
      depths.delete(first[0]);
      if (depths.size === 0) this.#byModel.delete(model);
      return first[1];
    }
    return undefined;
  }
}

export function bodyOf({ fn, depth }: ThreadUnit): FunctionBody | undefined {
  return depth === 0 ? fn.model : fn.model.literals[depth - 1];
}

/** +1, −1 or 0 for the runtime's own functions. */
export function directEffect(callee: Callee): -1 | 0 | 1 {
  if (callee.kind !== "external") return 0;
  return callee.name === "runtime.LockOSThread" ? 1 : callee.name === "runtime.UnlockOSThread" ? -1 : 0;
}

interface EffectContext {
  readonly effectOf: (unit: ThreadUnit) => LockEffect;
  readonly sources: LockSources;
}

function effectOfCallee(callee: Callee, call: Call, inside: FunctionModel, context: EffectContext): LockEffect {
  switch (callee.kind) {
    case "go": {
      const effects = new Set(callee.bodies.map((fn) => context.effectOf({ fn, depth: 0 })));
      const [only = 0] = effects;
      return effects.size <= 1 ? only : "fuzzy";
    }
    case "literal":
      return context.effectOf({ fn: { model: inside, start: 0, uri: "" }, depth: callee.index + 1 });
    case "unknown":
      return mayUnlock(call, inside, context.sources.types) ? "fuzzy" : 0;
    default:
      return directEffect(callee);
  }
}

/** Calls of function values that may well undo a lock: `unlock()`, `release()`, or the result of a call (`done := begin()`). */
function mayUnlock({ callee }: Call, inside: FunctionModel, types: LightTypes): boolean {
  const name = callee.kind === "ident" ? callee.name : callee.kind === "select" ? callee.field : "";
  if (/lock|release|restore|cleanup|done|leave|detach|pop|reset/i.test(name)) return true;
  if (callee.kind !== "ident" || callee.ref.kind !== "local") return callee.kind === "call";
  return types.locals.of(inside, callee.ref.id).values.some((value) => value.kind === "value" && value.expr.kind === "call");
}

function summarise(flow: LockFlow): LockEffect {
  const nets = new Set<LockEffect>();
  for (const { kind, paths } of flow.exits) {
    if (kind !== "return" && kind !== "end") continue;
    if (paths === "unknown") return "fuzzy";
    for (const path of paths.values()) nets.add(path.fuzzy ? "fuzzy" : netOf(runDeferred(path)));
  }
  const [only = 0] = nets;
  return nets.size <= 1 ? only : "fuzzy";
}

function callersOf({ fn, depth }: ThreadUnit, calls: CallGraph): readonly ThreadUnit[] {
  const sites = depth === 0 ? calls.callersOf(fn) : calls.callsIn(fn).filter(({ callee }) => callee.kind === "literal" && callee.index === depth - 1);
  return sites.filter((site) => site.caller.model.lang === "go").map((site) => ({ fn: site.caller, depth: site.depth }));
}
