// Names of calls: as the knowledge tables spell them, and as people read them. No resolution happens here.
import { assertNever } from "../../base/invariant.ts";
import type { Call, Expr } from "../../program/ast.ts";
import { printExpr } from "../../program/printExpr.ts";
import type { Callee } from "./callee.ts";

/** `C.free` for a C function whatever the caller's language, `runtime.LockOSThread`, `Recv.Method` or `f` for this package. */
export function calleeName(callee: Callee): string {
  switch (callee.kind) {
    case "c":
      return `C.${callee.name}`;
    case "go":
    case "external":
    case "builtin":
    case "unknown":
      return callee.name;
    case "conversion":
      return "conversion";
    case "literal":
      return "func literal";
    default:
      return assertNever(callee);
  }
}

/** The callee as the source names it: `C.free`, `h.Close`, `free`. */
export function callName(call: Call): string {
  return printExpr(call.callee);
}

/** `name` when the expression is `C.name`. */
export function cgoName(expr: Expr): string | undefined {
  return expr.kind === "select" && expr.base.kind === "ident" && expr.base.ref.kind === "cgo" ? expr.field : undefined;
}

/** `path.Name` when the expression is a name of an imported package. */
export function importedName(expr: Expr): string | undefined {
  return expr.kind === "select" && expr.base.kind === "ident" && expr.base.ref.kind === "import" ? `${expr.base.ref.path}.${expr.field}` : undefined;
}
