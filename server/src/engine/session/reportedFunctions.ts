// Which functions findings may be reported in: all Go functions of files that import "C", all preamble functions,
// and the functions of C files that Go reaches (by calls, names handed over, or macros that mention them).
// Files read for summaries only take no part.
import type { PackageAnalyses } from "../analyses/packageAnalyses.ts";
import type { Expr, FunctionModel } from "../program/ast.ts";
import type { FileModel, PackageModel, PlacedFunction } from "../program/model.ts";
import { childStmts, ownExprs, visitExpr } from "../program/visit.ts";

/** Files that findings may be reported in. */
export function reportedFiles(pkg: PackageModel): readonly FileModel[] {
  return [...pkg.goFiles.filter((file) => file.importsC), ...pkg.cFiles.filter((file) => !file.summariesOnly)];
}

/** In the order of files, then of offsets. */
export function reportedFunctions(pkg: PackageModel, analyses: Pick<PackageAnalyses, "pkg">): readonly PlacedFunction[] {
  const goFiles = pkg.goFiles.filter((file) => file.importsC);
  const own = goFiles.flatMap((file) => [...file.functions, ...file.c.functions].filter((fn) => fn.model.body !== undefined));
  const reached = reachedNames(analyses.pkg);
  const siblings = pkg.cFiles.filter((file) => !file.summariesOnly).flatMap((file) => file.c.functions.filter((fn) => fn.model.body !== undefined && reached.has(fn.model.name)));
  return [...own, ...siblings].sort((a, b) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : a.start - b.start));
}

/** Names of C functions that Go mentions, and those that reached bodies mention. */
function reachedNames(pkg: PackageModel): ReadonlySet<string> {
  const reached = new Set<string>();
  const queue: string[] = [];
  const reach = (name: string): void => {
    if (reached.has(name)) return;
    reached.add(name);
    queue.push(name);
  };
  for (const file of pkg.goFiles) {
    for (const name of file.cNames.keys()) reach(name);
    for (const fn of file.c.functions) mentionedIn(fn.model, reach);
  }
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const fn of pkg.cFunctions.get(next) ?? []) mentionedIn(fn.model, reach);
  }
  return reached;
}

function mentionedIn(model: FunctionModel, reach: (name: string) => void): void {
  const visit = (expr: Expr): void => {
    if (expr.kind === "ident" && expr.ref.kind === "global") reach(expr.name);
  };
  if (model.body === undefined) return;
  const stack = [...model.body.body];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    for (const expr of ownExprs(next)) visitExpr(expr, visit);
    stack.push(...childStmts(next));
  }
}
