// `npm run bench:scan -- [--list FILE --mirrors FOLDER] [--rounds N] [--dist DIR] [--others] [--no-record] DIR...`: what
// `cgovet scan` costs over repositories, against the floor: reading every Go file, testing each for `import "C"`, and parsing
// the Go and C files of packages that use cgo, on one thread (bench/scanFloor.mjs).
//
//   DIR          a folder with files, or a bare clone, whose head is exported to a temporary folder
//   --list       a JSON list of repositories, found as bare clones below the folder of --mirrors
//   --others     ast-grep, go vet, staticcheck and Semgrep on the same folders, where these tools are to be had
//
// All that is compared runs in turns within one run, and medians count, so that other work on the machine disturbs all
// alike. `cold` starts with an empty cache of reports, `warm` with a full one; the compiled code of cgovet is kept in all.
// Measures dist/ as it is: `npm run build`. Adds a line to bench/history.jsonl.

import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { loadTypeScript } from "../scripts/loadTypeScript.mjs";
import { machineFacts, median, printRows, record } from "./history.mjs";
import { checkouts, exportedList } from "./repositories.mjs";
import { runChild } from "./runChild.mjs";
import { measureOthers } from "./scanOthers.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const from = process.env["INIT_CWD"] ?? ".";
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    list: { type: "string" },
    mirrors: { type: "string" },
    rounds: { type: "string", default: "3" },
    dist: { type: "string", default: join(root, "dist") },
    others: { type: "boolean", default: false },
    "no-record": { type: "boolean", default: false },
  },
});
const rounds = Math.max(1, Number(values.rounds));
const dist = resolve(from, values.dist);
const scratch = mkdtempSync(join(tmpdir(), "cgovet-bench-scan-"));

/** @typedef {import("./runChild.mjs").Cost} Cost */
/** @typedef {Pick<Cost, "wall" | "cpu">} Time */

/** @returns {readonly string[]} */
function folders() {
  const given = checkouts(positionals.map((path) => resolve(from, path)), scratch);
  if (values.list === undefined) return given;
  if (values.mirrors === undefined) throw new Error("--list needs --mirrors, the folder of the bare clones");
  return [...given, ...exportedList(resolve(from, values.list), resolve(from, values.mirrors), scratch)];
}

/** @param {string} list @returns {Promise<Time>} */
async function floor(list) {
  const { stdout, code } = await runChild(process.execPath, [join(root, "bench/scanFloor.mjs"), list]);
  if (code !== 0) throw new Error("the floor could not be measured");
  return JSON.parse(stdout);
}

/** @param {readonly string[]} dirs @param {readonly string[]} options @returns {Promise<Time>} */
async function scan(dirs, options) {
  const cost = await runChild(process.execPath, [join(dist, "cli.js"), "scan", "--quiet", "--output", join(scratch, "result.json"), "--format", "json", ...options, ...dirs], {
    env: { ...process.env, CGOVET_CACHE: join(scratch, "code") },
  });
  if (cost.code === 2 || cost.code === null) throw new Error("the scan did not run");
  return cost;
}

/** @param {readonly Time[]} times @returns {Time} */
function middle(times) {
  return { wall: median(times.map(({ wall }) => wall)), cpu: median(times.map(({ cpu }) => cpu)) };
}

/** @param {readonly string[]} dirs */
async function measureScan(dirs) {
  const { filesOfScan } = await loadTypeScript("bench/scanFiles.ts");
  const files = await filesOfScan(dirs);
  const list = join(scratch, "files.json");
  writeFileSync(list, JSON.stringify(files));
  await scan(dirs, ["--no-cache"]);
  /** @type {{ floor: Time[], cold: Time[], warm: Time[] }} */
  const times = { floor: [], cold: [], warm: [] };
  for (let round = 0; round < rounds; round++) {
    const cache = mkdtempSync(join(scratch, "reports-"));
    times.floor.push(await floor(list));
    times.cold.push(await scan(dirs, ["--cache-dir", cache]));
    times.warm.push(await scan(dirs, ["--cache-dir", cache]));
    rmSync(cache, { recursive: true, force: true });
  }
  return { floor: middle(times.floor), cold: middle(times.cold), warm: middle(times.warm), facts: { repositories: dirs.length, packages: files.packages, goFiles: files.go.length, parsedFiles: files.parsed.length, rounds } };
}

/** @param {Awaited<ReturnType<typeof measureScan>>} measured @returns {import("./history.mjs").Row[]} */
function rowsOf({ floor: least, cold, warm }) {
  return [
    { name: "floor, wall", value: least.wall, unit: "ms" },
    { name: "floor, processor", value: least.cpu, unit: "ms" },
    { name: "cold scan, wall", value: cold.wall, unit: "ms" },
    { name: "cold scan, processor", value: cold.cpu, unit: "ms" },
    { name: "warm scan, wall", value: warm.wall, unit: "ms" },
    { name: "warm scan, processor", value: warm.cpu, unit: "ms" },
    { name: "cold / floor, wall", value: cold.wall / least.wall, unit: "ratio", goal: 1 },
    { name: "cold / floor, processor", value: cold.cpu / least.cpu, unit: "ratio" },
    { name: "warm / floor, wall", value: warm.wall / least.wall, unit: "ratio", goal: 0.15 },
    { name: "warm / floor, processor", value: warm.cpu / least.cpu, unit: "ratio" },
  ];
}

async function main() {
  if (!existsSync(join(dist, "cli.js"))) throw new Error("there are no bundles to measure; run npm run build first");
  if (positionals.length === 0 && values.list === undefined) throw new Error("name folders or bare clones, or a list with --list and --mirrors");
  const machine = machineFacts();
  const dirs = folders();
  const measured = await measureScan(dirs);
  const rows = [...rowsOf(measured), ...(values.others ? await measureOthers(dirs, { scratch, rounds, cgovet: (some) => scan(some, ["--no-cache"]) }) : [])];
  console.log(`${machine.cores} × ${machine.cpu}, Node ${machine.node}, load ${machine.load}; ${JSON.stringify(measured.facts)}`);
  printRows(rows);
  if (!values["no-record"]) record("scan", { machine, facts: measured.facts, rows });
}

try {
  await main();
} catch (error) {
  console.error(`bench:scan: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
}
