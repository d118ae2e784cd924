/**
 * Makes a workbench page run an extension in the browser's own extension host (a Web Worker).
 *
 * Guarantees: the extension's files come from the page's own origin, so the page's content policy stays untouched.
 * Does not: work with several extensions; serve anything outside the extension's folder.
 */
import { readFile } from "node:fs/promises";
import { basename, dirname, extname, join, resolve } from "node:path";

const PREFIX = "/__dev";
/** Tests run in the host of the extension whose folder they lie in, so they are shown inside of it. */
const TESTS = `${PREFIX}/__tests`;
const TYPES = new Map([
  [".js", "text/javascript"],
  [".json", "application/json"],
  [".wasm", "application/wasm"],
]);

/**
 * Prepares `page` before its address is opened.
 * @param {import('playwright-core').Page} page
 * @param {string} authority host and port of the server
 * @param {{ extension: string, testsPath: string }} paths local; the tests path ends in .js
 */
export async function serveWebExtension(page, authority, { extension, testsPath }) {
  await page.route(`http://${authority}${PREFIX}/**`, (route) => answer(route, PREFIX, extension));
  await page.route(`http://${authority}${TESTS}/**`, (route) => answer(route, TESTS, dirname(testsPath)));
  const folder = { scheme: "http", authority, path: PREFIX };
  const tests = { scheme: "http", authority, path: `${TESTS}/${basename(testsPath, ".js")}` };
  await page.addInitScript(addDevelopmentOptions, { extensions: [folder], extensionTestsPath: tests });
}

/** @param {import('playwright-core').Route} route @param {string} prefix of the addresses @param {string} folder they stand for */
async function answer(route, prefix, folder) {
  const inside = decodeURIComponent(new URL(route.request().url()).pathname.slice(prefix.length));
  const path = resolve(join(folder, inside));
  try {
    if (!path.startsWith(`${resolve(folder)}/`)) throw new Error("outside the folder");
    await route.fulfill({
      body: await readFile(path),
      contentType: TYPES.get(extname(path)) ?? "application/octet-stream",
    });
  } catch {
    await route.fulfill({ status: 404, body: `no file ${inside}` });
  }
}

/**
 * Runs in the page: the configuration is changed in the document before the workbench reads it.
 * (A rewritten document would lose its WebSockets.)
 * @param {object} developmentOptions
 */
function addDevelopmentOptions(developmentOptions) {
  document.addEventListener("readystatechange", () => {
    const element = document.getElementById("vscode-workbench-web-configuration");
    const text = element?.getAttribute("data-settings");
    if (!element || !text || text.includes('"extensionTestsPath"')) return;
    element.setAttribute("data-settings", JSON.stringify({ ...JSON.parse(text), developmentOptions }));
  });
}
