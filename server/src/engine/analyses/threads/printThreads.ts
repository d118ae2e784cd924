// The thread regions of a function as text, for people and tests. First in which state each body starts, then one
// line per call in source order: depth (0 the function, i + 1 its literal i), callee, whether the goroutine is locked to
// its thread there on every path (`always`), on some (`sometimes`) or on none (`never`), and what the call does with
// state of the thread: `[group role]`, `[group fails]` and `[group error]` for errors kept per thread.
import type { PlacedFunction } from "../../program/model.ts";
import { calleeName } from "../calls/callName.ts";
import type { CallGraph } from "../calls/callGraph.ts";
import type { EntryStates } from "./entryStates.ts";
import type { ErrorReach } from "./errorReach.ts";
import type { Reach } from "./threadReach.ts";

export interface PrintSources {
  readonly calls: CallGraph;
  readonly entries: EntryStates;
  readonly reach: Pick<Reach, "touchesOf">;
  readonly errors: Pick<ErrorReach, "touchesOf">;
}

/** Ends with a line end. C functions have no regions of their own: their callers lock. */
export function printThreads(fn: PlacedFunction, { calls, entries, reach, errors }: PrintSources): string {
  if (fn.model.lang !== "go") return `${fn.model.qualifiedName}: runs on the thread of its caller\n`;
  const starts = fn.model.literals.map((_, i) => `  literal ${String(i)} starts: ${entries.of({ fn, depth: i + 1 })}\n`);
  const lines = calls.callsIn(fn).map((site) => {
    const unit = { fn, depth: site.depth };
    const touches = reach.touchesOf(site.call, unit).map((touch) => ` [${touch.group} ${touch.role}]`);
    const ofErrors = errors.touchesOf(site.call, unit).map((touch) => ` [${touch.group} ${touch.kind === "raises" ? "fails" : "error"}]`);
    const where = site.how === "go" ? "new goroutine" : entries.at(unit, site.call);
    return `  ${String(site.depth)} ${calleeName(site.callee)}: ${where}${[...touches, ...ofErrors].join("")}\n`;
  });
  return `${fn.model.qualifiedName} starts: ${entries.of({ fn, depth: 0 })}\n${[...starts, ...lines].join("")}`;
}
