// Which steps of a path a trace shows: everything that happens to the resource, and the last branches taken.
import type { RawStep } from "../../rules/defineRule.ts";

/** Branch steps kept in a trace, nearest to the exit. */
const branchSteps = 4;

/** Without repetitions and without the earlier branches. */
export function traceOfSteps(steps: readonly RawStep[]): readonly RawStep[] {
  const branches = steps.filter((step) => step.kind === "branch");
  const dropped = new Set(branches.slice(0, Math.max(0, branches.length - branchSteps)));
  const seen = new Set<string>();
  return steps.filter((step) => {
    if (dropped.has(step)) return false;
    const key = `${step.kind} ${step.at.span.start} ${step.messageId}`;
    if (step.kind !== "exits" && seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
