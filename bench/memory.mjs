// `npm run bench:memory -- [--edits N] [--folder DIR] [--json]`: what cgovet needs of memory.
//
//   scan            the most that a scan of DIR holds at one time, all threads together
//   server, ready   a server at work with twelve open files, after a garbage collection
//   server, later   the same after N edits in all, with questions in between, and how much more that is
//
// Megabytes of resident memory, and of V8's heap with what it knows of outside. Measures dist/ as it is: `npm run build`.
// A fifth of the edits, 2,000 at most, come before `ready`: caches, the parsers' memory and the heap fill up once. With
// --record the run is added to bench/history.jsonl.

import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver-protocol/node";
import { machineFacts, printRows, record } from "./history.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({
  options: {
    edits: { type: "string", default: "10000" },
    folder: { type: "string", default: join(root, "test/fixtures/rules") },
    json: { type: "boolean", default: false },
    record: { type: "boolean", default: false },
  },
});
const edits = Math.max(1, Number(values.edits));
const folder = resolve(process.env["INIT_CWD"] ?? ".", values.folder);
const scratch = mkdtempSync(join(tmpdir(), "cgovet-bench-"));
const megabyte = 2 ** 20;
/** Edits made before anybody waits for findings: as fast as nobody types. */
const burst = 10;
const warmUp = Math.min(2_000, Math.floor(edits / 5));

/** @typedef {{ readonly rss: number, readonly heap: number }} Held megabytes */

/** Says at the end, and when asked by a signal, what the process holds. */
const probe = join(scratch, "probe.cjs");
writeFileSync(probe, `
const { writeFileSync, renameSync } = require("node:fs");
const { isMainThread } = require("node:worker_threads");
const file = process.env.CGOVET_BENCH_MEMORY;
const say = (value) => { writeFileSync(file + ".new", JSON.stringify(value)); renameSync(file + ".new", file); };
if (isMainThread) {
  process.on("exit", () => say({ peak: process.resourceUsage().maxRSS * 1024 }));
  process.on("SIGUSR2", () => setImmediate(() => { globalThis.gc(); globalThis.gc(); const { rss, heapUsed, external } = process.memoryUsage(); say({ rss, heap: heapUsed + external }); }));
}
`);

/** @param {string} file */
async function answerIn(file) {
  for (let tries = 0; tries < 3_000; tries++) {
    if (existsSync(file)) {
      const answer = JSON.parse(readFileSync(file, "utf8"));
      rmSync(file);
      return answer;
    }
    await new Promise((resume) => setTimeout(resume, 10));
  }
  throw new Error("the server does not say what it holds");
}

/** @returns {Promise<number>} megabytes */
async function scanPeak() {
  const file = join(scratch, "scan");
  const child = spawn(process.execPath, ["--require", probe, join(root, "dist/cli.js"), "scan", "--quiet", "--format", "json", folder], { env: { ...process.env, CGOVET_BENCH_MEMORY: file, CGOVET_CACHE: "off" }, stdio: ["ignore", "ignore", "inherit"] });
  await new Promise((resume, reject) => child.on("error", reject).on("exit", resume));
  return (await answerIn(file)).peak / megabyte;
}

/** The same edits in every run. */
function generator(seed = 6) {
  let state = seed;
  return (/** @type {number} */ below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
}

/** Go files to open, the longest first. */
function sources() {
  const found = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".go") && readFileSync(join(folder, name), "utf8").includes('import "C"'));
  return found.map((name) => join(folder, name)).sort((a, b) => statSync(b).size - statSync(a).size || (a < b ? -1 : 1)).slice(0, 12);
}

/** @typedef {{ readonly uri: string, readonly text: string, readonly lines: readonly string[], version: number }} Document */

/** A server with its client; `published` waits for the findings of a version. */
async function startServer() {
  const child = spawn(process.execPath, ["--expose-gc", "--require", probe, join(root, "dist/server/node.js"), "--stdio"], { env: { ...process.env, CGOVET_BENCH_MEMORY: join(scratch, "server") } });
  child.stderr.resume();
  const client = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  /** @type {Map<string, () => void>} */
  const waiting = new Map();
  client.onNotification("textDocument/publishDiagnostics", ({ uri, version }) => waiting.get(`${uri} ${version}`)?.());
  client.listen();
  const workspace = pathToFileURL(join(scratch, "w")).href;
  await client.sendRequest("initialize", { processId: process.pid, rootUri: workspace, capabilities: {}, workspaceFolders: [{ uri: workspace, name: "bench" }] });
  await client.sendNotification("initialized", {});
  /** @param {string} uri @param {number} version @param {() => Promise<void>} send */
  const published = async (uri, version, send) => {
    const key = `${uri} ${version}`;
    const arrived = new Promise((resume) => waiting.set(key, () => resume(undefined)));
    await send();
    await arrived;
    waiting.delete(key);
  };
  return { child, client, published };
}

