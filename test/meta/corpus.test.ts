// The records in test/corpus keep their shape: verdicts stay readable, unique, sorted and pinned to the
// commit that the counts belong to. Scans nothing: that is `npm run corpus`, which needs clones.

import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { compareCounts, compareVerdicts } from "../../scripts/corpus/compare.mjs";
import { byPlace, placeOf, readRecords } from "../../scripts/corpus/records.mjs";
import { readFindings } from "../../scripts/corpus/scan.mjs";
import { rules } from "../../server/src/engine/rules/registry.generated.ts";

const records = readRecords(fileURLToPath(new URL("../..", import.meta.url)));
const judged = [...records.verdicts, ...records.settled];

describe("records of the corpus", () => {
  it("holds enough verdicts to say something", () => {
    expect(records.verdicts.length).toBeGreaterThanOrEqual(60);
    expect(new Set(records.verdicts.map((verdict) => verdict.repository)).size).toBeGreaterThanOrEqual(25);
  });

  it("judges every place once", () => {
    const places = judged.map((verdict) => placeOf(verdict, verdict.repository));
    expect(places.filter((place, index) => places.indexOf(place) !== index)).toEqual([]);
  });

  it("is sorted, so that changes read well", () => {
    expect(records.verdicts).toEqual([...records.verdicts].sort(byPlace));
    expect(records.settled).toEqual([...records.settled].sort(byPlace));
    const repositories = records.counts.map((pin) => pin.repository);
    expect(repositories).toEqual([...new Set(repositories)].sort());
  });

  it("pins a verdict to the commit whose findings were counted", () => {
    const commits = new Map(records.counts.map((pin) => [pin.repository, pin.commit]));
    expect(judged.filter((verdict) => commits.get(verdict.repository) !== verdict.commit)).toEqual([]);
  });

  it("names rules that exist", () => {
    const names = new Set<string>(rules.map((rule) => rule.name));
    expect([...new Set(judged.map((verdict) => verdict.rule))].filter((rule) => !names.has(rule))).toEqual([]);
    expect([...new Set(records.counts.flatMap((pin) => Object.keys(pin.findings)))].filter((rule) => !names.has(rule))).toEqual([]);
  });

  it("agrees with the counts: every rule with a verdict on reported code has findings there", () => {
    const counts = new Map(records.counts.map((pin) => [pin.repository, pin.findings]));
    const places = new Map<string, number>();
    for (const { repository, rule } of records.verdicts) {
      places.set(`${repository} ${rule}`, (places.get(`${repository} ${rule}`) ?? 0) + 1);
    }
    const wrong = [...places].filter(([key, places]) => {
      const [repository = "", rule = ""] = key.split(" ");
      return (counts.get(repository)?.[rule] ?? 0) < places;
    });
    expect(wrong).toEqual([]);
  });

  it("settles only false findings", () => {
    expect(records.settled.filter((verdict) => verdict.verdict !== "false")).toEqual([]);
  });
});

describe("comparison with the records", () => {
  const place = { path: "a.go", line: 3, rule: "cstring-leak" };
  const verdict = { ...place, repository: "o/n", commit: "0".repeat(40), verdict: "true" as const, why: "It leaks." };
  const measured = (line: number) => [{ repository: "o/n", findings: [{ ...place, line }], seconds: 1 }];
  const empty = { counts: [], verdicts: [], settled: [] };

  it("reports counts that differ, and only of what was scanned", () => {
    const pins = ["o/n", "o/other"].map((repository) => ({ repository, commit: "0".repeat(40), findings: { "cstring-leak": 2 } }));
    expect(compareCounts(pins, measured(3))).toEqual(["o/n: cstring-leak: 2 recorded, 1 found"]);
  });

  it("tells unjudged, lost and returned findings apart", () => {
    expect(compareVerdicts({ ...empty, verdicts: [verdict] }, measured(3))).toEqual([]);
    expect(compareVerdicts({ ...empty, verdicts: [verdict] }, measured(4))).toEqual([
      "not judged: o/n a.go:4 cstring-leak",
      "true finding lost: o/n a.go:3 cstring-leak",
    ]);
    expect(compareVerdicts({ ...empty, settled: [{ ...verdict, verdict: "false" }] }, measured(3))).toEqual([
      "came back although false: o/n a.go:3 cstring-leak",
    ]);
  });

  it("reads places from a report and passes over silenced findings", () => {
    const result = (suppressions: readonly object[]) => ({
      ruleId: "malloc-leak",
      suppressions,
      locations: [{ physicalLocation: { artifactLocation: { uri: "sub%20dir/x.c" }, region: { startLine: 7 } } }],
    });
    const sarif = JSON.stringify({ runs: [{ results: [result([]), result([{ kind: "inSource" }])] }] });
    expect(readFindings(sarif)).toEqual([{ path: "sub dir/x.c", line: 7, rule: "malloc-leak" }]);
  });
});
