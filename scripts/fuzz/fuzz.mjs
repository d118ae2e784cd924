// `npm run fuzz -- --minutes N [--seed S] [--out DIR]`: mutants of real-shaped Go and C against the engine, guided by
// coverage; see test/fuzz/fuzzer.ts for what is tried and test/fuzz/oracles.ts for what must hold. Failing inputs are made
// small and written to DIR (.fuzz) as JSON; `--replay FILE…` runs such files again. Put into test/fixtures/fuzz, one is
// a test of the unit suite for ever. An input that never ends is ended after 30 s of processor time, saved, and the run
// goes on in a new thread. Ends with 1 when there were failures.
//
//   --minutes N   how long (5)      --slow MS   what counts as slow for one input, processor time (4000)
//   --seed S      where chance starts (1)      --log FILE   one line of figures a minute besides stdout

import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import * as esbuild from "esbuild";
import { sharedOptions } from "../../esbuild.mjs";
import { projectRoot } from "../ensureReady.mjs";
import { loadTypeScript, sourcePlaces } from "../loadTypeScript.mjs";
import { branchBanner, countBranches } from "./countBranches.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: "string", default: "5" },
    seed: { type: "string", default: "1" },
    slow: { type: "string", default: "4000" },
    out: { type: "string", default: ".fuzz" },
    log: { type: "string" },
    replay: { type: "boolean", default: false },
  },
});
const base = process.env["INIT_CWD"] ?? process.cwd();
const out = resolve(base, values.out);
/** Processor time of one input, in milliseconds, after which it is ended. */
const deadline = 30_000;

/** @returns {Promise<string>} the bundle; whoever made it removes it */
async function buildWorker() {
  const folder = join(projectRoot, "node_modules/.cache/cgovet/fuzz");
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, `worker-${process.pid}.cjs`);
  const shared = sharedOptions("node");
  await esbuild.build({
    ...shared,
    stdin: { contents: 'import { main } from "./test/fuzz/worker.ts"; void main();', resolveDir: projectRoot, loader: "ts" },
    outfile,
    format: "cjs",
    banner: { js: `${shared.banner?.["js"] ?? ""}${branchBanner}` },
    plugins: [countBranches(), sourcePlaces],
  });
  return outfile;
}

/** @param {{ signature: string, detail: string, trail: readonly object[] }} failure see test/fuzz/fuzzInput.ts */
function save(failure) {
  mkdirSync(out, { recursive: true });
  const kind = failure.signature.replace(/[^A-Za-z]+/g, "-").slice(0, 60).replace(/^-|-$/g, "");
  const file = join(out, `${kind}-${createHash("sha256").update(failure.signature).digest("hex").slice(0, 8)}.json`);
  writeFileSync(file, `${JSON.stringify(failure, undefined, 1)}\n`);
  say(`found: ${failure.signature}\n       ${file}`);
}

/** @param {string} line */
function say(line) {
  console.log(line);
  if (values.log !== undefined) appendFileSync(resolve(base, values.log), `${new Date().toISOString()} ${line}\n`);
}

/** @typedef {{ inputs: number, findings: number, pool: number, branches: number, failures: ReadonlyMap<string, number> }} Stats */

const totals = { inputs: 0, findings: 0, branches: 0, pool: 0, failures: /** @type {Map<string, number>} */ (new Map()), restarts: 0 };

/**
 * One thread, until it is over, breaks down or hangs.
 * @param {string} bundle
 * @param {number} seed
 * @param {number} duration milliseconds
 * @returns {Promise<void>}
 */
function runThread(bundle, seed, duration) {
  const state = new Int32Array(new SharedArrayBuffer(8));
  const text = new Uint16Array(new SharedArrayBuffer(1 << 18));
  const worker = new Worker(bundle, { workerData: { seed, duration, slow: Number(values.slow), state, text }, resourceLimits: { maxOldGenerationSizeMb: 2048 } });
  /** @type {Stats} */
  let stats = { inputs: 0, findings: 0, pool: 0, branches: 0, failures: new Map() };
  const broken = (/** @type {string} */ signature) => {
    const json = String.fromCharCode(...text.subarray(0, Atomics.load(state, 1)));
    totals.failures.set(signature, (totals.failures.get(signature) ?? 0) + 1);
    save({ signature, detail: `after ${stats.inputs} inputs of seed ${seed}`, trail: json.startsWith("[") && json.endsWith("]") ? JSON.parse(json) : [] });
  };
  let seen = { counter: -1, cpu: 0 };
  let lastLine = performance.now();
  const watch = setInterval(() => {
    const { user, system } = process.cpuUsage();
    const now = { counter: Atomics.load(state, 0), cpu: (user + system) / 1000 };
    if (now.counter !== seen.counter) seen = now;
    else if (now.counter > 0 && now.cpu - seen.cpu > deadline) {
      broken("no end");
      void worker.terminate();
    }
    if (performance.now() - lastLine < 60_000) return;
    lastLine = performance.now();
    say(line(stats));
  }, 1000);
  return new Promise((done) => {
    worker.on("message", (message) => {
      if (message.kind === "failure") save(message.failure);
      else stats = message.stats;
    });
    worker.on("error", (error) => broken(`thread ended: ${error.message.slice(0, 80)}`));
    worker.on("exit", () => {
      clearInterval(watch);
      totals.inputs += stats.inputs;
      totals.findings += stats.findings;
      totals.branches = Math.max(totals.branches, stats.branches);
      totals.pool += stats.pool;
      for (const [signature, count] of stats.failures) totals.failures.set(signature, (totals.failures.get(signature) ?? 0) + count);
      done();
    });
  });
}

/** @param {Stats} stats */
function line(stats) {
  const minutes = ((performance.now() - started) / 60_000).toFixed(1);
  const failures = [...totals.failures.values(), ...stats.failures.values()].reduce((sum, count) => sum + count, 0);
  return `${minutes} min, ${totals.inputs + stats.inputs} inputs, ${totals.findings + stats.findings} findings, pool ${stats.pool}, branches ${stats.branches}, failures ${failures} of ${totals.failures.size + stats.failures.size} kinds`;
}

const started = performance.now();

async function fuzz() {
  const end = started + Number(values.minutes) * 60_000;
  const bundle = await buildWorker();
  try {
    for (let seed = Number(values.seed); performance.now() < end; seed += 1000) {
      await runThread(bundle, seed, end - performance.now());
      totals.restarts++;
    }
  } finally {
    rmSync(bundle, { force: true });
  }
  say(`${line({ inputs: 0, findings: 0, pool: totals.pool, branches: totals.branches, failures: new Map() })}, threads ${totals.restarts}`);
  for (const [signature, count] of totals.failures) say(`  ${count} × ${signature}`);
  process.exitCode = totals.failures.size > 0 ? 1 : 0;
}

/** @param {readonly string[]} files */
async function replay(files) {
  const { replayTrail } = await loadTypeScript("test/fuzz/replay.ts");
  for (const file of files) {
    /** @type {readonly { signature: string, detail: string }[]} */
    const failures = await replayTrail(JSON.parse(readFileSync(resolve(base, file), "utf8")));
    console.log(`${file}: ${failures.length === 0 ? "fine" : ""}`);
    for (const { signature, detail } of failures) console.log(`  ${signature}\n${detail.replace(/^/gm, "    ")}`);
    if (failures.length > 0) process.exitCode = 1;
  }
}

await (values.replay ? replay(positionals) : fuzz());
