// What the rules about handles and pinners share: which findings of the ownership analysis are about them.
import type { Misuse } from "../../analyses/ownership/misuses.ts";
import type { Span } from "../../base/span.ts";
import { containsSpan } from "../../base/span.ts";
import type { Expr, TypeRef } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { RuleContext } from "../defineRule.ts";

export const handleFamily = "runtime/cgo.Handle.Delete";
export const pinnerFamily = "runtime.Pinner.Unpin";

/** Handles and pinners have rules of their own; a pinner may be used and emptied again. */
export function isGoRuntimeMisuse(misuse: Misuse, fn: PlacedFunction, context: RuleContext): boolean {
  return runtimeTypeOf(misuse, fn, context) !== undefined;
}

/** The type of Go's runtime that the misused value has. */
export function runtimeTypeOf(misuse: Misuse, fn: PlacedFunction, context: RuleContext): "handle" | "pinner" | undefined {
  if (misuse.family === handleFamily) return "handle";
  if (misuse.family === pinnerFamily) return "pinner";
  if (misuse.family !== undefined || !/\b(Delete|Unpin)\b/.test(fn.model.text)) return undefined;
  const at = (span: Span | undefined, inner: Span): boolean => span !== undefined && (containsSpan(span, inner) || containsSpan(inner, span));
  const site = context.analyses.calls.callsIn(fn).find(({ call, callee }) => callee.kind === "external" && /^runtime(\/cgo\.Handle|\.Pinner)\./.test(callee.name) && (at(misuse.release?.at.span, call.span) || at(misuse.at.span, call.span)));
  if (site?.callee.kind !== "external") return undefined;
  return site.callee.name.startsWith("runtime/cgo") ? "handle" : "pinner";
}

export function isHandle(type: TypeRef | undefined): boolean {
  return type?.kind === "named" && type.name === "Handle" && type.pkg === "runtime/cgo";
}

/** The handle behind `uintptr(h)`, `C.uintptr_t(h)` and the like. */
export function handleIn(expr: Expr, fn: PlacedFunction, context: RuleContext): Expr | undefined {
  if (isHandle(context.analyses.types.typeOf(expr, fn.model))) return expr;
  if (expr.kind === "convert") return handleIn(expr.operand, fn, context);
  const [only] = expr.kind === "call" ? expr.args : [];
  const isConversion = expr.kind === "call" && expr.args.length === 1 && context.analyses.resolver.resolve(expr, fn.model).kind === "conversion";
  return isConversion && only !== undefined ? handleIn(only, fn, context) : undefined;
}
