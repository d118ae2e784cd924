// The steps control can take from a function before a call of it returns: each a call site and the body it leads to.
// Literals count where they run: called on the spot, deferred, or handed to a function that calls them. Methods whose
// receiver type is unknown, interface methods and function values of Go are not followed: nothing is guessed.
import type { Call, Expr, FunctionModel } from "../../program/ast.ts";
import type { PackageModel, PlacedFunction } from "../../program/model.ts";
import type { CallGraph, CallSite } from "../calls/callGraph.ts";
import { runsAtOnce } from "../threads/functionTakers.ts";
import type { HandedFunction } from "./boundary.ts";
import type { ParamRoles } from "./paramRoles.ts";
import { calledValue, type ValueUses } from "./valueUses.ts";

export interface Step {
  readonly site: CallSite;
  readonly to: PlacedFunction;
}

export interface StepSources {
  readonly pkg: PackageModel;
  readonly calls: CallGraph;
  readonly roles: ParamRoles;
  readonly usesIn: (fn: FunctionModel) => ValueUses;
  readonly handedIn: (fn: PlacedFunction) => readonly HandedFunction[];
  /** Functions stored in a field or variable of the name, anywhere in the package. */
  readonly storedIn: (name: string) => readonly PlacedFunction[];
}

/** Steps from the function, in source order of their sites. */
export function stepsFrom(fn: PlacedFunction, sources: StepSources): readonly Step[] {
  const running = runningBodies(fn, sources);
  return sources.calls.callsIn(fn).filter((site) => site.how !== "go" && running.has(site.depth)).flatMap((site) => stepsOf(site, sources));
}

/** Steps of one site: the bodies it calls, and the functions it is given and calls back. */
export function stepsOf(site: CallSite, sources: StepSources): readonly Step[] {
  const targets = [...calledBodies(site, sources), ...calledBack(site, sources)];
  return [...new Set(targets)].map((to) => ({ site, to }));
}

function calledBodies({ caller, call, callee }: CallSite, { pkg, storedIn }: StepSources): readonly PlacedFunction[] {
  switch (callee.kind) {
    case "c":
      if (callee.bodies.length > 0) return callee.bodies;
      return pkg.exports.get(callee.name) ?? (pkg.cGlobals.has(callee.name) ? storedIn(callee.name) : []);
    case "go":
      return new Set(callee.bodies.map(({ model }) => model.qualifiedName)).size === 1 ? callee.bodies : [];
    case "unknown":
      return caller.model.lang === "c" ? calledThroughField(call, storedIn) : [];
    default:
      return [];
  }
}

/** `self->on_event(x)`, `(*handler)(x)` where `handler` is a variable at file level. */
function calledThroughField(call: Call, storedIn: StepSources["storedIn"]): readonly PlacedFunction[] {
  const callee = calledValue(call.callee);
  if (callee.kind === "select") return storedIn(callee.field);
  return callee.kind === "ident" && callee.ref.kind === "global" ? storedIn(callee.name) : [];
}

function calledBack(site: CallSite, { pkg, handedIn, usesIn }: StepSources): readonly PlacedFunction[] {
  const byC = handedIn(site.caller).filter((one) => one.role === "called-back" && one.site?.call === site.call).map((one) => one.target);
  const { callee } = site;
  if (callee.kind !== "external" || !runsAtOnce.has(callee.name)) return byC;
  const given = usesIn(site.caller.model).names.filter(({ isC, use }) => !isC && use.kind === "argument" && use.call === site.call);
  return [...byC, ...given.flatMap(({ name }) => pkg.functions.get(name) ?? [])];
}

/** 0 for the function, i + 1 for each literal that runs while it does. */
function runningBodies(fn: PlacedFunction, sources: StepSources): ReadonlySet<number> {
  const running = new Set([0]);
  if (fn.model.literals.length === 0) return running;
  const sites = sources.calls.callsIn(fn);
  for (let grown = true; grown; ) {
    const before = running.size;
    for (const site of sites) {
      if (!running.has(site.depth) || site.how === "go") continue;
      if (site.callee.kind === "literal") running.add(site.callee.index + 1);
      for (const index of literalsCalledBy(site, sources)) running.add(index + 1);
    }
    grown = running.size > before;
  }
  return running;
}

/** Literals among the arguments that the callee calls before it returns. */
function literalsCalledBy({ call, callee }: CallSite, { roles }: StepSources): readonly number[] {
  return call.args.flatMap((argument: Expr, index) => {
    if (argument.kind !== "funcLit") return [];
    const runs = callee.kind === "external" ? runsAtOnce.has(callee.name) : roles.ofArgument(callee, index) === "called-back";
    return runs ? [argument.index] : [];
  });
}
