// `npm run bench:activation -- [--extension FOLDER] [--runs N]`: what activating the extension costs in a real VS Code where
// nothing uses cgo. Needs `npm run build`.
//
//   load, call     as VS Code accounts it (Developer: Show Running Extensions): loading the code, and calling activate()
//   until active   from asking to being told that it is active; VS Code meanwhile fetches the extension's storage from its window
//   an empty one   the same for an extension that does nothing: the floor
//
// Medians in milliseconds of wall time and of processor time (the whole extension host; other work of it at that moment counts).

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { runTests } from "@vscode/test-electron";
import { projectRoot } from "../scripts/vscodeHost/paths.mjs";
import { quietSettings } from "../scripts/vscodeHost/quietSettings.mjs";
import { hosts } from "../scripts/vscodeHost/versions.mjs";

const { values } = parseArgs({ options: { extension: { type: "string", default: projectRoot }, runs: { type: "string", default: "5" } } });
const runs = Math.max(1, Number(values.runs));
const folder = mkdtempSync(join(tmpdir(), "cgovet-activation-"));
const result = join(folder, "result.json");

/** @typedef {{ readonly wall: number, readonly cpu: number }} Cost milliseconds */
/** @typedef {{ readonly load: Cost, readonly call: Cost, readonly total: Cost }} Activation */
/** @typedef {{ readonly version: string, readonly wasActive: boolean, readonly empty: Activation, readonly ours: Activation }} Run */

/** Runs in the extension host. The main file of an extension is the first module loaded after it was asked for. */
const probe = `
const vscode = require("vscode"), fs = require("fs"), Module = require("module");
const cost = (started, used) => {
  const { user, system } = process.cpuUsage(used);
  return { wall: performance.now() - started, cpu: (user + system) / 1000 };
};
const timed = (run, done) => {
  const started = performance.now(), used = process.cpuUsage();
  try { return run(); } finally { done(cost(started, used)); }
};
async function activation(id) {
  const extension = vscode.extensions.getExtension(id);
  const costs = {};
  const compile = Module.prototype._compile;
  Module.prototype._compile = function (...args) {
    if (costs.load !== undefined || !args[1].startsWith(extension.extensionPath)) return compile.apply(this, args);
    const value = timed(() => compile.apply(this, args), (load) => (costs.load ??= load));
    const { activate, ...rest } = this.exports;
    this.exports = { ...rest, activate: (context) => timed(() => activate(context), (call) => (costs.call = call)) };
    return value;
  };
  const started = performance.now(), used = process.cpuUsage();
  await extension.activate();
  Module.prototype._compile = compile;
  return { ...costs, total: cost(started, used) };
}
exports.run = async () => {
  const wasActive = vscode.extensions.getExtension("cgovet.cgovet").isActive;
  const empty = await activation("cgovet-bench.empty");
  const ours = await activation("cgovet.cgovet");
  fs.writeFileSync(${JSON.stringify(result)}, JSON.stringify({ version: vscode.version, wasActive, empty, ours }));
};`;

/** @param {string} name @returns {string} a workspace without cgo, a quiet profile, an empty extension */
function prepare(name) {
  const home = join(folder, name);
  const empty = join(home, "extensions/cgovet-bench.empty-1.0.0");
  for (const path of ["profile/User", "workspace", "extensions/cgovet-bench.empty-1.0.0"]) mkdirSync(join(home, path), { recursive: true });
  writeFileSync(join(home, "profile/User/settings.json"), JSON.stringify(quietSettings));
  writeFileSync(join(home, "workspace/go.mod"), "module example.com/plain\n");
  writeFileSync(join(home, "workspace/main.go"), "package main\n\nfunc main() {}\n");
  writeFileSync(join(empty, "package.json"), JSON.stringify({ name: "empty", publisher: "cgovet-bench", version: "1.0.0", engines: { vscode: "^1.100.0" }, main: "./main.js", activationEvents: ["onLanguage:nothing"] }));
  writeFileSync(join(empty, "main.js"), "exports.activate = () => {};\n");
  // Which extensions are installed stands in a list.
  writeFileSync(join(home, "extensions/extensions.json"), JSON.stringify([{ identifier: { id: "cgovet-bench.empty" }, version: "1.0.0", location: { $mid: 1, path: empty, scheme: "file" }, relativeLocation: basename(empty) }]));
  return home;
}

/** @param {string} name @returns {Promise<Run>} */
async function once(name) {
  const home = prepare(name);
  await runTests({
    vscodeExecutablePath: join(projectRoot, "scripts/vscodeHost/code"),
    extensionDevelopmentPath: resolve(values.extension),
    extensionTestsPath: tests,
    launchArgs: [join(home, "workspace"), `--user-data-dir=${join(home, "profile")}`, `--extensions-dir=${join(home, "extensions")}`],
    extensionTestsEnv: { CGOVET_HOST: hosts.newest.name },
  });
  const run = /** @type {Run} */ (JSON.parse(readFileSync(result, "utf8")));
  if (run.wasActive) throw new Error("the extension was active before anything asked for it");
  return run;
}

/** @param {readonly Cost[]} costs */
function middle(costs) {
  const at = (/** @type {"wall" | "cpu"} */ key) => (costs.map((cost) => cost[key]).sort((a, b) => a - b)[costs.length >> 1] ?? 0).toFixed(1).padStart(8);
  return `${at("wall")} wall ${at("cpu")} cpu`;
}

const tests = join(folder, "probe.cjs");
try {
  writeFileSync(tests, probe);
  /** @type {Run[]} */
  const all = [];
  for (let run = 0; run < runs; run++) all.push(await once(`run-${run}`));
  console.log(`VS Code ${all[0]?.version}, medians of ${runs} runs, load of the machine ${loadavg()[0]?.toFixed(1)}`);
  for (const who of /** @type {const} */ (["ours", "empty"])) {
    for (const what of /** @type {const} */ (["load", "call", "total"])) console.log(`${(who === "ours" ? "cgovet" : "an empty one").padEnd(14)}${(what === "total" ? "until active" : what).padEnd(14)}${middle(all.map((run) => run[who][what]))}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
