// Every call that signal handlers of the package make to functions outside of it, and to exported Go functions, with
// the shortest way there. Guarantees: a call is listed once, for the handler that is installed first.
import type { PlacedFunction } from "../../program/model.ts";
import type { CallSite } from "../calls/callGraph.ts";
import { bodiesNamed, type ChainSources } from "./handlerChains.ts";
import type { HandlerCall, HandlerReach, SignalFact } from "./signals.ts";

/** In the order of facts, then nearest first. */
export function collectHandlerCalls(facts: readonly SignalFact[], sources: ChainSources, reach: (handler: PlacedFunction) => readonly HandlerReach[]): readonly HandlerCall[] {
  const found = new Map<CallSite["call"], HandlerCall>();
  const signalsOf = new Map<PlacedFunction["model"], Set<string>>();
  const handlers = facts.flatMap((fact) => fact.handlers.flatMap((name) => bodiesNamed(name, sources)).map((handler) => ({ fact, handler })));
  for (const { fact, handler } of handlers) {
    const known = signalsOf.get(handler.model) ?? new Set();
    signalsOf.set(handler.model, known.add(fact.signal));
  }
  for (const { fact, handler } of handlers) {
    for (const { fn, path } of reach(handler)) {
      if (fn.model.lang === "go") continue;
      for (const site of sources.calls.callsIn(fn)) {
        if (!leaves(site) || found.has(site.call)) continue;
        found.set(site.call, { fact, handler, path, site, signals: [...(signalsOf.get(handler.model) ?? [])].sort() });
      }
    }
  }
  return [...found.values()];
}

function leaves({ callee }: CallSite): boolean {
  return (callee.kind === "c" && callee.bodies.length === 0) || callee.kind === "go";
}
