// What `npm test` counts and how it ends. The figures people and CI act on must never flatter.

import { describe, expect, it } from "vitest";
import { readMochaReport } from "../../scripts/suites/mochaReport.mjs";
import { selectSuites } from "../../scripts/suites/selectSuites.mjs";
import { resultOf, summarize } from "../../scripts/suites/suiteResult.mjs";

const ended = { exitCode: 0, seconds: 1 };
const green = { passed: 3, failures: [], skipped: [] };

describe("the result of a runner", () => {
  it("is its report when it ended well", () => {
    expect(resultOf("unit", green, ended)).toMatchObject({ passed: 3, failures: [] });
  });

  it.each([
    ["without a report", undefined, { exitCode: 0, seconds: 1 }],
    ["with a bad exit code but no failed test", green, { exitCode: 1, seconds: 1 }],
    ["without a single test", { passed: 0, failures: [], skipped: [] }, ended],
    ["with a bad exit code and a claim to have skipped", { ...green, passed: 0, skippedWhole: "no display" }, { exitCode: 1, seconds: 1 }],
  ])("is a failure %s", (_name, report, end) => {
    expect(resultOf("unit", report, end).failures).toHaveLength(1);
  });
});

describe("the summary", () => {
  const skippedTest = { name: "a › b", reason: "no Go toolchain" };
  const results = [
    { name: "unit", passed: 3, failures: ["x fails"], skipped: [skippedTest], seconds: 1 },
    { name: "vscode", passed: 0, failures: [], skipped: [], skippedWhole: "no Chromium", seconds: 0 },
  ];

  it("ends with the totals and names every failure and skip before", () => {
    expect(summarize(results, { ci: false })).toEqual({
      lines: [
        "failed: unit › x fails",
        "skipped: unit › a › b: no Go toolchain",
        "skipped: vscode › whole suite: no Chromium",
        "3 passed, 1 failed, 2 skipped",
      ],
      exitCode: 1,
    });
  });

  it("is green when only something was skipped, but not on CI", () => {
    const skippedOnly = results.slice(1);
    expect(summarize(skippedOnly, { ci: false })).toMatchObject({ exitCode: 0 });
    expect(summarize(skippedOnly, { ci: true })).toEqual({
      lines: ["failed: vscode › did not run, which fails on CI: no Chromium", "0 passed, 1 failed, 0 skipped"],
      exitCode: 1,
    });
  });
});

describe("a mocha report", () => {
  const run = (passes: number, failures: number, pending = 0) => ({
    stats: { passes, failures, pending },
    failures: Array.from({ length: failures }, (_, index) => ({ fullTitle: `bad ${index}`, err: { message: "why\nmore" } })),
    pending: Array.from({ length: pending }, (_, index) => ({ fullTitle: `later ${index}` })),
  });

  it("is read alone or as a list of runs", () => {
    expect(readMochaReport(run(2, 1))).toEqual({ passed: 2, failures: ["bad 0: why"], skipped: [] });
    expect(readMochaReport([{ title: "newest", ...run(2, 0) }, { title: "oldest", ...run(1, 1, 1) }])).toEqual({
      passed: 3,
      failures: ["oldest › bad 0: why"],
      skipped: [{ name: "oldest › later 0", reason: "pending" }],
    });
  });

  it("is a skipped suite only when every run was skipped", () => {
    const skipped = { title: "oldest", skipped: "no Chromium" };
    expect(readMochaReport([skipped]).skippedWhole).toBe("no Chromium");
    const some = readMochaReport([run(1, 0), skipped]);
    expect(some.skippedWhole).toBeUndefined();
    expect(some.skipped).toEqual([{ name: "oldest", reason: "no Chromium" }]);
  });

  it("never hides failures that have no entry, or a report without figures", () => {
    expect(readMochaReport({ stats: { passes: 1, failures: 2, pending: 0 }, failures: [] }).failures).toHaveLength(2);
    expect(readMochaReport({ title: "x" }).failures).toEqual(["x › the report has no `stats`"]);
  });
});

describe("the choice of suites", () => {
  const all = ["types", "unit", "vscode"];

  it.each([
    [[], all],
    [["--only", "unit,types"], ["types", "unit"]],
    [["--except=vscode"], ["types", "unit"]],
    [["--only", "unit,vscode", "--except", "vscode"], ["unit"]],
  ])("%j", (args, names) => {
    expect(selectSuites(args, all)).toEqual({ kind: "run", names });
  });

  it.each([[["--onyl", "unit"]], [["--only"]], [["--only", "unti"]], [["--only", "unit", "--except", "unit"]]])(
    "%j is wrong usage",
    (args) => {
      expect(selectSuites(args, all)).toMatchObject({ kind: "usage" });
    },
  );
});
