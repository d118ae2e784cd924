// In C: the errno of a failed call that is overwritten before anybody reads it.
//
// Follows each path of a C function with a small state: which call has just failed (an edge said so: NULL, -1, not 0), and
// which later call has overwritten errno since. Calls that do so by habit (fprintf, close, syslog …) stand in a table; free
// has kept errno since glibc 2.33 and is not there. An assignment to errno ends it: it was restored, or set on purpose; so
// does a call of anything that may set errno itself, and a test that says the call went well after all.
// What is reported needs a reader: errno is read later on the path, or the function returns its failure to a Go caller.
// Paths that meet keep their states side by side, up to a bound.
import type { Action, Cfg, Edge } from "../../cfg/cfg.ts";
import { solveForward, type Lattice } from "../../dataflow/forward.ts";
import { clobbersErrno, keepsErrno } from "../../knowledge/errnoFunction.ts";
import type { Call, Expr, FunctionModel } from "../../program/ast.ts";
import { visitExpr } from "../../program/visit.ts";
import { isErrno, isFailure } from "./errnoTrust.ts";
import { failedCall } from "./failedCall.ts";

interface State {
  /** The call that failed, and the local that holds its result. */
  readonly failed: Call;
  readonly holder: number | undefined;
  readonly clobber: Call | undefined;
}
/** States by a key made of their positions. */
type Fact = ReadonlyMap<string, State>;

export interface FoundClobber {
  readonly failed: Call;
  readonly clobber: Call;
  readonly reader: { readonly kind: "read" | "return"; readonly expr: Expr };
}

/** One for each overwriting call; a read counts before a return. */
export function clobbersIn(fn: FunctionModel, cfg: Cfg): readonly FoundClobber[] {
  const edge = (one: Edge, fact: Fact): Fact => afterEdge(one, fact, fn);
  const { before, exceeded } = solveForward(cfg, { lattice, transfer: { action: afterAction, edge }, start: new Map<string, State>() });
  if (exceeded) return [];
  const found = new Map<Call, FoundClobber>();
  for (const id of cfg.order) {
    let fact = before(id) ?? new Map<string, State>();
    for (const action of cfg.blocks[id]?.actions ?? []) {
      for (const one of readersIn(action, fact)) {
        const known = found.get(one.clobber);
        if (known === undefined || (known.reader.kind === "return" && one.reader.kind === "read")) found.set(one.clobber, one);
      }
      fact = afterAction(action, fact);
    }
  }
  return [...found.values()].sort((a, b) => a.clobber.span.start - b.clobber.span.start);
}

const maxStates = 12;
const lattice: Lattice<Fact> = {
  top: new Map(),
  equals: (a, b) => a.size === b.size && [...a.keys()].every((key) => b.has(key)),
  merge: (a, b) => (a.size + b.size > maxStates ? new Map([...a, ...b].slice(0, maxStates)) : new Map([...a, ...b])),
};

function factOf(states: readonly State[]): Fact {
  return new Map(states.map((state) => [`${state.failed.span.start} ${state.clobber?.span.start ?? -1}`, state]));
}

function afterEdge({ condition }: Edge, fact: Fact, fn: FunctionModel): Fact {
  if (condition?.kind !== "test") return fact;
  const failed = failedCall(condition.expr, condition.sense, fn);
  const passed = failedCall(condition.expr, !condition.sense, fn);
  if (passed !== undefined) return factOf([...fact.values()].filter(({ failed: call, holder }) => call !== passed.call && (holder === undefined || holder !== passed.holder)));
  if (failed === undefined || keepsErrno(nameOf(failed.call))) return fact;
  // A test of the same result again, further on the path, says nothing new.
  if ([...fact.values()].some((state) => state.failed === failed.call)) return fact;
  return factOf([{ failed: failed.call, holder: failed.holder, clobber: undefined }]);
}

function nameOf({ callee }: Call): string {
  return callee.kind === "ident" ? callee.name : "";
}

function afterAction(action: Action, fact: Fact): Fact {
  if (fact.size === 0) return fact;
  if (action.kind === "assign" && action.left.some(isErrno)) return new Map();
  const calls = expressionsOf(action).flatMap(callsIn).filter((call) => !keepsErrno(nameOf(call)));
  const clobber = calls.find((call) => clobbersErrno(nameOf(call)));
  if (calls.some((call) => !clobbersErrno(nameOf(call)))) return new Map();
  if (clobber === undefined) return fact;
  return factOf([...fact.values()].map((state) => (state.clobber === undefined && state.failed !== clobber ? { ...state, clobber } : state)));
}

function expressionsOf(action: Action): readonly Expr[] {
  switch (action.kind) {
    case "eval":
      return [action.expr];
    case "assign":
      return action.right;
    case "return":
      return action.values;
    default:
      return [];
  }
}

function callsIn(expr: Expr): readonly Call[] {
  const calls: Call[] = [];
  visitExpr(expr, (one) => {
    if (one.kind === "call") calls.push(one);
  });
  return calls;
}

function readersIn(action: Action, fact: Fact): readonly FoundClobber[] {
  const spoilt = [...fact.values()].flatMap((state) => (state.clobber === undefined ? [] : [{ ...state, clobber: state.clobber }]));
  if (spoilt.length === 0) return [];
  const read = expressionsOf(action).map(errnoIn).find((expr) => expr !== undefined);
  const value = action.kind === "return" ? action.values[0] : undefined;
  return spoilt.flatMap(({ failed, holder, clobber }): readonly FoundClobber[] => {
    if (read !== undefined) return [{ failed, clobber, reader: { kind: "read", expr: read } }];
    const saysFailure = value !== undefined && (isFailure(value) || (value.kind === "ident" && value.ref.kind === "local" && value.ref.id === holder));
    return saysFailure ? [{ failed, clobber, reader: { kind: "return", expr: value } }] : [];
  });
}

function errnoIn(expr: Expr): Expr | undefined {
  let found: Expr | undefined;
  visitExpr(expr, (one) => {
    if (found === undefined && isErrno(one)) found = one;
  });
  return found;
}