/**
 * Types, asks, saves and opens again, the same in every run.
 * @param {{ client: import("vscode-languageserver-protocol/node").ProtocolConnection, published: (uri: string, version: number, send: () => Promise<void>) => Promise<void>, documents: readonly Document[] }} session
 */
function editor({ client, published, documents }) {
  const pick = generator();
  const change = (/** @type {Document} */ document, /** @type {readonly object[]} */ contentChanges) =>
    client.sendNotification("textDocument/didChange", { textDocument: { uri: document.uri, version: (document.version += 1) }, contentChanges });
  /** @param {number} count */
  const edit = async (count) => {
    for (let done = 0; done < count; done += burst) {
      const document = documents[pick(documents.length)] ?? documents[0];
      if (document === undefined) throw new Error(`${folder} holds no Go files with cgo`);
      const line = pick(document.lines.length);
      const end = { line, character: document.lines[line]?.length ?? 0 };
      for (let typed = 0; typed < burst - 1; typed++) {
        const at = { line, character: end.character + typed };
        await change(document, [{ range: { start: at, end: at }, text: "// seen"[typed] ?? "x" }]);
      }
      await published(document.uri, document.version + 1, () => change(document, [{ text: document.text }]));
      const whole = { start: { line: 0, character: 0 }, end: { line: document.lines.length, character: 0 } };
      if (pick(5) === 0) await client.sendRequest("textDocument/codeAction", { textDocument: { uri: document.uri }, range: whole, context: { diagnostics: [] } });
      if (pick(5) === 0) await client.sendRequest("textDocument/inlayHint", { textDocument: { uri: document.uri }, range: whole });
      if (pick(9) === 0) await client.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: document.uri, type: 2 }] });
      if (pick(40) === 0) {
        await client.sendNotification("textDocument/didClose", { textDocument: { uri: document.uri } });
        document.version += 1;
        await published(document.uri, document.version, () => client.sendNotification("textDocument/didOpen", { textDocument: { uri: document.uri, languageId: "go", version: document.version, text: document.text } }));
      }
    }
  };
  return edit;
}

async function serverGrowth() {
  const paths = sources().map((path, index) => {
    const copy = join(scratch, "w", `p${index}`, "x.go");
    cpSync(path, copy);
    return copy;
  });
  const { child, client, published } = await startServer();
  const ended = new Promise((resume) => child.on("exit", resume));
  /** @type {readonly Document[]} */
  const documents = await Promise.all(paths.map(async (path) => {
    const uri = pathToFileURL(path).href;
    const text = readFileSync(path, "utf8");
    await published(uri, 1, () => client.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId: "go", version: 1, text } }));
    return { uri, text, lines: text.split("\n"), version: 1 };
  }));
  const held = async () => {
    child.kill("SIGUSR2");
    const { rss, heap } = await answerIn(join(scratch, "server"));
    return { rss: rss / megabyte, heap: heap / megabyte };
  };
  const edit = editor({ client, published, documents });
  await edit(warmUp);
  const ready = await held();
  await edit(edits - warmUp);
  const later = await held();
  await client.sendRequest("shutdown");
  await client.sendNotification("exit");
  await ended;
  client.dispose();
  return { ready, later, files: documents.length };
}

async function main() {
  if (!existsSync(join(root, "dist/cli.js"))) throw new Error("dist holds no bundles; run npm run build first");
  const machine = machineFacts();
  const peak = await scanPeak();
  const { ready, later, files } = await serverGrowth();
  const rows = [
    { name: "scan, peak", value: peak, unit: "MB" },
    { name: "server, ready", value: ready.rss, unit: "MB" },
    { name: `server, after ${edits} edits`, value: later.rss, unit: "MB" },
    { name: "server, growth of resident memory", value: later.rss - ready.rss, unit: "MB", goal: 20 },
    { name: "server, growth of the heap", value: later.heap - ready.heap, unit: "MB", goal: 20 },
  ];
  if (values.record) record("memory", { facts: { edits, files }, rows, machine });
  if (values.json) return console.log(JSON.stringify({ machine, rows }));
  printRows(rows);
}

try {
  await main();
} catch (error) {
  console.error(`bench:memory: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
}
