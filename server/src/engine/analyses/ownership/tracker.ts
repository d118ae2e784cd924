// Follows one resource through one unit: a forward exploration of (block, state) pairs.
//
// The idea. Each creating call is followed alone, so a state is small (aliases, facts, registered releases) and
// the number of states does not multiply with the number of resources. States that agree are merged by key, so
// branches that do not matter to the resource meet again behind the join: 2^10 paths cost what 10 branches cost.
// Why it ends: aliases are bounded, facts range over the unit's tracked conditions, and a block that has seen
// `factLimit` states forgets facts; past `stateLimit`, or past what all resources of a unit may cost together, the unit
// gives up with a notice.
import type { Kinship } from "../../knowledge/data/interchangeableFamilies.ts";
import type { Action, Block, Edge, EdgeCondition } from "../../cfg/cfg.ts";
import type { Expr } from "../../program/ast.ts";
import { childExprs, visitExpr } from "../../program/visit.ts";
import type { Touches } from "./actions.ts";
import { storesElsewhere } from "./loopStores.ts";
import type { Path } from "./accessPath.ts";
import { holdingAt, interior, isResource, keySuffix, rootOf } from "./accessPath.ts";
import { knownByLiteral } from "./conditions.ts";
import { originalKey } from "./copiedValues.ts";
import { contradictsConstant } from "./constantFacts.ts";
import { readEdge } from "./edgeReading.ts";
import type { GuardContext } from "./guards.ts";
import { isElsewhere, isSkipped } from "./guards.ts";
import type { Outcome, RawMisuse } from "./draft.ts";
import { draftOf, stateOf } from "./draft.ts";
import { isHandedTo } from "./elementLocals.ts";
import { isNotTaken } from "./afterRelease.ts";
import { seedsOf } from "./seeds.ts";
import type { Run, Tracked } from "./run.ts";
import { step } from "./run.ts";
import { outcomeAtExit } from "./exits.ts";
import { blocksBefore } from "./creationReach.ts";
import { freshEffort, type Effort } from "./effort.ts";
import { relevantDefers } from "./relatedLocals.ts";
import type { SummarySource } from "./callEffects.ts";
import { asksSibling, isEmptyOutput, statusAt } from "./statusReading.ts";
import type { State } from "./state.ts";
import { initialState, stateKey, withStep } from "./state.ts";
import type { Destination, ParamSummary } from "./summary.ts";
import { applyAction } from "./transfer.ts";
import type { Unit } from "./unit.ts";
import { pathOf } from "./unit.ts";

/** How one path ended, and what is known there. */
export interface Ending {
  readonly outcome: Outcome;
  readonly state: State;
  /** The aliases at the end, before anything was cleared. */
  readonly at: { readonly kind: "exit" | "action"; readonly action: Action | undefined; readonly block: Block };
}

export interface Tracking {
  readonly endings: readonly Ending[];
  /** The budget ran out: nothing absent may be concluded. */
  readonly gaveUp: boolean;
  /** Mistakes with it on the way, with the states they were made in. */
  readonly misuses: readonly { readonly misuse: RawMisuse; readonly state: State }[];
  /** Offsets of the exits that some path reaches after the release. */
  readonly releasedExits: ReadonlySet<number>;
  /** Some path leaves with the released value still where it was handed in. */
  readonly dangling: boolean;
}

export interface TrackingContext {
  readonly source: SummarySource;
  isCounted(family: string): boolean;
  isInPlace(family: string): boolean;
  kinship(one: string, other: string): Kinship | undefined;
  captureSummary(unit: Unit, literal: number, aliases: readonly Path[], facts: ReadonlyMap<string, boolean> | undefined): ParamSummary;
}

const factLimit = 24;
const stateLimit = 6000;
const noDefers: ReadonlySet<number> = new Set();
const nowhere: readonly Destination[] = [];

/** Follows the resource over every path of the unit. Gives up when `effort` is spent. */
export function track(unit: Unit, tracked: Tracked, context: TrackingContext, effort: Effort = freshEffort()): Tracking {
  if (effort.left < 0) return { endings: [], gaveUp: true, misuses: [], releasedExits: new Set(), dangling: false };
  const tracker = new Tracker(unit, tracked, context);
  return tracker.run(effort);
}

type SharedRun = Omit<Run, "draft" | "create" | "reallocFails" | "relevantDefers" | "late" | "argumentsOnly">;

