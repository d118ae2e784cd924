// Where each local of a function gets its values: one pass over the function and its literals, remembered by the
// function's identity. Does not order the assignments in time; see the graph for that.
import { noReadLog, type ReadLog } from "../base/readLog.ts";
import type { Expr, FunctionModel, Stmt } from "./ast.ts";
import { childExprs, visitExprsIn, visitStmts } from "./visit.ts";

/** One value a local receives. */
export type LocalValue =
  /** Value `index` of `of` values that `expr` gives (`a, b := f()`: of 2). */
  | { readonly kind: "value"; readonly expr: Expr; readonly index: number; readonly of: number }
  /** `+=` and the like. */
  | { readonly kind: "update"; readonly expr: Expr }
  | { readonly kind: "range"; readonly over: Expr; readonly role: "key" | "value" };

export interface LocalUse {
  readonly values: readonly LocalValue[];
  /** `&x` somewhere: it may change behind our back. */
  readonly addressTaken: boolean;
  /** The variable of a type switch: its type differs from case to case. */
  readonly typeSwitched: boolean;
}

const noUse: LocalUse = { values: [], addressTaken: false, typeSwitched: false };

export interface LocalValues {
  of(fn: FunctionModel, local: number): LocalUse;
}

/** A look-up that walks each function once. */
export function createLocalValues(log: ReadLog = noReadLog): LocalValues {
  const usesIn = log.remembered(collect);
  return { of: (fn, local) => usesIn(fn).get(local) ?? noUse };
}

interface Draft {
  readonly values: LocalValue[];
  addressTaken: boolean;
  typeSwitched: boolean;
}

function collect(fn: FunctionModel): ReadonlyMap<number, LocalUse> {
  const drafts = new Map<number, Draft>();
  const draftOf = (target: Expr | undefined): Draft | undefined => {
    if (target?.kind !== "ident" || target.ref.kind !== "local") return undefined;
    const known = drafts.get(target.ref.id);
    if (known) return known;
    const fresh: Draft = { values: [], addressTaken: false, typeSwitched: false };
    drafts.set(target.ref.id, fresh);
    return fresh;
  };
  for (const { body } of [fn, ...fn.literals]) {
    if (!body) continue;
    visitStmts(body, (stmt) => addStatement(stmt, draftOf));
    visitExprsIn(body, (expr) => {
      if (expr.kind === "assignExpr") draftOf(expr.left)?.values.push(valueOf(expr.op, expr.right, 0, 1));
      if (expr.kind !== "unary" || !/&|\+\+|--/.test(expr.op)) return;
      const draft = draftOf(addressed(expr.operand));
      if (expr.op !== "&") draft?.values.push({ kind: "update", expr });
      else if (draft) draft.addressTaken = true;
    });
  }
  return drafts;
}

function addStatement(stmt: Stmt, draftOf: (target: Expr | undefined) => Draft | undefined): void {
  if (stmt.kind === "range") {
    draftOf(stmt.key)?.values.push({ kind: "range", over: stmt.over, role: "key" });
    draftOf(stmt.value)?.values.push({ kind: "range", over: stmt.over, role: "value" });
  }
  if (stmt.kind === "switch" && stmt.isTypeSwitch) {
    const switched = draftOf(stmt.tag);
    if (switched !== undefined) switched.typeSwitched = true;
  }
  if (stmt.kind !== "assign") return;
  stmt.left.forEach((target, index) => {
    const shared = stmt.right.length === 1 && stmt.left.length > 1;
    const right = shared ? stmt.right[0] : stmt.right[index];
    if (right) draftOf(target)?.values.push(shared ? valueOf(stmt.op, right, index, stmt.left.length) : valueOf(stmt.op, right, 0, 1));
  });
}

function valueOf(op: string, expr: Expr, index: number, of: number): LocalValue {
  return op === "=" || op === ":=" || op === "var" ? { kind: "value", expr, index, of } : { kind: "update", expr };
}

/** The variable whose memory `&expr` exposes: `&x`, `&x.f`, `&x[i]`. */
function addressed(expr: Expr): Expr {
  return (expr.kind === "select" && !expr.arrow) || expr.kind === "index" ? addressed(expr.base) : expr;
}

/** Reports whether some part of the expression satisfies `test`. */
export function someExpr(expr: Expr, test: (part: Expr) => boolean): boolean {
  return test(expr) || childExprs(expr).some((child) => someExpr(child, test));
}
