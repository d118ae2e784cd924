// Summaries of functions that are kept for all analyses of a package. Guarantees: each is the answer of an analysis that was
// asked nothing before, so that it does not depend on the order of questions, and the log knows everything it rests on.
// Only questions from outside are answered so: those that an answer raises stay within its analysis.
import type { ReadLog } from "../../base/readLog.ts";
import type { OwnershipAnalysis } from "./ownership.ts";
import type { ParamSummary } from "./summary.ts";

export type SummaryOf = OwnershipAnalysis["paramSummary"];

/** `create`: an analysis that remembers nothing yet. */
export function keptSummaries(create: () => OwnershipAnalysis, log: ReadLog): SummaryOf {
  const known = log.store();
  return (fn, index, suffix) => {
    const question = `${index} ${suffix}`;
    const found = known.get(fn, question)?.value as ParamSummary | undefined;
    if (found !== undefined) return found;
    const { value, reads } = log.collect(() => create().paramSummary(fn, index, suffix));
    known.keep(fn, question, value, reads);
    for (const subject of reads) log.note(subject);
    return value;
  };
}

/** `own` with summaries from `summaryOf`. */
export function withSummaries(own: OwnershipAnalysis, summaryOf: SummaryOf): OwnershipAnalysis {
  return {
    leaks: (fn) => own.leaks(fn),
    misuses: (fn) => own.misuses(fn),
    ownedOutputs: (fn) => own.ownedOutputs(fn),
    hints: (fn) => own.hints(fn),
    paramSummary: summaryOf,
    printSummary: (fn) => own.printSummary(fn),
    printStates: (fn) => own.printStates(fn),
  };
}