/** Mutable while it runs, discarded afterwards. */
class Tracker {
  private readonly endings: Ending[] = [];
  private readonly misuses: { readonly misuse: RawMisuse; readonly state: State }[] = [];
  private readonly releasedExits = new Set<number>();
  private dangling = false;
  private readonly seen = new Map<number, Set<string>>();
  /** Grows at the end; what was run stays in it. */
  private readonly queue: { readonly block: number; readonly state: State }[] = [];
  private states = 0;
  private readonly unit: Unit;
  private readonly tracked: Tracked;
  private readonly creationRepeats: boolean;
  /** Blocks from which the creation can be reached: elsewhere nothing that happens without the resource matters. */
  private readonly ahead: ReadonlySet<number> | undefined;
  private readonly guardContext: GuardContext;
  /** Locals that the creating call was given. */
  private readonly argumentLocals: readonly number[];
  private readonly relevantDefers: ReadonlySet<number>;
  /** What every run of this tracking has in common. */
  private readonly shared: SharedRun;

  constructor(unit: Unit, tracked: Tracked, context: TrackingContext) {
    this.unit = unit;
    this.tracked = tracked;
    this.guardContext = { unit, tracked, source: context.source, isInPlace: (family) => context.isInPlace(family) };
    this.argumentLocals = tracked.creation?.call.args.flatMap(localsIn) ?? [];
    this.relevantDefers = unit.defers.length === 0 ? noDefers : relevantDefers(unit, seedsOf(unit, tracked));
    this.ahead = tracked.creation === undefined ? undefined : blocksBefore(unit, tracked.creation.call);
    this.creationRepeats = tracked.creation !== undefined && unit.hasCycle();
    const family = tracked.creation?.output.family;
    this.shared = {
      unit,
      tracked,
      source: context.source,
      isCounted: family !== undefined && context.isCounted(family),
      isCountedFamily: (one) => context.isCounted(one),
      isInPlaceFamily: (one) => context.isInPlace(one),
      kinship: (one, other) => context.kinship(one, other),
      captureSummary: (literal, aliases, facts) => context.captureSummary(unit, literal, aliases, facts),
    };
  }

  run(effort: Effort): Tracking {
    const start: State = this.tracked.entry === undefined ? initialState : { ...initialState, phase: "live", aliases: [this.tracked.entry], facts: this.tracked.facts ?? initialState.facts };
    this.enqueue(this.unit.cfg.entry, start);
    for (const next of this.queue) {
      const block = this.unit.cfg.blocks[next.block] as Block;
      effort.left -= block.actions.length + next.state.facts.size;
      if (++this.states > stateLimit || effort.left < 0) return this.result(true);
      this.runBlock(block, next.state);
    }
    return this.result(false);
  }

  private result(gaveUp: boolean): Tracking {
    return { endings: this.endings, gaveUp, misuses: this.misuses, releasedExits: this.releasedExits, dangling: this.dangling };
  }

  private enqueue(block: number, state: State): void {
    if (state.phase === "before" && this.ahead?.has(block) === false) return;
    const seen = this.seen.get(block) ?? new Set<string>();
    this.seen.set(block, seen);
    // What is concluded without the facts may contradict them.
    const kept = seen.size > factLimit && state.facts.size > 0 ? { ...state, facts: new Map<string, boolean>(), doubt: true } : state;
    const key = stateKey(kept);
    if (seen.has(key)) return;
    seen.add(key);
    this.queue.push({ block, state: kept });
  }

  private runBlock(block: Block, entering: State): void {
    let states: readonly State[] = [entering];
    let handedOut: ReadonlyMap<State, readonly Destination[]> | undefined;
    const touched = this.unit.touchesIn(block);
    for (let i = 0; i < touched.length; i++) {
      const touches = touched[i] as Touches;
      const action = block.actions[i] as Action;
      handedOut = undefined;
      // Most actions have nothing to do with the resource.
      if (!this.concernsAny(states, action, touches)) continue;
      const next: State[] = [];
      const destinations = new Map<State, readonly Destination[]>();
      for (const state of states) this.runAction(action, touches, state, block, next, destinations);
      states = next;
      if (destinations.size > 0) handedOut = destinations;
    }
    for (const state of states) this.leaveBlock(block, state, handedOut?.get(state) ?? nowhere);
  }

  private concernsAny(states: readonly State[], action: Action, touches: Touches): boolean {
    for (const state of states) if (this.concerns(state, action, touches)) return true;
    return false;
  }

