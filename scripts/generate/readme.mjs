// The generated parts of README.md: the table of rules and what a scan of the demo prints. The figures of precision come
// from verdicts.mjs.

import { join } from "node:path";

/** @typedef {import("./sources.mjs").Sources} Sources */
/** @typedef {import("./sources.mjs").RuleInfo} RuleInfo */
/** @typedef {import("./rulePage.mjs").SeenFix} SeenFix */

/** What hurts most and most often comes first. @type {readonly RuleInfo["family"][]} */
const families = ["memory", "pointers", "lifetime", "threads", "callbacks", "signals", "build", "directives"];

/**
 * The words of the table and of the figures, and where the pages of rules are.
 * @typedef {object} TableWords
 * @property {string} pages
 * @property {readonly string[]} head
 * @property {Readonly<Record<string, string>>} words families, severities and kinds of fixes
 */

/** @type {Readonly<Record<"en" | "zh-cn", TableWords>>} */
const tables = {
  en: { pages: "docs/rules", head: ["", "rule", "severity", "reports", "quick fix"], words: {} },
  "zh-cn": {
    pages: "docs/zh-cn/rules",
    head: ["", "规则", "严重程度", "报告什么", "快速修复"],
    words: {
      memory: "内存", pointers: "指针", lifetime: "生存期", threads: "线程", callbacks: "回调", signals: "信号", build: "构建", directives: "指令",
      error: "错误", warning: "警告", info: "提示", off: "默认关闭", safe: "安全", review: "需审阅",
    },
  },
};

/**
 * One row per rule, families together.
 * @param {readonly RuleInfo[]} rules in the language of the table
 * @param {ReadonlyMap<string, readonly SeenFix[]>} fixes seen in fixtures, by rule
 * @param {"en" | "zh-cn"} [language]
 * @returns {string} Markdown
 */
export function ruleTable(rules, fixes, language = "en") {
  const { pages, head, words } = tables[language];
  const word = (/** @type {string} */ english) => words[english] ?? english;
  const list = (/** @type {readonly string[]} */ all) => all.map(word).join(language === "en" ? ", " : "、") || "–";
  const unplaced = rules.find((rule) => !families.includes(rule.family));
  if (unplaced !== undefined) throw new Error(`the family ${unplaced.family} of ${unplaced.name} has no place in the table of rules; add it in scripts/generate/readme.mjs`);
  const rows = families.flatMap((family) =>
    rules
      .filter((rule) => rule.family === family)
      .map(({ name, severity, offByDefault, docs }) => {
        const level = list([severity, ...(offByDefault === true ? ["off"] : [])]);
        return `| ${word(family)} | [\`${name}\`](${pages}/${name}.md) | ${level} | ${docs.what.replaceAll("|", "\\|")} | ${list(fixKinds(fixes.get(name) ?? []))} |`;
      }),
  );
  return [`|${head.map((title) => ` ${title}`.trimEnd()).join(" |")} |`, "| --- | --- | --- | --- | --- |", ...rows].join("\n");
}

/** @param {readonly SeenFix[]} fixes */
function fixKinds(fixes) {
  const kinds = new Set(fixes.flatMap((fix) => fix.applicability));
  return ["safe", "review"].filter((kind) => kinds.has(/** @type {"safe" | "review"} */ (kind)));
}

/** Seconds of a scan differ from run to run; only they may differ without a new text. */
const elapsed = /in \d+(\.\d)? s\.$/m;

/**
 * What `cgovet scan greeting.go` prints in the demo workspace, as a Markdown block.
 * @param {Sources} sources
 * @param {{ root: string, present: string }} options `present`: the block that stands there now; kept when only its time differs
 * @returns {Promise<string>}
 */
export async function demoOutput(sources, { root, present }) {
  const block = `\`\`\`console\n$ cgovet scan greeting.go\n${(await scanDemo(sources, root)).trimEnd()}\n\`\`\``;
  return block.replace(elapsed, "") === present.replace(elapsed, "") ? present : block;
}

/**
 * @param {Sources} sources
 * @param {string} root
 */
async function scanDemo({ runProgram, runnerFactory, grammarBytes, catalog }, root) {
  let text = "";
  const stdout = { write: (/** @type {string} */ part) => void (text += part), isTerminal: false, columns: 80 };
  const stderr = { ...stdout, write: () => undefined };
  const io = { stdout, stderr, cwd: join(root, "test/demo"), env: {}, now: () => performance.now(), every: () => () => undefined };
  await runProgram(["scan", "greeting.go"], {
    io,
    version: "",
    loadCatalog: () => Promise.resolve(catalog),
    createRunner: runnerFactory({ workerScript: "", grammars: async () => grammarBytes() }),
    startServer: () => Promise.resolve(),
  });
  if (!text.includes("cstring-leak")) throw new Error(`the scan of test/demo/greeting.go shows no cstring-leak:\n${text}`);
  return text;
}
