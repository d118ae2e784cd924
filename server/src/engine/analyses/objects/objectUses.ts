// Where a function mentions an object that a local holds: what keeps it alive behind a call, and what stores it.
// By position only; a mention on any path counts for all.
import { lifetimeRoles } from "../../knowledge/data/lifetime.ts";
import type { Call, Expr } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { visitExpr, visitExprsIn, visitStmts } from "../../program/visit.ts";
import type { CodePlace } from "./objects.ts";
import type { ObjectModel } from "./objectAnalysis.ts";
import { baseLocal, rootLocal } from "./storeSource.ts";

/** `runtime.KeepAlive(x)`. */
export function isKeepAlive(call: Call, fn: PlacedFunction, context: ObjectModel["context"]): boolean {
  const callee = context.resolver.resolve(call, fn.model);
  return callee.kind === "external" && lifetimeRoles.keepAlive.has(callee.name);
}

/** Mentioned behind the call, in a deferred call or a literal, or in the loop around the call. */
export function isUsedLater(local: number, call: Call, { fn, body }: CodePlace): boolean {
  const isMention = (expr: Expr): boolean => expr.kind === "ident" && expr.ref.kind === "local" && expr.ref.id === local;
  const mentions = (expr: Expr): boolean => {
    let found = false;
    visitExpr(expr, (part) => void (found ||= isMention(part)));
    return found;
  };
  if (fn.model.literals.some((literal) => literal.body !== undefined && someIn(literal.body, isMention))) return true;
  let used = false;
  if (body.body === undefined) return true;
  visitStmts(body.body, (stmt) => {
    if (stmt.kind === "defer" || stmt.kind === "go") used ||= mentions(stmt.call);
    const isLoop = stmt.kind === "loop" || stmt.kind === "range";
    if (isLoop && stmt.span.start <= call.span.start && call.span.end <= stmt.span.end) {
      used ||= someIn(stmt, (expr) => isMention(expr) && !(call.span.start <= expr.span.start && expr.span.end <= call.span.end));
    }
  });
  return used || someIn(body.body, (expr) => isMention(expr) && expr.span.start >= call.span.end);
}

function someIn(stmt: Parameters<typeof visitExprsIn>[0], test: (expr: Expr) => boolean): boolean {
  let found = false;
  visitExprsIn(stmt, (expr) => void (found ||= test(expr)));
  return found;
}

/** The object itself is put somewhere: whoever holds that keeps it alive, as far as we know. */
export function isStored(local: number, { body }: CodePlace): boolean {
  let stored = false;
  if (body.body === undefined) return true;
  visitStmts(body.body, (stmt) => {
    if (stmt.kind === "assign") stored ||= stmt.right.some((value) => rootLocal(value) === local);
    if (stmt.kind === "send") stored ||= rootLocal(stmt.value) === local;
  });
  return stored || someIn(body.body, (expr) => (expr.kind === "composite" && expr.elements.some(({ value }) => rootLocal(value) === local)) || (expr.kind === "unary" && expr.op === "&" && baseLocal(expr.operand) === local && expr.operand.kind === "ident"));
}
