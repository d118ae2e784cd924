// `npm run bench -- [DIR...]`: the benchmarks one after the other, each with its figures added to bench/history.jsonl. DIR:
// folders or bare clones to scan, with the options of bench/scan.mjs; without any, the fixtures of the rules. Needs
// `npm run build` and, for figures that mean something, a machine that does nothing else. What needs a VS Code
// (bench/activation.mjs) runs on its own.

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { machineFacts, printRows, record } from "./history.mjs";
import { runChild } from "./runChild.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const args = process.argv.slice(2);

async function scan() {
  console.log("scan");
  const { code, stdout } = await runChild(process.execPath, [join(root, "bench/scan.mjs"), ...(args.length === 0 ? [join(root, "test/fixtures/rules")] : args)]);
  process.stdout.write(stdout);
  if (code !== 0) process.exitCode = 1;
}

/** @type {Readonly<Record<string, number>>} milliseconds of wall time */
const startGoals = { "CLI on one file": 200, "server to findings": 300 };

async function start() {
  console.log("start");
  const machine = machineFacts();
  const { code, stdout } = await runChild(process.execPath, [join(root, "bench/start.mjs"), "--json"]);
  if (code !== 0) {
    process.exitCode = 1;
    return;
  }
  const { facts, rows: measured } = /** @type {{ facts: { runs: number }, rows: { name: string, wall: number, cpu: number }[] }} */ (JSON.parse(stdout));
  const rows = measured.flatMap(({ name, wall, cpu }) => [
    { name: `${name}, wall`, value: wall, unit: "ms", ...(startGoals[name] !== undefined && { goal: startGoals[name] }) },
    { name: `${name}, processor`, value: cpu, unit: "ms" },
  ]);
  printRows(rows);
  record("start", { machine, facts: { runs: facts.runs }, rows });
}

for (const bench of [scan, start]) await bench();
