/**
 * Tries `npm start` as a suite of its own.
 *
 * Guarantees: the real command runs, with its own profile; what it printed is in the report when it fails.
 * Does not: cover the desktop, which a person has to look at.
 */
import { join } from "node:path";
import { runProgram } from "./npm.mjs";
import { projectRoot } from "./paths.mjs";

/**
 * @param {import("./suites.mjs").StartSuite} suite
 * @returns {Promise<import("./suiteReport.mjs").SuiteReport>}
 */
export async function runStart({ name, title }) {
  const started = Date.now();
  const error = await failureOf("--check");
  const milliseconds = Date.now() - started;
  const outcome =
    error === undefined
      ? { status: /** @type {const} */ ("passed") }
      : { status: /** @type {const} */ ("failed"), error };
  const test = { name: "a page with cgovet in it, whose scan finds the demo's hazards", milliseconds, ...outcome };
  console.log(`  ${test.status}: ${test.name} (${milliseconds} ms)${error === undefined ? "" : `\n    ${error}`}`);
  return { name, title, status: "ran", milliseconds, tests: [test] };
}

/** @param {string} option @returns {Promise<string | undefined>} nothing when all went well */
async function failureOf(option) {
  try {
    await runProgram(process.execPath, [join(projectRoot, "scripts", "start.mjs"), option]);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
