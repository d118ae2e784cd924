// Which call a test says has failed: `p == NULL`, `!p`, `rc < 0`, `rc == -1`, with the call itself or a local that holds its
// result. Guarantees: undefined when the test says that the call went well, or says nothing. Numbers compared with 0 say
// nothing: fork, strcmp and read give 0 for other reasons.
import type { Call, Expr, FunctionModel, TypeRef } from "../../program/ast.ts";
import { visitStmts } from "../../program/visit.ts";
import { isNegative } from "./errnoTrust.ts";

export interface FailedCall {
  readonly call: Call;
  /** The local that holds the result. */
  readonly holder: number | undefined;
}

/** Reads an edge: `expr` was true (`sense`) or false. */
export function failedCall(expr: Expr, sense: boolean, fn: FunctionModel): FailedCall | undefined {
  if (expr.kind === "unary" && expr.op === "!") return failedCall(expr.operand, !sense, fn);
  if (expr.kind === "binary") return comparison(expr.op, expr.left, expr.right, sense, fn);
  const source = sourceOf(expr, fn);
  return source?.isPointer === true && !sense ? source : undefined;
}

function comparison(op: string, left: Expr, right: Expr, sense: boolean, fn: FunctionModel): FailedCall | undefined {
  const constant = constantOf(right);
  const source = constant === undefined ? undefined : sourceOf(left, fn);
  if (source === undefined) {
    return constant !== undefined || constantOf(left) === undefined ? undefined : comparison(mirrored.get(op) ?? op, right, left, sense, fn);
  }
  return saysFailure(op, constant, source.isPointer) === sense ? source : undefined;
}

const mirrored: ReadonlyMap<string, string> = new Map([["<", ">"], [">", "<"], ["<=", ">="], [">=", "<="]]);

type Constant = "null" | "negative" | "zero" | "failed";

/** True when the comparison holds for failures, false when it holds for successes. */
function saysFailure(op: string, constant: Constant | undefined, isPointer: boolean): boolean | undefined {
  if (constant === "null" || constant === "failed" || constant === "negative" || (constant === "zero" && isPointer)) {
    if (op === "==" || (op === "<=" && constant === "negative")) return true;
    return op === "!=" || (op === ">" && constant === "negative") ? false : undefined;
  }
  if (op === "<") return true;
  return op === ">=" ? false : undefined;
}

function constantOf(expr: Expr): Constant | undefined {
  if (expr.kind === "convert") return constantOf(expr.operand);
  if (isNegative(expr)) return "negative";
  if (expr.kind === "ident" && /^(MAP_FAILED|SIG_ERR|SEM_FAILED)$/.test(expr.name)) return "failed";
  if (expr.kind !== "literal") return undefined;
  if (expr.type === "nil") return "null";
  return expr.type === "int" && /^0[uUlL]*$/.test(expr.text) ? "zero" : undefined;
}

function sourceOf(expr: Expr, fn: FunctionModel): (FailedCall & { readonly isPointer: boolean }) | undefined {
  if (expr.kind === "assignExpr") {
    const inner = expr.right.kind === "call" ? expr.right : undefined;
    return inner && { call: inner, holder: localOf(expr.left), isPointer: isPointer(typeOf(expr.left, fn)) };
  }
  if (expr.kind === "call") return { call: expr, holder: undefined, isPointer: false };
  const holder = localOf(expr);
  if (holder === undefined) return undefined;
  const call = lastCallInto(holder, expr.span.start, fn);
  return call && { call, holder, isPointer: isPointer(typeOf(expr, fn)) };
}

function localOf(expr: Expr): number | undefined {
  return expr.kind === "ident" && expr.ref.kind === "local" ? expr.ref.id : undefined;
}

function typeOf(expr: Expr, fn: FunctionModel): TypeRef | undefined {
  const id = localOf(expr);
  return id === undefined ? undefined : fn.locals.find((local) => local.id === id)?.type;
}

function isPointer(type: TypeRef | undefined): boolean {
  return type?.kind === "pointer";
}

/** The nearest assignment of a call to the local above an offset. */
function lastCallInto(holder: number, before: number, fn: FunctionModel): Call | undefined {
  let found: Call | undefined;
  if (fn.body === undefined) return undefined;
  visitStmts(fn.body, (stmt) => {
    if (stmt.kind !== "assign" || stmt.span.start >= before || !stmt.left.some((left) => localOf(left) === holder)) return;
    const [right] = stmt.right;
    const value = right?.kind === "convert" ? right.operand : right;
    found = value?.kind === "call" ? value : undefined;
  });
  return found;
}
