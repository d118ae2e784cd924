// The built command line knows what the tables say, as the engine run from source does: bundling drops what only people
// read of a row, and nothing may hang on that.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { repositoryRoot } from "../harness/fixtureCases.ts";
import { runCli } from "./cliProcess.ts";

/** Its wanted findings rest on bodies and on rows that say "keeps". */
const folder = join(repositoryRoot, "test/fixtures/rules/go-pointer-retained");
const fixture = "callees.go";

it("reports in a fixture what is wanted there", async () => {
  const wanted = readFileSync(join(folder, fixture), "utf8").split("\n").flatMap((line, i) => (line.includes("// want go-pointer-retained") ? [i + 1] : []));
  const { out } = await runCli(["scan", "--no-cache", "--rules", "go-pointer-retained", "--format", "compact", fixture], { cwd: folder });
  const found = [...out.matchAll(/^callees\.go:(\d+):/gm)].map((match) => Number(match[1]));
  expect(wanted.length).toBeGreaterThan(2);
  expect(found).toEqual(wanted);
});