  private concerns(state: State, action: Action, touches: Touches): boolean {
    return this.creates(touches) || this.isAffected(state, action, touches);
  }

  private creates({ calls }: Touches): boolean {
    const { creation } = this.tracked;
    return creation !== undefined && calls.has(creation.call);
  }

  private leaveBlock(block: Block, state: State, returned: readonly Destination[]): void {
    if (block.exit !== undefined) {
      const run = this.newRun(state, { create: false, reallocFails: false });
      const outcome = outcomeAtExit(block.exit, returned, run);
      this.noteMisuses(run, state);
      if (state.phase === "released") this.releasedExits.add(block.exit.span.start);
      if (state.phase === "released" && this.tracked.entry !== undefined && state.aliases.includes(this.tracked.entry)) this.dangling = true;
      if (outcome === undefined) return;
      // What the deferred calls left in doubt is known only now.
      const assumed = run.draft.assumed?.doubtful === true ? run.draft.assumed : state.assumed;
      const left = (run.draft.doubt && !state.doubt) || assumed !== state.assumed ? { ...state, doubt: state.doubt || run.draft.doubt, assumed } : state;
      const final = outcome.kind === "lost" && !state.nameless ? withStep(left, step(run, "exits", block.exit.span, block.exit.kind === "return" ? "returns" : "ends", { label: this.tracked.label })) : left;
      this.endings.push({ outcome, state: final, at: { kind: "exit", action: block.actions.at(-1), block } });
      return;
    }
    for (const edge of block.edges) {
      const next = this.alongEdge(edge, state, block);
      if (next !== undefined) this.enqueue(edge.to, next);
    }
  }

  private newRun(state: State, mode: { readonly create: boolean; readonly reallocFails: boolean }): Run {
    const { shared } = this;
    return { unit: shared.unit, tracked: shared.tracked, source: shared.source, isCounted: shared.isCounted, isCountedFamily: shared.isCountedFamily, isInPlaceFamily: shared.isInPlaceFamily, kinship: shared.kinship, captureSummary: shared.captureSummary, draft: draftOf(state), create: mode.create, reallocFails: mode.reallocFails, relevantDefers: this.relevantDefers, late: false, argumentsOnly: false };
  }

  /** The states after an action: two where the creation may be this one or another, or a reallocation may fail. */
  private runAction(action: Action, touches: Touches, state: State, block: Block, results: State[], handedOut: Map<State, readonly Destination[]>): void {
    if (!this.concerns(state, action, touches)) {
      results.push(state);
      return;
    }
    const add = (result: State, returned: readonly Destination[]): void => {
      results.push(result);
      if (returned.length > 0) handedOut.set(result, returned);
    };
    const modes = state.phase === "before" && this.creates(touches) ? (this.creationRepeats ? [true, false] : [true]) : [false];
    for (const create of modes) {
      this.runOnce(action, state, block, { create, reallocFails: false }, add);
      if (state.phase === "live" && this.reallocates(touches, state)) this.runOnce(action, state, block, { create, reallocFails: true }, add);
    }
  }

  private runOnce(action: Action, state: State, block: Block, mode: { readonly create: boolean; readonly reallocFails: boolean }, add: (result: State, returned: readonly Destination[]) => void): void {
    const run = this.newRun(state, mode);
    const returned = applyAction(action, run);
    const { draft } = run;
    if (draft.misuses.length > 0) this.noteMisuses(run, stateOf(draft));
    if (draft.outcome !== undefined) {
      this.endings.push({ outcome: draft.outcome, state: stateOf(draft), at: { kind: "action", action, block } });
      const watched = this.watched(run);
      if (watched !== undefined) add(watched, nowhere);
      return;
    }
    const nameless = draft.phase === "live" && draft.aliases.size === 0 && returned.length === 0 && !draft.deferredRelease && !draft.nameless;
    if (nameless && mode.reallocFails && this.tracked.entry === undefined) {
      draft.nameless = true;
      const step_ = step(run, "exits", action.span, "lost-realloc", { label: this.tracked.label });
      add(withStep(stateOf(draft), step_), returned);
      return;
    }
    if (!nameless) {
      add(stateOf(draft), returned);
      return;
    }
    const outcome: Outcome = this.tracked.entry !== undefined ? { kind: "kept" } : { kind: "lost", how: this.howLost(action, draft.createdNow, mode.reallocFails) };
    const final = withStep(stateOf(draft), step(run, "exits", action.span, outcome.kind === "lost" ? `lost-${outcome.how}` : "returns", { label: this.tracked.label }));
    this.endings.push({ outcome, state: final, at: { kind: "action", action, block } });
  }

