/**
 * Runs one suite through @vscode/test-electron.
 *
 * Guarantees: a fresh profile and a temporary copy of the workspace; the report tells a suite that ran from one that broke.
 * Does not: decide which suites run (run.mjs) or hold cases (test/vscode).
 */
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { downloadAndUnzipVSCode, resolveCliPathFromVSCodeExecutablePath, runTests } from "@vscode/test-electron";
import { testsFolder } from "./bundleTests.mjs";
import { installNeighbours, mixedWorkspace } from "./neighbours.mjs";
import { runProgram } from "./npm.mjs";
import { projectRoot } from "./paths.mjs";
import { plainTyping, quietSettings } from "./quietSettings.mjs";

/**
 * @typedef {import("./suiteReport.mjs").SuiteReport} SuiteReport
 * @typedef {import("./suiteReport.mjs").TestReport} TestReport
 *
 * @typedef {object} Prepared what all suites share
 * @property {string} extension the extension's source folder
 * @property {{ node: string, web: string }} tests bundled test modules
 * @property {() => Promise<string>} vsix packs the extension, once
 */

const wrapper = join(projectRoot, "scripts", "vscodeHost", "code");

/**
 * @param {import("./suites.mjs").CaseSuite} suite
 * @param {Prepared} prepared
 * @returns {Promise<SuiteReport>}
 */
export async function runSuite(suite, prepared) {
  const started = Date.now();
  const folder = await mkdtemp(join(tmpdir(), `cgovet-${suite.name}-`));
  const results = join(folder, "results.json");
  let problem = "";
  try {
    await runTests(await runOptions(suite, prepared, folder, results));
  } catch (error) {
    problem = error instanceof Error ? error.message : String(error);
  }
  const tests = await readResults(results);
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  const base = { name: suite.name, title: suite.title, milliseconds: Date.now() - started, tests };
  const isExplained = problem === "" || tests.some((test) => test.status === "failed");
  if (tests.length > 0 && isExplained) return { ...base, status: "ran" };
  return { ...base, status: "broken", reason: problem === "" ? "it ended without results" : problem };
}

/** @param {string} file @returns {Promise<readonly TestReport[]>} */
async function readResults(file) {
  return existsSync(file) ? JSON.parse(await readFile(file, "utf8")).tests : [];
}

/**
 * @param {import("./suites.mjs").CaseSuite} suite
 * @param {Prepared} prepared
 * @param {string} folder temporary
 * @param {string} results file the cases leave their results in
 */
async function runOptions(suite, prepared, folder, results) {
  const vscodeExecutablePath = await executableOf(suite.editor);
  const isPacked = suite.form === "package";
  const env = {
    CGOVET_TEST_RESULTS: results,
    CGOVET_TEST_SCREENSHOT: join(testsFolder, `${suite.name}-late.png`),
    ...(isPacked ? { CGOVET_TEST_PACKED: "1" } : {}),
    ...(suite.neighbours === true ? { CGOVET_TEST_NEIGHBOURS: "1" } : {}),
    ...(suite.editor.kind === "hosted" ? { CGOVET_HOST: suite.editor.host.name } : {}),
  };
  const disk = await copyWorkspace(folder);
  const profile = await profileArguments(folder);
  if (suite.neighbours === true) await installNeighbours(join(folder, "extensions"));
  const workspace = suite.neighbours === true ? await mixedWorkspace(folder, disk) : disk;
  if (isPacked) await installPackage(vscodeExecutablePath, await prepared.vsix(), profile, env);
  const kind = suite.extensionHost === "browser" ? ["--extensionDevelopmentKind=web"] : [];
  const language = suite.language === undefined ? [] : [`--locale=${suite.language}`];
  return {
    vscodeExecutablePath,
    extensionDevelopmentPath: isPacked ? await probeExtension() : prepared.extension,
    extensionTestsPath: suite.extensionHost === "browser" ? prepared.tests.web : prepared.tests.node,
    launchArgs: [workspace, ...profile, ...kind, ...language],
    extensionTestsEnv: env,
  };
}

/** @param {import("./suites.mjs").CaseSuite["editor"]} editor @returns {Promise<string>} */
async function executableOf(editor) {
  switch (editor.kind) {
    case "hosted":
      return wrapper;
    case "desktop":
      return editor.executable;
    case "download":
      return downloadAndUnzipVSCode(editor.version);
  }
}

/** @param {string} folder */
async function copyWorkspace(folder) {
  const workspace = join(folder, "workspace");
  await cp(join(projectRoot, "test", "vscode", "workspace"), workspace, { recursive: true });
  return workspace;
}

/** @param {string} folder @returns {Promise<readonly string[]>} */
async function profileArguments(folder) {
  const user = join(folder, "profile", "User");
  await mkdir(user, { recursive: true });
  await writeFile(join(user, "settings.json"), JSON.stringify({ ...quietSettings, ...plainTyping }));
  return [`--user-data-dir=${join(folder, "profile")}`, `--extensions-dir=${join(folder, "extensions")}`];
}

/** @param {string} executable @param {string} vsix @param {readonly string[]} profile @param {Record<string, string>} env */
async function installPackage(executable, vsix, profile, env) {
  const tool = resolveCliPathFromVSCodeExecutablePath(executable);
  const command = existsSync(tool) ? tool : executable;
  await runProgram(command, ["--install-extension", vsix, ...profile], { env: { ...process.env, ...env } });
}

/** An extension of no use: with the real one installed, something has to be named as the one under development. */
async function probeExtension() {
  const folder = join(testsFolder, "probe");
  await mkdir(folder, { recursive: true });
  const manifest = { name: "probe", publisher: "cgovet-tests", version: "0.0.1", engines: { vscode: "*" } };
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
  return folder;
}
