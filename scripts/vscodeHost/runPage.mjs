/**
 * Runs the cases that drive the page as a person does.
 *
 * Guarantees: a fresh window and copy of the demo for each case; a case that fails leaves a picture of what was there, and
 * counts when it fails a second time as well, with the first failure printed.
 * Does not: look into VS Code from inside; runSuite.mjs does.
 */
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPage, workbenchAddress } from "./browser.mjs";
import { testsFolder } from "./bundleTests.mjs";
import { chromiumPath } from "./chromium.mjs";
import { installHost } from "./install.mjs";
import { linkExtension } from "./linkedExtension.mjs";
import { pageCases } from "./pageCases.mjs";
import { projectRoot } from "./paths.mjs";
import { startServer } from "./server.mjs";

/** Hovers at once; nothing moves by itself. */
const SETTINGS = { "security.workspace.trust.startupPrompt": "never", "editor.hover.delay": 100, "editor.minimap.enabled": false, "breadcrumbs.enabled": false };

/**
 * @typedef {import("./suiteReport.mjs").TestReport} TestReport
 * @typedef {import("./pageCases.mjs").PageCase} PageCase
 */

/**
 * @param {import("./suites.mjs").PageSuite} suite
 * @param {string} extension its source folder
 * @returns {Promise<import("./suiteReport.mjs").SuiteReport>}
 */
export async function runPage({ name, title, host }, extension) {
  const started = Date.now();
  const installed = await installHost(host);
  /** @type {TestReport[]} */
  const tests = [];
  for (const one of pageCases) {
    const run = () => runCase(one, { installed, extension, picture: join(testsFolder, `${name}-late.png`) });
    const first = await tryCase(one, run);
    tell(first);
    const test = first.status === "failed" ? await tryCase(one, run) : first;
    if (test !== first) tell(test);
    tests.push(test);
  }
  return { name, title, status: "ran", milliseconds: Date.now() - started, tests };
}

/** @param {TestReport} test */
function tell({ status, name, milliseconds, error }) {
  console.log(`  ${status}: ${name} (${milliseconds} ms)${error === undefined ? "" : `\n    ${error}`}`);
}

/** @param {PageCase} one @param {() => Promise<void>} run @returns {Promise<TestReport>} */
async function tryCase({ name }, run) {
  const started = Date.now();
  try {
    await run();
    return { name, status: "passed", milliseconds: Date.now() - started };
  } catch (error) {
    return { name, status: "failed", milliseconds: Date.now() - started, error: error instanceof Error ? error.message : String(error) };
  }
}

/** @param {PageCase} one @param {{ installed: import("./install.mjs").InstalledHost, extension: string, picture: string }} where */
async function runCase({ file, kind, run }, { installed, extension, picture }) {
  const folder = await mkdtemp(join(tmpdir(), "cgovet-page-"));
  const workspace = join(folder, "demo");
  await cp(join(projectRoot, "test", "demo"), workspace, { recursive: true });
  const extensionsFolder = join(folder, "extensions");
  await linkExtension(extensionsFolder, extension);
  const opened = kind === "folders" ? await twoFolders(folder, workspace) : workspace;
  const server = await startServer(installed, { folder, extensionsFolder, settings: SETTINGS, asksForTrust: kind === "untrusted" });
  const { page, close } = await openPage(await chromiumPath(console.log));
  page.setDefaultTimeout(60_000);
  try {
    await page.goto(workbenchAddress(server.authority, { workspace: opened, openFile: join(workspace, file) }));
    await page.locator(".monaco-editor .view-line").first().click();
    await run(page);
  } catch (error) {
    await mkdir(testsFolder, { recursive: true });
    await page.screenshot({ path: picture });
    throw new Error(`${error instanceof Error ? error.message : error} (the page looked like ${picture})`, { cause: error });
  } finally {
    await close();
    await server.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A workspace of the demo and a copy of it with settings of its own. @param {string} folder @param {string} demo */
async function twoFolders(folder, demo) {
  const quiet = join(folder, "quiet");
  await cp(demo, quiet, { recursive: true });
  await mkdir(join(quiet, ".vscode"));
  await writeFile(join(quiet, ".vscode", "settings.json"), JSON.stringify({ "cgovet.severity": { "cstring-leak": "off" } }));
  const file = join(folder, "two.code-workspace");
  await writeFile(file, JSON.stringify({ folders: [{ path: demo }, { path: quiet }] }));
  return file;
}
