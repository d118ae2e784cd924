// `npm run package:cli`: the command line as an npm package of its own, cgovet-VERSION.tgz, for machines without an editor:
//
//   node scripts/packCli.mjs [--out FOLDER]
//
// Guarantees: holds what dist/ needs to run and nothing else; no dependencies, no install scripts. Does not build (npm run
// build) and publishes nothing. The last line it prints is the path of the file.

import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { projectRoot } from "./ensureReady.mjs";

/** What the command line runs from, relative to the root; folders with all that is in them. */
const parts = ["dist/cli.js", "dist/engine.js", "dist/server/node.js", "dist/server/lsp.js", "dist/server/worker.js", "dist/grammars", "dist/l10n", "schemas", "LICENSE", "CHANGELOG.md"];

const readme = `# cgovet

Finds leaks, threading and signal hazards in Go code that uses cgo: the command line and the language server.

    cgovet scan          the current folder and everything below it
    cgovet scan --help   options, formats of reports, baselines
    cgovet rules         what is looked for
    cgovet lsp --stdio   for an editor
`;

function main() {
  const { out } = parseArgs({ options: { out: { type: "string", default: "." } } }).values;
  const missing = parts.filter((part) => !existsSync(join(projectRoot, part)));
  if (missing.length > 0) throw new Error(`${missing.join(", ")} missing: run npm run build first`);
  const folder = mkdtempSync(join(tmpdir(), "cgovet-pack-"));
  try {
    for (const part of parts) cpSync(join(projectRoot, part), join(folder, part), { recursive: true });
    writeFileSync(join(folder, "package.json"), `${JSON.stringify(packageOf(JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8"))), null, 2)}\n`);
    writeFileSync(join(folder, "README.md"), readme);
    mkdirSync(out, { recursive: true });
    console.log(join(resolve(out), pack(folder, resolve(out))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {{ name: string, version: string, license: string, engines: { node: string }, bin: object, keywords: string[] }} manifest the extension's
 * @returns {object} the package's
 */
function packageOf({ name, version, license, engines, bin, keywords }) {
  const description = "Finds leaks, threading and signal hazards in Go code that uses cgo.";
  return { name, version, description, license, keywords, bin, engines: { node: engines.node }, files: ["dist", "schemas", "CHANGELOG.md"] };
}

/** @param {string} folder @param {string} out @returns {string} name of the file */
function pack(folder, out) {
  const windows = process.platform === "win32";
  const { status, stdout, stderr } = spawnSync(windows ? "npm.cmd" : "npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", out], { cwd: folder, encoding: "utf8", shell: windows });
  if (status !== 0) throw new Error(`npm pack failed:\n${stderr}`);
  return JSON.parse(stdout)[0].filename;
}

try {
  main();
} catch (error) {
  console.error(`pack: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
