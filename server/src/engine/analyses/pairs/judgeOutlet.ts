// Decides whether what one C function hands out has to be released, by whom, and how sure that is. See inferPairs.ts
// for the evidence; this file weighs it.
import type { Inferred } from "../../knowledge/apiModel.ts";
import { createVerbs, inPlaceVerbs, lendingNames } from "../../knowledge/data/pairVerbs.ts";
import { createParts, nounFit } from "./nameParts.ts";
import type { ObjectType } from "./objectTypes.ts";
import type { Outlet, Site } from "./outlets.ts";
import type { Releaser } from "./releasers.ts";
import type { Place } from "./valueGraph.ts";

/** The releaser takes the value itself, the address of the variable that holds it, or the address of the object. */
export type Mode = "value" | "through" | "inPlace";

export interface Verdict {
  readonly outlet: Outlet;
  readonly releaser: Releaser;
  readonly mode: Mode;
  readonly inferred: Inferred;
  /** Greater is better founded; only compared with verdicts of the same package. */
  readonly weight: number;
}

/** Releasers that each made value may reach, with the first field on the way. */
export type Reached = ReadonlyMap<Place, ReadonlyMap<Releaser, string | undefined>>;

const noRank = 99;

interface Candidate {
  readonly outlet: Outlet;
  readonly releaser: Releaser;
  readonly fit: 0 | 1 | 2 | 3;
  /** 0: the releaser's verb is the best for the maker's; `noRank`: it is none of those. */
  readonly verbRank: number;
  readonly hasVerb: boolean;
  readonly agrees: "yes" | "no" | "unknown";
  readonly here: number;
  readonly elsewhere: number;
  readonly field: string | undefined;
  readonly mode: Mode;
}

/** The best founded releaser of an outlet, or nothing. */
export function judgeOutlet(outlet: Outlet, releasers: readonly Releaser[], reached: Reached): Verdict | undefined {
  if (outlet.returnsArgument || outlet.type?.kind === "plain") return undefined;
  let best: Verdict | undefined;
  for (const releaser of releasers) {
    const verdict = judge(candidateOf(outlet, releaser, reached));
    if (verdict && (best === undefined || verdict.weight > best.weight)) best = verdict;
  }
  return best;
}

function candidateOf(outlet: Outlet, releaser: Releaser, reached: Reached): Candidate | undefined {
  // What a call says about its failure is not what it makes.
  const names = outlet.isError ? [] : createParts(outlet.name);
  const readings = names.map((parts) => ({ fit: nounFit(parts, releaser.parts), verb: parts.verb }));
  const reading = readings.reduce((a: (typeof readings)[number] | undefined, b) => (a === undefined || b.fit > a.fit ? b : a), undefined);
  const rank = reading === undefined ? -1 : (createVerbs.get(reading.verb) ?? []).indexOf(releaser.parts.verb);
  const through = outlet.sites.flatMap(({ place }) => (reached.get(place)?.has(releaser) === true ? [reached.get(place)?.get(releaser)] : []));
  const agrees = agreement(outlet.type, releaser);
  const mode = modeOf(outlet, releaser, reading !== undefined && reading.fit > 0 ? reading.verb : undefined);
  if (mode === undefined) return undefined;
  return {
    outlet,
    releaser,
    fit: reading?.fit ?? 0,
    verbRank: rank < 0 ? noRank : rank,
    hasVerb: reading !== undefined,
    agrees,
    here: outlet.sites.filter((site) => site.releasers.includes(releaser)).length,
    elsewhere: through.length,
    field: through.find((label) => label !== undefined),
    mode,
  };
}

function agreement(type: ObjectType | undefined, releaser: Releaser): "yes" | "no" | "unknown" {
  const taken = releaser.type;
  if (type === undefined || taken === undefined || type.kind === "untyped" || taken.kind === "untyped") return "unknown";
  if (type.kind === "text" && taken.kind === "text") return "yes";
  if (type.kind !== "object" || taken.kind !== "object") return "no";
  return type.key === taken.key || takesAddress(type, releaser) ? "yes" : "no";
}

function takesAddress(type: ObjectType | undefined, { type: taken, byAddress }: Releaser): boolean {
  if (type?.kind !== "object" || taken?.kind !== "object") return byAddress;
  return taken.key === `*${type.key}`;
}

