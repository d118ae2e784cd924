// What a signal set may hold, as far as the Go runtime cares. Guarantees: "empty" and the listed signals are certain
// on some path; a set that somebody else fills, or that is changed in ways not followed, is "unknown".
import { signalsGoNeeds } from "./signalNames.ts";

export type SignalSet =
  | {
      readonly kind: "known";
      /** Holds at least one signal. */
      readonly holdsAny: boolean;
      /** Signals of `signalsGoNeeds` it holds, in that order. */
      readonly needed: readonly string[];
    }
  | { readonly kind: "unknown" };

export const unknownSet: SignalSet = { kind: "unknown" };
export const emptySet: SignalSet = { kind: "known", holdsAny: false, needed: [] };
export const fullSet: SignalSet = { kind: "known", holdsAny: true, needed: signalsGoNeeds };

/** `signal` is undefined when it is not a constant. */
export function addSignal(set: SignalSet, signal: string | undefined): SignalSet {
  if (set.kind === "unknown") return set;
  return { kind: "known", holdsAny: true, needed: signalsGoNeeds.filter((name) => name === signal || set.needed.includes(name)) };
}

export function deleteSignal(set: SignalSet, signal: string | undefined): SignalSet {
  if (set.kind === "unknown" || signal === undefined) return unknownSet;
  return { ...set, needed: set.needed.filter((name) => name !== signal) };
}

export function mergeSets(a: SignalSet, b: SignalSet): SignalSet {
  if (a.kind === "unknown" || b.kind === "unknown") return unknownSet;
  const needed = signalsGoNeeds.filter((name) => a.needed.includes(name) || b.needed.includes(name));
  return { kind: "known", holdsAny: a.holdsAny || b.holdsAny, needed };
}

export function equalSets(a: SignalSet, b: SignalSet): boolean {
  if (a.kind === "unknown" || b.kind === "unknown") return a.kind === b.kind;
  return a.holdsAny === b.holdsAny && a.needed.join() === b.needed.join();
}
