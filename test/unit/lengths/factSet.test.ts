// The laws the solver relies on, and what equal terms share.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addFacts, dropFacts, isBounded, isPositive, isTested, mergeFacts, noFacts, nothingNew, sameFacts, unknownFacts, type FactSet } from "../../../server/src/engine/analyses/lengths/factSet.ts";
import { mentions } from "../../../server/src/engine/analyses/lengths/lengthTerms.ts";

const facts: fc.Arbitrary<FactSet> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(unknownFacts) },
  { weight: 9, arbitrary: fc.subarray(["+len(#1)", "?len(#1)", "<len(#1)", "+#2", "?#2", "#2=len(#1)", "len(#1)=#2"]).map((list) => new Set(list)) },
);

describe("sets of facts", () => {
  it("merge by the laws", () => {
    fc.assert(fc.property(facts, facts, facts, (a, b, c) => {
      expect(sameFacts(mergeFacts(a, a), a)).toBe(true);
      expect(sameFacts(mergeFacts(a, b), mergeFacts(b, a))).toBe(true);
      expect(sameFacts(mergeFacts(mergeFacts(a, b), c), mergeFacts(a, mergeFacts(b, c)))).toBe(true);
      expect(sameFacts(mergeFacts(a, unknownFacts), unknownFacts)).toBe(true);
    }));
  });

  it("keep what both paths prove, and what either has tested", () => {
    const proven = addFacts(noFacts, { ...nothingNew, positive: ["len(#1)"], bounded: ["len(#1)"] });
    const tested = addFacts(noFacts, { ...nothingNew, tested: ["len(#1)"] });
    const merged = mergeFacts(addFacts(proven, { ...nothingNew, tested: ["len(#1)"] }), tested);
    expect([isPositive(merged, "len(#1)"), isTested(merged, "len(#1)"), isBounded(merged, "len(#1)")]).toEqual([false, true, false]);
    expect(isTested(mergeFacts(proven, noFacts), "len(#1)")).toBe(false);
    expect(isTested(unknownFacts, "anything")).toBe(true);
  });

  it("share what is known of equal terms, whatever comes first", () => {
    const first = addFacts(addFacts(noFacts, { ...nothingNew, equal: [{ left: "#2", right: "len(#1)" }] }), { ...nothingNew, positive: ["#2"] });
    const last = addFacts(addFacts(noFacts, { ...nothingNew, positive: ["#2"] }), { ...nothingNew, equal: [{ left: "len(#1)", right: "#2" }] });
    expect(isPositive(first, "len(#1)")).toBe(true);
    expect(isPositive(last, "len(#1)")).toBe(true);
    const third = addFacts(last, { ...nothingNew, equal: [{ left: "len(#3)", right: "len(#1)" }] });
    expect(isPositive(third, "len(#3)")).toBe(true);
    expect(isPositive(dropFacts(third, (term) => mentions(term, "#1")), "len(#3)")).toBe(true);
    expect(isPositive(dropFacts(third, (term) => mentions(term, "#1")), "len(#1)")).toBe(false);
  });

  it("forget whole names only", () => {
    expect(mentions("len(#1.data)", "#1")).toBe(true);
    expect(mentions("len(#12)", "#1")).toBe(false);
    expect(mentions("len(#2.data)", "data")).toBe(false);
    expect(mentions("len(#1.data)", "#1.data")).toBe(true);
    expect(mentions("len(#1.database)", "#1.data")).toBe(false);
  });
});
