/**
 * Runs a test module inside the extension host of a workbench page and waits for its exit code.
 *
 * Guarantees: an answer within the time limit, with a screenshot when there was none; what the workbench prints is passed on.
 * Does not: judge results; the test module does and says so by its exit code.
 */
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { format } from "node:util";

/** Prefix of the console line by which a test module without file access hands over its results. */
const RESULTS_MARK = "@@cgovet-results ";

/** Prefix of the console lines by which the test module tells how it gets on. */
const PROGRESS_MARK = "@@cgovet-progress ";

/**
 * @typedef {import('playwright-core').Page} Page
 *
 * @typedef {object} TestPageOptions
 * @property {string} address of the workbench
 * @property {number} limitMs
 * @property {string} screenshot file for a picture of the page when time runs out
 * @property {(line: string) => void} print receives the progress of the test module
 * @property {(line: string) => void} log receives everything else the workbench and its extension hosts print
 * @property {(json: string) => void} results receives what came with `RESULTS_MARK`
 * @property {Promise<unknown>} aborted settling ends the run
 */

/**
 * @param {Page} page
 * @param {TestPageOptions} options
 * @returns {Promise<number>} exit code of the test module, 0 when all passed
 * @throws when the time limit is reached or the server ends first
 */
export async function runTestPage(page, options) {
  const exit = promiseWithHandle();
  await page.exposeFunction("codeAutomationExit", exit.settle);
  await page.exposeFunction("codeAutomationLog", (/** @type {string} */ level, /** @type {unknown[]} */ args) => {
    const line = format(...args);
    if (line.startsWith(RESULTS_MARK)) options.results(line.slice(RESULTS_MARK.length));
    else if (line.startsWith(PROGRESS_MARK)) options.print(line.slice(PROGRESS_MARK.length));
    else options.log(`${level}: ${line}`);
  });
  await page.goto(options.address);
  const late = promiseWithHandle();
  const timer = setTimeout(late.settle, options.limitMs, "late");
  const first = await Promise.race([exit.promise, late.promise, options.aborted.then(() => "aborted")]);
  clearTimeout(timer);
  if (typeof first === "number") return first;
  throw new Error(first === "late" ? await describeLate(page, options) : "the VS Code server ended during the tests");
}

/** @returns {{ promise: Promise<unknown>, settle: (value: unknown) => void }} */
function promiseWithHandle() {
  /** @type {(value: unknown) => void} */
  let settle = () => {};
  return { promise: new Promise((done) => (settle = done)), settle: (value) => settle(value) };
}

/** @param {Page} page @param {TestPageOptions} options */
async function describeLate(page, { limitMs, screenshot }) {
  await mkdir(dirname(screenshot), { recursive: true });
  await page.screenshot({ path: screenshot });
  return `no test result within ${limitMs / 1000} s; the page looked like ${screenshot}`;
}
