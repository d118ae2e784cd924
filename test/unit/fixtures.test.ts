// Every fixture of every rule through the façade, with all rules on: findings against want comments, the form of each
// finding, independence of file order, every fix, fix-all, goldens. `npm run goldens` runs this file to rewrite goldens.

import { beforeAll, describe, expect, it } from "vitest";
import { createEngine } from "../../server/src/engine/engine.ts";
import type { PackageReport } from "../../server/src/engine/report/finding.ts";
import { withFixture } from "../harness/analyseFixture.ts";
import { checkFindingShape } from "../harness/findingShape.ts";
import { checkCrlfFixes, checkFixes, fixAll } from "../harness/fixChecks.ts";
import { casePath, listFixtureCases, type FixtureCase } from "../harness/fixtureCases.ts";
import { fixVariants, type FixVariant } from "../harness/fixVariants.ts";
import { compareGoldens, goldenOrder, writeGoldens } from "../harness/goldens.ts";
import { matchFindings } from "../harness/matchFindings.ts";
import { renderProblems, type Problem } from "../harness/problem.ts";

const order = goldenOrder(process.env["CGOVET_GOLDENS"]);

/** Everything the tests of one case look at, from three engines: forwards, backwards, with CRLF line ends. */
interface Outcome {
  readonly report: PackageReport;
  readonly reportAfterFixes: PackageReport;
  readonly backwards: PackageReport;
  readonly findingProblems: readonly Problem[];
  readonly fixProblems: readonly Problem[];
  readonly variants: readonly FixVariant[];
}

async function analyseEveryWay(fixture: FixtureCase): Promise<Outcome> {
  const crlf = await withFixture(createEngine, fixture, { crlf: true }, async ({ analyse, texts }) => ({ report: await analyse(), texts }));
  const backwards = await withFixture(createEngine, fixture, { reverseListings: true }, ({ analyse }) => analyse());
  return withFixture(createEngine, fixture, {}, async (session) => {
    const { texts } = session;
    const report = await session.analyse();
    return {
      report,
      backwards,
      findingProblems: [...matchFindings(fixture, report), ...checkFindingShape(report, (uri) => texts.get(uri))],
      fixProblems: [...(await checkFixes(session, report)), ...checkCrlfFixes({ report, texts }, crlf), ...(await fixAll(session, report)).problems],
      variants: fixVariants(texts, report.files.flatMap((file) => file.findings)),
      reportAfterFixes: await session.analyse(),
    };
  });
}

function expectNoProblems(fixture: FixtureCase, problems: readonly Problem[]): void {
  if (problems.length > 0) expect.fail(`${casePath(fixture)}: ${problems.length} problem(s)\n\n${renderProblems(fixture, problems)}\n`);
}

describe.each(listFixtureCases().map((fixture) => [`${fixture.rule}: ${fixture.name}`, fixture] as const))("%s", (_, fixture) => {
  let outcome: Outcome;
  beforeAll(async () => {
    outcome = await analyseEveryWay(fixture);
  });

  it("reports what is wanted and nothing else", () => {
    expectNoProblems(fixture, outcome.findingProblems);
  });

  it("does not depend on the order of files", () => {
    expect(outcome.backwards).toEqual(outcome.report);
  });

  it("offers fixes that can be trusted", () => {
    expectNoProblems(fixture, outcome.fixProblems);
    expect(outcome.reportAfterFixes, "the report after all overlays are gone").toEqual(outcome.report);
  });

  it("matches its goldens", () => {
    if (order !== undefined) for (const path of writeGoldens(fixture, outcome.variants, order)) console.info(`wrote ${path}`);
    else expectNoProblems(fixture, compareGoldens(fixture, outcome.variants));
  });
});
