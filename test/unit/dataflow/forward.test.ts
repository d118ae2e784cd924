// The solver on hand-made graphs, and the laws every lattice must keep.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reversePostorder } from "../../../server/src/engine/cfg/graphDraft.ts";
import { solveForward, type FlowGraph, type Lattice, type Transfer } from "../../../server/src/engine/dataflow/forward.ts";
import { lockPathsLattice, pathsOf, type LockPath, type LockPaths } from "../../../server/src/engine/analyses/threads/lockPaths.ts";

interface Edge { readonly to: number; readonly allow?: string }
type Graph = FlowGraph<string, Edge>;

const sets: Lattice<ReadonlySet<string>> = {
  equals: (a, b) => a.size === b.size && [...a].every((item) => b.has(item)),
  merge: (a, b) => new Set([...a, ...b]),
  top: new Set(["anything"]),
};
const collect: Transfer<string, Edge, ReadonlySet<string>> = {
  action: (action, fact) => new Set([...fact, action]),
  edge: (edge, fact) => (edge.allow === undefined || fact.has(edge.allow) ? fact : undefined),
};

/** Blocks are `[actions, successors]`. */
function graphOf(blocks: readonly (readonly [readonly string[], readonly (number | Edge)[]])[]): Graph {
  const lowered = blocks.map(([actions, edges]) => ({ actions, edges: edges.map((edge) => (typeof edge === "number" ? { to: edge } : edge)) }));
  return { entry: 0, blocks: lowered, order: reversePostorder(0, (id) => lowered[id]?.edges.map((edge) => edge.to) ?? []) };
}
const solve = (graph: Graph, budget?: number) => solveForward(graph, { lattice: sets, transfer: collect, start: new Set<string>() }, budget);
const sorted = (fact: ReadonlySet<string> | undefined): string | undefined => fact && [...fact].sort().join("");

describe("solveForward", () => {
  test("merges both sides of a branch and leaves unreachable blocks without a fact", () => {
    const solution = solve(graphOf([[["a"], [1, 2]], [["b"], [3]], [["c"], [3]], [[], []], [["z"], [3]]]));
    expect([0, 1, 2, 3, 4].map((id) => sorted(solution.before(id)))).toEqual(["", "a", "a", "abc", undefined]);
  });
  test("carries facts around a loop, the entry included", () => {
    const solution = solve(graphOf([[["a"], [1, 2]], [["b"], [0]], [[], []]]));
    expect([0, 1, 2].map((id) => sorted(solution.before(id)))).toEqual(["ab", "ab", "ab"]);
  });
  test("does not take an edge that the fact rules out", () => {
    const solution = solve(graphOf([[["a"], [{ to: 1, allow: "a" }, { to: 2, allow: "b" }]], [[], []], [[], []]]));
    expect([sorted(solution.before(1)), solution.before(2)]).toEqual(["a", undefined]);
  });
  test("gives up at the budget and says so", () => {
    const loop = graphOf([[["a"], [1]], [["b"], [0, 2]], [[], []]]);
    const solution = solve(loop, 2);
    expect(solution.exceeded).toBe(true);
    expect(sorted(solution.before(2))).toBe("anything");
    expect(solve(loop).exceeded).toBe(false);
  });
  test("visits each block of a loop-free graph once, however its blocks are numbered", () => {
    const size = 200;
    // A ladder: block i goes to i + 1 and i + 2; a bad visiting order transfers exponentially often.
    fc.assert(
      fc.property(fc.shuffledSubarray(Array.from({ length: size - 1 }, (_, i) => i + 1), { minLength: size - 1, maxLength: size - 1 }), (shuffled) => {
        const name = [0, ...shuffled];
        const blocks = Array.from({ length: size }, (): [readonly string[], readonly number[]] => [[], []]);
        name.forEach((id, i) => {
          blocks[id] = [[`${String(i)};`], [i + 1, i + 2].filter((next) => next < size).map((next) => name[next] as number)];
        });
        return solve(graphOf(blocks)).steps === size;
      }),
      { numRuns: 20 },
    );
  });
  test("nested loops cost depth times blocks, not more", () => {
    const depth = 20;
    const blocks = Array.from({ length: depth + 1 }, (_, i): [readonly string[], readonly number[]] => [[`${String(i)};`], i < depth ? [i + 1] : Array.from({ length: depth }, (_, j) => j)]);
    expect(solve(graphOf(blocks)).steps).toBeLessThanOrEqual(2 * (depth + 1));
  });
});

/** Checks the laws for one lattice over generated facts. */
function lawsHold<Fact>(lattice: Lattice<Fact>, facts: fc.Arbitrary<Fact>): void {
  const same = (a: Fact, b: Fact): boolean => lattice.equals(a, b) && lattice.equals(b, a);
  fc.assert(
    fc.property(facts, facts, facts, (a, b, c) => {
      expect(same(lattice.merge(a, b), lattice.merge(b, a))).toBe(true);
      expect(same(lattice.merge(a, lattice.merge(b, c)), lattice.merge(lattice.merge(a, b), c))).toBe(true);
      expect(same(lattice.merge(a, a), a)).toBe(true);
      expect(same(lattice.merge(a, lattice.top), lattice.top)).toBe(true);
    }),
  );
}

describe("lattice laws", () => {
  test("lock paths, whether few or too many", () => {
    const offsets = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 3 });
    const path: fc.Arbitrary<LockPath> = fc.record({ held: offsets, excess: offsets, deferred: offsets, fuzzy: fc.boolean(), facts: fc.subarray(["a", "!b", "c"]) });
    const paths: fc.Arbitrary<LockPaths> = fc.array(path, { minLength: 1, maxLength: 20 }).map(pathsOf);
    lawsHold(lockPathsLattice, paths);
  });
  test("finite sets with everything at the top", () => {
    const letters = ["a", "b", "c", "d"];
    lawsHold({ ...sets, top: new Set(letters) }, fc.subarray(letters).map((items) => new Set(items)));
  });
  test("a lattice that breaks a law is caught", () => {
    const broken: Lattice<number> = { equals: (a, b) => a === b, merge: (a, b) => a - b, top: 0 };
    expect(() => { lawsHold(broken, fc.integer()); }).toThrow();
  });
});
