// Thread-local variables of C as one body of C uses them: whether it leaves a value there for others, and whether it
// relies on one that it has not stored itself. Source order stands for time; `if (!x) x = …` makes a body rely on nothing.
// Variables that hold errors are left to the analysis of errors; a variable inside one function concerns no other.
import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { Expr, FunctionModel, Stmt } from "../../program/ast.ts";
import type { PackageModel } from "../../program/model.ts";
import { childExprs, ownExprs, visitExpr, visitStmts } from "../../program/visit.ts";

export interface VariableUse {
  readonly variable: string;
  readonly leaves: boolean;
  readonly relies: boolean;
}

/** In the order of the first use. */
export function variableUses(model: FunctionModel, { pkg, knowledge }: { readonly pkg: PackageModel; readonly knowledge: Knowledge }): readonly VariableUse[] {
  const uses = new Map<string, VariableUse>();
  if (model.lang !== "c" || !model.body) return [];
  const nameOf = (expr: Expr): string | undefined =>
    expr.kind === "ident" && expr.ref.kind === "global" && !/err/i.test(expr.name) && pkg.cGlobals.get(expr.name)?.threadLocal === true ? expr.name : undefined;
  const note = (variable: string, kind: "leaves" | "relies"): void => {
    const known = uses.get(variable) ?? { variable, leaves: false, relies: false };
    if (kind === "relies" && known.leaves) return;
    uses.set(variable, { ...known, [kind]: true });
  };
  const write = (expr: Expr): void => {
    const variable = nameOf(expr);
    if (variable !== undefined) return note(variable, "leaves");
    const [base, ...rest] = childExprs(expr);
    rest.forEach(read);
    if (base && (expr.kind === "select" || expr.kind === "index")) write(base);
    else if (base) read(base);
  };
  const read = (expr: Expr): void => {
    const variable = nameOf(expr);
    if (variable !== undefined) return note(variable, "relies");
    if (expr.kind === "assignExpr") return assign(expr.op, [expr.left], [expr.right]);
    if (expr.kind === "unary" && /\+\+|--/.test(expr.op)) return assign("+=", [expr.operand], []);
    if (expr.kind === "unary" && expr.op === "&" && nameOf(expr.operand) !== undefined) return write(expr.operand);
    if (expr.kind !== "call") return childExprs(expr).forEach(read);
    const params = expr.callee.kind === "ident" ? knowledge.modelOf(`C.${expr.callee.name}`)?.params : undefined;
    read(expr.callee);
    expr.args.forEach((arg, i) => (params?.[i] === "writes" ? write(arg) : read(arg)));
  };
  const assign = (op: string, left: readonly Expr[], right: readonly Expr[]): void => {
    right.forEach(read);
    if (op !== "=" && op !== "var" && op !== ":=") left.forEach(read);
    left.forEach(write);
  };
  visitStmts(model.body, (stmt) => {
    for (const variable of filledWhenEmpty(stmt, nameOf)) note(variable, "leaves");
    if (stmt.kind === "assign") assign(stmt.op, stmt.left, stmt.right);
    else ownExprs(stmt).forEach(read);
  });
  return [...uses.values()];
}

/** Variables that an `if` asks about and stores into: made when they are not there. */
function filledWhenEmpty(stmt: Stmt, nameOf: (expr: Expr) => string | undefined): readonly string[] {
  if (stmt.kind !== "if") return [];
  const asked = new Set<string>();
  visitExpr(stmt.cond, (part) => {
    const name = nameOf(part);
    if (name !== undefined) asked.add(name);
  });
  const filled: string[] = [];
  visitStmts(stmt.then, (inner) => {
    const names = inner.kind === "assign" ? inner.left.map(nameOf) : [];
    filled.push(...names.filter((name) => name !== undefined && asked.has(name)).map(String));
  });
  return filled;
}
