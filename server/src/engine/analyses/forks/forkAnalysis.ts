// Children of fork(), followed through C functions: along the graph from the call of fork as a result of 0 goes (childPaths),
// into the functions that the child calls, a few levels down. A function that gives the result of its fork to its callers is
// a fork itself. Does not follow clone(), posix_spawn() or raw system calls.
import type { Cfg } from "../../cfg/cfg.ts";
import type { Call, FunctionBody } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { printExpr } from "../../program/printExpr.ts";
import type { CallGraph, CallSite } from "../calls/callGraph.ts";
import { childPaths } from "./childPaths.ts";
import type { ChildCall, Fork, ForkAnalysis } from "./forks.ts";

export interface ForkSources {
  readonly calls: CallGraph;
  readonly cfg: (body: FunctionBody) => Cfg | undefined;
}

/** Functions below the child that are looked into. */
const maxDepth = 4;

export function createForkAnalysis(sources: ForkSources): ForkAnalysis {
  const remembered = new Map<PlacedFunction["model"], readonly Fork[]>();
  const forksIn = (fn: PlacedFunction): readonly Fork[] => {
    const known = remembered.get(fn.model);
    if (known !== undefined) return known;
    remembered.set(fn.model, []);
    const found = fn.model.lang === "c" ? sources.calls.callsIn(fn).flatMap((site) => (isFork(site, forksIn) ? (followChild(fn, site, sources) ?? []) : [])) : [];
    remembered.set(fn.model, found);
    return found;
  };
  return {
    forksIn,
    runsInChild: (fn, call) => forksIn(fn).some(({ child, site }) => call !== site.call && child.some((one) => one.site.call === call)),
    printForks: (fn) => [fn.model.name, ...forksIn(fn).flatMap(printFork)].join("\n"),
  };
}

/** A call of fork, or of a function that returns in both processes and says in which. */
function isFork({ callee }: CallSite, forksIn: (fn: PlacedFunction) => readonly Fork[]): boolean {
  if (callee.kind !== "c") return false;
  if (callee.bodies.length === 0) return callee.model?.process === "forks";
  return callee.bodies.some((body) => /fork/.test(body.model.text) && forksIn(body).some(({ tellsCaller }) => tellsCaller));
}

function followChild(fn: PlacedFunction, site: CallSite, { calls, cfg }: ForkSources): readonly Fork[] | undefined {
  const graph = cfg(fn.model);
  const sites = new Map(calls.callsIn(fn).map((one) => [one.call, one] as const));
  const isExec = (call: Call): boolean => {
    const made = sites.get(call);
    return made !== undefined && execs(made, calls, 2);
  };
  const paths = graph && childPaths(graph, site.call, isExec);
  if (paths === undefined) return undefined;
  const child = paths.calls.flatMap(({ call, endsSoon }): readonly ChildCall[] => {
    const made = sites.get(call);
    return made === undefined ? [] : [{ site: made, path: [], endsSoon }, ...below(made, endsSoon, [made], calls)];
  });
  const tellsCaller = paths.returns.length > 0 && paths.returns.every(({ values }) => values.some(paths.isResult));
  return [{ fn, site, child, returns: paths.returns.map(({ span }) => span), tellsCaller }];
}

/** Replaces the program, itself or in a body of the package; what such a function does when exec fails is not asked. */
function execs({ callee, call }: CallSite, calls: CallGraph, depth: number): boolean {
  if (callee.kind !== "c") return false;
  if (callee.model?.process === "execs") return true;
  const [number] = call.args;
  if (callee.name === "syscall" && number !== undefined && /execve/.test(printExpr(number))) return true;
  return depth > 0 && callee.bodies.some((body) => /exec/.test(body.model.text) && calls.callsIn(body).some((site) => execs(site, calls, depth - 1)));
}

/** Calls of the functions that a call runs. */
function below({ callee }: CallSite, endsSoon: boolean, path: readonly CallSite[], calls: CallGraph): readonly ChildCall[] {
  if (callee.kind !== "c" || path.length > maxDepth) return [];
  return callee.bodies.flatMap((body) =>
    calls.callsIn(body).flatMap((site) => {
      if (path.some((one) => one.caller.model === body.model)) return [];
      return [{ site, path, endsSoon }, ...below(site, endsSoon, [...path, site], calls)];
    }),
  );
}

function printFork({ site, child, returns, tellsCaller }: Fork): readonly string[] {
  const lines = child.map((one) => `    ${printExpr(one.site.call.callee)}${one.path.length > 0 ? ` (in ${one.site.caller.model.name})` : ""}${one.endsSoon ? " ends soon" : ""}`);
  const end = returns.length === 0 ? [] : [`    returns${tellsCaller ? " with the result" : ""}`];
  return [`  ${printExpr(site.call)}`, ...lines, ...end];
}
