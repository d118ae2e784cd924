// Whether the thread is locked when a Go function or literal starts: joined over everything that can start it.
// Callers outside the package count as unlocked, unless the package locks in `init` (then it lives on the main
// thread); calls from C run on the thread that called (the runtime holds it); `go` always starts unlocked.
// What `cgovet:main-thread` stands above starts locked: its callers answer for it.
// What is stored or handed to unknown code may start either way. States only grow, so the iteration ends.
import type { Call, FunctionModel } from "../../program/ast.ts";
import type { LightTypes } from "../../program/lightTypes.ts";
import type { PackageModel, PlacedFunction } from "../../program/model.ts";
import type { CallGraph } from "../calls/callGraph.ts";
import type { LockPaths } from "./lockPaths.ts";
import { UnitTable, type LockSummaries, type ThreadUnit } from "./lockSummaries.ts";
import { createSpread, type SpreadTarget } from "./spreadStarts.ts";
import { isForMainThread } from "./threadTouches.ts";
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
  for (const { held, excess, fuzzy } of paths.values()) {
    const here = held.length > 0 ? "always" : fuzzy ? "sometimes" : excess.length > 0 ? "never" : entry;
    state = joinStates(state, here);
  }
  return state ?? entry;
}

export function solveEntryStates(sources: EntrySources): EntryStates {
  const solver = new EntrySolver(sources);
  solver.solve();
  return solver;
}

/** Mutable while it solves. */
class EntrySolver implements EntryStates, SpreadTarget {
  private readonly sources: EntrySources;
  private readonly states = new UnitTable<LockState>();
  private readonly starts = new UnitTable<Starts>();
  private readonly pending = new UnitTable<ThreadUnit>();
  private readonly spread: (unit: ThreadUnit) => void;

  constructor(sources: EntrySources) {
    this.sources = sources;
    this.spread = createSpread(sources.calls, sources.types, this);
  }

  solve(): void {
    const { calls, locks } = this.sources;
    const goFunctions = calls.functions.filter(({ model }) => model.lang === "go");
    const initLocks = goFunctions.some((fn) => isInit(fn.model) && locks.effectOf({ fn, depth: 0 }) !== 0);
    for (const fn of goFunctions) {
      const outside = startedFromOutside(fn, this.sources, initLocks);
      if (outside) this.start({ fn, depth: 0 }, outside.state, outside.endsGoroutine ? { fresh: true } : { outside: true });
    }
    this.settle();
    const viaInterface = new Set(goFunctions.flatMap((fn) => calls.callsIn(fn).flatMap(({ callee }) => (callee.kind === "unknown" ? [callee.name] : []))));
    // What nobody is seen to start: methods behind interfaces, dead code. First those without callers, then cycles.
    for (const isRoot of [(fn: PlacedFunction): boolean => calls.callersOf(fn).length === 0, (): boolean => true]) {
      const unseen = goFunctions.filter((fn) => this.states.get({ fn, depth: 0 }) === undefined && isRoot(fn));
      for (const fn of unseen) this.start({ fn, depth: 0 }, viaInterface.has(fn.model.name) && fn.model.receiver ? "sometimes" : "never", { outside: true });
      this.settle();
    }
  }

  private settle(): void {
    for (let unit = this.pending.shift(); unit; unit = this.pending.shift()) this.spread(unit);
  }

  private start(unit: ThreadUnit, state: LockState, how: Partial<Starts>): void {
    this.starts.set(unit, { ...(this.starts.get(unit) ?? noStarts), ...how });
    const before = this.states.get(unit);
    // Whoever calls what is annotated so has promised to be on the main thread.
    const isPromised = unit.depth === 0 && isForMainThread(unit.fn.model.annotations);
    const joined = isPromised ? "always" : joinStates(before, state);
    if (before === joined) return;
    this.states.set(unit, joined);
    this.pending.set(unit, unit);
  }

  goroutine(unit: ThreadUnit): void {
    this.start(unit, "never", { fresh: true });
  }
  call(unit: ThreadUnit, state: LockState): void {
    this.start(unit, state, { called: true });
  }
  lose(unit: ThreadUnit): void {
    this.start(unit, "sometimes", { outside: true });
  }
  again(unit: ThreadUnit): void {
    if (this.states.get(unit) !== undefined) this.pending.set(unit, unit);
  }
  stateAt(unit: ThreadUnit, call: Call): LockState {
    return stateOf(this.sources.locks.flowOf(unit)?.at(call)?.before, this.of(unit));
  }

  of(unit: ThreadUnit): LockState {
    return this.states.get(unit) ?? "never";
  }
  at(unit: ThreadUnit, call: Call): LockState {
    return this.stateAt(unit, call);
  }
  after(unit: ThreadUnit, call: Call): LockState {
    return stateOf(this.sources.locks.flowOf(unit)?.at(call)?.after, this.of(unit));
  }
  endsGoroutine(unit: ThreadUnit): boolean {
    const { fresh, called, outside } = this.starts.get(unit) ?? noStarts;
    return fresh && !called && !outside;
  }
  hasCallers(unit: ThreadUnit): boolean {
    return this.starts.get(unit)?.called === true;
  }
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
