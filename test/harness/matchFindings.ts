// Guarantees: every difference between what a fixture expects and what the engine reported, including the promises in
// function names. Pure: it gets reports and gives problems.

import type { FileReport, Finding, Notice, PackageReport } from "../../server/src/engine/report/finding.ts";
import { readExpectations, type Expectations, type NoticeWant, type Want } from "./expectations.ts";
import type { FixtureCase, FixtureFile } from "./fixtureCases.ts";
import { functionRegions, promiseOf, type FunctionRegion } from "./functionRegions.ts";
import { describeFinding, type Problem } from "./problem.ts";

/** All problems of one case, in file order. */
export function matchFindings(fixture: FixtureCase, report: PackageReport): readonly Problem[] {
  const findings = report.files.flatMap((file) => file.findings).filter((finding) => isJudged(fixture, finding));
  const problems: Problem[] = report.usesCgo ? [] : [notCgo(fixture)];
  const claimed = new Set<Finding>();
  for (const file of fixture.files) {
    const expectations = readExpectations(file.path, file.text);
    const regions = functionRegions(file.text);
    problems.push(...matchWants(file, expectations, findings, claimed));
    problems.push(...matchSteps(file, expectations, regions, findings));
    problems.push(...brokenPromises(file, expectations, regions));
    problems.push(...matchNotices(file, expectations, report.files));
  }
  for (const finding of findings.filter((candidate) => !claimed.has(candidate))) problems.push(unexpected(finding));
  return problems;
}

function isJudged(fixture: FixtureCase, finding: Finding): boolean {
  return fixture.only.length === 0 || fixture.only.includes(finding.rule);
}

function notCgo(fixture: FixtureCase): Problem {
  return { uri: fixture.files[0]?.uri ?? fixture.dirUri, line: 0, expected: "a package that uses cgo", got: "the engine saw no import \"C\" and analysed nothing" };
}

function matchWants(file: FixtureFile, { wants }: Expectations, findings: readonly Finding[], claimed: Set<Finding>): readonly Problem[] {
  return wants.flatMap((want) => {
    const onLine = findings.filter((finding) => finding.uri === file.uri && finding.range.start.line === want.line && !claimed.has(finding));
    const match = onLine.find((finding) => finding.rule === want.rule && want.pattern.test(finding.message));
    if (match !== undefined) {
      claimed.add(match);
      return [];
    }
    const nearest = onLine.find((finding) => finding.rule === want.rule) ?? onLine[0];
    return [{ uri: file.uri, line: want.line, expected: describeWant(want), ...gotInstead(nearest) }];
  });
}

function describeWant(want: Want): string {
  return `${want.rule} with a message matching /${want.pattern.source}/`;
}

function gotInstead(nearest: Finding | undefined): Pick<Problem, "got" | "finding"> {
  return nearest === undefined ? { got: "nothing" } : { got: describeFinding(nearest), finding: nearest };
}

function unexpected(finding: Finding): Problem {
  return { uri: finding.uri, line: finding.range.start.line, expected: "no finding", got: describeFinding(finding), finding };
}

/** A step belongs to the findings of its function; outside of any, to all findings of the package. */
function matchSteps(file: FixtureFile, { steps }: Expectations, regions: readonly FunctionRegion[], findings: readonly Finding[]): readonly Problem[] {
  return steps.flatMap((want) => {
    const region = regionAt(regions, want.line);
    const local = findings.filter((finding) => finding.uri === file.uri && region !== undefined && regionAt(regions, finding.range.start.line) === region);
    const candidates = local.length > 0 ? local : findings;
    const isMatch = (finding: Finding): boolean => {
      const step = finding.trace[want.step - 1];
      return step?.uri === file.uri && step.range.start.line === want.line && want.pattern.test(step.message);
    };
    if (candidates.some(isMatch)) return [];
    const [finding] = candidates;
    const expected = `step ${want.step} of a trace here, matching /${want.pattern.source}/`;
    return [{ uri: file.uri, line: want.line, expected, got: finding === undefined ? "no finding" : describeFinding(finding), ...(finding && { finding }) }];
  });
}

function regionAt(regions: readonly FunctionRegion[], line: number): FunctionRegion | undefined {
  return regions.find((region) => region.first <= line && line <= region.last);
}

/**
 * `…Bad` has a want, `…Ok` and `FN_…` have none, `FP_…` has one, the latter two say why; nobody else has any. A want
 * outside of all functions (an import, an include) keeps the promise of the `…Bad` functions of its file.
 */
function brokenPromises(file: FixtureFile, { wants }: Expectations, regions: readonly FunctionRegion[]): readonly Problem[] {
  const atFileLevel = wants.filter((want) => regionAt(regions, want.line) === undefined).length;
  return regions.flatMap((region) => {
    const count = wants.filter((want) => regionAt(regions, want.line) === region).length;
    const broken = brokenPromise(region, promiseOf(region.name) === "bad" ? count + atFileLevel : count);
    return broken === undefined ? [] : [{ uri: file.uri, line: region.first, expected: broken, got: `${count} wants${region.documented ? "" : ", no comment"}` }];
  });
}

function brokenPromise(region: FunctionRegion, wants: number): string | undefined {
  const { name, documented } = region;
  switch (promiseOf(name)) {
    case "bad":
      return wants > 0 ? undefined : `${name} ends in Bad, so it needs a want comment`;
    case "ok":
      return wants === 0 ? undefined : `${name} ends in Ok, so it may not hold a want comment`;
    case "false-negative":
      return wants === 0 && documented ? undefined : `${name} pins a missed bug: no want, and a comment that says why`;
    case "false-positive":
      return wants > 0 && documented ? undefined : `${name} pins a wrong report: a want, and a comment that says why`;
    case "none":
      return wants === 0 || name === "main" || name === "init" ? undefined : `${name} has a want, so its name ends in Bad or starts with FP_`;
  }
}

/** What was not looked at must be expected in so many words; internal errors and exhausted budgets never are. */
function matchNotices(file: FixtureFile, { notices }: Expectations, reports: readonly FileReport[]): readonly Problem[] {
  const got = reports.find((report) => report.uri === file.uri)?.notices ?? [];
  const meets = (want: NoticeWant, notice: Notice): boolean => want.kind === notice.kind && want.pattern.test(notice.message);
  const missing = notices.filter((want) => !got.some((notice) => meets(want, notice)));
  const unwanted = got.filter((notice) => neverExpected.includes(notice.kind) || (needsExpecting(notice) && !notices.some((want) => meets(want, notice))));
  return [
    ...missing.map((want): Problem => ({ uri: file.uri, line: want.line, expected: `a ${want.kind} notice matching /${want.pattern.source}/`, got: got.map(describeNotice).join(", ") || "none" })),
    ...unwanted.map((notice): Problem => ({ uri: file.uri, line: notice.range?.start.line ?? 0, expected: "no notice", got: describeNotice(notice) })),
  ];
}

const neverExpected: readonly Notice["kind"][] = ["internal-error", "budget"];

function needsExpecting(notice: Notice): boolean {
  return notice.incomplete || notice.kind === "syntax-error";
}

function describeNotice(notice: Notice): string {
  return `${notice.kind} "${notice.message}"`;
}
