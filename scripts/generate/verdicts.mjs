// The figures of precision in the README, from test/corpus/verdicts.json: findings in real projects, each
// read and judged. Guarantees: a file that is not what it should be is an error that names the entry; no file, no figures.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const verdictsPath = "test/corpus/verdicts.json";

/**
 * @typedef {object} Verdict
 * @property {string} repository
 * @property {string} commit
 * @property {string} path
 * @property {number} line one-based
 * @property {string} rule
 * @property {boolean} isTrue
 */

/**
 * Reads the file.
 * @param {string} root of the project
 * @returns {readonly Verdict[] | undefined} undefined when there is none yet
 */
export function readVerdicts(root) {
  const path = join(root, verdictsPath);
  return existsSync(path) ? parseVerdicts(readFileSync(path, "utf8")) : undefined;
}

/**
 * @param {string} text a JSON array, or an object that holds it as `verdicts`
 * @returns {readonly Verdict[]}
 */
export function parseVerdicts(text) {
  const parsed = JSON.parse(text);
  const list = Array.isArray(parsed) ? parsed : parsed?.verdicts;
  if (!Array.isArray(list)) throw new Error(`${verdictsPath}: expected a list of verdicts`);
  return list.map(readVerdict);
}

/**
 * @param {any} entry
 * @param {number} index
 * @returns {Verdict}
 */
function readVerdict(entry, index) {
  const fail = (/** @type {string} */ what) => new Error(`${verdictsPath}: entry ${index + 1}: ${what}`);
  for (const key of ["repository", "commit", "path", "rule", "why"]) {
    if (typeof entry?.[key] !== "string" || entry[key] === "") throw fail(`${key} must be a text`);
  }
  if (!Number.isInteger(entry.line) || entry.line < 1) throw fail("line must be a whole number from 1");
  const verdict = String(entry.verdict);
  if (verdict !== "true" && verdict !== "false") throw fail(`verdict must be "true" or "false", not ${JSON.stringify(entry.verdict)}`);
  const { repository, commit, path, line, rule } = entry;
  return { repository, commit, path, line, rule, isTrue: verdict === "true" };
}

/**
 * The figures as Markdown.
 * @param {readonly Verdict[] | undefined} verdicts
 * @returns {string}
 */
export function precisionSection(verdicts) {
  if (verdicts === undefined || verdicts.length === 0) return "No findings in other people's projects have been judged yet.";
  const rules = [...new Set(verdicts.map((verdict) => verdict.rule))].sort();
  const projects = new Set(verdicts.map((verdict) => verdict.repository)).size;
  const rows = rules.map((rule) => {
    const own = verdicts.filter((verdict) => verdict.rule === rule);
    return `| [\`${rule}\`](docs/rules/${rule}.md) | ${own.filter((verdict) => verdict.isTrue).length} of ${own.length} |`;
  });
  const right = verdicts.filter((verdict) => verdict.isTrue).length;
  return [
    `${right} of ${verdicts.length} judged findings (${Math.floor((100 * right) / verdicts.length)} %) in ${projects} public project${projects === 1 ? "" : "s"} were true, at the default profile. ` +
      `Each verdict, with its place and its reason, stands in [\`${verdictsPath}\`](${verdictsPath}).`,
    "",
    "| rule | true |",
    "| --- | --- |",
    ...rows,
  ].join("\n");
}
