// `npm run bench:activation -- [--extension FOLDER]`: what activating the extension costs in a real VS Code where nothing
// uses cgo: loading its code and calling activate(), as the extension host measures it. Needs `npm run build`.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { runTests } from "@vscode/test-electron";
import { projectRoot } from "../scripts/vscodeHost/paths.mjs";
import { quietSettings } from "../scripts/vscodeHost/quietSettings.mjs";
import { hosts } from "../scripts/vscodeHost/versions.mjs";

const { values } = parseArgs({ options: { extension: { type: "string", default: projectRoot } } });
const folder = mkdtempSync(join(tmpdir(), "cgovet-activation-"));
const result = join(folder, "result.json");

/** Runs in the extension host, whose other work at that moment is part of the processor time. */
const probe = `
const vscode = require("vscode"), fs = require("fs");
exports.run = async () => {
  const extension = vscode.extensions.getExtension("cgovet.cgovet");
  const wasActive = extension.isActive;
  const started = performance.now(), used = process.cpuUsage();
  await extension.activate();
  const wall = performance.now() - started, { user, system } = process.cpuUsage(used);
  fs.writeFileSync(${JSON.stringify(result)}, JSON.stringify({ version: vscode.version, wasActive, wall, cpu: (user + system) / 1000 }));
};`;

try {
  const workspace = join(folder, "workspace");
  mkdirSync(join(folder, "profile/User"), { recursive: true });
  mkdirSync(workspace);
  writeFileSync(join(folder, "profile/User/settings.json"), JSON.stringify(quietSettings));
  writeFileSync(join(workspace, "go.mod"), "module example.com/plain\n");
  writeFileSync(join(workspace, "main.go"), "package main\n\nfunc main() {}\n");
  const tests = join(folder, "probe.cjs");
  writeFileSync(tests, probe);
  await runTests({
    vscodeExecutablePath: join(projectRoot, "scripts/vscodeHost/code"),
    extensionDevelopmentPath: resolve(values.extension),
    extensionTestsPath: tests,
    launchArgs: [workspace, `--user-data-dir=${join(folder, "profile")}`, `--extensions-dir=${join(folder, "extensions")}`],
    extensionTestsEnv: { CGOVET_HOST: hosts.newest.name },
  });
  const { version, wasActive, wall, cpu } = JSON.parse(readFileSync(result, "utf8"));
  if (wasActive) throw new Error("the extension was active before anything asked for it");
  console.log(`VS Code ${version}: activation ${wall.toFixed(1)} ms of wall time, ${cpu.toFixed(1)} ms of processor time`);
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
