// Printed forms of summaries and trackings, for people and tests. Stable: endings are sorted and deduplicated.
import type { CreationSite } from "./creations.ts";
import type { Outcome } from "./draft.ts";
import type { ParamSummary } from "./summary.ts";
import { verdictOf } from "./summary.ts";
import type { Tracking } from "./tracker.ts";

export function printParamSummary(summary: ParamSummary): string {
  const moves = summary.moved.map((to) => `${to.kind} ${to.index}${to.suffix}`).join(", ");
  const assumed = summary.assumed === undefined ? "" : ` (assuming ${summary.assumed.name === undefined ? "a function pointer" : `C.${summary.assumed.name}`} borrows)`;
  return `${verdictOf(summary)}${moves === "" ? "" : ` → ${moves}`}${assumed}`;
}

export function printTracking(site: CreationSite, tracking: Tracking): string {
  const lines = tracking.endings.map(({ outcome, state }) => `    ${printOutcome(outcome)} [${state.aliases.join(" ")}]`);
  const head = `  ${site.label} = ${site.createdBy} (${site.output.family} from ${site.output.origin})${tracking.gaveUp ? " gave up" : ""}`;
  return [head, ...[...new Set(lines)].sort()].join("\n");
}

function printOutcome(outcome: Outcome): string {
  switch (outcome.kind) {
    case "released":
    case "absent":
    case "kept":
    case "misused":
      return outcome.kind;
    case "escaped":
      return `escaped: ${outcome.why}`;
    case "lost":
      return `lost: ${outcome.how}`;
    case "moved":
      return `moved to ${outcome.to.map((to) => `${to.kind} ${to.index}${to.suffix}`).join(", ")}`;
  }
}
