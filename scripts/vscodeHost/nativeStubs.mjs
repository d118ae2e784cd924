/**
 * Stands in for the two native modules of VS Code's server that would need a compiler.
 *
 * Guarantees: the server starts without complaints; only log files and the parent watchdog are lost.
 * Does not: stub terminals (node-pty) or other native parts that load lazily and are not used by tests.
 */
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

// Assigned one by one, since the server imports them by name and Node finds such names in CommonJS by this form only.
const SPDLOG = `'use strict';
const names = 'trace debug info warn error critical flush drop setLevel setPattern clearFormatters'.split(' ');
const logger = () => Object.assign({ getLevel: () => 2 }, Object.fromEntries(names.map((name) => [name, () => {}])));
exports.version = 0;
exports.createRotatingLogger = async () => logger();
exports.createAsyncRotatingLogger = async () => logger();
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.shutdown = () => {};
`;
const WATCHDOG = `'use strict';\nexports.start = () => {};\n`;

/** Package names differ between VS Code versions; of each group exactly one is expected. */
const STUBS = [
  { packages: ["@vscode/spdlog"], text: SPDLOG },
  { packages: ["@vscode/native-watchdog", "native-watchdog"], text: WATCHDOG },
];

/**
 * Overwrites the entry files of the native modules below a VS Code server.
 * @param {string} vscodeRoot folder with the server's node_modules
 * @throws when a module is not where this VS Code version should have it
 */
export async function writeNativeStubs(vscodeRoot) {
  for (const { packages, text } of STUBS) {
    const folder = packages.map((name) => join(vscodeRoot, "node_modules", name)).find((path) => existsSync(path));
    if (folder === undefined)
      throw new Error(`this VS Code server has no ${packages.join(" or ")}; its layout has changed`);
    const manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    const main = join(folder, manifest.main ?? "index.js");
    const file = /\.[cm]?js$/.test(main) ? main : `${main}.js`;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}
