// Errors of the thread through the functions of the package. A Go function counts at its call with what it leaves
// behind: failures that it does not fetch itself, and fetches that it makes before anything of its own has failed
// (`lastError()`). A read inside one function is its own business. Recursion counts as nothing.
import type { Cfg } from "../../cfg/cfg.ts";
import type { Call, FunctionBody } from "../../program/ast.ts";
import { visitStmts } from "../../program/visit.ts";
import type { CallGraph, CallSite } from "../calls/callGraph.ts";
import type { EntryStates } from "./entryStates.ts";
import { followErrors, type ErrorFlow, type FoundRead } from "./errorFlow.ts";
import type { ErrorTouch, PlacedErrorTouch } from "./errorReads.ts";
import { createErrorTouches, onlyEmpties } from "./errorTouches.ts";
import { UnitTable, bodyOf, type ThreadUnit } from "./lockSummaries.ts";
import type { TouchSources } from "./threadTouches.ts";

export interface ErrorReachSources extends TouchSources {
  readonly calls: CallGraph;
  cfg(body: FunctionBody): Cfg | undefined;
}

export interface ErrorReach {
  /** Every read inside one body, locked or not. */
  readsIn(unit: ThreadUnit): readonly FoundRead[];
  /** What a call inside the body does with errors, Go functions of the package included. */
  touchesOf(call: Call, unit: ThreadUnit): readonly ErrorTouch[];
}

interface UnitErrors {
  readonly reads: readonly FoundRead[];
  readonly left: readonly ErrorTouch[];
}
const nothing: UnitErrors = { reads: [], left: [] };

/** Answers are remembered by body. */
export function createErrorReach(sources: ErrorReachSources, entries: () => EntryStates): ErrorReach {
  const { resolver, calls } = sources;
  const touches = createErrorTouches(sources);
  const known = new UnitTable<UnitErrors>();

  const touchesOf = (call: Call, unit: ThreadUnit): readonly PlacedErrorTouch[] => {
    const callee = resolver.resolve(call, unit.fn.model);
    if (callee.kind === "literal") return placed(call, errorsOf({ fn: unit.fn, depth: callee.index + 1 }).left);
    if (callee.kind !== "go") return placed(call, touches.ofCall(call, unit.fn.model).filter((touch) => !onlyEmpties(touch, call, isStatement(call, unit))));
    const all = callee.bodies.map((fn) => ({ name: fn.model.qualifiedName, left: errorsOf({ fn, depth: 0 }).left }));
    // Variants of one function may differ; methods of unknown receiver must agree.
    const areVariants = new Set(all.map(({ name }) => name)).size <= 1;
    if (!areVariants && all.some(({ left }) => left.length === 0)) return [];
    return placed(call, unique(all.flatMap(({ left }) => left)));
  };
  const statements = new UnitTable<ReadonlySet<Call>>();
  const isStatement = (call: Call, unit: ThreadUnit): boolean => {
    const all = statements.get(unit) ?? callStatements(bodyOf(unit));
    statements.set(unit, all);
    return all.has(call);
  };
  const errorsOf = (unit: ThreadUnit): UnitErrors => {
    const found = known.get(unit);
    if (found) return found;
    known.set(unit, nothing);
    const errors = findErrors(unit);
    known.set(unit, errors);
    return errors;
  };
  const findErrors = (unit: ThreadUnit): UnitErrors => {
    const sites = calls.callsIn(unit.fn).filter((site) => site.depth === unit.depth && site.how === "call");
    const all = sites.flatMap((site) => touchesOf(site.call, unit));
    const fetched = new Set(all.flatMap((touch) => (touch.kind === "fetches" ? [touch.group] : [])));
    const isMet = all.some((touch) => touch.kind === "raises" && fetched.has(touch.group)) || (fetched.size > 0 && sites.some(isGiven));
    const flow = isMet ? flowOf(unit, all.filter((touch) => touch.kind === "fetches")) : undefined;
    return flow ? { reads: flow.reads, left: leftBehind(all, flow) } : { reads: [], left: unique(all) };
  };
  const flowOf = (unit: ThreadUnit, fetches: readonly ErrorTouch[]): ErrorFlow | undefined => {
    const body = bodyOf(unit);
    const graph = body && sources.cfg(body);
    return graph && followErrors(graph, {
      touchesOf: (call) => (isGiven({ call, callee: resolver.resolve(call, unit.fn.model) }) ? placed(call, raisedByAnybody(fetches)) : touchesOf(call, unit)),
      stateAt: (call) => entries().at(unit, call),
      stateAfter: (call) => entries().after(unit, call),
      mayFail: (call) => ["c", "go", "literal", "unknown"].includes(resolver.resolve(call, unit.fn.model).kind),
    });
  };
  return {
    readsIn: (unit) => (touches.isFetched() ? errorsOf(unit).reads : []),
    touchesOf: (call, unit) => (touches.isFetched() ? touchesOf(call, unit) : []),
  };
}

/** A call of a function that was handed in: `action()` in a helper that locks, runs it and asks for its error. */
function isGiven({ call, callee }: Pick<CallSite, "call" | "callee">): boolean {
  return callee.kind === "unknown" && call.callee.kind === "ident" && call.callee.ref.kind === "local";
}

/** The failures that a function nobody sees may leave: the fetch that follows asks about them. */
function raisedByAnybody(fetches: readonly ErrorTouch[]): readonly ErrorTouch[] {
  return unique(fetches).map((touch) => ({ ...touch, kind: "raises", specific: false, inferred: true }));
}

/** Calls that stand as statements: nobody takes their results. */
function callStatements(body: FunctionBody | undefined): ReadonlySet<Call> {
  const found = new Set<Call>();
  if (body?.body) visitStmts(body.body, (stmt) => stmt.kind === "expr" && stmt.expr.kind === "call" && found.add(stmt.expr));
  return found;
}

function leftBehind(all: readonly ErrorTouch[], { reads, exposed }: ErrorFlow): readonly ErrorTouch[] {
  const read = new Set(reads.map(({ raise }) => raise.group));
  return unique([...exposed, ...all.filter((touch) => touch.kind === "raises" && !read.has(touch.group))]);
}

function placed(call: Call, touches: readonly ErrorTouch[]): readonly PlacedErrorTouch[] {
  return touches.map((touch) => ({ ...touch, call }));
}

/** One of a kind and group; what a function leaves behind is not the call itself. */
function unique(touches: readonly ErrorTouch[]): readonly ErrorTouch[] {
  return [...new Map(touches.map((touch) => [`${touch.group} ${touch.kind}`, { ...touch, direct: false }])).values()];
}
