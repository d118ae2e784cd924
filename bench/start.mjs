// `npm run bench:start -- [--runs N] [--file FILE] [--dist DIR] [--json]`: how long one waits at the start.
//
//   CLI on one file         from the start of the process to its end
//   server to findings      from the start of the process to the first finding of an open file
//   Node alone              the floor of the first two
//
// Figures are medians in milliseconds of wall time and of processor time (user and system, all threads), which other work
// on the machine disturbs less. `first` runs have no cache of compiled code. Measures dist/ as it is: `npm run build`. What an
// editor pays when it activates the extension is measured by bench/activation.mjs.

import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver-protocol/node";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "9" },
    file: { type: "string", default: join(root, "test/demo/greeting.go") },
    dist: { type: "string", default: join(root, "dist") },
    json: { type: "boolean", default: false },
  },
});
const runs = Math.max(1, Number(values.runs));
const scratch = mkdtempSync(join(tmpdir(), "cgovet-bench-"));
/** A package of its own: other files of its folder would be analysed too. */
const file = join(scratch, "package", basename(values.file));
cpSync(resolve(process.env["INIT_CWD"] ?? ".", values.file), file);
const dist = resolve(process.env["INIT_CWD"] ?? ".", values.dist);

/** @typedef {{ readonly wall: number, readonly cpu: number }} Cost milliseconds */

/**
 * Runs Node with a module before all others that says at the end what the process has cost.
 * @param {readonly string[]} args
 * @param {{ cache: string, use?: (child: import("node:child_process").ChildProcessWithoutNullStreams) => Promise<number> }} how
 *   `use`: resolves to the time that counts; the process is ended then
 * @returns {Promise<Cost>}
 */
function measure(args, { cache, use }) {
  const costs = join(scratch, `cost-${counter++}`);
  const started = performance.now();
  const child = spawn(process.execPath, ["--require", probe, ...args], { env: { ...process.env, CGOVET_CACHE: cache, CGOVET_BENCH_COSTS: costs } });
  child.stdout.resume();
  child.stderr.resume();
  const ready = use?.(child);
  return new Promise((resolveCost, reject) => {
    child.on("error", reject).on("exit", async () => {
      const wall = ((await ready) ?? performance.now()) - started;
      resolveCost({ wall, cpu: Number(readFileSync(costs, "utf8")) });
    });
  });
}

/**
 * Speaks as an editor until findings arrive.
 * @param {import("node:child_process").ChildProcessWithoutNullStreams} child
 * @returns {Promise<number>} when they did
 */
async function untilFindings(child) {
  const client = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  const uri = pathToFileURL(file).href;
  const found = new Promise((resolveTime) => {
    client.onNotification("textDocument/publishDiagnostics", (params) => {
      if (params.uri === uri && params.diagnostics.length > 0) resolveTime(performance.now());
    });
  });
  client.listen();
  const folder = pathToFileURL(dirname(file)).href;
  await client.sendRequest("initialize", { processId: process.pid, rootUri: folder, capabilities: {}, workspaceFolders: [{ uri: folder, name: "bench" }] });
  await client.sendNotification("initialized", {});
  await client.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId: "go", version: 1, text: readFileSync(file, "utf8") } });
  const when = /** @type {number} */ (await found);
  await client.sendRequest("shutdown");
  await client.sendNotification("exit");
  return when;
}

/** @param {readonly Cost[]} costs */
function middle(costs) {
  const at = (/** @type {"wall" | "cpu"} */ key) => Math.round(costs.map((cost) => cost[key]).sort((a, b) => a - b)[costs.length >> 1] ?? 0);
  return { wall: at("wall"), cpu: at("cpu") };
}

/**
 * @param {string} name
 * @param {(cache: string) => Promise<Cost>} once
 * @param {boolean} cold every run with a new cache
 */
async function series(name, once, cold) {
  const shared = mkdtempSync(join(scratch, "cache-"));
  if (!cold) await once(shared);
  const costs = [];
  for (let run = 0; run < runs; run++) costs.push(await once(cold ? mkdtempSync(join(scratch, "cache-")) : shared));
  return { name, ...middle(costs) };
}

async function main() {
  if (!existsSync(join(dist, "cli.js"))) throw new Error(`${dist} holds no bundles; run npm run build first`);
  const cli = (/** @type {string} */ cache) => measure([join(dist, "cli.js"), "scan", "--quiet", file], { cache });
  const server = (/** @type {string} */ cache) => measure([join(dist, "server/node.js"), "--stdio"], { cache, use: untilFindings });
  const rows = [
    await series("Node alone", (cache) => measure(["-e", "0"], { cache }), false),
    await series("CLI on one file", cli, false),
    await series("CLI on one file, first", cli, true),
    await series("server to findings", server, false),
    await series("server to findings, first", server, true),
  ];
  const facts = { node: process.version, cores: cpus().length, model: cpus()[0]?.model ?? "", runs };
  if (values.json) return console.log(JSON.stringify({ facts, rows }));
  console.log(`Node ${facts.node}, ${facts.cores} × ${facts.model}, medians of ${runs} runs`);
  console.log(`${"".padEnd(28)}${"wall ms".padStart(9)}${"cpu ms".padStart(9)}`);
  for (const { name, wall, cpu } of rows) console.log(`${name.padEnd(28)}${String(wall).padStart(9)}${String(cpu).padStart(9)}`);
}

const probe = join(scratch, "probe.cjs");
let counter = 0;
writeFileSync(probe, 'process.on("exit", () => { const { user, system } = process.cpuUsage(); require("fs").writeFileSync(process.env.CGOVET_BENCH_COSTS, String((user + system) / 1000)); });');
try {
  await main();
} catch (error) {
  console.error(`bench:start: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
