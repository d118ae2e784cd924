// Walks over expressions and statements. Guarantees: children in source order; function literals are leaves
// (their bodies stand in FunctionModel.literals). Does not resolve or interpret anything.
import { assertNever } from "../base/invariant.ts";
import type { Expr, Stmt } from "./ast.ts";

/** The direct sub-expressions of an expression, in source order. */
export function childExprs(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case "ident":
    case "literal":
    case "funcLit":
    case "type":
      return [];
    case "select":
      return [expr.base];
    case "index":
      return [expr.base, expr.index];
    case "slice":
      return [expr.base, expr.low, expr.high, expr.max].filter((part) => part !== undefined);
    case "call":
      return [expr.callee, ...expr.args];
    case "convert":
    case "unary":
    case "typeAssert":
      return [expr.operand];
    case "binary":
    case "assignExpr":
      return [expr.left, expr.right];
    case "conditional":
      return [expr.test, expr.then, expr.else];
    case "composite":
      return expr.elements.flatMap(({ key, value }) => (key ? [key, value] : [value]));
    case "unknown":
      return expr.children;
    default:
      return assertNever(expr);
  }
}

/** Calls `visit` for the expression and everything below it, outer first, in source order. */
export function visitExpr(expr: Expr, visit: (expr: Expr) => void): void {
  visit(expr);
  if (isLeaf(expr)) return;
  const stack: Expr[] = [];
  pushChildren(expr, stack);
  for (let next = stack.pop(); next; next = stack.pop()) {
    visit(next);
    pushChildren(next, stack);
  }
}

function isLeaf({ kind }: Expr): boolean {
  return kind === "ident" || kind === "literal" || kind === "funcLit" || kind === "type";
}

/** Pushes the children last first. The commonest kinds need no list of their own. */
function pushChildren(expr: Expr, stack: Expr[]): void {
  switch (expr.kind) {
    case "ident":
    case "literal":
    case "funcLit":
    case "type":
      return;
    case "select":
      stack.push(expr.base);
      return;
    case "call":
      for (let i = expr.args.length - 1; i >= 0; i--) stack.push(expr.args[i] as Expr);
      stack.push(expr.callee);
      return;
    case "convert":
    case "unary":
    case "typeAssert":
      stack.push(expr.operand);
      return;
    case "binary":
    case "assignExpr":
      stack.push(expr.right, expr.left);
      return;
    case "index":
      stack.push(expr.index, expr.base);
      return;
    default: {
      const children = childExprs(expr);
      for (let i = children.length - 1; i >= 0; i--) stack.push(children[i] as Expr);
    }
  }
}

/** The expressions a statement holds itself (not those of nested statements), in source order. */
export function ownExprs(stmt: Stmt): readonly Expr[] {
  switch (stmt.kind) {
    case "assign":
      return [...stmt.left, ...stmt.right];
    case "if":
      return [stmt.cond];
    case "loop":
      return stmt.cond ? [stmt.cond] : [];
    case "range":
      return [stmt.key, stmt.value, stmt.over].filter((part) => part !== undefined);
    case "switch":
      return [...(stmt.tag ? [stmt.tag] : []), ...stmt.cases.flatMap((one) => one.labels)];
    case "expr":
      return [stmt.expr];
    case "return":
      return stmt.values;
    case "defer":
    case "go":
      return [stmt.call];
    case "send":
      return [stmt.channel, stmt.value];
    case "error":
      return stmt.children;
    case "block":
    case "select":
    case "branch":
    case "label":
    case "alternatives":
      return [];
    default:
      return assertNever(stmt);
  }
}

/** The statements directly below a statement, in source order. */
export function childStmts(stmt: Stmt): readonly Stmt[] {
  switch (stmt.kind) {
    case "block":
      return stmt.body;
    case "if":
      return [stmt.init, stmt.then, stmt.else].filter((part) => part !== undefined);
    case "loop":
      return [stmt.init, stmt.body, stmt.post].filter((part) => part !== undefined);
    case "range":
    case "label":
      return [stmt.body];
    case "switch":
      return [...(stmt.init ? [stmt.init] : []), ...stmt.cases.flatMap((one) => one.body)];
    case "select":
      return stmt.cases.flatMap((one) => [...(one.comm ? [one.comm] : []), ...one.body]);
    case "alternatives":
      return stmt.branches.flat();
    case "assign":
    case "expr":
    case "return":
    case "branch":
    case "defer":
    case "go":
    case "send":
    case "error":
      return [];
    default:
      return assertNever(stmt);
  }
}

/** Calls `visit` for the statement and every statement below it (function literals excluded), outer first. */
export function visitStmts(stmt: Stmt, visit: (stmt: Stmt) => void): void {
  const stack: Stmt[] = [stmt];
  for (let next = stack.pop(); next; next = stack.pop()) {
    visit(next);
    if (isSimple(next)) continue;
    const children = childStmts(next);
    for (let i = children.length - 1; i >= 0; i--) stack.push(children[i] as Stmt);
  }
}

/** Holds no statements: most do not. */
function isSimple({ kind }: Stmt): boolean {
  return kind === "assign" || kind === "expr" || kind === "return" || kind === "branch" || kind === "defer" || kind === "go";
}

/** Calls `visit` for every expression in the statement and below it (function literals excluded). */
export function visitExprsIn(stmt: Stmt, visit: (expr: Expr) => void): void {
  visitStmts(stmt, (inner) => {
    for (const expr of ownExprs(inner)) visitExpr(expr, visit);
  });
}