/** How the releaser takes what the outlet gives; undefined: it cannot. */
function modeOf(outlet: Outlet, releaser: Releaser, verb: string | undefined): Mode | undefined {
  if (!takesAddress(outlet.type, releaser)) return "value";
  const { type } = outlet;
  if (type?.kind === "object" && (type.isPointer || (outlet.index === -1 && type.isStruct))) return "through";
  const isHandle = verb !== undefined && !inPlaceVerbs.has(verb);
  if (outlet.index >= 0 && releaser.inPlace && (!isHandle || (type?.kind === "object" && type.isStruct))) return "inPlace";
  return type?.kind === "object" && type.isStruct ? undefined : "through";
}

function judge(candidate: Candidate | undefined): Verdict | undefined {
  if (candidate === undefined) return undefined;
  const { outlet, releaser, fit, hasVerb, here, elsewhere, verbRank, mode, agrees } = candidate;
  if (releaser.parts.verb === "clear" && mode !== "inPlace") return undefined;
  const inferred = releasedHere(candidate) ?? releasedElsewhere(candidate) ?? namesOnly(candidate);
  if (inferred === undefined) return undefined;
  const weight = (inferred.grade === "likely" ? 1000 : 0) + here * 50 + fit * 20 + elsewhere * 5 + Math.max(0, 9 - verbRank) + (agrees === "yes" ? 10 : 0) + releaser.strength + (hasVerb && fit > 0 ? 500 : 0) - (outlet.isError ? 300 : 0);
  return { outlet, releaser, mode, inferred, weight };
}

/** Some value is passed to the releaser where it was made. */
function releasedHere({ outlet, releaser, fit, hasVerb, here, mode }: Candidate): Inferred | undefined {
  const isNamed = hasVerb && fit > 0;
  if (here === 0 || (!isNamed && (outlet.isElement || !outlet.sites.some((site) => site.isHeld)))) return undefined;
  const ends = countEnds(outlet.sites);
  const good = ends.released + ends.moved;
  const bad = ends.none + ends.kept + ends.contained;
  const why = `the package releases such values with C.${releaser.name}`;
  if (isConst(outlet.type) || releaser.isOverruled || releaser.strength === 1) return { grade: "possible", why };
  // Which status means that such a parameter was filled is not known: an error is there only after a failure.
  if (!isNamed && outlet.index >= 0 && mode !== "inPlace") return good >= bad ? { grade: "possible", why } : undefined;
  if (isNamed ? good >= bad : bad === 0 && isShown(outlet, releaser)) return { grade: "likely", why };
  return good >= bad ? { grade: "possible", why } : undefined;
}

/** Whatever the function is called, each release of its values shows that they have to be released. */
function isShown(outlet: Outlet, releaser: Releaser): boolean {
  if (/^[A-Z0-9_]+$/.test(outlet.name) || lendingNames.test(outlet.name)) return false;
  const shown = outlet.sites.filter((site) => site.releasers.includes(releaser));
  return shown.every((site) => site.isHeld && site.isPlain && !(outlet.isUnread && site.call.fn.lang === "c"));
}

/** Values of this maker are stored, and the package releases what is stored there. */
function releasedElsewhere({ outlet, releaser, fit, hasVerb, elsewhere, field, agrees, verbRank }: Candidate): Inferred | undefined {
  if (elsewhere === 0 || !hasVerb || fit === 0 || verbRank === noRank || agrees === "no" || releaser.isOverruled || isConst(outlet.type)) return undefined;
  const ends = countEnds(outlet.sites);
  const why = field === undefined ? `what it gives reaches C.${releaser.name}` : `the package releases ${field} with C.${releaser.name}`;
  const bad = ends.none + ends.kept + ends.contained;
  return { grade: fit < 2 || bad * 2 > outlet.sites.length || releaser.strength === 1 ? "possible" : "likely", why };
}

/** Same noun, same type, fitting verbs. */
function namesOnly({ outlet, releaser, fit, verbRank, hasVerb, agrees }: Candidate): Inferred | undefined {
  if (!hasVerb || fit === 0 || agrees !== "yes" || verbRank === noRank || releaser.isOverruled || isConst(outlet.type) || outlet.type?.kind !== "object") return undefined;
  const ends = countEnds(outlet.sites);
  if (ends.kept + ends.contained > ends.moved + ends.released + ends.none) return undefined;
  return { grade: "possible", why: `its name and type pair it with C.${releaser.name}` };
}

function isConst(type: ObjectType | undefined): boolean {
  return (type?.kind === "object" || type?.kind === "text") && type.isConst;
}

function countEnds(sites: readonly Site[]): Readonly<Record<Site["end"], number>> {
  const counts = { released: 0, moved: 0, kept: 0, contained: 0, none: 0 };
  for (const { end } of sites) counts[end]++;
  return counts;
}
