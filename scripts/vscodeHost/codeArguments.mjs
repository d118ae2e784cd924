/**
 * Understands the command line that desktop VS Code is started with by test runners.
 *
 * Guarantees: what the npm-hosted VS Code can act on is found, also written as `--name value`.
 * Does not: complain about other options; they concern the desktop shell only.
 */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

/**
 * @typedef {object} CodeArguments
 * @property {readonly string[]} developmentPaths
 * @property {boolean} inBrowser whether development extensions run in the browser's extension host
 * @property {string | undefined} testsPath
 * @property {string | undefined} workspace
 * @property {string | undefined} extensionsFolder
 * @property {string | undefined} profileFolder `--user-data-dir`
 * @property {string | undefined} locale display language
 * @property {string | undefined} vsix package to install instead of opening a window
 */

const OPTIONS = /** @type {const} */ ({
  extensionDevelopmentPath: { type: "string", multiple: true },
  extensionDevelopmentKind: { type: "string" },
  extensionTestsPath: { type: "string" },
  "extensions-dir": { type: "string" },
  "user-data-dir": { type: "string" },
  "folder-uri": { type: "string" },
  "install-extension": { type: "string" },
  locale: { type: "string" },
});

/**
 * @param {readonly string[]} args without node and script
 * @returns {CodeArguments}
 */
export function readCodeArguments(args) {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
  });
  const text = (/** @type {keyof typeof OPTIONS} */ name) => /** @type {string | undefined} */ (values[name]);
  const folderUri = text("folder-uri");
  return {
    developmentPaths: /** @type {string[]} */ (values.extensionDevelopmentPath ?? []),
    inBrowser: text("extensionDevelopmentKind") === "web",
    testsPath: text("extensionTestsPath"),
    workspace: folderUri === undefined ? positionals[0] : fileURLToPath(folderUri),
    extensionsFolder: text("extensions-dir"),
    profileFolder: text("user-data-dir"),
    locale: text("locale"),
    vsix: text("install-extension"),
  };
}
