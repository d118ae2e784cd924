// In C: errno is compared with 0 although nothing set it to 0 before, and no result said that a call failed. No function of the
// C library sets errno to 0; what is found there may be of any call before, on the same thread.
//
// Follows each path with the last call that may have set errno. An assignment to errno ends it, and so does any test that looks
// at the result of that call, save one that says the call went well. Silent in functions that are only called
// with errno cleared: those whose callers in the package assign it.
import type { Action, Cfg, Edge } from "../../cfg/cfg.ts";
import { solveForward, type Lattice } from "../../dataflow/forward.ts";
import { keepsErrno } from "../../knowledge/errnoFunction.ts";
import type { Call, Expr, FunctionModel } from "../../program/ast.ts";
import { visitExpr } from "../../program/visit.ts";
import { isErrno } from "./errnoTrust.ts";
import { failedCall } from "./failedCall.ts";

export interface FoundStaleTest {
  /** The last call before the test. */
  readonly call: Call;
  readonly test: Expr;
  /** A test on the way says that the call succeeded. */
  readonly succeeded: boolean;
}

interface Last {
  readonly call: Call;
  /** The local that holds the result, once it is stored. */
  readonly holder: number | undefined;
  readonly succeeded: boolean;
}
/** `none` before any call, and once errno means something. */
type Fact = Last | "none";

/** In source order, one for each test. */
export function staleTestsIn(fn: FunctionModel, cfg: Cfg): readonly FoundStaleTest[] {
  const { before, exceeded } = solveForward(cfg, { lattice, transfer: { action: afterAction, edge: (edge: Edge, fact: Fact) => afterEdge(edge, fact, fn) }, start: "none" });
  if (exceeded) return [];
  const found: FoundStaleTest[] = [];
  for (const id of cfg.order) {
    let fact: Fact = before(id) ?? "none";
    for (const action of cfg.blocks[id]?.actions ?? []) {
      const tests = action.kind === "eval" ? testsIn(action.expr, true) : valuesOf(action).flatMap((value) => testsIn(value, false));
      const known: Fact = fact;
      if (known !== "none") found.push(...tests.map((test) => ({ call: known.call, test, succeeded: known.succeeded })));
      fact = afterAction(action, fact);
    }
  }
  return found.sort((a, b) => a.test.span.start - b.test.span.start);
}

/** Where paths differ, errno may mean something. */
const lattice: Lattice<Fact> = {
  top: "none",
  equals: (a, b) => (a === "none" || b === "none" ? a === b : a.call === b.call && a.holder === b.holder && a.succeeded === b.succeeded),
  merge: (a, b) => (a !== "none" && b !== "none" && a.call === b.call ? { ...a, succeeded: a.succeeded && b.succeeded } : "none"),
};

function afterAction(action: Action, fact: Fact): Fact {
  const expressions = action.kind === "eval" ? [action.expr] : valuesOf(action);
  if (action.kind === "assign" && action.left.some(isErrno)) return "none";
  let next = fact;
  for (const expr of expressions) {
    visitExpr(expr, (one) => {
      if (one.kind === "assignExpr" && isErrno(one.left)) next = "none";
      const name = one.kind === "call" && one.callee.kind === "ident" ? one.callee.name : "";
      if (one.kind === "call" && !keepsErrno(name)) next = { call: one, holder: undefined, succeeded: false };
    });
  }
  const [target] = action.kind === "assign" ? action.left : [];
  return next !== "none" && next !== fact && target?.kind === "ident" && target.ref.kind === "local" ? { ...next, holder: target.ref.id } : next;
}

function afterEdge({ condition }: Edge, fact: Fact, fn: FunctionModel): Fact {
  if (fact === "none" || condition?.kind !== "test") return fact;
  const passed = failedCall(condition.expr, !condition.sense, fn);
  if (passed !== undefined && (passed.call === fact.call || passed.holder === fact.holder)) return { ...fact, succeeded: true };
  return looksAt(condition.expr, fact) ? "none" : fact;
}

/** The condition holds the call, or names the variable of its result. */
function looksAt(condition: Expr, { call, holder }: Last): boolean {
  let found = false;
  visitExpr(condition, (one) => (found ||= one === call || (one.kind === "ident" && one.ref.kind === "local" && one.ref.id === holder)));
  return found;
}

function valuesOf(action: Action): readonly Expr[] {
  if (action.kind === "assign") return action.right;
  return action.kind === "return" ? action.values : [];
}

/** A condition may be errno itself; a value is a test only where it compares. */
function testsIn(expr: Expr, isCondition: boolean): readonly Expr[] {
  if (isCondition) return [zeroTest(expr) ?? []].flat();
  const found: Expr[] = [];
  visitExpr(expr, (one) => {
    const test = one.kind === "conditional" ? zeroTest(one.test) : one.kind === "binary" ? zeroTest(one) : undefined;
    if (test !== undefined && !found.includes(test)) found.push(test);
  });
  return found;
}

/** `errno`, `!errno`, `errno != 0`, `errno > 0`. */
function zeroTest(expr: Expr): Expr | undefined {
  if (isErrno(expr)) return expr;
  if (expr.kind === "unary" && expr.op === "!") return zeroTest(expr.operand);
  if (expr.kind !== "binary" || !/^(?:!=|==|>)$/.test(expr.op)) return undefined;
  const isZero = (side: Expr): boolean => side.kind === "literal" && side.type === "int" && /^0[uUlL]*$/.test(side.text);
  return (isErrno(expr.left) && isZero(expr.right)) || (isErrno(expr.right) && isZero(expr.left)) ? expr : undefined;
}
