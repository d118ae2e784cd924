// What runs when a signal arrives: the handler and what it calls inside the package, and whether it hands the signal on
// to the action that was installed before. Guarantees: "no" only when the old action is saved nowhere, or every
// handler's body is in sight and calls no function pointer and installs nothing. Does not match places: any saved
// action that some handler calls counts as the right one.
import type { Expr } from "../../program/ast.ts";
import type { PackageModel, PlacedFunction } from "../../program/model.ts";
import type { CallGraph, CallSite } from "../calls/callGraph.ts";
import { isNull, type ResolveCall } from "./signalNames.ts";
import type { Chaining, HandlerInstall, HandlerReach, SignalFact } from "./signals.ts";

export interface ChainSources {
  readonly pkg: PackageModel;
  readonly calls: CallGraph;
  readonly installsIn: (fn: PlacedFunction) => readonly HandlerInstall[];
  readonly resolveIn: (fn: PlacedFunction) => ResolveCall;
}

/** Functions looked at per handler, at most. */
const maxReached = 200;

/** The functions a handler's name stands for. */
export function bodiesNamed(name: string, { pkg }: Pick<ChainSources, "pkg">): readonly PlacedFunction[] {
  return [...(pkg.cFunctions.get(name) ?? []), ...(pkg.exports.get(name) ?? [])].filter(({ model }) => model.body !== undefined);
}

/** Breadth first, so that the first way to a function is a shortest one. */
export function reachFrom(handler: PlacedFunction, { calls }: Pick<ChainSources, "calls">): readonly HandlerReach[] {
  const reached: HandlerReach[] = [{ handler, fn: handler, path: [] }];
  const seen = new Set([handler.model]);
  for (const { fn, path } of reached) {
    if (fn.model.lang === "go" || reached.length > maxReached) continue;
    for (const site of calls.callsIn(fn)) {
      for (const body of bodiesOf(site)) {
        if (seen.has(body.model) || body.model.body === undefined) continue;
        seen.add(body.model);
        reached.push({ handler, fn: body, path: [...path, site] });
      }
    }
  }
  return reached;
}

function bodiesOf({ callee }: CallSite): readonly PlacedFunction[] {
  return callee.kind === "c" || callee.kind === "go" ? callee.bodies : [];
}

export function chainingOf(fact: SignalFact, sources: ChainSources): Chaining {
  const { install } = fact;
  if (install === undefined) return "unknown";
  if (!savesOld(install, sources) && !isAskedElsewhere(sources)) return "no";
  const bodies = fact.handlers.flatMap((name) => bodiesNamed(name, sources));
  if (bodies.length === 0) return "unknown";
  return bodies.some((handler) => reachFrom(handler, sources).some(({ fn }) => handsOn(fn, sources))) ? "yes" : "no";
}

/** sigaction() with a third argument; signal() whose result somebody keeps. */
function savesOld({ call, api, fn }: HandlerInstall, { resolveIn }: ChainSources): boolean {
  if (api === "sigaction") return call.args[2] !== undefined && !isNull(call.args[2], resolveIn(fn));
  const before = fn.model.text.slice(0, call.span.start);
  return /(^|[^=!<>])=\s*$|\(\s*$|return\s+$/.test(before);
}

/** The old action may have been asked for by a call that installs nothing. */
function isAskedElsewhere({ calls, resolveIn }: ChainSources): boolean {
  return calls.functions.some((fn) => {
    if (!fn.model.text.includes("sigaction")) return false;
    return calls.callsIn(fn).some(({ call, callee }) => callee.kind === "c" && callee.name === "sigaction" && isNull(call.args[1], resolveIn(fn)));
  });
}

/** Calls a function pointer, or puts an action back. */
function handsOn(fn: PlacedFunction, { calls, pkg, installsIn }: ChainSources): boolean {
  if (fn.model.lang === "go") return false;
  if (installsIn(fn).some(({ handlers }) => handlers.some(({ kind }) => kind === "foreign" || kind === "unknown"))) return true;
  return calls.callsIn(fn).some(({ call, callee }) => callee.kind === "unknown" || isPointerVariable(call.callee, pkg));
}

function isPointerVariable(callee: Expr, pkg: PackageModel): boolean {
  return callee.kind === "ident" && callee.ref.kind === "global" && pkg.cGlobals.has(callee.name) && !pkg.cFunctions.has(callee.name);
}
