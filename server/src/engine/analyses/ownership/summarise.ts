// What following one path through a body gives, as the answer to what the function does with it.
import type { ParamSummary } from "./summary.ts";
import { distinctDestinations, unknownSummary } from "./summary.ts";
import type { Tracking } from "./tracker.ts";
import type { Unit } from "./unit.ts";

/** `watched`: the path is more than a parameter itself. */
export function summarise(tracking: Tracking, unit: Unit, watched: boolean): ParamSummary {
  if (tracking.gaveUp || unit.placed.model.hasSyntaxError) return plainlySeen(tracking);
  const outcomes = tracking.endings.map((ending) => ending.outcome);
  const moved = distinctDestinations(outcomes.flatMap((outcome) => (outcome.kind === "moved" ? outcome.to : [])));
  return {
    // Kept, but perhaps released by a callee on the way: mixed for whoever calls this function.
    released: tracking.endings.some(({ outcome, state }) => outcome.kind === "released" || (outcome.kind === "kept" && state.doubt)),
    kept: outcomes.some((outcome) => outcome.kind === "kept"),
    escaped: outcomes.some((outcome) => outcome.kind === "escaped"),
    vague: outcomes.every((outcome) => outcome.kind !== "escaped" || outcome.vague === true),
    moved,
    surely: outcomes.every((outcome) => (outcome.kind === "absent" ? outcome.byGuard !== true : outcome.kind !== "released" || (outcome.follow !== undefined && outcome.follow.named !== true))),
    taken: outcomes.some((outcome) => outcome.kind === "escaped" && outcome.taken !== undefined),
    cleared: watched && outcomes.some((outcome) => outcome.kind === "released") && !tracking.dangling,
    assumed: tracking.endings.find((ending) => ending.outcome.kind === "kept" && ending.state.assumed !== undefined)?.state.assumed,
    unknown: false,
  };
}

/** What a body that was not understood plainly shows: a release counts, nothing else is concluded. */
function plainlySeen(tracking: Tracking): ParamSummary {
  const released = tracking.endings.some((ending) => ending.outcome.kind === "released");
  return { ...unknownSummary, released, unknown: true };
}
