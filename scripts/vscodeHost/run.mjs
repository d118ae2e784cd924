/**
 * Runs the VS Code suites and reports on them.
 *
 *   node scripts/vscodeHost/run.mjs [--only NAME]... [--extension FOLDER] [--vsix FILE]
 *
 * Guarantees: ends with 1 when a case failed or a suite broke, with 2 for wrong arguments; a suite that cannot run is
 * reported as skipped with its reason. With CGOVET_REPORT set, the same is written there as JSON, one run in mocha's form per suite.
 * Does not: build the extension; `npm run build` does.
 */
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { bundleTests, testsFolder } from "./bundleTests.mjs";
import { projectRoot } from "./paths.mjs";
import { runPage } from "./runPage.mjs";
import { runStart } from "./runStart.mjs";
import { runSuite } from "./runSuite.mjs";
import { allSuites, reasonToSkip } from "./suites.mjs";
import { mochaRuns, summarize } from "./suiteReport.mjs";
import { packVsix } from "../vsix.mjs";

/** @typedef {import("./suiteReport.mjs").SuiteReport} SuiteReport */

/** A mistake of the person who typed the command. */
class UsageError extends Error {}

function readArguments() {
  const options = /** @type {const} */ ({
    only: { type: "string", multiple: true },
    extension: { type: "string" },
    vsix: { type: "string" },
  });
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** @param {readonly string[] | undefined} only */
function chosenSuites(only) {
  const suites = allSuites();
  const unknown = (only ?? []).filter((name) => !suites.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    throw new UsageError(
      `no suite is called ${unknown.join(", ")}; there are ${suites.map((suite) => suite.name).join(", ")}`,
    );
  }
  return only === undefined ? suites : suites.filter((suite) => only.includes(suite.name));
}

async function main() {
  const { only, extension, vsix } = readArguments();
  const suites = chosenSuites(only);
  const folder = extension === undefined ? projectRoot : resolve(extension);
  await requireBuild(folder);
  const prepared = { extension: folder, tests: await bundleTests(), vsix: packer(extension, vsix) };
  /** @type {SuiteReport[]} */
  const reports = [];
  let interrupted = false;
  process.on("SIGINT", () => (interrupted = true));
  for (const suite of suites) {
    console.log(`\n${suite.name}: ${suite.title}`);
    const reason = interrupted ? "interrupted" : await reasonToSkip(suite, console.log);
    if (reason !== undefined) reports.push(skipped(suite, reason));
    else reports.push(await run(suite, prepared));
  }
  const { lines, failed } = summarize(reports);
  console.log(["", ...lines].join("\n"));
  const file = process.env["CGOVET_REPORT"];
  if (file !== undefined && file !== "") await writeFile(file, `${JSON.stringify(mochaRuns(reports), undefined, 2)}\n`);
  process.exitCode = failed > 0 ? 1 : 0;
}

/**
 * @param {import("./suites.mjs").Suite} suite
 * @param {import("./runSuite.mjs").Prepared} prepared
 * @returns {Promise<SuiteReport>}
 */
async function run(suite, prepared) {
  switch (suite.task) {
    case "start":
      return runStart(suite);
    case "page":
      return runPage(suite, prepared.extension);
    case "cases":
      return runSuite(suite, prepared);
  }
}

/**
 * @param {string | undefined} extension
 * @param {string | undefined} vsix
 * @returns {() => Promise<string>} gives the package to install, packed on first use
 */
function packer(extension, vsix) {
  /** @type {Promise<string> | undefined} */
  let packed = vsix === undefined ? undefined : Promise.resolve(resolve(vsix));
  const pack = async () => {
    if (extension !== undefined)
      throw new Error("with --extension, the packed extension has to be named by --vsix FILE");
    const file = join(testsFolder, "packed.vsix");
    await packVsix(file);
    return file;
  };
  return () => (packed ??= pack());
}

/** @param {string} extension */
async function requireBuild(extension) {
  const { main: entry } = JSON.parse(await readFile(join(extension, "package.json"), "utf8"));
  if (!existsSync(join(extension, entry)))
    throw new Error(`${join(extension, entry)} does not exist; run "npm run build" first`);
}

/** @param {import("./suites.mjs").Suite} suite @param {string} reason @returns {SuiteReport} */
const skipped = ({ name, title }, reason) => ({ name, title, status: "skipped", reason, milliseconds: 0, tests: [] });

main().catch((error) => {
  console.error(`vscode suites: ${error instanceof Error ? error.message : error}`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
});
