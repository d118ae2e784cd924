// Runs suites one after another. Guarantees: figures come from each runner's own report; a runner that dies without a
// report is a failure; the output of a failed suite is printed. Does not install or build.

import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../ensureReady.mjs";
import { readMochaReport } from "./mochaReport.mjs";
import { renderSuite, resultOf } from "./suiteResult.mjs";

/** @typedef {import("./suiteResult.mjs").SuiteResult} SuiteResult */
/** @typedef {import("./suiteResult.mjs").Report} Report */

/**
 * @typedef {object} Suite
 * @property {string} name
 * @property {"check" | "vitest" | "vscode" | "script"} kind a check counts as one test, a script writes its report itself
 * @property {readonly (readonly string[])[]} commands arguments for Node; a suite stops at the first that fails
 * @property {string} [needs] path without which there is nothing to run
 */

const bin = (/** @type {string} */ path) => join("node_modules", path);

/** @param {string} name @returns {Suite} */
const vitest = (name) => ({
  name,
  kind: "vitest",
  needs: `test/${name}`,
  commands: [[bin("vitest/vitest.mjs"), "run", `test/${name}/`, "--reporter=default", "--reporter=./scripts/suites/vitestReporter.mjs"]],
});

/** @type {readonly Suite[]} In the order they run: cheap and telling first. */
export const suites = [
  { name: "types", kind: "check", commands: [[bin("typescript/bin/tsc"), "-b"]] },
  {
    name: "lint",
    kind: "check",
    commands: [[bin("eslint/bin/eslint.js"), "--cache", "--cache-location", "node_modules/.cache/cgovet/eslint", "."]],
  },
  { name: "grammars", kind: "check", commands: [["grammars/sync-grammars.mjs"]] },
  { name: "generated", kind: "check", needs: "scripts/generate.mjs", commands: [["scripts/generate.mjs", "--check"]] },
  { name: "audit", kind: "script", commands: [["scripts/audit.mjs"]] },
  ...["unit", "meta", "lsp", "cli", "textmate", "oracle", "editors"].map(vitest),
  {
    name: "package",
    kind: "check",
    needs: "client/src/node/main.ts",
    commands: [["scripts/package.mjs", "--out", join(projectRoot, "node_modules/.cache/cgovet/cgovet.vsix")]],
  },
  { name: "vscode", kind: "vscode", needs: "scripts/vscodeHost/run.mjs", commands: [["scripts/vscodeHost/run.mjs"]] },
];

/** A runner that hangs is ended after this many milliseconds, so that the summary always comes. */
const longestSuite = 30 * 60_000;

/**
 * @param {readonly Suite[]} selected
 * @param {(line: string) => void} log
 * @returns {Promise<SuiteResult[]>}
 */
export async function runSuites(selected, log) {
  /** @type {SuiteResult[]} */
  const results = [];
  for (const suite of selected) {
    if (process.stdout.isTTY) process.stdout.write(`${suite.name} …\r`);
    const result = await runSuite(suite);
    log(renderSuite(result));
    results.push(result);
  }
  return results;
}

/**
 * @param {Suite} suite
 * @returns {Promise<SuiteResult>}
 */
async function runSuite(suite) {
  const missing = missingReason(suite);
  if (missing !== undefined) {
    return { name: suite.name, passed: 0, failures: [], skipped: [], skippedWhole: missing, seconds: 0 };
  }
  const scratch = join(projectRoot, "node_modules/.cache/cgovet");
  mkdirSync(scratch, { recursive: true });
  const folder = mkdtempSync(join(scratch, "report-"));
  const reportPath = join(folder, "report.json");
  const started = performance.now();
  try {
    const exitCode = await runCommands(suite, reportPath);
    const seconds = (performance.now() - started) / 1000;
    return resultOf(suite.name, readReport(suite, reportPath, exitCode), { exitCode, seconds });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {Suite} suite */
function missingReason({ kind, needs }) {
  if (needs === undefined) return undefined;
  const path = join(projectRoot, needs);
  if (!existsSync(path)) return `${needs} does not exist yet`;
  if (kind !== "vitest") return undefined;
  const files = readdirSync(path, { recursive: true }).map(String);
  return files.some((file) => file.endsWith(".test.ts")) ? undefined : `${needs} holds no tests yet`;
}

/**
 * @param {Suite} suite
 * @param {string} path
 * @param {number} exitCode
 * @returns {Report | undefined}
 */
function readReport(suite, path, exitCode) {
  if (suite.kind === "check") {
    return exitCode === 0 ? { passed: 1, failures: [], skipped: [] } : { passed: 0, failures: ["see its output above"], skipped: [] };
  }
  if (!existsSync(path)) return undefined;
  try {
    const content = JSON.parse(readFileSync(path, "utf8"));
    return suite.kind === "vscode" ? readMochaReport(content) : content;
  } catch (error) {
    return { passed: 0, failures: [`the report cannot be read: ${error}`], skipped: [] };
  }
}

/**
 * @param {Suite} suite
 * @param {string} reportPath
 * @returns {Promise<number>} the exit code of the first command that failed, or 0
 */
async function runCommands(suite, reportPath) {
  for (const command of suite.commands) {
    // The VS Code runs take minutes and install a host: their output is their progress.
    const exitCode = await runNode(command, { reportPath, live: suite.kind === "vscode" });
    if (exitCode !== 0) return exitCode;
  }
  return 0;
}

/**
 * @param {readonly string[]} args
 * @param {{ reportPath: string, live: boolean }} options `live`: print output as it comes, else only after a failure
 * @returns {Promise<number>} exit code; 1 when a signal ended the program
 */
function runNode(args, { reportPath, live }) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: projectRoot,
      timeout: longestSuite,
      env: { ...process.env, CGOVET_REPORT: reportPath },
      stdio: ["ignore", live ? "inherit" : "pipe", live ? "inherit" : "pipe"],
    });
    /** @type {Buffer[]} */
    const output = [];
    child.stdout?.on("data", (chunk) => output.push(chunk));
    child.stderr?.on("data", (chunk) => output.push(chunk));
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (code !== 0) process.stdout.write(Buffer.concat(output));
      if (signal !== null) process.stdout.write(`${args[0]} was ended by ${signal}\n`);
      resolve(code ?? 1);
    });
  });
}
