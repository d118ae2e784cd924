/**
 * Which suites there are: every combination of editor and form of the extension that is tested, and `npm start`.
 *
 * Guarantees: names are stable; they appear in reports and behind `--only`.
 * Does not: run anything; see runSuite.mjs and runStart.mjs.
 */
import { desktopExecutable } from "./desktop.mjs";
import { chromiumPath } from "./chromium.mjs";
import { unsupportedReason } from "./install.mjs";
import { hosts } from "./versions.mjs";

/**
 * @typedef {{ kind: "hosted", host: import("./versions.mjs").Host }} HostedEditor
 * @typedef {{ kind: "desktop", executable: string }} DesktopEditor
 * @typedef {{ kind: "download", version: string }} DownloadedEditor
 *
 * @typedef {object} StartSuite
 * @property {"start"} task try `npm start`
 * @property {string} name
 * @property {string} title for people
 *
 * @typedef {object} PageSuite
 * @property {"page"} task use keys and mouse in the page
 * @property {string} name
 * @property {string} title for people
 * @property {import("./versions.mjs").Host} host
 *
 * @typedef {object} CaseSuite
 * @property {"cases"} task run the cases of test/vscode
 * @property {string} name
 * @property {string} title for people
 * @property {HostedEditor | DesktopEditor | DownloadedEditor} editor
 * @property {"folder" | "package"} form the extension's source folder, or the packed .vsix
 * @property {"node" | "browser"} extensionHost
 * @property {string} [language] display language, when it is not English
 * @property {boolean} [neighbours] the cases beside other extensions (neighbours.mjs), and no others
 *
 * @typedef {StartSuite | PageSuite | CaseSuite} Suite
 */

/** @returns {readonly Suite[]} all suites of this machine, also those that cannot run on it */
export function allSuites() {
  return [
    hosted("newest-dev", hosts.newest, "folder", "node"),
    hosted("newest-vsix", hosts.newest, "package", "node"),
    hosted("oldest-dev", hosts.oldest, "folder", "node"),
    hosted("oldest-vsix", hosts.oldest, "package", "node"),
    hosted("newest-web", hosts.newest, "folder", "browser"),
    inChinese(hosted("newest-dev", hosts.newest, "folder", "node")),
    inChinese(hosted("newest-web", hosts.newest, "folder", "browser")),
    besideOthers(hosted("newest-dev", hosts.newest, "folder", "node")),
    ...desktopSuites(),
    { task: "page", name: "page", title: `keys and mouse in VS Code ${hosts.newest.vscode}`, host: hosts.newest },
    { task: "start", name: "start", title: "npm start" },
  ];
}

/**
 * @param {string} name
 * @param {import("./versions.mjs").Host} host
 * @param {CaseSuite["form"]} form
 * @param {CaseSuite["extensionHost"]} extensionHost
 * @returns {CaseSuite}
 */
function hosted(name, host, form, extensionHost) {
  const where = extensionHost === "browser" ? ", browser extension host" : "";
  return {
    task: "cases",
    name,
    title: `VS Code ${host.vscode}, ${titleOf(form)}${where}`,
    editor: { kind: "hosted", host },
    form,
    extensionHost,
  };
}

/** @param {CaseSuite} suite @returns {CaseSuite} */
function inChinese(suite) {
  return { ...suite, name: `${suite.name}-zh-cn`, title: `${suite.title}, in Chinese`, language: "zh-cn" };
}

/** @param {CaseSuite} suite @returns {CaseSuite} */
function besideOthers(suite) {
  return { ...suite, name: "newest-beside", title: `${suite.title}, beside other extensions`, neighbours: true };
}

/** @returns {readonly Suite[]} */
function desktopSuites() {
  const executable = desktopExecutable();
  const canDownload = process.platform === "darwin" || process.platform === "win32";
  if (executable === undefined && !canDownload) return [];
  /** @type {CaseSuite["editor"]} */
  const editor = executable === undefined ? { kind: "download", version: "stable" } : { kind: "desktop", executable };
  const forms = /** @type {const} */ ([
    ["desktop-dev", "folder"],
    ["desktop-vsix", "package"],
  ]);
  return forms.map(([name, form]) => ({
    task: /** @type {const} */ ("cases"),
    name,
    title: `desktop VS Code, ${titleOf(form)}`,
    editor,
    form,
    extensionHost: "node",
  }));
}

/** @param {CaseSuite["form"]} form */
const titleOf = (form) => (form === "folder" ? "development folder" : "packed extension");

/**
 * Why a suite cannot run on this machine; installs a browser when one is missing and may be installed.
 * @param {Suite} suite
 * @param {(line: string) => void} say
 * @returns {Promise<string | undefined>} nothing when it can
 */
export async function reasonToSkip(suite, say) {
  if (suite.task === "cases" && suite.editor.kind !== "hosted") return undefined;
  const unsupported = unsupportedReason();
  if (unsupported !== undefined) return unsupported;
  try {
    await chromiumPath(say);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
