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
 * @typedef {object} Words
 * @property {string} pages folder of the pages of rules
 * @property {string} none
 * @property {(right: number, all: number, projects: number) => string} sum
 * @property {string} where
 * @property {readonly [string, string]} head
 * @property {(right: number, all: number) => string} share
 */

const link = `[\`${verdictsPath}\`](${verdictsPath})`;
const percent = (/** @type {number} */ right, /** @type {number} */ all) => Math.floor((100 * right) / all);

/** @type {Readonly<Record<"en" | "zh-cn", Words>>} */
const wordsOf = {
  en: {
    pages: "docs/rules",
    none: "No findings in other people's projects have been judged yet.",
    sum: (right, all, projects) => `${right} of ${all} judged findings (${percent(right, all)} %) in ${projects} public project${projects === 1 ? "" : "s"} were true, at the default profile. `,
    where: `Each verdict, with its place and its reason, stands in ${link}.`,
    head: ["rule", "true"],
    share: (right, all) => `${right} of ${all}`,
  },
  "zh-cn": {
    pages: "docs/zh-cn/rules",
    none: "尚未对其他项目中的报告做过人工判定。",
    sum: (right, all, projects) => `在默认配置下，对 ${projects} 个公开项目中的 ${all} 条报告逐条人工判定，其中 ${right} 条属实（${percent(right, all)} %）。`,
    where: `每条判定的位置与理由都记录在 ${link} 中。`,
    head: ["规则", "属实"],
    share: (right, all) => `${right} / ${all}`,
  },
};

/**
 * The figures as Markdown.
 * @param {readonly Verdict[] | undefined} verdicts
 * @param {"en" | "zh-cn"} [language]
 * @returns {string}
 */
export function precisionSection(verdicts, language = "en") {
  const { pages, none, sum, where, head, share } = wordsOf[language];
  if (verdicts === undefined || verdicts.length === 0) return none;
  const rules = [...new Set(verdicts.map((verdict) => verdict.rule))].sort();
  const projects = new Set(verdicts.map((verdict) => verdict.repository)).size;
  const rows = rules.map((rule) => {
    const own = verdicts.filter((verdict) => verdict.rule === rule);
    return `| [\`${rule}\`](${pages}/${rule}.md) | ${share(own.filter((verdict) => verdict.isTrue).length, own.length)} |`;
  });
  const right = verdicts.filter((verdict) => verdict.isTrue).length;
  return [
    sum(right, verdicts.length, projects) + where,
    "",
    `| ${head.join(" | ")} |`,
    "| --- | --- |",
    ...rows,
  ].join("\n");
}
