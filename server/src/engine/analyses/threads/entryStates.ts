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
  /** The goroutine starts and ends with the unit: `go`, `main`, `init`, tests, and nothing else starts it. */
  endsGoroutine(unit: ThreadUnit): boolean;
  /** Bodies of the package call it (rather than nobody, or code outside). */
  hasCallers(unit: ThreadUnit): boolean;
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
  const starts = new UnitTable<Starts>();
  const pending = new UnitTable<ThreadUnit>();
  const note = (unit: ThreadUnit, how: Partial<Starts>): void => starts.set(unit, { ...(starts.get(unit) ?? noStarts), ...how });
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
    stateAt,
    goroutine: (unit) => {
      note(unit, { fresh: true });
      start(unit, "never");
    },
    call: (unit, state) => {
      note(unit, { called: true });
      start(unit, state);
    },
    lose: (unit) => {
      note(unit, { outside: true });
      start(unit, "sometimes");
    },
    again: (unit) => {
      if (states.get(unit) !== undefined) pending.set(unit, unit);
    },
  });
  for (const fn of calls.functions) {
    const outside = fn.model.lang === "go" ? startedFromOutside(fn, sources, initLocks) : undefined;
    if (!outside) continue;
    note({ fn, depth: 0 }, outside.endsGoroutine ? { fresh: true } : { outside: true });
    start({ fn, depth: 0 }, outside.state);
  }
  for (let unit = pending.shift(); unit; unit = pending.shift()) spread(unit);
  return {
    of: (unit) => states.get(unit) ?? "never",
    at: stateAt,
    after: (unit, call) => stateOf(locks.flowOf(unit)?.at(call)?.after, states.get(unit) ?? "never"),
    endsGoroutine: (unit) => {
      const { fresh, called, outside } = starts.get(unit) ?? noStarts;
      return fresh && !called && !outside;
    },
    hasCallers: (unit) => starts.get(unit)?.called === true,
  };
}

/** Who starts a unit. */
interface Starts {
  readonly fresh: boolean;
  readonly called: boolean;
  readonly outside: boolean;
}
const noStarts: Starts = { fresh: false, called: false, outside: false };

function isInit(model: FunctionModel): boolean {
  return model.name === "init" && model.receiver === undefined;
}

/** The state in which code outside the package starts the function; undefined when it cannot. */
function startedFromOutside(fn: PlacedFunction, { pkg, calls }: EntrySources, initLocks: boolean): { readonly state: LockState; readonly endsGoroutine: boolean } | undefined {
  const { model } = fn;
  const byUs: LockState = initLocks ? "always" : "never";
  if (isInit(model)) return { state: "always", endsGoroutine: true };
  if (model.exportName !== undefined) return { state: "always", endsGoroutine: false };
  if (model.name === "main" && pkg.name === "main" && !model.receiver) return { state: byUs, endsGoroutine: true };
  const file = pkg.fileOf(fn.uri);
  if (file?.kind === "go" && file.isTest && /^(Test|Benchmark|Fuzz|Example)/.test(model.name)) {
    return { state: model.name === "TestMain" ? byUs : "never", endsGoroutine: true };
  }
  if (calls.isUsedAsValue(fn)) return { state: "sometimes", endsGoroutine: false };
  return /^\p{Lu}/u.test(model.name) && pkg.name !== "main" ? { state: byUs, endsGoroutine: false } : undefined;
}
