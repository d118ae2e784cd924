// What stands behind the wrapping of an expression: conversions, type assertions, the address operator.
import type { Expr } from "./ast.ts";

/** The operand behind conversions and type assertions. */
export function withoutConversions(expr: Expr): Expr {
  return expr.kind === "convert" || expr.kind === "typeAssert" ? withoutConversions(expr.operand) : expr;
}

/** The operand behind conversions, type assertions and `&`. */
export function withoutWrapping(expr: Expr): Expr {
  const bare = withoutConversions(expr);
  return bare.kind === "unary" && bare.op === "&" ? withoutWrapping(bare.operand) : bare;
}

/** `nil`, `NULL`, `0`, also converted. */
export function isNilLiteral(expr: Expr | undefined): boolean {
  if (expr?.kind === "convert") return isNilLiteral(expr.operand);
  return expr?.kind === "literal" && (expr.type === "nil" || expr.text === "0");
}
