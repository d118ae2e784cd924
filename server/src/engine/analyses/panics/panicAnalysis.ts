// Panics of one package, seen from the functions that C calls. A function's sources are its own (ownPanics) and those of the
// Go functions it calls, down to a few levels; what stands behind a deferred call that recovers is gone (recovery). Calls
// into C are not followed: what C calls back has an export of its own. May-information, and far from complete: nearly any
// line of Go can panic, so only what the text plainly shows counts.
import type { PackageModel, PlacedFunction } from "../../program/model.ts";
import type { CallGraph } from "../calls/callGraph.ts";
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
  const search = (fn: PlacedFunction, depth: number, above: readonly PlacedFunction[]): readonly PanicSource[] => {
    const recovered = recoveredFrom(fn, calls) ?? Infinity;
    const mine = own(fn).filter(({ at }) => at.start < recovered);
    if (depth === maxDepth) return mine;
    const below = calls.callsIn(fn).flatMap((site): readonly PanicSource[] => {
      const { callee, call } = site;
      if (site.how === "go" || site.depth !== 0 || callee.kind !== "go" || callee.bodies.length !== 1 || call.span.start >= recovered) return [];
      const [body] = callee.bodies;
      if (body === undefined || body.model === fn.model || above.some(({ model }) => model === body.model)) return [];
      return search(body, depth + 1, [...above, fn]).map((source) => ({ ...source, path: [site, ...source.path] }));
    });
    return [...mine, ...below];
  };
  const sourcesOf = (fn: PlacedFunction): readonly PanicSource[] => search(fn, 0, []);
  return {
    sourcesOf,
    recovers: (fn) => recoveredFrom(fn, calls) !== undefined,
    printPanics: (fn) => [fn.model.qualifiedName, ...sourcesOf(fn).map(printSource)].join("\n"),
  };
}

function printSource({ kind, what, isPlain, path, fn }: PanicSource): string {
  const via = path.length === 0 ? "" : ` in ${fn.model.qualifiedName}`;
  return `  ${kind}${isPlain ? "" : "?"} ${what}${via}`;
}
