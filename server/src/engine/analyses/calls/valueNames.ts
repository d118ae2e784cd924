// Functions whose name stands somewhere as a value: passed, stored, compared, converted. Such a function can be
// called from anywhere. By name: `x.Close` as a method value marks every method `Close`.
import type { Expr, FunctionModel } from "../../program/ast.ts";
import type { PackageModel, PlacedFunction } from "../../program/model.ts";
import { childExprs, visitExpr, visitExprsIn } from "../../program/visit.ts";

/** Names of what is used as a value anywhere in the package, initialisers of globals included; see `valueName`. */
export function collectValueNames(pkg: PackageModel, functions: readonly PlacedFunction[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { model } of functions) for (const name of valueNamesIn(model)) names.add(name);
  for (const file of pkg.goFiles) {
    for (const global of file.globals) addInitialiser(global.value, false, names);
    for (const global of file.c.globals) addInitialiser(global.value, true, names);
  }
  for (const file of pkg.cFiles) for (const global of file.c.globals) addInitialiser(global.value, true, names);
  return names;
}

/** Of one function and its literals. */
export function valueNamesIn(model: FunctionModel): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { body } of [model, ...model.literals]) {
    if (!body) continue;
    const callees = new Set<Expr>();
    visitExprsIn(body, (expr) => {
      addNames(expr, callees, names, model.lang === "c");
    });
  }
  return names;
}

/** What the function is called where its name is used as a value. */
export function valueName(model: FunctionModel): string {
  if (model.lang === "c") return `C.${model.name}`;
  return model.receiver ? `.${model.name}` : model.name;
}

function addInitialiser(value: Expr | undefined, isC: boolean, names: Set<string>): void {
  if (!value) return;
  const callees = new Set<Expr>();
  visitExpr(value, (expr) => {
    addNames(expr, callees, names, isC);
  });
}

/** Visits come outer first, so a callee is known before it is visited itself. */
function addNames(expr: Expr, callees: Set<Expr>, names: Set<string>, isC: boolean): void {
  if (expr.kind === "call") callees.add(expr.callee.kind === "index" ? (childExprs(expr.callee)[0] as Expr) : expr.callee);
  if (callees.has(expr)) return;
  if (expr.kind === "ident" && expr.ref.kind === "global") {
    names.add(isC ? `C.${expr.name}` : expr.name);
    // C takes the address of an exported Go function by its C name, which is usually the Go name.
    if (isC) names.add(expr.name);
  }
  if (expr.kind !== "select") return;
  const isCgo = expr.base.kind === "ident" && expr.base.ref.kind === "cgo";
  names.add(isCgo ? `C.${expr.field}` : `.${expr.field}`);
  if (isCgo) names.add(expr.field);
}
