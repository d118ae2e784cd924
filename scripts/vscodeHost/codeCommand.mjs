/**
 * What the executable `code` does: runs tests in the npm-hosted VS Code, or installs a packed extension into it.
 *
 * Guarantees: exit code 0 only when the test module said so; server, browser and temporary files are gone at the end,
 * also after SIGINT and SIGTERM.
 * Variables read: CGOVET_HOST (newest, oldest), CGOVET_TEST_RESULTS (file for the results of browser-host tests),
 * CGOVET_TEST_LIMIT_MS, CGOVET_TEST_SCREENSHOT (file for a picture when time runs out).
 * Does not: open a window for people; see scripts/start.mjs.
 */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readCodeArguments } from "./codeArguments.mjs";
import { chromiumPath } from "./chromium.mjs";
import { installHost } from "./install.mjs";
import { hostNamed } from "./versions.mjs";
import { installExtension, startServer } from "./server.mjs";
import { openPage, workbenchAddress } from "./browser.mjs";
import { runTestPage } from "./testPage.mjs";
import { serveWebExtension } from "./webExtension.mjs";

const LIMIT_MS = 300_000;
const LOG_LINES = 40;

/**
 * Runs to the end and sets the process's exit code.
 * @param {readonly string[]} args
 */
export async function codeCommand(args) {
  const folder = await mkdtemp(join(tmpdir(), "cgovet-vscode-"));
  /** @type {(() => Promise<void>)[]} */
  const cleanups = [() => rm(folder, { recursive: true, force: true, maxRetries: 5 })];
  const cleanUp = async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  };
  let interrupted = 0;
  for (const [signal, code] of /** @type {const} */ ([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ])) {
    // A terminal signals the whole group and the test runner passes its signal on: once is enough.
    process.on(signal, () => {
      if (interrupted === 0) void cleanUp().finally(() => process.exit(code));
      interrupted = code;
    });
  }
  try {
    process.exitCode = await act(readCodeArguments(args), folder, cleanups);
  } catch (error) {
    if (interrupted === 0) console.error(`code: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  } finally {
    if (interrupted === 0) await cleanUp();
  }
}

/**
 * @param {import('./codeArguments.mjs').CodeArguments} parsed
 * @param {string} folder temporary
 * @param {(() => Promise<void>)[]} cleanups done at the end, last one first
 * @returns {Promise<number>} exit code
 */
async function act(parsed, folder, cleanups) {
  const installed = await installHost(hostNamed(process.env["CGOVET_HOST"] ?? "newest"));
  const options = {
    folder,
    forTests: true,
    env: passedOn(process.env),
    settings: await profileSettings(parsed.profileFolder),
    ...(parsed.extensionsFolder === undefined ? {} : { extensionsFolder: parsed.extensionsFolder }),
  };
  if (parsed.vsix !== undefined) {
    await installExtension(installed, options, parsed.vsix);
    return 0;
  }
  if (parsed.testsPath === undefined) throw new Error("--extensionTestsPath is missing; this VS Code only runs tests");
  const browser = await chromiumPath(console.log);
  const server = await startServer(installed, options);
  cleanups.push(server.stop);
  const { page, close } = await openPage(browser, undefined, parsed.locale);
  cleanups.push(close);
  const address = await addressFor(page, server.authority, { ...parsed, testsPath: parsed.testsPath });
  return runTests(page, address, server.ended);
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} address
 * @param {Promise<void>} aborted
 * @returns {Promise<number>} exit code
 */
async function runTests(page, address, aborted) {
  /** @type {string[]} */
  const log = [];
  let results = "";
  let code = 1;
  try {
    code = await runTestPage(page, {
      address,
      limitMs: Number(process.env["CGOVET_TEST_LIMIT_MS"] ?? LIMIT_MS),
      screenshot: process.env["CGOVET_TEST_SCREENSHOT"] ?? join(tmpdir(), "cgovet-vscode-late.png"),
      print: (line) => console.log(line),
      log: (line) => log.push(line),
      results: (json) => (results = json),
      aborted,
    });
  } finally {
    if (code !== 0) console.log(["  what VS Code printed at the end:", ...log.slice(-LOG_LINES)].join("\n    "));
  }
  const file = process.env["CGOVET_TEST_RESULTS"];
  if (results !== "" && file !== undefined) await writeFile(file, results);
  return code;
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} authority
 * @param {import('./codeArguments.mjs').CodeArguments & { testsPath: string }} parsed
 */
async function addressFor(page, authority, { workspace, developmentPaths, testsPath, inBrowser }) {
  const folder = workspace === undefined ? {} : { workspace };
  if (!inBrowser) return workbenchAddress(authority, { ...folder, developmentPaths, testsPath });
  const [extension] = developmentPaths;
  if (extension === undefined || developmentPaths.length > 1)
    throw new Error("the browser host takes exactly one --extensionDevelopmentPath");
  await serveWebExtension(page, authority, { extension, testsPath });
  return workbenchAddress(authority, folder);
}

/** The variables meant for the extension host. @param {NodeJS.ProcessEnv} env */
function passedOn(env) {
  const kept = Object.entries(env).filter(([name]) => !/^(npm_|NODE_OPTIONS$|HOME$|TMPDIR$|VSCODE_|XDG_)/.test(name));
  return /** @type {Record<string, string>} */ (Object.fromEntries(kept));
}

/** User settings a test runner has put into its profile folder. @param {string | undefined} folder */
async function profileSettings(folder) {
  if (folder === undefined) return {};
  try {
    return JSON.parse(await readFile(join(folder, "User", "settings.json"), "utf8"));
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ENOENT") return {};
    throw new Error(`the profile's settings.json cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}
