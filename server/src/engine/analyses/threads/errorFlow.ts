// Follows failing calls through one body to the calls that fetch their error. A forward may-analysis: the fact holds
// every failing call that came before, the names that carry its result (or what was made of it), the tests of those
// names that the path took, and whether the lock was held ever since. Paths that meet keep the tests they agree on:
// what is tested on every path to the fetch decided that it is reached. Deferred calls and goroutines are left out.
import type { Action, Cfg, EdgeCondition } from "../../cfg/cfg.ts";
import { solveForward, type Lattice } from "../../dataflow/forward.ts";
import type { Call, Expr } from "../../program/ast.ts";
import { printExpr } from "../../program/printExpr.ts";
import { childExprs, visitExpr } from "../../program/visit.ts";
import { joinStates } from "./entryStates.ts";
import type { PlacedErrorTouch } from "./errorReads.ts";
import { callsOf } from "./lockFlow.ts";
import type { LockState } from "./threads.ts";

export interface ErrorFlowSources {
  readonly touchesOf: (call: Call) => readonly PlacedErrorTouch[];
  readonly stateAt: (call: Call) => LockState;
  readonly stateAfter: (call: Call) => LockState;
  /** A C call, or one of a function of the package: it may spoil the error in between. */
  readonly mayFail: (call: Call) => boolean;
}

export interface FoundRead {
  readonly raise: PlacedErrorTouch;
  readonly fetch: PlacedErrorTouch;
  readonly covered: LockState;
  readonly dependent: boolean;
  readonly adjacent: boolean;
}

export interface ErrorFlow {
  /** In the order of the graph; one per group and fetch, with the failing call that it asks about. */
  readonly reads: readonly FoundRead[];
  /** Fetches that some path reaches before anything failed. */
  readonly exposed: readonly PlacedErrorTouch[];
}

interface Pending {
  readonly touch: PlacedErrorTouch;
  /** Names that carry the result, as text. */
  readonly holders: ReadonlySet<string>;
  readonly tests: ReadonlySet<string>;
  readonly covered: LockState;
  readonly adjacent: boolean;
}
/** By group and start of the failing call. Bounded by the failing calls of the body. */
type Fact = ReadonlyMap<string, Pending>;

const lattice: Lattice<Fact> = {
  equals: (a, b) => a === b || (a.size === b.size && [...a].every(([key, one]) => isSame(one, b.get(key)))),
  merge: (a, b) => {
    if (a.size === 0 || b.size === 0) return a.size === 0 ? b : a;
    const merged = new Map(a);
    for (const [key, one] of b) merged.set(key, mergePending(a.get(key), one));
    return merged;
  },
  top: new Map(),
};

function isSame(a: Pending, b: Pending | undefined): boolean {
  return b !== undefined && a.covered === b.covered && a.adjacent === b.adjacent && a.holders.size === b.holders.size && a.tests.size === b.tests.size;
}

function mergePending(a: Pending | undefined, b: Pending): Pending {
  if (!a) return b;
  return {
    touch: a.touch, covered: joinStates(a.covered, b.covered), adjacent: a.adjacent && b.adjacent,
    holders: new Set([...a.holders, ...b.holders]), tests: new Set([...a.tests].filter((test) => b.tests.has(test))),
  };
}

/** Ends without a budget: holders only grow, tests only shrink where paths meet. */
export function followErrors(cfg: Cfg, given: ErrorFlowSources): ErrorFlow {
  const mentions = createMentions(given);
  const sources: StepSources = { ...given, mentions };
  const edge = ({ condition }: { readonly condition?: EdgeCondition }, fact: Fact): Fact => (condition ? mapFact(fact, (one) => tested(one, condition, mentions)) : fact);
  const solution = solveForward(cfg, { lattice, start: new Map(), transfer: { action: (action, fact) => step(action, fact, sources), edge } }, Infinity);
  const reads = new Map<string, FoundRead>();
  const exposed: PlacedErrorTouch[] = [];
  for (const id of cfg.order) {
    let fact = solution.before(id);
    if (fact === undefined) continue;
    for (const action of cfg.blocks[id]?.actions ?? []) {
      fact = step(action, fact, sources, (fetch, read) => {
        if (read) reads.set(`${fetch.group} ${String(fetch.call.span.start)}`, read);
        else exposed.push(fetch);
      });
    }
  }
  return { reads: [...reads.values()], exposed };
}

/** Without a read when nothing has failed before the fetch. */
type OnFetch = (fetch: PlacedErrorTouch, read: FoundRead | undefined) => void;
type Mentions = (expr: Expr, one: Pending) => boolean;
type StepSources = ErrorFlowSources & { readonly mentions: Mentions };

function step(action: Action, start: Fact, sources: StepSources, onFetch?: OnFetch): Fact {
  if (action.kind === "defer" || action.kind === "go") return start;
  let fact = start;
  for (const { call } of callsOf(action)) fact = stepCall(call, fact, sources, onFetch);
  if (fact.size === 0) return fact;
  if (action.kind === "assign") return mapFact(fact, (one) => assigned(one, action.left, action.right, sources.mentions));
  if (action.kind !== "bind") return fact;
  const bound = [action.key, action.value].filter((part) => part !== undefined);
  return mapFact(fact, (one) => assigned(one, bound, [action.over], sources.mentions));
}

