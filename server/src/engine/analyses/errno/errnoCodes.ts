// In C: numbers of one's own stored into errno. cgo hands errno to Go as syscall.Errno, an unsigned system error number: a
// negative code becomes a huge one without a name, and whatever a library left in errno looks like a failure as well.
import type { Expr, FunctionModel } from "../../program/ast.ts";
import type { PackageModel } from "../../program/model.ts";
import { printExpr } from "../../program/printExpr.ts";
import { visitExprsIn, visitStmts } from "../../program/visit.ts";
import { isErrno, isNegative } from "./errnoTrust.ts";

export interface OwnCode {
  readonly at: Expr;
  readonly code: string;
  readonly isNegative: boolean;
}

/** Stores of a negative number, or of a constant of the package that is no `E…` name. */
export function ownCodesIn(fn: FunctionModel, pkg: PackageModel): readonly OwnCode[] {
  const { body } = fn;
  if (body === undefined || !fn.text.includes("errno")) return [];
  const stored: Expr[] = [];
  visitStmts(body, (stmt) => {
    if (stmt.kind === "assign" && stmt.op === "=") stmt.left.forEach((left, index) => stored.push(...(isErrno(left) ? [stmt.right[index] ?? left] : [])));
  });
  visitExprsIn(body, (expr) => {
    if (expr.kind === "assignExpr" && expr.op === "=" && isErrno(expr.left)) stored.push(expr.right);
  });
  return stored.flatMap((at) => {
    const kind = kindOf(at, pkg);
    return kind === undefined ? [] : [{ at, code: printExpr(at), isNegative: kind === "negative" }];
  });
}

function kindOf(value: Expr, pkg: PackageModel): "negative" | "own" | undefined {
  if (isNegative(value)) return "negative";
  if (value.kind !== "ident" || value.ref.kind !== "global") return undefined;
  const macros = [...pkg.goFiles, ...pkg.cFiles].flatMap(({ c }) => c.macros.filter((macro) => macro.name === value.name && macro.params === undefined));
  if (macros.some(({ body }) => /^\(?\s*-\s*\d/.test(body.trim()))) return "negative";
  return macros.some(({ body }) => /^\(?\s*(?:\d|0x)/.test(body.trim())) ? "own" : undefined;
}
