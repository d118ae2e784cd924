// The laws the solver relies on: merging masks and structs is commutative, associative, idempotent, and settles.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskLattice, type MaskState } from "../../../server/src/engine/analyses/signals/maskState.ts";
import { initialStruct, structLattice, structOf, type ActionStructs } from "../../../server/src/engine/analyses/signals/sigactionState.ts";
import { signalsGoNeeds } from "../../../server/src/engine/analyses/signals/signalNames.ts";
import { addSignal, deleteSignal, emptySet, equalSets, fullSet, mergeSets, type SignalSet, unknownSet } from "../../../server/src/engine/analyses/signals/signalSet.ts";
import type { OpenChange } from "../../../server/src/engine/analyses/signals/maskState.ts";
import type { FlagsValue } from "../../../server/src/engine/analyses/signals/signals.ts";
import type { Lattice } from "../../../server/src/engine/dataflow/forward.ts";

function checkLaws<Fact>(lattice: Lattice<Fact>, facts: fc.Arbitrary<Fact>): void {
  const { merge, equals, top } = lattice;
  fc.assert(fc.property(facts, facts, facts, (a, b, c) => {
    expect(equals(merge(a, a), a)).toBe(true);
    expect(equals(merge(a, b), merge(b, a))).toBe(true);
    expect(equals(merge(merge(a, b), c), merge(a, merge(b, c)))).toBe(true);
    expect(equals(merge(a, top), top)).toBe(true);
  }));
}

const sets: fc.Arbitrary<SignalSet> = fc.oneof(
  fc.constant(unknownSet),
  fc.subarray([...signalsGoNeeds]).map((names) => names.reduce(addSignal, emptySet)),
);

describe("signal sets", () => {
  it("merge by the laws", () => {
    checkLaws({ merge: mergeSets, equals: equalSets, top: unknownSet }, sets);
  });

  it("know what the runtime needs, and forget when a signal is not constant", () => {
    expect(fullSet).toMatchObject({ needed: signalsGoNeeds });
    expect(addSignal(emptySet, "SIGUSR1")).toEqual({ kind: "known", holdsAny: true, needed: [] });
    expect(deleteSignal(fullSet, "SIGURG")).toMatchObject({ needed: ["SIGPROF", "SIGSEGV", "SIGBUS", "SIGFPE"] });
    expect(deleteSignal(fullSet, undefined)).toBe(unknownSet);
  });
});

const places = fc.constantFrom("#1", "#2", "saved");
const states: fc.Arbitrary<MaskState> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<MaskState>("unknown") },
  {
    weight: 9,
    arbitrary: fc.record({
      sets: fc.dictionary(places, sets).map((record) => new Map(Object.entries(record))),
      open: fc.subarray(["10", "20", "30"]).map((keys) => new Map(keys.map((key) => [key, { key } as OpenChange]))),
      saved: fc.subarray(["#1", "saved"]).map((keys) => new Set(keys)),
      deferred: fc.boolean(),
      results: fc.array(fc.tuple(fc.constantFrom(1, 2), fc.constantFrom("10", "20")), { maxLength: 2 }).map((pairs) => new Map(pairs)),
    }),
  },
);

describe("mask facts", () => {
  it("merge by the laws", () => {
    checkLaws(maskLattice, states);
  });
});

const flags: fc.Arbitrary<FlagsValue> = fc.constantFrom<FlagsValue>({ kind: "onstack" }, { kind: "cleared" }, { kind: "unset" }, { kind: "unknown" });
const structs: fc.Arbitrary<ActionStructs> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<ActionStructs>("unknown") },
  { weight: 9, arbitrary: fc.dictionary(places, fc.array(flags, { minLength: 1 })).map((record) => new Map(Object.entries(record).map(([place, values]) => [place, structOf([{ kind: "foreign" }], values)]))) },
);

describe("action structs", () => {
  it("merge by the laws", () => {
    checkLaws(structLattice(initialStruct((id) => id === 1)), structs);
  });
});
