// The real Go toolchain over all fixtures and over what each kind of fix makes of them: gofmt-clean, accepted by `go vet`
// (which compiles the preambles), C files accepted by the C compiler. Skipped with a reason where there is no toolchain.

import { describe, expect, it } from "vitest";
import { createEngine } from "../../server/src/engine/engine.ts";
import { withFixture } from "../harness/analyseFixture.ts";
import { fixAll } from "../harness/fixChecks.ts";
import { casePath, listFixtureCases, type FixtureCase } from "../harness/fixtureCases.ts";
import { fixVariants } from "../harness/fixVariants.ts";
import { findToolchain, vetPackages, type GoPackage } from "../harness/goToolchain.ts";

const toolchain = await findToolchain();
const minutes = 60_000;
const cases = listFixtureCases();

describe("fixtures are real Go", () => {
  it("as they stand", async (context) => {
    if ("missing" in toolchain) return context.skip(toolchain.missing);
    const packages = cases.filter((fixture) => fixture.vet === "all").map((fixture) => packageOf(fixture, new Map(), "as it stands"));
    await expectSound(packages);
  }, 10 * minutes);

  it("after every kind of fix", async (context) => {
    if ("missing" in toolchain) return context.skip(toolchain.missing);
    const packages: GoPackage[] = [];
    for (const fixture of cases.filter((candidate) => candidate.vet !== "none")) packages.push(...(await fixedPackages(fixture)));
    await expectSound(packages);
  }, 20 * minutes);
});

async function fixedPackages(fixture: FixtureCase): Promise<readonly GoPackage[]> {
  return withFixture(createEngine, fixture, {}, async (session) => {
    const report = await session.analyse();
    const variants = fixVariants(session.texts, report.files.flatMap((file) => file.findings));
    const all = await fixAll(session, report);
    return [
      ...variants.map((variant) => packageOf(fixture, variant.texts, `after "${variant.title}"`)),
      ...(variants.length > 0 ? [packageOf(fixture, all.texts, "after fix-all")] : []),
    ];
  });
}

function packageOf(fixture: FixtureCase, changed: ReadonlyMap<string, string>, when: string): GoPackage {
  const files = new Map(fixture.files.map((file) => [file.name, changed.get(file.uri) ?? file.text]));
  return { label: `${casePath(fixture)} ${when}`, files, goVersion: fixture.goVersion };
}

async function expectSound(packages: readonly GoPackage[]): Promise<void> {
  if ("missing" in toolchain) return;
  const verdicts = await vetPackages(toolchain, packages);
  const complaints = verdicts.filter((verdict) => verdict.complaints.length > 0).map((verdict) => `${verdict.label}\n  ${verdict.complaints.join("\n  ")}`);
  if (complaints.length > 0) expect.fail(`${complaints.length} of ${packages.length} packages are not sound\n\n${complaints.join("\n\n")}\n`);
}
