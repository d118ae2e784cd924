// The facts of the mask analysis at one point of one body: what signal sets hold, which changes of the mask are in
// force, where old masks were saved. A may-analysis: a change counts while some path has it in force.
import type { Lattice } from "../../dataflow/forward.ts";
import { equalSets, mergeSets, unknownSet, type SignalSet } from "./signalSet.ts";
import type { Lingering } from "./signals.ts";

/** A change in force; `key` tells changes apart inside one body. */
export interface OpenChange extends Omit<Lingering, "exits"> {
  readonly key: string;
  /** Place of the set it was made with, to match a later SIG_UNBLOCK. */
  readonly set: string | undefined;
}

export interface MaskFacts {
  readonly sets: ReadonlyMap<string, SignalSet>;
  readonly open: ReadonlyMap<string, OpenChange>;
  /** Places that hold a mask saved by a change. */
  readonly saved: ReadonlySet<string>;
  /** A deferred call will restore the mask at every exit from here on. */
  readonly deferred: boolean;
  /** Locals that hold the result of a change, to the change's key. */
  readonly results: ReadonlyMap<number, string>;
}

export type MaskState = MaskFacts | "unknown";

export const startFacts: MaskFacts = { sets: new Map(), open: new Map(), saved: new Set(), deferred: false, results: new Map() };

export const maskLattice: Lattice<MaskState> = {
  top: "unknown",
  equals: (a, b) => a === b || (a !== "unknown" && b !== "unknown" && equalFacts(a, b)),
  merge: (a, b) => (a === "unknown" || b === "unknown" ? "unknown" : mergeFacts(a, b)),
};

function mergeFacts(a: MaskFacts, b: MaskFacts): MaskFacts {
  const sets = new Map<string, SignalSet>();
  for (const place of new Set([...a.sets.keys(), ...b.sets.keys()])) sets.set(place, mergeSets(a.sets.get(place) ?? unknownSet, b.sets.get(place) ?? unknownSet));
  return {
    sets,
    open: new Map([...a.open, ...b.open]),
    saved: new Set([...a.saved, ...b.saved]),
    deferred: a.deferred || b.deferred,
    results: mergeResults(a.results, b.results),
  };
}

/** Where paths disagree the smaller key stays, so that merging settles. */
function mergeResults(a: MaskFacts["results"], b: MaskFacts["results"]): MaskFacts["results"] {
  const merged = new Map(a);
  for (const [local, key] of b) {
    const other = merged.get(local);
    merged.set(local, other !== undefined && other < key ? other : key);
  }
  return merged;
}

function equalFacts(a: MaskFacts, b: MaskFacts): boolean {
  return (
    a.deferred === b.deferred &&
    sameKeys(a.open, b.open) &&
    a.saved.size === b.saved.size &&
    [...a.saved].every((place) => b.saved.has(place)) &&
    a.results.size === b.results.size &&
    [...a.results].every(([local, key]) => b.results.get(local) === key) &&
    sameKeys(a.sets, b.sets) &&
    [...a.sets].every(([place, set]) => equalSets(set, b.sets.get(place) ?? unknownSet))
  );
}

function sameKeys(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): boolean {
  return a.size === b.size && [...a.keys()].every((key) => b.has(key));
}
