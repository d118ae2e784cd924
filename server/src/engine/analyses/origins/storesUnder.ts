// Everything a function stores in the memory of one of its locals: fields, elements, what composite literals and
// `append` put there. One pass per question over the function; aliases are not followed.
import type { Call, Expr, FunctionModel, Stmt } from "../../program/ast.ts";
import type { Span } from "../../base/span.ts";
import { visitStmts } from "../../program/visit.ts";

/** A value put into a field or element. */
export interface LocalStore {
  /** The last field on the way; undefined for elements of a slice or array. */
  readonly field: string | undefined;
  readonly value: Expr;
  /** The assigned place; absent for literals and `append`. */
  readonly target?: Expr;
  readonly at: Span;
  /** 0 in the function itself, i + 1 in its literal i. */
  readonly depth: number;
}

/** Stores below `local`, in source order per body. */
export function storesUnder(local: number, fn: FunctionModel): readonly LocalStore[] {
  const found: LocalStore[] = [];
  [fn, ...fn.literals].forEach(({ body }, depth) => {
    if (body !== undefined) visitStmts(body, (stmt) => {
      if (stmt.kind === "assign") addAssigned(stmt, local, depth, found);
    });
  });
  return found;
}

/** Values that a composite literal holds, nested ones included. */
export function literalStores(expr: Expr, depth: number): readonly LocalStore[] {
  const composite = expr.kind === "unary" && expr.op === "&" ? expr.operand : expr;
  if (composite.kind !== "composite") return [];
  return composite.elements.flatMap(({ key, value }) => {
    const field = key?.kind === "ident" ? key.name : undefined;
    const inner = literalStores(value, depth);
    return inner.length > 0 ? inner : [{ field, value, at: value.span, depth }];
  });
}

function addAssigned(stmt: Extract<Stmt, { kind: "assign" }>, local: number, depth: number, found: LocalStore[]): void {
  stmt.left.forEach((target, index) => {
    const value = stmt.right.length === stmt.left.length ? stmt.right[index] : undefined;
    if (value === undefined || rootOf(target) !== local) return;
    if (target.kind === "ident") {
      found.push(...literalStores(value, depth), ...appended(value, depth));
      return;
    }
    const field = target.kind === "select" ? target.field : target.kind === "index" && target.base.kind === "select" ? target.base.field : undefined;
    const inner = literalStores(value, depth);
    found.push(...(inner.length > 0 ? inner : [{ field, value, target, at: stmt.span, depth }]));
  });
}

function appended(value: Expr, depth: number): readonly LocalStore[] {
  if (value.kind !== "call" || !isAppend(value) || value.spread) return [];
  return value.args.slice(1).flatMap((one) => {
    const inner = literalStores(one, depth);
    return inner.length > 0 ? inner : [{ field: undefined, value: one, at: one.span, depth }];
  });
}

function isAppend({ callee }: Call): boolean {
  return callee.kind === "ident" && callee.ref.kind === "universe" && callee.name === "append";
}

/** The local at the root of `x.f[i]`, `(*x).f`, `x`. */
export function rootOf(place: Expr): number | undefined {
  switch (place.kind) {
    case "ident":
      return place.ref.kind === "local" ? place.ref.id : undefined;
    case "select":
    case "index":
    case "slice":
      return rootOf(place.base);
    case "unary":
      return place.op === "*" ? rootOf(place.operand) : undefined;
    default:
      return undefined;
  }
}