function stepCall(call: Call, start: Fact, sources: StepSources, onFetch: OnFetch | undefined): Fact {
  const touches = sources.touchesOf(call);
  const mayFail = sources.mayFail(call);
  if (touches.length === 0 && !mayFail) return start;
  const before = sources.stateAt(call);
  const after = sources.stateAfter(call);
  const state = before === "always" || after === "always" ? "always" : joinStates(before, after);
  for (const touch of touches) {
    if (touch.kind === "fetches") onFetch?.(touch, readOf(touch, start, state, sources.mentions));
  }
  const fetched = new Set(touches.flatMap((touch) => (touch.kind === "fetches" ? [touch.group] : [])));
  const next = new Map<string, Pending>();
  for (const [key, one] of start) {
    const covered = weaker(one.covered, after);
    const adjacent = one.adjacent && (!mayFail || fetched.has(one.touch.group));
    next.set(key, covered === one.covered && adjacent === one.adjacent ? one : { ...one, covered, adjacent });
  }
  for (const touch of touches) {
    if (touch.kind === "raises") next.set(`${touch.group} ${String(call.span.start)}`, { touch, holders: outParameters(call), tests: new Set(), covered: weaker(state, after), adjacent: true });
  }
  return next;
}

/** The failing call that a fetch asks about: the last one whose result decided or is given along, else the last one. */
function readOf(fetch: PlacedErrorTouch, fact: Fact, state: LockState, mentions: Mentions): FoundRead | undefined {
  const found = [...fact.values()].flatMap((one): readonly FoundRead[] => {
    if (one.touch.group !== fetch.group) return [];
    const isGiven = fetch.call.args.some((arg) => mentions(arg, one));
    return [{ raise: one.touch, fetch, covered: weaker(one.covered, state), dependent: isGiven || one.tests.size > 0, adjacent: one.adjacent }];
  });
  const isBefore = ({ raise }: FoundRead): boolean => raise.call.span.start <= fetch.call.span.start;
  const rank = (read: FoundRead): number => (read.dependent ? 2 : 0) + (isBefore(read) ? 1 : 0);
  return found.sort((a, b) => rank(b) - rank(a) || b.raise.call.span.start - a.raise.call.span.start)[0];
}

function tested(one: Pending, condition: EdgeCondition, mentions: Mentions): Pending {
  const exprs = condition.kind === "test" ? [condition.expr] : [condition.tag, ...condition.labels];
  if (!exprs.some((expr) => mentions(expr, one))) return one;
  const at = exprs[exprs.length - 1]?.span.start ?? 0;
  return { ...one, tests: new Set([...one.tests, `${condition.sense ? "" : "!"}${String(at)}`]) };
}

function assigned(one: Pending, left: readonly Expr[], right: readonly Expr[], mentions: Mentions): Pending {
  const holders = new Set(one.holders);
  left.forEach((target, i) => {
    const name = nameOf(target);
    const value = right.length === 1 ? right[0] : right[i];
    if (name === undefined || value === undefined) return;
    if (mentions(value, one)) holders.add(name);
    else holders.delete(name);
  });
  return { ...one, holders };
}

/** Locals and fields whose address the call is given: it may report through them. */
function outParameters(call: Call): ReadonlySet<string> {
  const names = new Set<string>();
  for (const arg of call.args) {
    visitExpr(arg, (part) => {
      const name = part.kind === "unary" && part.op === "&" ? nameOf(part.operand) : undefined;
      if (name !== undefined) names.add(name);
    });
  }
  return names;
}

/** Whether a value is, or is made of, the result of the failing call. What another call makes of it that can fail itself is that call's result. */
function createMentions({ touchesOf }: ErrorFlowSources): Mentions {
  const mentions: Mentions = (expr, one) => {
    if (expr === one.touch.call) return true;
    const name = one.holders.size > 0 ? nameOf(expr) : undefined;
    if (name !== undefined && one.holders.has(name)) return true;
    if (expr.kind === "call" && touchesOf(expr).some((touch) => touch.kind === "raises" && touch.group === one.touch.group)) return false;
    return childExprs(expr).some((part) => mentions(part, one));
  };
  return mentions;
}

/** A local, or a path of fields. */
function nameOf(expr: Expr): string | undefined {
  if (expr.kind === "ident") return expr.ref.kind === "local" ? `#${String(expr.ref.id)}` : expr.name;
  return expr.kind === "select" && expr.base.kind !== "call" ? printExpr(expr) : undefined;
}

function mapFact(fact: Fact, change: (one: Pending) => Pending): Fact {
  let next: Map<string, Pending> | undefined;
  for (const [key, one] of fact) {
    const changed = change(one);
    if (changed !== one) (next ??= new Map(fact)).set(key, changed);
  }
  return next ?? fact;
}

function weaker(a: LockState, b: LockState): LockState {
  if (a === "never" || b === "never") return "never";
  return a === "sometimes" || b === "sometimes" ? "sometimes" : "always";
}