  private noteMisuses({ draft }: Run, state: State): void {
    for (const misuse of draft.misuses) this.misuses.push({ misuse, state });
  }

  /** The state that goes on after a release, while something still reaches the dead pointer. */
  private watched({ draft }: Run): State | undefined {
    const { outcome } = draft;
    const follow = outcome?.kind === "released" ? outcome.follow : outcome?.kind === "escaped" ? outcome.taken : undefined;
    if (this.tracked.watch !== true || follow === undefined) return undefined;
    const { element } = follow;
    const aliases = [...draft.aliases].filter((alias) => !alias.includes("[") && (element === undefined || rootOf(alias) === element)).sort();
    const deferredRelease = draft.deferredRelease && (element === undefined || this.unit.defers.some(({ call }) => call.kind === "call" && isHandedTo(call, element, this.unit)));
    if (aliases.length === 0 && !deferredRelease) return undefined;
    const state: State = { ...stateOf(draft), deferredRelease, phase: "released", release: follow, aliases };
    return outcome?.kind !== "released" || outcome.step === undefined ? state : withStep(state, outcome.step);
  }

  private howLost(action: Action, createdNow: boolean, reallocFails: boolean): Extract<Outcome, { kind: "lost" }>["how"] {
    if (reallocFails) return "realloc";
    const { creation } = this.tracked;
    if (!createdNow) return creation !== undefined && this.unit.touches(action).calls.has(creation.call) ? "loop" : "overwritten";
    return isPlainCreation(action, creation?.call) ? "discarded" : "inline";
  }

  private isAffected(state: State, action: Action, touches: Touches): boolean {
    if (touches.special) return state.phase !== "before" || action.kind === "defer";
    if (state.phase !== "before" && (touches.literals || touchesAlias(state, touches))) return true;
    if (state.phase === "live" && this.tracked.within !== undefined && touches.locals.has(rootOf(this.tracked.within.path))) return true;
    if (state.release?.answer !== undefined && touches.locals.has(rootOf(state.release.answer))) return true;
    if (touches.writes && state.phase === "live" && this.argumentLocals.some((local) => touches.locals.has(local))) return true;
    if (state.status !== undefined && [state.status.path, state.status.errno].some((path) => path !== undefined && touches.locals.has(rootOf(path)))) return true;
    return touches.writes && (state.facts.size > 0 || this.unit.trackedKeys.size > 0);
  }

  private reallocates(touches: Touches, state: State): boolean {
    for (const call of touches.calls) {
      if (call.kind !== "call") continue;
      const callee = this.unit.resolve(call);
      const param = "model" in callee ? callee.model?.reallocates?.param : undefined;
      const argument = param === undefined ? undefined : call.args[param];
      const path = argument && pathOf(argument, this.unit);
      if (path !== undefined && isResource(holdingAt(path, state.aliases))) return true;
    }
    return false;
  }

  private alongEdge(edge: Edge, state: State, block: Block): State | undefined {
    let next: State | undefined = state;
    if (edge.loop !== undefined) next = this.throughLoop(edge.loop, next);
    if (edge.condition === undefined || next === undefined) return next;
    return this.underCondition(edge, next, block);
  }

  /** A loop over a container that holds the resource runs at least once: its zero-iteration path is not real. */
  private throughLoop(loop: NonNullable<Edge["loop"]>, state: State): State | undefined {
    if (loop.role === "body") return state.iterated.includes(loop.id) ? state : { ...state, iterated: [...state.iterated, loop.id].sort((a, b) => a - b) };
    const mustIterate = state.phase === "live" && !state.iterated.includes(loop.id) && this.walksContainer(loop.id, state);
    if (mustIterate) return undefined;
    return state.iterated.includes(loop.id) ? { ...state, iterated: state.iterated.filter((id) => id !== loop.id) } : state;
  }

  private walksContainer(id: number, state: State): boolean {
    const loop = this.unit.cfg.loops.find((one) => one.id === id);
    return loop !== undefined && (storesElsewhere(loop, state, this.unit) || this.unit.containersOf(loop).some((container) => state.aliases.some((alias) => alias.startsWith(`${container}[*]`) || alias.startsWith(`${container}${keySuffix}`))));
  }

