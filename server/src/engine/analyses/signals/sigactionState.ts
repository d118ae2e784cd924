// What a function knows about its `struct sigaction` variables: per place, the values the handler and the flags may
// hold. Values are sets keyed by what they say and where, so that merging is union and chains are finite.
import type { Lattice } from "../../dataflow/forward.ts";
import { isWithin, rootLocal } from "./signalNames.ts";
import type { FlagsValue, HandlerValue } from "./signals.ts";

export interface ActionStruct {
  readonly handlers: ReadonlyMap<string, HandlerValue>;
  readonly flags: ReadonlyMap<string, FlagsValue>;
}

/** By place; a place that is missing has never been touched. */
export type ActionStructs = ReadonlyMap<string, ActionStruct> | "unknown";

/** What a struct holds before anything was written: rubbish in a local, anybody's values elsewhere. */
export type InitialStruct = (place: string) => ActionStruct;

export function structOf(handlers: readonly HandlerValue[], flags: readonly FlagsValue[]): ActionStruct {
  return { handlers: new Map(handlers.map((one) => [handlerKey(one), one])), flags: new Map(flags.map((one) => [flagsKey(one), one])) };
}

export const clearedStruct = structOf([{ kind: "disposition", name: "SIG_DFL" }], [{ kind: "cleared" }]);
export const foreignStruct = structOf([{ kind: "foreign" }], [{ kind: "unknown" }]);
export const unsetStruct = structOf([{ kind: "foreign" }], [{ kind: "unset" }]);

/** `parameters` are the locals whose values callers supply. */
export function initialStruct(isOwnLocal: (id: number) => boolean): InitialStruct {
  return (place) => {
    const local = rootLocal(place);
    return local !== undefined && isOwnLocal(local) ? unsetStruct : foreignStruct;
  };
}

function handlerKey(value: HandlerValue): string {
  if (value.kind === "disposition") return `disposition ${value.name}`;
  return "at" in value ? `${value.kind}@${value.at.start}` : value.kind;
}

function flagsKey(value: FlagsValue): string {
  return value.kind === "missing" ? `missing@${value.at.span.start}` : value.kind;
}

export function structLattice(initial: InitialStruct): Lattice<ActionStructs> {
  return {
    top: "unknown",
    equals: (a, b) => a === b || (a !== "unknown" && b !== "unknown" && printStructs(a) === printStructs(b)),
    merge: (a, b) => {
      if (a === "unknown" || b === "unknown") return "unknown";
      const places = new Set([...a.keys(), ...b.keys()]);
      return new Map([...places].sort().map((place) => [place, mergeStructs(a.get(place) ?? initial(place), b.get(place) ?? initial(place))]));
    },
  };
}

function mergeStructs(a: ActionStruct, b: ActionStruct): ActionStruct {
  return { handlers: new Map([...a.handlers, ...b.handlers]), flags: new Map([...a.flags, ...b.flags]) };
}

function printStructs(structs: ReadonlyMap<string, ActionStruct>): string {
  const lines = [...structs].map(([place, { handlers, flags }]) => `${place}: ${[...handlers.keys()].sort().join()} / ${[...flags.keys()].sort().join()}`);
  return lines.sort().join("\n");
}

/** The state with one struct replaced; what was known about its parts is dropped. */
export function withStruct(structs: ActionStructs, place: string, value: ActionStruct): ActionStructs {
  if (structs === "unknown") return structs;
  const kept = [...structs].filter(([key]) => !isWithin(key, place));
  return new Map([...kept, [place, value]]);
}
