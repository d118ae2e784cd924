/**
 * `npm start [-- FOLDER]`: a VS Code with cgovet in it, on a checkout in any state.
 *
 *   npm start                      the demo workspace
 *   npm start -- FOLDER            a folder of yours, where it is
 *   npm start -- --browser         in the browser also where there is a desktop VS Code
 *   npm start -- --no-open         only print the address
 *   npm start -- --port N          the address's port; any free one by default
 *   npm start -- --check           start, look whether cgovet works in the page, stop
 *
 * Guarantees: installs and builds what is missing and says so; nothing is served to other machines or other users.
 * Exit codes: 0 opened, or stopped by Ctrl-C; 1 it did not work; 2 wrong usage.
 * Does not: install a desktop VS Code. Imports packages late, since none may be installed yet.
 */
import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { ensureBuilt, ensureInstalled, projectRoot, requireNode } from "./ensureReady.mjs";

requireNode();
process.exitCode = await main();

/** @returns {Promise<number>} exit code */
async function main() {
  const options = readOptions();
  if (typeof options === "string") {
    console.error(`npm start: ${options}`);
    return 2;
  }
  try {
    await ensureInstalled({ log: console.log });
    await ensureBuilt({ log: console.log });
    const { openEditor } = await import("./vscodeHost/openEditor.mjs");
    return await openEditor(options);
  } catch (error) {
    console.error(`npm start: ${error instanceof Error ? error.message : error}`);
    return 1;
  }
}

/** @returns {import("./vscodeHost/openEditor.mjs").OpenOptions | string} a string says what is wrong */
function readOptions() {
  const known = /** @type {const} */ ({
    browser: { type: "boolean", default: false },
    check: { type: "boolean", default: false },
    "no-open": { type: "boolean", default: false },
    port: { type: "string", default: "0" },
  });
  try {
    const { values, positionals } = parseArgs({ options: known, allowPositionals: true });
    if (positionals.length > 1) return `one folder at most, not ${positionals.join(" and ")}`;
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65535)
      return `--port ${values.port} is not a port; use a number up to 65535`;
    const [given] = positionals;
    const folder = given === undefined ? defaultFolder() : resolve(process.env["INIT_CWD"] ?? process.cwd(), given);
    if (!existsSync(folder)) return `there is no folder ${folder}`;
    if (!statSync(folder).isDirectory()) return `${folder} is not a folder; name the one it lies in`;
    return {
      extension: projectRoot,
      folder,
      port,
      open: !values["no-open"],
      check: values.check,
      browser: values.browser,
    };
  } catch (error) {
    return `${error instanceof Error ? error.message : error}; use [FOLDER] [--browser] [--no-open] [--port N] [--check]`;
  }
}

function defaultFolder() {
  const demo = join(projectRoot, "test", "demo");
  return existsSync(demo) ? demo : join(projectRoot, "test", "vscode", "workspace");
}
