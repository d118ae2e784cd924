// Turns the mistakes noted on paths into one report per resource and place: the shortest way there, with its trace.
import { namingHints } from "../../knowledge/data/namingHints.ts";
import type { Confidence } from "../../report/finding.ts";
import type { Place, RawStep } from "../../rules/defineRule.ts";
import type { MisuseKind, RawMisuse } from "./draft.ts";
import type { Creation } from "./ownership.ts";
import type { Release, State } from "./state.ts";
import { stepsOf } from "./state.ts";
import { traceOfSteps } from "./traceOfSteps.ts";
import type { Tracked } from "./run.ts";
import { step } from "./run.ts";
import type { Tracking } from "./tracker.ts";
import type { Unit } from "./unit.ts";

export interface Misuse {
  readonly kind: MisuseKind;
  readonly confidence: Confidence;
  /** How messages call the resource. */
  readonly label: string;
  /** What is done wrongly: the callee, or the text of the use. */
  readonly what: string;
  readonly at: Place;
  /** Where it was released first, and by what; absent where a deferred call will do it, and for mismatches. */
  readonly release: { readonly callee: string; readonly at: Place; readonly how: Release["how"] } | undefined;
  /** Family of the resource where it is known, and of the callee (mismatches). */
  readonly family: string | undefined;
  readonly releasedFamily: string | undefined;
  /** The API that made it, where it is known. */
  readonly origin: string | undefined;
  readonly creation: Creation | undefined;
  /** What it lives in, where its end is the owner's. */
  readonly owner?: string;
  readonly trace: readonly RawStep[];
}

/** Reports of one tracking, in source order. */
export function misusesOf(unit: Unit, tracked: Tracked, tracking: Tracking, creation: Creation | undefined): readonly Misuse[] {
  const best = new Map<string, { readonly misuse: RawMisuse; readonly state: State }>();
  for (const one of tracking.misuses) {
    const key = `${one.misuse.kind} ${one.misuse.at.start}`;
    const known = best.get(key);
    if (known === undefined || rank(one) < rank(known)) best.set(key, one);
  }
  return [...best.values()].sort((a, b) => a.misuse.at.start - b.misuse.at.start).map((one) => misuseOf(one, unit, tracked, creation));
}

/** A Go function that releases its parameter on some paths and leaves it to its caller on others: one of them may be wrong. */
export function keptSometimes(unit: Unit, tracked: Tracked, tracking: Tracking): readonly Misuse[] {
  const { placed, depth } = unit;
  if (tracked.entry === undefined || !/^#\d+$/.test(tracked.entry) || placed.model.lang !== "go" || depth !== 0 || placed.model.hasSyntaxError) return [];
  const kept = tracking.endings.filter(({ outcome, at, state }) => outcome.kind === "kept" && at.block.exit?.kind === "return" && state.trail !== undefined);
  const [first] = kept;
  if (first === undefined || !tracking.endings.some(({ outcome, at }) => outcome.kind === "released" && at.block.exit?.kind !== "panic")) return [];
  const shortest = kept.reduce((a, b) => ((b.state.trail?.length ?? 0) < (a.state.trail?.length ?? 0) ? b : a), first);
  const at = shortest.at.block.exit?.span ?? placed.model.nameSpan;
  return [misuseOf({ misuse: { kind: "kept-sometimes", at, what: "", doubtful: true }, state: shortest.state }, unit, tracked, undefined)];
}

/** `free(p); throw_error(L);`: nobody knows whether the path goes on behind the first release. */
function mayLeaveBetween({ release }: State, unit: Unit): boolean {
  if (release === undefined) return false;
  return unit.cfg.blocks.some(({ actions }) => actions.some((action) => {
    if (action.kind !== "eval" || action.expr.kind !== "call" || action.span.start < release.at.end || !actions.some(({ span }) => span.start <= release.at.start && release.at.end <= span.end)) return false;
    const callee = unit.resolve(action.expr);
    return callee.kind === "c" && callee.bodies.length === 0 && callee.model?.returns === undefined && namingHints.mayNotReturn.test(callee.name);
  }));
}

/** What is certain first, then what is told in the fewest steps. */
function rank({ misuse, state }: { readonly misuse: RawMisuse; readonly state: State }): number {
  return (misuse.doubtful || state.doubt ? 1000 : 0) + (state.trail?.length ?? 0);
}

function misuseOf({ misuse, state }: { readonly misuse: RawMisuse; readonly state: State }, unit: Unit, tracked: Tracked, creation: Creation | undefined): Misuse {
  const { placed } = unit;
  const place = (span: RawMisuse["at"]): Place => ({ uri: placed.uri, base: placed.start, span });
  const { release } = state;
  const last = step({ unit }, "related", misuse.at, `misuse-${misuse.kind === "shared-heap" ? "mismatched" : misuse.kind}`, { label: tracked.label, what: misuse.what });
  return {
    kind: misuse.kind,
    confidence: mayLeaveBetween(state, unit) ? "possible" : confidenceOf(misuse, state, tracked),
    label: tracked.label,
    what: misuse.what,
    at: place(misuse.at),
    release: release === undefined ? undefined : { callee: release.callee, at: place(release.at), how: release.how },
    family: tracked.adopted === true ? undefined : tracked.creation?.output.family,
    releasedFamily: misuse.family,
    origin: tracked.adopted === true ? undefined : tracked.creation?.output.origin,
    creation,
    ...(tracked.within !== undefined && (release?.how === "owner" || (tracked.creation?.output.lent === true && misuse.kind === "returned-deferred")) && { owner: tracked.within.label }),
    trace: [...traceOfSteps(stepsOf(state.trail)), last],
  };
}

function confidenceOf(misuse: RawMisuse, state: State, tracked: Tracked): Confidence {
  const inferred = tracked.creation?.output.inferred;
  if (misuse.doubtful || state.doubt || inferred?.grade === "possible") return "possible";
  return inferred !== undefined || tracked.adopted === true || tracked.within !== undefined || misuse.kind === "left-deferred" || state.release?.how === "helper" ? "likely" : "certain";
}
