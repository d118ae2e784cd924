// Any text at all: what a long run of `npm run fuzz` once found stays found, and a short run with a fixed seed holds the
// engine to the same promises (test/fuzz/oracles.ts). The fuzzer itself is held to what it promises, too.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Trail } from "../../fuzz/fuzzInput.ts";
import { createFuzzer } from "../../fuzz/fuzzer.ts";
import { minimise } from "../../fuzz/minimise.ts";
import type { Failure } from "../../fuzz/oracles.ts";
import { createRandom } from "../../fuzz/random.ts";
import { replayTrail } from "../../fuzz/replay.ts";
import { repositoryRoot } from "../../harness/fixtureCases.ts";

const saved = join(repositoryRoot, "test/fixtures/fuzz");

describe("what was found once", () => {
  it.each(readdirSync(saved).filter((name) => name.endsWith(".json")))("%s", async (name) => {
    expect(await replayTrail(JSON.parse(readFileSync(join(saved, name), "utf8")) as Parameters<typeof replayTrail>[0])).toEqual([]);
  });
});

it("forty mutants of a fixed seed keep every promise", async () => {
  const failures: Failure[] = [];
  const fuzzer = await createFuzzer({ seed: 20, isOver: (inputs) => inputs >= 40, onFailure: (failure) => failures.push(failure) });
  const stats = await fuzzer.run();
  expect(failures).toEqual([]);
  expect(stats.inputs).toBeGreaterThanOrEqual(40);
  expect(stats.findings).toBeGreaterThan(0);
}, 60_000);

describe("a failing trail", () => {
  const trail: Trail = [new Map([["a.go", "one\ntwo\n"]]), new Map([["a.go", "one\nbad word\nthree\n"], ["b.go", "other\n"]])];
  it("is made as small as it still fails", async () => {
    const small = await minimise(trail, async (candidate) => candidate.at(-1)?.get("a.go")?.includes("bad") === true, 200);
    expect(small).toEqual([new Map([["a.go", "bad"]])]);
  });
  it("stays as it is when it never fails again", async () => {
    expect(await minimise(trail, async () => false, 200)).toBe(trail);
  });
});

it("the same seed gives the same numbers", () => {
  const draw = (seed: number): readonly number[] => {
    const random = createRandom(seed);
    return Array.from({ length: 8 }, () => random.below(1000));
  };
  expect(draw(5)).toEqual(draw(5));
  expect(draw(5)).not.toEqual(draw(6));
});
