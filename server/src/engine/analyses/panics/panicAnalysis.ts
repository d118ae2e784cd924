// Panics of one package, seen from the functions that C calls. A function's sources are its own (ownPanics) and those of the
// Go functions it calls, down to a few levels; what stands behind a deferred call that recovers is gone (recovery). Calls
// into C are not followed: what C calls back has an export of its own. May-information, and far from complete: nearly any
// line of Go can panic, so only what the text plainly shows counts.
import type { PackageModel, PlacedFunction } from "../../program/model.ts";
import type { CallGraph, CallSite } from "../calls/callGraph.ts";
import { ownPanics, type PanicSources } from "./ownPanics.ts";
import type { PanicAnalysis, PanicSource } from "./panics.ts";
import { recoveredFrom } from "./recovery.ts";

export type PanicInput = PanicSources & { readonly pkg: PackageModel; readonly calls: CallGraph };

/** Calls that are followed below the asked function. */
const maxDepth = 3;

export function createPanicAnalysis(input: PanicInput): PanicAnalysis {
  const { calls } = input;
  const remembered = new Map<PlacedFunction["model"], readonly PanicSource[]>();
  const own = (fn: PlacedFunction): readonly PanicSource[] => {
    const known = remembered.get(fn.model);
    if (known !== undefined) return known;
    const found = ownPanics(fn, input);
    remembered.set(fn.model, found);
    return found;
  };
  const sourcesOf = (asked: PlacedFunction): readonly PanicSource[] => {
    const found: PanicSource[] = [];
    const seen = new Set([asked.model]);
    const queue: { readonly fn: PlacedFunction; readonly path: readonly CallSite[] }[] = [{ fn: asked, path: [] }];
    for (let i = 0; i < queue.length; i++) {
      const { fn, path } = queue[i] as (typeof queue)[number];
      const recovered = recoveredFrom(fn, calls) ?? Infinity;
      found.push(...own(fn).filter(({ at }) => at.start < recovered).map((source) => ({ ...source, path })));
      if (path.length === maxDepth) continue;
      for (const site of calls.callsIn(fn)) {
        const body = site.call.span.start < recovered ? bodyOf(site) : undefined;
        if (body === undefined || seen.has(body.model)) continue;
        seen.add(body.model);
        queue.push({ fn: body, path: [...path, site] });
      }
    }
    return found;
  };
  return {
    sourcesOf,
    recovers: (fn) => recoveredFrom(fn, calls) !== undefined,
    printPanics: (fn) => [fn.model.qualifiedName, ...sourcesOf(fn).map(printSource)].join("\n"),
  };
}

/** The one body that a call in the function's own code runs on its goroutine. */
function bodyOf({ callee, how, depth }: CallSite): PlacedFunction | undefined {
  return how !== "go" && depth === 0 && callee.kind === "go" && callee.bodies.length === 1 ? callee.bodies[0] : undefined;
}

function printSource({ kind, what, isPlain, path, fn }: PanicSource): string {
  const via = path.length === 0 ? "" : ` in ${fn.model.qualifiedName}`;
  return `  ${kind}${isPlain ? "" : "?"} ${what}${via}`;
}
