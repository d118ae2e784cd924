// Whether the thread is locked when a Go function or literal starts: joined over everything that can start it.
// Callers outside the package count as unlocked, unless the package locks in `init` (then it lives on the main
// thread); calls from C run on the thread that called (the runtime holds it); `go` always starts unlocked.
// What is stored or handed to unknown code may start either way. States only grow, so the iteration ends.
import type { Call, FunctionModel } from "../../program/ast.ts";
import type { LightTypes } from "../../program/lightTypes.ts";
import type { PackageModel, PlacedFunction } from "../../program/model.ts";
import type { CallGraph } from "../calls/callGraph.ts";
import type { LockPaths } from "./lockPaths.ts";
import { UnitTable, type LockSummaries, type ThreadUnit } from "./lockSummaries.ts";
import { createSpread } from "./spreadStarts.ts";
import type { LockState } from "./threads.ts";

export interface EntryStates {
  /** `never` for what nothing starts. */
  of(unit: ThreadUnit): LockState;
  /** The state when a call inside the unit runs. */
  at(unit: ThreadUnit, call: Call): LockState;
  /** The state right after the call. */
  after(unit: ThreadUnit, call: Call): LockState;
  /** Everything that starts the unit is inside the package. */
  isClosed(unit: ThreadUnit): boolean;
}

export interface EntrySources {
  readonly pkg: PackageModel;
  readonly calls: CallGraph;
  readonly types: LightTypes;
  readonly locks: LockSummaries;
}

export function joinStates(a: LockState | undefined, b: LockState): LockState {
  return a === undefined || a === b ? b : "sometimes";
}

/** The state along these paths for a body entered in state `entry`. */
export function stateOf(paths: LockPaths | undefined, entry: LockState): LockState {
  if (paths === undefined) return entry;
  if (paths === "unknown") return "sometimes";
  let state: LockState | undefined;
  for (const { held, excess } of paths.values()) state = joinStates(state, held.length > 0 ? "always" : excess.length > 0 ? "never" : entry);
  return state ?? entry;
}

export function solveEntryStates(sources: EntrySources): EntryStates {
  const { calls, locks, types } = sources;
  const states = new UnitTable<LockState>();
  const open = new UnitTable<true>();
  const pending = new UnitTable<ThreadUnit>();
  const start = (unit: ThreadUnit, state: LockState): void => {
    const before = states.get(unit);
    const joined = joinStates(before, state);
    if (before === joined) return;
    states.set(unit, joined);
    pending.set(unit, unit);
  };
  const stateAt = (unit: ThreadUnit, call: Call): LockState => stateOf(locks.flowOf(unit)?.at(call)?.before, states.get(unit) ?? "never");
  const initLocks = calls.functions.some((fn) => isInit(fn.model) && locks.effectOf({ fn, depth: 0 }) !== 0);
  const spread = createSpread(calls, types, {
    start,
    stateAt,
    again: (unit) => {
      if (states.get(unit) !== undefined) pending.set(unit, unit);
    },
    open: (unit) => {
      open.set(unit, true);
    },
  });
  for (const fn of calls.functions) {
    if (fn.model.lang !== "go") continue;
    const outside = startedFromOutside(fn, sources, initLocks);
    if (outside === undefined) continue;
    open.set({ fn, depth: 0 }, true);
    start({ fn, depth: 0 }, outside);
  }
  for (let unit = pending.shift(); unit; unit = pending.shift()) spread(unit);
  return {
    of: (unit) => states.get(unit) ?? "never",
    at: stateAt,
    after: (unit, call) => stateOf(locks.flowOf(unit)?.at(call)?.after, states.get(unit) ?? "never"),
    isClosed: (unit) => open.get(unit) === undefined,
  };
}

function isInit(model: FunctionModel): boolean {
  return model.name === "init" && model.receiver === undefined;
}

/** The state in which code outside the package starts the function; undefined when it cannot. */
function startedFromOutside(fn: PlacedFunction, { pkg, calls }: EntrySources, initLocks: boolean): LockState | undefined {
  const { model } = fn;
  const byUs: LockState = initLocks ? "always" : "never";
  if (model.exportName !== undefined || isInit(model)) return "always";
  if (model.name === "main" && pkg.name === "main" && !model.receiver) return byUs;
  const file = pkg.fileOf(fn.uri);
  if (file?.kind === "go" && file.isTest && /^(Test|Benchmark|Fuzz|Example)/.test(model.name)) return model.name === "TestMain" ? byUs : "never";
  if (calls.isUsedAsValue(fn)) return "sometimes";
  return /^\p{Lu}/u.test(model.name) && pkg.name !== "main" ? byUs : undefined;
}
