// Decides conditions in a child, where fork() returned 0. Guarantees: undefined for tests that say nothing about the result.
// Comparisons with 0 and negative numbers, bare and negated tests are understood; anything else may go either way.
import type { EdgeCondition } from "../../cfg/cfg.ts";
import type { Expr } from "../../program/ast.ts";

/** Tells whether an expression is the result of the fork. */
export type IsResult = (expr: Expr) => boolean;

/** Reports whether a child may take an edge with this condition. */
export function childTakes(condition: EdgeCondition | undefined, isResult: IsResult): boolean {
  if (condition === undefined) return true;
  if (condition.kind === "test") {
    const holds = holdsForZero(condition.expr, isResult);
    return holds === undefined || holds === condition.sense;
  }
  if (!isResult(condition.tag)) return true;
  const values = condition.labels.map(numberOf);
  if (values.includes(undefined)) return true;
  return values.includes(0) === condition.sense;
}

function holdsForZero(expr: Expr, isResult: IsResult): boolean | undefined {
  if (isResult(expr)) return false;
  if (expr.kind === "unary" && expr.op === "!") {
    const inner = holdsForZero(expr.operand, isResult);
    return inner === undefined ? undefined : !inner;
  }
  if (expr.kind !== "binary") return undefined;
  if (isResult(expr.left)) return compare(0, expr.op, numberOf(expr.right));
  if (isResult(expr.right)) {
    const left = numberOf(expr.left);
    return left === undefined ? undefined : compare(left, expr.op, 0);
  }
  return undefined;
}

function compare(left: number, op: string, right: number | undefined): boolean | undefined {
  if (right === undefined) return undefined;
  switch (op) {
    case "==":
      return left === right;
    case "!=":
      return left !== right;
    case "<":
      return left < right;
    case "<=":
      return left <= right;
    case ">":
      return left > right;
    case ">=":
      return left >= right;
    default:
      return undefined;
  }
}

function numberOf(expr: Expr): number | undefined {
  if (expr.kind === "convert") return numberOf(expr.operand);
  if (expr.kind === "unary" && expr.op === "-") {
    const value = numberOf(expr.operand);
    return value === undefined ? undefined : -value;
  }
  return expr.kind === "literal" && /^-?\d+$/.test(expr.text) ? Number(expr.text) : undefined;
}
