// The expressions a block evaluates, in source order, without the order of control: what is left of a GNU statement
// expression `({ … })` inside an expression. Assignments stay visible as assignment expressions.
import { assertNever } from "../../../base/invariant.ts";
import type { AssignStmt, Expr, Stmt } from "../../ast.ts";

/** Flattens statements into their expressions. Depth is bounded by the lowering that made them. */
export function expressionsOfBlock(stmt: Stmt): readonly Expr[] {
  const all = (statements: readonly (Stmt | undefined)[]): readonly Expr[] => statements.flatMap((inner) => (inner === undefined ? [] : expressionsOfBlock(inner)));
  const some = (...expressions: readonly (Expr | undefined)[]): readonly Expr[] => expressions.filter((expr) => expr !== undefined);
  switch (stmt.kind) {
    case "block":
      return all(stmt.body);
    case "assign":
      return assignments(stmt);
    case "if":
      return [...all([stmt.init]), stmt.cond, ...all([stmt.then, stmt.else])];
    case "loop":
      return [...all([stmt.init]), ...some(stmt.cond), ...all([stmt.body, stmt.post])];
    case "range":
      return [stmt.over, ...some(stmt.key, stmt.value), ...all([stmt.body])];
    case "switch":
      return [...all([stmt.init]), ...some(stmt.tag), ...stmt.cases.flatMap((one) => all(one.body))];
    case "select":
      return stmt.cases.flatMap((one) => all([one.comm, ...one.body]));
    case "alternatives":
      return stmt.branches.flatMap((branch) => all(branch));
    case "expr":
      return [stmt.expr];
    case "return":
      return stmt.values;
    case "defer":
    case "go":
      return [stmt.call];
    case "send":
      return [stmt.channel, stmt.value];
    case "label":
      return all([stmt.body]);
    case "error":
      return stmt.children;
    case "branch":
      return [];
    default:
      return assertNever(stmt);
  }
}

function assignments(stmt: AssignStmt): readonly Expr[] {
  return stmt.right.flatMap((right, i): readonly Expr[] => {
    const left = stmt.left[i];
    const op = stmt.op === "var" ? "=" : stmt.op;
    return left === undefined ? [right] : [{ kind: "assignExpr", op, left, right, span: stmt.span }];
  });
}
