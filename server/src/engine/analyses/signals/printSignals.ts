// Signal facts as text, for people and tests: one line per fact of a function, per
// change of the mask, per write to a descriptor, per slow call.
import type { SignalAnalysis, SignalFact } from "./signals.ts";
import type { PlacedFunction } from "../../program/model.ts";

/** The name, then indented lines in source order; "  nothing" when the function has nothing to do with signals. */
export function printSignals(fn: PlacedFunction, signals: Pick<SignalAnalysis, "facts" | "chaining" | "masksIn" | "reachedFromHandler" | "handlers" | "writesIn" | "interruptionsIn">): string {
  const facts = signals.facts().filter((fact) => fact.fn.model === fn.model);
  const masks = signals.masksIn(fn).map(({ api, operation }) => `  mask ${operation} by ${api}`);
  const runs = signals.handlers().some(({ model }) => model === fn.model) ? [`  handler; runs ${signals.reachedFromHandler(fn).map((one) => one.fn.model.qualifiedName).join(", ")}`] : [];
  const writes = signals.writesIn(fn).map(({ api, to, isIgnored }) => `  ${api} to ${to}${isIgnored ? ", result ignored" : ""}`);
  const slow = signals.interruptionsIn(fn).map(({ api, kind, keepsErrno }) => `  ${api} interrupted ${kind}${keepsErrno ? ", errno kept" : ""}`);
  const lines = [...facts.map((fact) => `  ${factText(fact, signals)}`), ...masks, ...runs, ...writes, ...slow];
  return [fn.model.qualifiedName, ...(lines.length > 0 ? lines : ["  nothing"])].join("\n");
}

function factText(fact: SignalFact, signals: Pick<SignalAnalysis, "chaining">): string {
  const handler = fact.handlers.length > 0 ? ` with ${fact.handlers.join(" or ")}` : "";
  const chain = fact.does === "handles" && fact.side === "c" ? ` (chains: ${signals.chaining(fact)})` : "";
  const through = fact.through.length > 0 ? ` from ${fact.through.map(({ caller }) => caller.model.qualifiedName).join(" > ")}` : "";
  return `${fact.side} ${fact.does} ${fact.signal}${handler} by ${fact.api}${through}${fact.isDoubtful ? " (doubtful)" : ""}${chain}`;
}