  private underCondition(edge: Edge, state: State, block: Block): State | undefined {
    const { condition } = edge;
    if (condition === undefined) return state;
    const next = state.phase === "live" ? this.liveUnder(edge, condition, state, block) : state.phase === "released" ? this.releasedUnder(condition, state) : state;
    return next === undefined ? undefined : this.knowing(condition, next);
  }

  /** What the condition says about the resource itself: not there on this edge, or there and one step further. */
  private liveUnder(edge: Edge, condition: NonNullable<Edge["condition"]>, state: State, block: Block): State | undefined {
    if (condition.kind === "test" && (this.isNilHere(condition, condition.sense, state) || isElsewhere(condition.expr, condition.sense, state, this.unit))) return this.absent(state, block);
    if (isSkipped(edge, block, state, this.guardContext)) return this.absent(state, block, true);
    const said = state.status && statusAt(edge, block, state.status, this.unit, this.tracked);
    const output = this.tracked.creation?.output;
    const missing = output?.onlyOnFailure === true ? "success" : "failure";
    return said === missing && output?.ownedEvenOnError !== true ? this.absent(state, block) : this.stillLive(condition, said, state);
  }

  private stillLive(condition: EdgeCondition, said: ReturnType<typeof statusAt>, state: State): State {
    const status = said === "unclear" ? undefined : said;
    const shown = status !== undefined || (condition.kind === "test" && this.isNilHere(condition, !condition.sense, state));
    const settled = shown && this.tracked.creation?.output.onlyOnFailure === true;
    const next = status === undefined && !settled ? state : { ...state, status: status === undefined ? state.status : undefined, doubt: state.doubt && !settled };
    const isUnclear = said === "unclear" || isEmptyOutput(condition, this.unit, this.tracked) || asksSibling(condition, state.aliases, this.unit, this.tracked);
    return withStep(isUnclear ? { ...next, doubt: true } : next, readEdge(condition, this.unit).step());
  }

  /** A released pointer is not nil: where it is, another story is told. */
  private releasedUnder(condition: NonNullable<Edge["condition"]>, state: State): State | undefined {
    if (condition.kind === "test" && this.isNilHere(condition, condition.sense, state)) return undefined;
    if (isNotTaken(condition, state, this.unit)) return undefined;
    return withStep(state, readEdge(condition, this.unit).step());
  }

  /** Cuts edges that contradict what is known, and learns from those that do not. */
  private knowing(condition: NonNullable<Edge["condition"]>, state: State): State | undefined {
    const byLiteral = knownByLiteral(condition, state.facts, this.unit);
    if (byLiteral !== undefined && byLiteral !== condition.sense) return undefined;
    if (contradictsConstant(condition, state.facts, this.unit)) return undefined;
    const { key: said } = readEdge(condition, this.unit);
    if (said === undefined) return state;
    const key = originalKey(said.key, state.facts);
    const known = state.facts.get(key) ?? state.facts.get(said.key);
    if (known !== undefined) return known === said.truth ? state : undefined;
    return this.unit.trackedKeys.has(key) ? { ...state, facts: new Map(state.facts).set(key, said.truth) } : state;
  }

  private absent(state: State, block: Block, byGuard = false): undefined {
    this.endings.push({ outcome: { kind: "absent", ...(byGuard && { byGuard }) }, state, at: { kind: "action", action: undefined, block } });
    return undefined;
  }

  private isNilHere(condition: EdgeCondition, sense: boolean, state: State): boolean {
    return readEdge(condition, this.unit).nilTests.some(({ path, nilWhen }) => nilWhen === sense && holdingAt(path, state.aliases).some((suffix) => suffix !== "*" && suffix !== interior));
  }
}

function touchesAlias({ aliases }: State, { locals }: Touches): boolean {
  for (const alias of aliases) if (locals.has(rootOf(alias))) return true;
  return false;
}

function localsIn(expr: Expr): readonly number[] {
  const found: number[] = [];
  visitExpr(expr, (part) => {
    if (part.kind === "ident" && part.ref.kind === "local") found.push(part.ref.id);
  });
  return found;
}

/** Reports whether the action is nothing but the creating call (or its assignment to `_`). */
function isPlainCreation(action: Action, call: Expr | undefined): boolean {
  const whole = action.kind === "eval" ? action.expr : action.kind === "assign" ? action.right[0] : undefined;
  for (let at = whole; at !== undefined; at = at.kind === "convert" ? childExprs(at)[0] : undefined) if (at === call) return true;
  return false;
}
