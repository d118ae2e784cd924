// The calls of a package, found on demand: sites of one function when it is asked for, the reverse index when the
// first caller is looked up. Go callers are indexed apart from C, so that questions about Go functions never pay
// for large C files. Does not follow function values; `isUsedAsValue` says where that matters.
import { noReadLog, type ReadLog } from "../../base/readLog.ts";
import type { Call, Expr, FunctionModel, Stmt } from "../../program/ast.ts";
import type { PackageModel, PlacedFunction } from "../../program/model.ts";
import { childExprs, ownExprs, visitStmts } from "../../program/visit.ts";
import type { CallResolver } from "./callee.ts";
import type { CallGraph, CallSite } from "./callGraph.ts";
import { createFunctionIndex } from "./functionIndex.ts";
import { createSharedTables, type SharedTables } from "../sharedTables.ts";
import { collectValueNames, valueName, valueNamesIn } from "./valueNames.ts";

/** The call graph of one package. */
export function buildCallGraph(pkg: PackageModel, resolver: CallResolver, log: ReadLog = noReadLog, tables: SharedTables = createSharedTables(log)): CallGraph {
  const { functions } = createFunctionIndex(pkg);
  const goFunctions = functions.filter(({ model }) => model.lang === "go");
  const cFunctions = functions.filter(({ model }) => model.lang === "c");
  const callsIn = log.remembered((fn: PlacedFunction) => findSites(fn, resolver));
  const fromGo = tables.whole(() => callersIndex(goFunctions, callsIn));
  const fromC = tables.whole(() => callersIndex(cFunctions, callsIn));
  const values = tables.whole(() => collectValueNames(pkg, functions));
  const callersOf = tables.keyed(
    "callers",
    (model: FunctionModel): readonly CallSite[] => {
      const inGo = fromGo().get(model) ?? [];
      return model.lang === "c" || model.exportName !== undefined ? [...inGo, ...(fromC().get(model) ?? [])] : inGo;
    },
    (fn) => callsIn(fn).flatMap(({ callee }) => ("bodies" in callee ? callee.bodies.map(({ model }) => model) : [])),
  );
  const isValue = tables.keyed("used as value", (name: string) => values().has(name), ({ model }) => valueNamesIn(model));
  return { functions, callsIn, callersOf: ({ model }) => callersOf(model), isUsedAsValue: ({ model }) => isValue(valueName(model)) };
}

function callersIndex(
  callers: readonly PlacedFunction[],
  callsIn: (fn: PlacedFunction) => readonly CallSite[],
): ReadonlyMap<PlacedFunction["model"], readonly CallSite[]> {
  const index = new Map<PlacedFunction["model"], CallSite[]>();
  for (const site of callers.flatMap(callsIn)) {
    if (!("bodies" in site.callee)) continue;
    for (const { model } of site.callee.bodies) {
      const known = index.get(model);
      if (known) known.push(site);
      else index.set(model, [site]);
    }
  }
  return index;
}

/** Calls of the function and its literals, in source order. */
function findSites(caller: PlacedFunction, resolver: CallResolver): readonly CallSite[] {
  const { model } = caller;
  const found: CallSite[] = [];
  const add = (call: Call, how: CallSite["how"], depth: number): void => {
    found.push({ caller, call, callee: resolver.resolve(call, model), how, depth });
  };
  [model, ...model.literals].forEach(({ body }, depth) => {
    if (!body) return;
    visitStmts(body, (stmt) => {
      for (const expr of ownExprs(stmt)) visitCalls(expr, howOf(stmt, expr), (call, how) => add(call, how, depth));
    });
  });
  return found.sort((a, b) => a.call.span.start - b.call.span.start || b.call.span.end - a.call.span.end);
}

function howOf(stmt: Stmt, expr: Expr): CallSite["how"] {
  return (stmt.kind === "go" || stmt.kind === "defer") && stmt.call === expr ? stmt.kind : "call";
}

/** The arguments of a `go` or `defer` call are evaluated at once: plain calls. */
function visitCalls(expr: Expr, how: CallSite["how"], add: (call: Call, how: CallSite["how"]) => void): void {
  if (expr.kind === "call") add(expr, how);
  for (const child of childExprs(expr)) visitCalls(child, "call", add);
}
