// What stands around the facts of a rule on its page, in every language there are pages in. One table, so that the pages
// of all languages have the same parts in the same order; rulePage.mjs knows no words. Guarantees: the languages have the
// same entries (the compiler compares them with the first).

/** @typedef {import("./sources.mjs").RuleInfo} RuleInfo */
/** @typedef {"en" | "zh-cn"} Language */

const english = {
  /** The page in the other language. */
  other: { language: /** @type {Language} */ ("zh-cn"), label: "简体中文" },
  severity: /** @type {Readonly<Record<RuleInfo["severity"], string>>} */ ({ error: "error", warning: "warning", info: "info" }),
  family: /** @type {Readonly<Record<RuleInfo["family"], string>>} */ ({
    memory: "memory", pointers: "pointers", lifetime: "lifetime", threads: "threads", callbacks: "callbacks", signals: "signals", build: "build", directives: "directives",
  }),
  severityIs: (/** @type {string} */ level) => `Severity: **${level}**`,
  offByDefault: ", off unless turned on",
  familyIs: (/** @type {string} */ family) => `family: ${family}`,
  since: (/** @type {string} */ version) => `since ${version}`,
  preview: "preview: may still change much",
  why: "Why it is a hazard",
  official: "What the documentation says",
  source: (/** @type {string} */ link) => ` (${link})`,
  misbelief: "A popular error",
  gate: "Where it holds",
  strictOnly: "Strict profile only",
  strictMeaning: ' Until it is better, its findings count as *possible* and show under `"profile": "strict"` alone.',
  reports: "What it reports",
  /** Sentences in front of what the engine said, for readers of another language. */
  saidMeans: (/** @type {readonly string[]} */ _messages) => "",
  fine: "What is fine",
  from: (/** @type {string} */ link) => `From ${link}, part of the tests.`,
  fix: "How to fix it",
  noFix: "There is no quick fix.",
  fixes: "Quick fixes, as they read for one finding or another:",
  applicability: { safe: "safe", review: "review" },
  fixRow: (/** @type {string} */ title, /** @type {readonly string[]} */ kinds) => `${title} (${kinds.join(" or ")})`,
  fixMeaning: "A *safe* fix is also applied by `cgovet scan --fix` and by *Fix All CGO Hazards in File*; one for *review* is offered in the editor and wants your eye.",
  limits: "Known limits",
  noLimits: "No fixture pins a mistake of this rule.",
  missed: "Missed today:",
  wrong: "Reported wrongly today:",
  /** Reasons are written in the fixtures, in English. */
  showsReasons: true,
  limitRow: (/** @type {string} */ reason, /** @type {readonly string[]} */ links) => `${reason} (${links.join(", ")})`,
  silence: "How to silence it",
  settings: (/** @type {boolean} */ isOff) => `${isOff ? "Turn it on" : "Turn it off, or give it another severity,"} for a project in its \`cgovet.json\`:`,
  editorSetting: "In VS Code the setting is `cgovet.severity`.",
  ignoreOne: "For one place, a comment with a reason on the line or the line above, in Go and in C alike:",
  reasonOne: "why it does not apply here",
  ignoreFile: (/** @type {string} */ name) => `\`//cgovet:ignore-file ${name} why\` does so for a whole file. `,
  references: "References",
};

/** @type {typeof english} */
const chinese = {
  other: { language: "en", label: "English" },
  severity: { error: "错误", warning: "警告", info: "信息" },
  family: { memory: "内存", pointers: "指针", lifetime: "生命周期", threads: "线程", callbacks: "回调", signals: "信号", build: "构建", directives: "指令" },
  severityIs: (level) => `严重程度：**${level}**`,
  offByDefault: "，默认关闭",
  familyIs: (family) => `类别：${family}`,
  since: (version) => `自 ${version} 起`,
  preview: "预览：以后可能有较大改动",
  why: "为什么危险",
  official: "官方文档怎么说",
  source: (link) => `（${link}）`,
  misbelief: "常见的误解",
  gate: "适用范围",
  strictOnly: "只在 strict 配置下报告",
  strictMeaning: '在改进之前，它的结果都算作 *possible*，只有设置 `"profile": "strict"` 时才显示。',
  reports: "它报告什么",
  saidMeans: (messages) => `意思是：\n\n${messages.map((message) => `- ${message}`).join("\n")}`,
  fine: "怎样写没有问题",
  from: (link) => `摘自 ${link}，属于测试的一部分。`,
  fix: "怎样修复",
  noFix: "没有快速修复。",
  fixes: "快速修复（标题因具体结果而异）：",
  applicability: { safe: "安全", review: "需确认" },
  fixRow: (title, kinds) => `${title}（${kinds.join("或")}）`,
  fixMeaning: "*安全* 的修复也会由 `cgovet scan --fix` 和编辑器命令“修复文件中的所有 CGO 隐患”执行；*需确认* 的只在编辑器里提供，请先看一眼再用。",
  limits: "已知的局限",
  noLimits: "没有测试用例记录这条规则的错误。",
  missed: "目前会漏报，见测试用例：",
  wrong: "目前会误报，见测试用例：",
  showsReasons: false,
  limitRow: (_reason, links) => links.join("、"),
  silence: "怎样关闭",
  settings: (isOff) => `${isOff ? "要为整个项目开启" : "要为整个项目关闭，或者改成别的严重程度"}，写在项目的 \`cgovet.json\` 里：`,
  editorSetting: "VS Code 里对应的设置是 `cgovet.severity`。",
  ignoreOne: "只忽略一处：在该行或上一行写一条带理由的注释，Go 和 C 里都一样：",
  reasonOne: "为什么这里不适用",
  ignoreFile: (name) => `要忽略整个文件，写 \`//cgovet:ignore-file ${name} 理由\`。`,
  references: "参考资料",
};

/** @type {Readonly<Record<Language, typeof english>>} */
export const pageWords = { en: english, "zh-cn": chinese };

/** @param {Language} language */
export function pagesFolderOf(language) {
  return language === "en" ? "docs/rules" : `docs/${language}/rules`;
}
