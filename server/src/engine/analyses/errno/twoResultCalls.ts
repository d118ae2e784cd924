// The two-result calls of C in a package's Go code: `r, err := C.f()` and `r, err = C.f()`. Guarantees: source order.
import type { Expr, Stmt } from "../../program/ast.ts";
import type { PackageModel, PlacedFunction } from "../../program/model.ts";
import { visitStmts } from "../../program/visit.ts";
import type { CallResolver } from "../calls/callee.ts";
import { cgoName } from "../calls/callName.ts";
import type { TwoResultCall } from "./errno.ts";

/** Of one Go function, its literals included. */
export function twoResultCallsIn(fn: PlacedFunction, resolver: CallResolver): readonly TwoResultCall[] {
  const found: TwoResultCall[] = [];
  for (const [depth, body] of [fn.model, ...fn.model.literals].entries()) {
    if (body.body !== undefined) visitStmts(body.body, (stmt) => found.push(...asTwoResultCall(stmt, fn, depth, resolver)));
  }
  return found.sort((a, b) => a.call.span.start - b.call.span.start);
}

/** Of all Go functions. */
export function twoResultCallsOf(pkg: PackageModel, resolver: CallResolver): readonly TwoResultCall[] {
  return pkg.goFiles.filter((file) => file.importsC).flatMap((file) => file.functions.flatMap((fn) => twoResultCallsIn(fn, resolver)));
}

function asTwoResultCall(stmt: Stmt, fn: PlacedFunction, depth: number, resolver: CallResolver): readonly TwoResultCall[] {
  if (stmt.kind !== "assign" || stmt.left.length !== 2) return [];
  const [call, ...rest] = stmt.right;
  if (call?.kind !== "call" || rest.length > 0 || cgoName(call.callee) === undefined) return [];
  const callee = resolver.resolve(call, fn.model);
  return callee.kind === "c" ? [{ fn, depth, call, callee, result: named(stmt.left[0]), error: named(stmt.left[1]) }] : [];
}

function named(expr: Expr | undefined): Expr | undefined {
  return expr?.kind === "ident" && expr.name === "_" ? undefined : expr;
}
