// Whether a Go function always gives back an object that it just made: `return &T{}`, `t := new(T); …; return t`.
// Decides from the returned expressions alone and follows calls a few levels; everything unclear may be nil.
import type { Call, Expr, FunctionModel } from "../../program/ast.ts";
import { visitStmts } from "../../program/visit.ts";
import type { Callee } from "../calls/callee.ts";

type Resolve = (call: Call, inside: FunctionModel) => Callee;

const maxDepth = 3;

/** Reports whether the only result of the call is never nil. */
export function makesObject(callee: Callee, resolve: Resolve, depth = 0): boolean {
  if (callee.kind === "builtin") return callee.name === "new";
  if (callee.kind !== "go" || depth > maxDepth || callee.bodies.length === 0) return false;
  return callee.bodies.every(({ model }) => {
    // A literal could set the variable to something else.
    if (model.results.length !== 1 || model.body === undefined || model.hasSyntaxError || model.literals.length > 0) return false;
    const values: (Expr | undefined)[] = [];
    visitStmts(model.body, (stmt) => {
      if (stmt.kind === "return") values.push(stmt.values[0]);
    });
    return values.length > 0 && values.every((value) => value !== undefined && isFresh(value, model, resolve, depth));
  });
}

function isFresh(value: Expr, model: FunctionModel, resolve: Resolve, depth: number): boolean {
  if (value.kind === "unary") return value.op === "&" && value.operand.kind === "composite";
  if (value.kind === "call") return makesObject(resolve(value, model), resolve, depth + 1);
  return value.kind === "ident" && value.ref.kind === "local" && depth <= maxDepth && isSetFresh(value.ref.id, model, resolve, depth);
}

/** Everything that is assigned to the local is an object just made, and something is. */
function isSetFresh(id: number, model: FunctionModel, resolve: Resolve, depth: number): boolean {
  if (model.body === undefined || model.locals[id]?.kind !== "var") return false;
  let always = true;
  let sets = 0;
  visitStmts(model.body, (stmt) => {
    if (stmt.kind !== "assign") return;
    stmt.left.forEach((target, i) => {
      if (target.kind !== "ident" || target.ref.kind !== "local" || target.ref.id !== id) return;
      sets++;
      const value = stmt.left.length === stmt.right.length ? stmt.right[i] : undefined;
      always &&= value !== undefined && isFresh(value, model, resolve, depth + 1);
    });
  });
  return always && sets > 0;
}
