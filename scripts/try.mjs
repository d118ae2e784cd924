// `npm run try -- ARGUMENTS`: the command line from source, readable and with source maps, whatever state dist/ is in. What
// starts with a path is scanned: `npm run try -- test/demo/greeting.go`. Standard output and exit code are the command's.

import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled, projectRoot, requireNode } from "./ensureReady.mjs";

requireNode();
const cache = join(projectRoot, "node_modules/.cache/cgovet");
mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(join(cache, "try-"));
try {
  await ensureInstalled();
  await bundle();
  process.exitCode = await run();
} catch (error) {
  console.error(`try: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 3;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The same layout as in dist/, where the command line looks for its worker. */
async function bundle() {
  // Loaded late: before, the packages may not be installed.
  const esbuild = await import("esbuild");
  const { sharedOptions, writeGrammars } = await import("../esbuild.mjs");
  const entryPoints = { cli: "server/src/cli/main.ts", "server/worker": "server/src/cli/worker.ts" };
  await esbuild.build({ ...sharedOptions("node"), entryPoints, outdir: folder, format: "cjs", sourcemap: "inline" });
  await writeGrammars(folder);
}

/** @returns {Promise<number>} exit code */
function run() {
  const given = process.argv.slice(2);
  const isCommand = given[0] === undefined || given[0].startsWith("-") || ["scan", "rules", "lsp", "help"].includes(given[0]);
  const args = ["--enable-source-maps", join(folder, "cli.js"), ...(isCommand ? given : ["scan", ...given])];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: process.env["INIT_CWD"] ?? process.cwd(), stdio: "inherit" });
    for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) process.on(signal, () => child.kill(signal));
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 130));
  });
}
