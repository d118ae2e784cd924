import { describe, expect, it } from "vitest";
import type { Finding, Notice } from "../../../server/src/engine/report/finding.ts";
import { matchFindings } from "../../harness/matchFindings.ts";
import { renderProblems } from "../../harness/problem.ts";
import { caseOf, findingAt, reportOf, uri } from "./reports.ts";

const bad = 'package x\n\nfunc leaksBad() {\n\tcs := make() // want some-rule "`cs`"\n}\n';

function problemsOf(text: string, findings: readonly Finding[], notices: readonly Notice[] = []): string {
  const fixture = caseOf(text);
  return renderProblems(fixture, matchFindings(fixture, reportOf(findings, notices)));
}

describe("matchFindings", () => {
  it("is content when every want has its finding", () => {
    expect(problemsOf(bad, [findingAt(bad, "cs")])).toBe("");
  });

  it("shows place, line, expectation and answer when a finding is missing", () => {
    expect(problemsOf(bad, [])).toBe(
      ["test/fixtures/rules/some-rule/case/x.go:4", '     4 | \tcs := make() // want some-rule "`cs`"', "  expected: some-rule with a message matching /`cs`/", "  got:      nothing"].join("\n"),
    );
  });

  it("shows the trace of a finding nobody wanted", () => {
    const text = bad.replace(/ \/\/ want.*/, "").replace("leaksBad", "leaksOk");
    const finding = findingAt(text, "cs");
    const trace = [{ kind: "created" as const, uri, span: finding.span, range: finding.range, message: "created here" }];
    expect(problemsOf(text, [{ ...finding, trace }])).toContain("trace:    1. test/fixtures/rules/some-rule/case/x.go:4 [created] created here");
  });

  it("fails for another rule, another message, another line", () => {
    expect(problemsOf(bad, [findingAt(bad, "cs", { rule: "other-rule" })])).toContain("other-rule");
    expect(problemsOf(bad, [findingAt(bad, "cs", { message: "`dd` is lost" })])).toContain("`dd` is lost");
    expect(problemsOf(bad, [findingAt(bad, "leaksBad")])).toContain("x.go:3");
  });

  it("fails when a want is met twice", () => {
    expect(problemsOf(bad, [findingAt(bad, "cs"), findingAt(bad, "cs", { id: "again" })])).toContain("expected: no finding");
  });

  it("fails when the engine analysed nothing", () => {
    const fixture = caseOf("package x\n");
    expect(matchFindings(fixture, { ...reportOf([]), usesCgo: false })).toHaveLength(1);
  });

  it.each([
    ["leaksBad without a want", "package x\n\nfunc leaksBad() {\n}\n", /needs a want/],
    ["a helper with a want", bad.replace("leaksBad", "helper"), /ends in Bad or starts with FP_/],
    ["an Ok with a want", bad.replace("leaksBad", "freedOk"), /may not hold a want/],
    ["FN_ with a want", bad.replace("func leaksBad", "// Why.\nfunc FN_x"), /pins a missed bug/],
    ["FN_ without a reason", "package x\n\nfunc FN_x() {\n}\n", /a comment that says why/],
    ["FP_ without a want", "package x\n\n// Why.\nfunc FP_x() {\n}\n", /pins a wrong report/],
  ])("holds names to their promise: %s", (_, text, message) => {
    const findings = text.includes("cs") ? [findingAt(text, "cs")] : [];
    expect(problemsOf(text, findings)).toMatch(message);
  });

  it("lets a want at file level keep the promise of a Bad function", () => {
    const text = 'package x // want some-rule "package"\n\nfunc leaksBad() {\n}\n';
    expect(problemsOf(text, [findingAt(text, "package")])).toBe("");
  });

  it("compares steps by number, line and words", () => {
    const text = bad.replace('"`cs`"', '"`cs`" step 1 "created"').replace("\n}", '\n\treturn // step 2 "returns"\n}');
    const finding = findingAt(text, "cs");
    const step = (at: string, message: string): Finding["trace"][number] => ({ kind: "exits", uri, span: findingAt(text, at).span, range: findingAt(text, at).range, message });
    expect(problemsOf(text, [{ ...finding, trace: [step("cs", "created here"), step("return", "returns here")] }])).toBe("");
    expect(problemsOf(text, [{ ...finding, trace: [step("cs", "created here"), step("cs", "returns here")] }])).toContain("step 2 of a trace here");
    expect(problemsOf(text, [{ ...finding, trace: [step("cs", "created here")] }])).toContain("step 2 of a trace here");
  });

  it("ignores other rules under an only header", () => {
    const fixture = { ...caseOf(bad), only: ["some-rule"] };
    expect(matchFindings(fixture, reportOf([findingAt(bad, "cs"), findingAt(bad, "leaksBad", { rule: "other-rule" })]))).toEqual([]);
  });

  const notice = (kind: Notice["kind"], incomplete: boolean): Notice => ({ kind, uri, message: "half of it", incomplete });
  it("never accepts internal errors or exhausted budgets", () => {
    const pinned = bad.replace("package x", 'package x // notice internal-error "half" budget "half"');
    const findings = [findingAt(pinned, "cs")];
    expect(problemsOf(pinned, findings, [notice("internal-error", true), notice("budget", false)])).toMatch(/internal-error "half of it"[\s\S]*budget "half of it"/);
  });

  it("accepts a notice that is expected and misses one that did not come", () => {
    const pinned = bad.replace("package x", 'package x // notice syntax-error "half"');
    const findings = [findingAt(pinned, "cs")];
    expect(problemsOf(pinned, findings, [notice("syntax-error", true)])).toBe("");
    expect(problemsOf(pinned, findings)).toContain("a syntax-error notice");
    expect(problemsOf(bad, [findingAt(bad, "cs")], [notice("syntax-error", true)])).toContain("expected: no notice");
  });
});
