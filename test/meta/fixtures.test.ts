// Every registered rule has fixtures with a Bad and an Ok function, every folder belongs to a rule, the functions a rule's
// page quotes exist, no golden is orphaned, and what a fixture pins as wrong today says why.

import { describe, expect, it } from "vitest";
import { rules } from "../../server/src/engine/rules/registry.generated.ts";
import { readExpectations } from "../harness/expectations.ts";
import { casePath, listFixtureCases, type FixtureCase } from "../harness/fixtureCases.ts";
import { functionRegions, promiseOf } from "../harness/functionRegions.ts";
import { idiomFaults, listIdioms } from "../harness/idioms.ts";
import { knownLimits } from "../harness/knownLimits.ts";

const cases = listFixtureCases();
const functionsOf = (list: readonly FixtureCase[]): readonly string[] => list.flatMap((fixture) => fixture.files.flatMap((file) => functionRegions(file.text).map((region) => region.name)));

describe("rule fixtures", () => {
  it.each(rules.map((rule) => rule.name))("%s has fixtures with Bad and Ok, and the examples its page names", (name) => {
    const own = cases.filter((fixture) => fixture.rule === name);
    const names = functionsOf(own);
    expect(own.length, `cases in test/fixtures/rules/${name}`).toBeGreaterThan(0);
    expect(names.some((candidate) => promiseOf(candidate) === "bad"), "a function that ends in Bad").toBe(true);
    expect(names.some((candidate) => promiseOf(candidate) === "ok"), "a function that ends in Ok").toBe(true);
    const docs = rules.find((rule) => rule.name === name)?.docs;
    expect(names.filter((candidate) => candidate === docs?.bad), "docs.bad, once").toEqual([docs?.bad]);
    expect(names.filter((candidate) => candidate === docs?.good), "docs.good, once").toEqual([docs?.good]);
  });

  it("belong to registered rules", () => {
    const known = new Set(rules.map((rule) => rule.name));
    expect([...new Set(cases.map((fixture) => fixture.rule))].filter((rule) => !known.has(rule))).toEqual([]);
  });

  it("want only registered rules", () => {
    const known = new Set(rules.map((rule) => rule.name));
    const wanted = cases.flatMap((fixture) => fixture.files.flatMap((file) => readExpectations(file.path, file.text).wants.map((want) => `${file.path}:${want.line + 1} ${want.rule}`)));
    expect(wanted.filter((want) => !known.has(want.split(" ")[1] ?? ""))).toEqual([]);
  });

  it("have a golden only beside the file it belongs to", () => {
    const orphans = cases.flatMap((fixture) => [...fixture.goldens].filter(([name]) => !fixture.files.some((file) => file.name === name)).map(([, golden]) => golden.path));
    expect(orphans).toEqual([]);
  });

  it("give a reason for every mistake they pin", () => {
    const limits = rules.flatMap((rule) => knownLimits(cases, rule.name));
    expect(limits.filter((limit) => limit.reason.length < 20).map((limit) => `${limit.path}:${limit.line + 1} ${limit.function}`)).toEqual([]);
  });

  it("show every idiom of the list, done wrong and done right, and no others", () => {
    expect(idiomFaults(listIdioms(), cases)).toEqual([]);
  });

  it.each(cases.map((fixture) => [casePath(fixture), fixture] as const))("%s opens with its story", (_, fixture) => {
    expect(fixture.files.some((file) => /^(\/\/|\/\*)/.test(file.text) && !file.text.startsWith("//go:build"))).toBe(true);
  });
});
