// `npm run scan -- PATH…`: the command line from a checkout. Installs and builds first where needed; relative paths are
// relative to the folder the command was typed in. Standard output and the exit code are the command's own.

import { spawn } from "node:child_process";
import { constants } from "node:os";
import { join } from "node:path";
import { ensureBuilt, ensureInstalled, projectRoot, requireNode } from "./ensureReady.mjs";

requireNode();
try {
  await ensureInstalled();
  await ensureBuilt();
} catch (error) {
  console.error(`cgovet: ${error instanceof Error ? error.message : error}`);
  process.exit(3);
}
const child = spawn(process.execPath, [join(projectRoot, "dist/cli.js"), ...process.argv.slice(2)], {
  cwd: process.env["INIT_CWD"] ?? process.cwd(),
  stdio: "inherit",
});
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) process.on(signal, () => child.kill(signal));
child.on("close", (code, signal) => {
  process.exitCode = code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
});
