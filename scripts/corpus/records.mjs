// The records in test/corpus: pinned commits with their counts, verdicts on reported findings, and false findings that
// are gone. Guarantees: reading checks the shape and names the entry that is wrong; writing is stable (sorted, one line
// end at the end), so that a run without changes leaves the files as they were.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * A pinned repository and what the last accepted run found there.
 * @typedef {object} Count
 * @property {string} repository `owner/name`
 * @property {string} commit 40 hex digits
 * @property {Readonly<Record<string, number>>} findings number per rule; rules without findings are absent
 */

/**
 * A finding somebody read. Several findings of one rule on one line share a verdict.
 * @typedef {object} Verdict
 * @property {string} repository
 * @property {string} commit
 * @property {string} path
 * @property {number} line one-based
 * @property {string} rule
 * @property {"true" | "false"} verdict whether the maintainers would have to change something
 * @property {string} why
 */

/**
 * @typedef {object} Records
 * @property {readonly Count[]} counts
 * @property {readonly Verdict[]} verdicts findings that are reported
 * @property {readonly Verdict[]} settled false findings that are no longer reported, and must not come back
 */

const folder = "test/corpus";

/**
 * @param {string} root of the project
 * @returns {Records}
 * @throws when a file is missing or an entry has the wrong shape
 */
export function readRecords(root) {
  const read = (/** @type {string} */ name) => JSON.parse(readFileSync(join(root, folder, name), "utf8"));
  return {
    counts: checked("counts.json", read("counts.json"), countProblem),
    verdicts: checked("verdicts.json", read("verdicts.json"), verdictProblem),
    settled: checked("settled.json", read("settled.json"), verdictProblem),
  };
}

/**
 * The place a verdict speaks of.
 * @param {{ path: string, line: number, rule: string }} place
 * @param {string} repository
 * @returns {string}
 */
export function placeOf({ path, line, rule }, repository) {
  return `${repository} ${path}:${line} ${rule}`;
}

/**
 * Records a run: the new counts of what was scanned; false verdicts whose finding is gone move to settled.json.
 * @param {string} root
 * @param {Records} records
 * @param {readonly import("../corpus.mjs").Measured[]} measured
 * @returns {void}
 */
export function writeRecords(root, records, measured) {
  const write = (/** @type {string} */ name, /** @type {unknown} */ value) =>
    writeFileSync(join(root, folder, name), `${JSON.stringify(value, undefined, 2)}\n`);
  const scanned = new Map(measured.map((one) => [one.repository, one.findings]));
  const reported = new Set(measured.flatMap((one) => one.findings.map((finding) => placeOf(finding, one.repository))));
  const isGone = (/** @type {Verdict} */ verdict) =>
    verdict.verdict === "false" && scanned.has(verdict.repository) && !reported.has(placeOf(verdict, verdict.repository));
  write(
    "counts.json",
    records.counts.map((pin) => ({ ...pin, findings: countByRule(scanned.get(pin.repository)) ?? pin.findings })),
  );
  write("verdicts.json", records.verdicts.filter((verdict) => !isGone(verdict)));
  write("settled.json", [...records.settled, ...records.verdicts.filter(isGone)].sort(byPlace));
}

/**
 * @template {readonly import("./scan.mjs").Finding[] | undefined} F
 * @param {F} findings
 * @returns {F extends undefined ? undefined : Record<string, number>}
 */
export function countByRule(findings) {
  if (findings === undefined) return /** @type {any} */ (undefined);
  const rules = [...new Set(findings.map((finding) => finding.rule))].sort();
  return /** @type {any} */ (Object.fromEntries(rules.map((rule) => [rule, findings.filter((finding) => finding.rule === rule).length])));
}

/**
 * @param {Verdict} a
 * @param {Verdict} b
 * @returns {number}
 */
export function byPlace(a, b) {
  const compare = (/** @type {string} */ x, /** @type {string} */ y) => (x < y ? -1 : x > y ? 1 : 0);
  return compare(a.repository, b.repository) || compare(a.path, b.path) || a.line - b.line || compare(a.rule, b.rule);
}

/**
 * @param {string} name
 * @param {unknown} list
 * @param {(entry: any) => string | undefined} problem
 * @returns {any}
 */
function checked(name, list, problem) {
  if (!Array.isArray(list)) throw new Error(`${folder}/${name} must hold a list`);
  list.forEach((entry, index) => {
    const found = problem(entry);
    if (found !== undefined) throw new Error(`${folder}/${name}: entry ${index + 1} (${entry?.repository}): ${found}`);
  });
  return list;
}

/**
 * @param {any} entry
 * @returns {string | undefined}
 */
function pinProblem(entry) {
  if (!/^[\w.-]+\/[\w.-]+$/.test(entry?.repository)) return "repository must be owner/name";
  return /^[0-9a-f]{40}$/.test(entry.commit) ? undefined : "commit must have 40 hex digits";
}

/**
 * @param {any} entry
 * @returns {string | undefined}
 */
function countProblem(entry) {
  const counts = Object.values(entry?.findings ?? { missing: -1 });
  if (!counts.every((count) => Number.isInteger(count) && Number(count) > 0)) return "findings must map rules to numbers from 1";
  return pinProblem(entry);
}

/**
 * @param {any} entry
 * @returns {string | undefined}
 */
function verdictProblem(entry) {
  if (!Number.isInteger(entry?.line) || entry.line < 1) return "line must be a whole number from 1";
  if (typeof entry.path !== "string" || /^\/|\\|\.\./.test(entry.path)) return "path must be relative, with slashes";
  if (!/^[a-z]+(-[a-z]+)*$/.test(entry.rule)) return "rule must be the name of a rule";
  if (entry.verdict !== "true" && entry.verdict !== "false") return 'verdict must be "true" or "false"';
  if (typeof entry.why !== "string" || !/^.{20,}\.$/.test(entry.why)) return "why must be a sentence on one line, with a full stop";
  return pinProblem(entry);
}
