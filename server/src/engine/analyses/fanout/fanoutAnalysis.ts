// Goroutines without bound that end up in blocking calls of C. Starts are looked for first: a function that starts no
// goroutine in a loop, and handles no request, costs one search of its text.
import type { PlacedFunction } from "../../program/model.ts";
import { callName } from "../calls/callName.ts";
import { blockingIn, blockingOf, type BlockingSources } from "./blockingPaths.ts";
import type { Fanout, FanoutAnalysis } from "./fanout.ts";
import { findStarts, isHandler, type StartSources } from "./goroutineStarts.ts";

export function createFanoutAnalysis(sources: StartSources & BlockingSources): FanoutAnalysis {
  const fanouts = (fn: PlacedFunction): readonly Fanout[] => [
    ...findStarts(fn, sources).flatMap((start) => {
      const blocking = blockingOf(start, sources);
      return blocking ? [{ start, blocking }] : [];
    }),
    ...requests(fn, sources),
  ];
  return { fanouts, printFanouts: (fn) => printFanouts(fn, fanouts(fn)) };
}

/** Blocking calls that a handler makes on the request's own goroutine. */
function requests(fn: PlacedFunction, sources: StartSources & BlockingSources): readonly Fanout[] {
  if (fn.model.lang !== "go" || !fn.model.text.includes("ResponseWriter") || /\.Acquire\(|<-/.test(fn.model.text)) return [];
  return [fn.model, ...fn.model.literals].flatMap((body, depth) => {
    const blocking = isHandler(body) ? blockingIn(fn, depth, sources) : undefined;
    const [first] = blocking?.path ?? [];
    return blocking && first ? [{ start: { fn, depth, call: first.call, why: "request" as const, loop: undefined }, blocking }] : [];
  });
}

function printFanouts(fn: PlacedFunction, fanouts: readonly Fanout[]): string {
  const lines = fanouts.map(({ start, blocking }) => `${start.why}: ${blocking.path.map(({ call }) => callName(call)).join(" > ")} (${blocking.blocks})`);
  return `${fn.model.qualifiedName}\n${lines.map((line) => `  ${line}\n`).join("")}`;
}
