// Bodies that plainly allocate and release nothing: no call, no macro, no assignment. A table that knows a function of that
// name speaks of another one.
// A body inside `#if` is one of several: where the condition fails, the library's own function is meant.
import type { ReadLog } from "../../base/readLog.ts";
import type { PackageModel, PlacedFunction } from "../../program/model.ts";
import type { Expr } from "../../program/ast.ts";
import { visitExprsIn, visitStmts } from "../../program/visit.ts";

/** For functions of C with a body; each is read once. */
export function idleBodies(pkg: PackageModel, log: ReadLog): (fn: PlacedFunction) => boolean {
  return log.remembered((fn: PlacedFunction) => {
    const file = hasIdleBody(fn) ? pkg.fileOf(fn.uri) : undefined;
    return file !== undefined && !isConditional((file.kind === "go" ? file.head : file.text).slice(0, fn.start));
  });
}

function hasIdleBody({ model }: PlacedFunction): boolean {
  const { body } = model;
  if (model.lang !== "c" || model.hasSyntaxError || body === undefined) return false;
  let idle = true;
  visitStmts(body, (stmt) => void (idle &&= stmt.kind === "block" || stmt.kind === "return" || (stmt.kind === "expr" && !isMacro(stmt.expr))));
  visitExprsIn(body, (expr) => void (idle &&= expr.kind !== "call" && expr.kind !== "assignExpr" && expr.kind !== "unknown"));
  return idle;
}

/** More `#if` than `#endif` stand before it. */
function isConditional(before: string): boolean {
  const opened = before.match(/^[ \t]*(?:\/\/)?[ \t]*#[ \t]*if/gm)?.length ?? 0;
  const closed = before.match(/^[ \t]*(?:\/\/)?[ \t]*#[ \t]*endif/gm)?.length ?? 0;
  return opened > closed;
}

function isMacro(expr: Expr): boolean {
  return expr.kind === "ident" && expr.ref.kind !== "local";
}
