// Runs the built command line over a folder at the default profile. Guarantees: findings in the order of the report,
// those silenced by a directive left out; a scan without a report is an error, never an empty list.

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";

/**
 * @typedef {object} Finding
 * @property {string} path relative to the scanned folder, with slashes
 * @property {number} line one-based
 * @property {string} rule
 */

const longestScan = 10 * 60_000;

/**
 * @param {string} cli path of the built command line
 * @param {string} folder
 * @param {string} report path to write the SARIF to; replaced
 * @returns {{ findings: readonly Finding[], seconds: number }}
 * @throws when the scan ends without a report
 */
export function scanFolder(cli, folder, report) {
  rmSync(report, { force: true });
  const started = performance.now();
  const args = [cli, "scan", "--quiet", "--format", "sarif", "--output", report, "--profile", "default", folder];
  const run = spawnSync(process.execPath, args, { encoding: "utf8", timeout: longestScan });
  const seconds = (performance.now() - started) / 1000;
  if (!existsSync(report)) {
    const reason = run.error?.message ?? `exit code ${run.status}, ${run.stderr.trim().split("\n").at(-1) ?? ""}`;
    throw new Error(`the scan wrote no report (${reason})`);
  }
  return { findings: readFindings(readFileSync(report, "utf8")), seconds };
}

/**
 * @param {string} text SARIF 2.1.0
 * @returns {readonly Finding[]}
 */
export function readFindings(text) {
  const { runs } = JSON.parse(text);
  return runs
    .flatMap((/** @type {any} */ run) => run.results ?? [])
    .filter((/** @type {any} */ result) => (result.suppressions ?? []).length === 0)
    .map((/** @type {any} */ { ruleId, locations: [{ physicalLocation }] }) => ({
      path: decodeURIComponent(physicalLocation.artifactLocation.uri),
      line: physicalLocation.region.startLine,
      rule: ruleId,
    }));
}
