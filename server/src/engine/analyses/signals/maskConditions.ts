// Which branch is the one where a mask call failed: `if (pthread_sigmask(…) != 0)`, `if err := unix.PthreadSigmask(…); err != nil`.
import type { EdgeCondition } from "../../cfg/cfg.ts";
import type { Expr } from "../../program/ast.ts";
import { isNegative } from "./failureTests.ts";
import { bare, isNull, type ResolveCall } from "./signalNames.ts";

/** The key of the change that did not happen when the edge is taken; undefined when it says nothing about one. */
export function failedChange(condition: EdgeCondition, results: ReadonlyMap<number, string>, resolve: ResolveCall): string | undefined {
  if (condition.kind !== "test") return undefined;
  const failure = failureTest(condition.expr, condition.sense, resolve);
  if (failure === undefined) return undefined;
  if (failure.kind === "call") return String(failure.span.start);
  return failure.kind === "ident" && failure.ref.kind === "local" ? results.get(failure.ref.id) : undefined;
}

/** The expression that is not zero (or nil) when `expr` is `sense`; undefined when it is zero, or nothing is known. */
function failureTest(expr: Expr, sense: boolean, resolve: ResolveCall): Expr | undefined {
  const plain = bare(expr, resolve);
  if (plain.kind === "unary" && plain.op === "!") return failureTest(plain.operand, !sense, resolve);
  if (plain.kind !== "binary") return sense ? plain : undefined;
  const [subject, isNonZero] = comparison(plain.op, plain.left, plain.right, resolve);
  return subject !== undefined && isNonZero === sense ? bare(subject, resolve) : undefined;
}

/** The compared value, and whether the comparison being true means that it is not zero. */
function comparison(op: string, left: Expr, right: Expr, resolve: ResolveCall): readonly [Expr | undefined, boolean] {
  if (isNegative(right)) return op === "==" ? [left, true] : op === "!=" ? [left, false] : [undefined, false];
  if (!isNull(right, resolve)) return [undefined, false];
  if (op === "!=" || op === "<" || op === ">") return [left, true];
  return op === "==" || op === ">=" || op === "<=" ? [left, false] : [undefined, false];
}
