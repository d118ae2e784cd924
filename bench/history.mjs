// The record of benchmark runs: bench/history.jsonl, one line per run, with facts about the machine that explain figures
// and none that name it: no paths, no host, no user. Guarantees: lines are only added.

import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const history = join(root, "bench/history.jsonl");

/**
 * @typedef {object} Row
 * @property {string} name what was measured
 * @property {number} value
 * @property {string} unit `ms`, `MB`, `ratio` …
 * @property {number} [goal] at most this, in the same unit
 */

/** @typedef {{ bench: string, date: string, commit: string, machine: object, facts: object, rows: readonly Row[] }} Entry */

/** What of the machine has a bearing on figures. `load`: processes that wanted a core in the last minute; above 1, others were at work. */
export function machineFacts() {
  const processors = cpus();
  return {
    cpu: processors[0]?.model.trim() ?? "unknown",
    cores: processors.length,
    memoryGB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  };
}

function commit() {
  try {
    const git = (/** @type {readonly string[]} */ args) => execFileSync("git", [...args], { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
    return git(["rev-parse", "--short=10", "HEAD"]);
  } catch {
    return "unknown";
  }
}

/**
 * Appends one run.
 * @param {string} bench
 * @param {{ facts: object, rows: readonly Row[], machine?: object }} run `facts`: what was measured on; `machine`: taken before the run
 */
export function record(bench, { facts, rows, machine = machineFacts() }) {
  const entry = { bench, date: new Date().toISOString().slice(0, 16).concat("Z"), commit: commit(), machine, facts, rows };
  appendFileSync(history, `${JSON.stringify(entry)}\n`);
}

/** @returns {readonly Entry[]} oldest first */
export function recordedRuns() {
  if (!existsSync(history)) return [];
  return readFileSync(history, "utf8").split("\n").filter((line) => line !== "").map((line) => JSON.parse(line));
}

/** @param {readonly Row[]} rows prints name, value and goal */
export function printRows(rows) {
  const width = Math.max(...rows.map(({ name }) => name.length));
  for (const { name, value, unit, goal } of rows) {
    const shown = unit === "ratio" ? value.toFixed(2) : String(Math.round(value));
    const verdict = goal === undefined ? "" : `   goal ≤ ${goal} ${value <= goal ? "met" : "MISSED"}`;
    console.log(`${name.padEnd(width)}  ${shown.padStart(9)} ${unit}${verdict}`);
  }
}

/** @param {readonly number[]} values @returns {number} */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[sorted.length >> 1] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[sorted.length / 2 - 1] ?? Number.NaN) + upper) / 2;
}
