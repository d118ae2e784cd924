// How far the errno of a function can be trusted, as far as the package and the tables show it.
//
// A body that sets errno itself, directly or through functions of the package, was written for callers that read it: no
// judgement then. A body that fails with NULL or -1, and on its way calls more than one function, may well succeed after one
// of them failed and left its mark: its result says more than errno. Functions of the C library stand in a table.
import { errnoUseOf } from "../../knowledge/errnoFunction.ts";
import type { Expr, TypeRef } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { visitExprsIn, visitStmts } from "../../program/visit.ts";
import type { CallGraph } from "../calls/callGraph.ts";
import type { Callee } from "../calls/callee.ts";
import type { ErrnoTrust } from "./errno.ts";

/** Undefined: its errno may be tested alone. */
export function errnoTrustOf(callee: Extract<Callee, { readonly kind: "c" }>, calls: CallGraph): ErrnoTrust | undefined {
  const { bodies, name, prototype } = callee;
  if (bodies.length > 0) return bodies.some((body) => isMadeForErrno(body, calls, 4)) ? undefined : trustOfBodies(bodies, calls);
  switch (errnoUseOf(name)) {
    case "tells":
      return undefined;
    case "leaves":
      return "leaves";
    default:
      return prototype !== undefined && isVoid(prototype.result) ? "void" : "unknown";
  }
}

function trustOfBodies(bodies: readonly PlacedFunction[], calls: CallGraph): ErrnoTrust {
  if (bodies.every(({ model }) => model.results.every(({ type }) => isVoid(type)))) return "void";
  return bodies.every((body) => failsByResult(body) && callsIn(body, calls).some(mayLeave)) ? "leaves" : "unknown";
}

/** Mentions errno itself: it sets it, or hands it on. */
function isMadeForErrno(fn: PlacedFunction, calls: CallGraph, depth: number): boolean {
  if (/\berrno\b|__errno_location|WSASetLastError/.test(fn.model.text)) return true;
  return depth > 0 && callsIn(fn, calls).some((callee) => callee.kind === "c" && callee.bodies.some((body) => body !== fn && isMadeForErrno(body, calls, depth - 1)));
}

function callsIn(fn: PlacedFunction, calls: CallGraph): readonly Callee[] {
  return calls.callsIn(fn).map(({ callee }) => callee);
}

/** A function of a library that nobody promised anything for, or one that is known to leave errno set. */
function mayLeave(callee: Callee): boolean {
  return callee.kind === "c" && callee.bodies.length === 0 && errnoUseOf(callee.name) === "leaves";
}

/** One return says NULL or a negative number, another says something else. */
function failsByResult({ model }: PlacedFunction): boolean {
  const returned: Expr[] = [];
  if (model.body !== undefined) visitStmts(model.body, (stmt) => returned.push(...(stmt.kind === "return" ? stmt.values : [])));
  return returned.some(isFailure) && returned.some((value) => !isFailure(value));
}

/** A negative number as written. */
export function isNegative(value: Expr): boolean {
  return (value.kind === "literal" && value.text.startsWith("-")) || (value.kind === "unary" && value.op === "-" && value.operand.kind === "literal");
}

/** NULL, a negative number, or a cast of one. */
export function isFailure(value: Expr): boolean {
  switch (value.kind) {
    case "literal":
      return value.type === "nil" || isNegative(value);
    case "unary":
      return isNegative(value);
    case "convert":
      return isFailure(value.operand) || (value.type.kind === "pointer" && value.operand.kind === "literal" && value.operand.text === "0");
    default:
      return false;
  }
}

function isVoid(type: TypeRef): boolean {
  return type.kind === "named" && type.name === "void";
}

/** Reports whether the function or anything it evaluates mentions errno. */
export function mentionsErrno(fn: PlacedFunction): boolean {
  let found = false;
  if (fn.model.body !== undefined && fn.model.text.includes("errno")) visitExprsIn(fn.model.body, (expr) => (found ||= isErrno(expr)));
  return found;
}

/** `errno` in C, where it is a macro or a variable. */
export function isErrno(expr: Expr): boolean {
  return expr.kind === "ident" && expr.name === "errno" && expr.ref.kind !== "local";
}
