/**
 * Opens the workbench of a running server in headless Chromium.
 *
 * Guarantees: the browser reaches 127.0.0.1 and nothing else; `close` ends it; signals
 * are left to the caller.
 * Does not: know about tests (testPage.mjs) or start the server (server.mjs).
 */
import { resolve } from "node:path";
import { chromium } from "playwright-core";

const ARGUMENTS = [
  ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  ...["--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"],
  "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
];

/**
 * A page in a fresh headless browser.
 * @param {string} executablePath a Chromium
 * @param {{ width: number, height: number, scale?: number }} [size] in CSS pixels; 1280 × 800 when left out
 * @param {string} [language] of the extensions (`zh-cn`); VS Code's own words stay English, since no language pack is there
 */
export async function openPage(executablePath, size = { width: 1280, height: 800 }, language) {
  const ownSignals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
  const browser = await chromium.launch({ executablePath, headless: true, args: ARGUMENTS, ...ownSignals });
  const context = await browser.newContext({
    viewport: { width: size.width, height: size.height },
    deviceScaleFactor: size.scale ?? 1,
  });
  if (language !== undefined) await context.addInitScript((name) => Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: name }), language);
  return { page: await context.newPage(), close: () => browser.close() };
}

/**
 * The name of a local path in a workbench served from `authority`.
 * @param {string} authority host and port of the server
 * @param {string} path
 */
export const remoteUri = (authority, path) => `vscode-remote://${authority}${encodeURI(resolve(path))}`;

/**
 * The address of a workbench.
 * @param {string} authority host and port of the server
 * @param {object} options
 * @param {string} [options.workspace] folder to open, or a file that names several
 * @param {readonly string[]} [options.developmentPaths] extensions run from their source folders
 * @param {string} [options.testsPath] module that runs tests in the extension host
 * @param {string} [options.openFile] file to open in an editor
 * @param {string} [options.token] the server's secret
 */
export function workbenchAddress(authority, options) {
  const payload = [
    ...(options.developmentPaths ?? []).map((path) => ["extensionDevelopmentPath", remoteUri(authority, path)]),
    ...(options.testsPath === undefined ? [] : [["extensionTestsPath", remoteUri(authority, options.testsPath)]]),
    ...(options.openFile === undefined ? [] : [["openFile", remoteUri(authority, options.openFile)]]),
  ];
  const query = new URLSearchParams();
  if (options.token !== undefined) query.set("tkn", options.token);
  if (options.workspace !== undefined) query.set(options.workspace.endsWith(".code-workspace") ? "workspace" : "folder", resolve(options.workspace));
  if (payload.length > 0) query.set("payload", JSON.stringify(payload));
  return `http://${authority}/?${query}`;
}
