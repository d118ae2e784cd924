// Every generated file as data, and the comparison with what is there. Guarantees: nothing is written here; the same
// sources give the same texts.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { modelFields } from "./annotations.mjs";
import { idiomsPage } from "./idioms.mjs";
import { manifestFiles, settingWords } from "./manifest.mjs";
import { markedPart, withMarkedPart } from "./markers.mjs";
import { printedStage } from "./architecture.mjs";
import { pagesFolderOf } from "./pageWords.mjs";
import { demoOutput, ruleTable } from "./readme.mjs";
import { rulePages } from "./rulePages.mjs";
import { translatedSchema } from "./schemaWords.mjs";
import { readTranslation, translated } from "./translations.mjs";
import { precisionSection, readVerdicts } from "./verdicts.mjs";

const readmePath = "README.md";
const chineseReadmePath = "README.zh-CN.md";
const architecturePath = "ARCHITECTURE.md";
const annotationsPath = "docs/annotations.md";
/** Words of the settings in Chinese, by the English ones; those of rules stand with the rules. */
export const settingWordsPath = "l10n/zh-cn/settings.json";
/** Of cgovet.json. */
export const schemaPath = "schemas/cgovet.schema.json";
const chineseSchemaPath = "schemas/cgovet.schema.zh-cn.json";
const pagesFolders = [pagesFolderOf("en"), pagesFolderOf("zh-cn")];

/** @typedef {ReadonlyMap<string, string>} Texts content by path, relative to the root, with `/` */

/**
 * @typedef {object} Difference
 * @property {string} path
 * @property {"missing" | "changed" | "stale"} kind `stale`: the file belongs to nothing any more
 * @property {number} [line] one-based, the first that differs
 */

/**
 * Everything but the registry, which must be there before the rules can be loaded.
 * @param {string} root
 * @param {import("./sources.mjs").Sources} sources
 * @returns {Promise<Texts>}
 */
export async function generatedTexts(root, sources) {
  const { rules } = sources.catalog;
  const { pages, fixes } = await rulePages(root, sources);
  const schemas = sources.generatedSchemas(rules);
  return new Map([
    ...pages,
    ...schemas,
    [chineseSchemaPath, translatedSchema(schemas.get(schemaPath) ?? "{}", chineseSettingWords(root, rules))],
    ...manifestTexts(root, sources),
    [readmePath, await readmeText(root, sources, fixes)],
    [chineseReadmePath, chineseReadmeText(root, rules, fixes)],
    ["docs/idioms.md", await idiomsPage(sources)],
    [annotationsPath, annotationsText(root, schemas)],
    [architecturePath, await architectureText(root, sources)],
  ]);
}

/**
 * package.json and its words.
 * @param {string} root
 * @param {import("./sources.mjs").Sources} sources
 * @returns {readonly (readonly [string, string])[]}
 */
function manifestTexts(root, { catalog: { rules }, editorConfiguration }) {
  const read = (/** @type {string} */ path) => readFileSync(join(root, path), "utf8");
  const present = { manifest: read("package.json"), english: read("package.nls.json"), chinese: read("package.nls.zh-cn.json") };
  const { manifest, english, chinese } = manifestFiles(present, editorConfiguration(rules), chineseSettingWords(root, rules));
  return [["package.json", manifest], ["package.nls.json", english], ["package.nls.zh-cn.json", chinese]];
}

/**
 * The Chinese words of the settings by the English ones.
 * @param {string} root
 * @param {import("./sources.mjs").Catalog["rules"]} rules
 */
export function chineseSettingWords(root, rules) {
  const settings = JSON.parse(readFileSync(join(root, settingWordsPath), "utf8"));
  return settingWords(settings, rules.map((rule) => ({ english: rule.docs.what, chinese: readTranslation(root, "zh-cn", rule)?.what })));
}

/**
 * @param {string} root
 * @param {import("./sources.mjs").Sources} sources
 * @param {ReadonlyMap<string, readonly import("./rulePage.mjs").SeenFix[]>} fixes
 */
async function readmeText(root, sources, fixes) {
  const file = readmePath;
  const present = readFileSync(join(root, file), "utf8");
  const parts = /** @type {const} */ ([
    ["rules", ruleTable(sources.catalog.rules, fixes)],
    ["scan", await demoOutput(sources, { root, present: markedPart(present, "scan", { file }) })],
    ["precision", precisionSection(readVerdicts(root))],
  ]);
  return parts.reduce((text, [name, content]) => withMarkedPart(text, name, { file, content }), present);
}

/**
 * @param {string} root
 * @param {import("./sources.mjs").Catalog["rules"]} rules
 * @param {ReadonlyMap<string, readonly import("./rulePage.mjs").SeenFix[]>} fixes
 */
function chineseReadmeText(root, rules, fixes) {
  const file = chineseReadmePath;
  const inChinese = rules.map((rule) => {
    const words = readTranslation(root, "zh-cn", rule);
    return words === undefined ? rule : translated(rule, words);
  });
  const withRules = withMarkedPart(readFileSync(join(root, file), "utf8"), "rules", { file, content: ruleTable(inChinese, fixes, "zh-cn") });
  return withMarkedPart(withRules, "precision", { file, content: precisionSection(readVerdicts(root), "zh-cn") });
}

/** @param {string} root @param {ReadonlyMap<string, string>} schemas */
function annotationsText(root, schemas) {
  const file = annotationsPath;
  return withMarkedPart(readFileSync(join(root, file), "utf8"), "fields", { file, content: modelFields(schemas.get(schemaPath) ?? "{}") });
}

/** @param {string} root @param {import("./sources.mjs").Sources} sources */
async function architectureText(root, sources) {
  const file = architecturePath;
  let text = readFileSync(join(root, file), "utf8");
  for (const stage of /** @type {const} */ (["cfg", "ownership"])) {
    text = withMarkedPart(text, stage, { file, content: await printedStage(sources, root, stage) });
  }
  return text;
}

/**
 * What `npm run generate` would change.
 * @param {string} root
 * @param {Texts} texts
 * @returns {readonly Difference[]}
 */
export function differences(root, texts) {
  /** @type {Difference[]} */
  const found = [];
  for (const [path, wanted] of texts) {
    const file = join(root, path);
    if (!existsSync(file)) found.push({ path, kind: "missing" });
    else {
      const line = firstDifference(readFileSync(file, "utf8"), wanted);
      if (line !== undefined) found.push({ path, kind: "changed", line });
    }
  }
  return [...found, ...stalePages(root, texts).map((path) => /** @type {Difference} */ ({ path, kind: "stale" }))];
}

/**
 * @param {string} present
 * @param {string} wanted
 * @returns {number | undefined} one-based line
 */
export function firstDifference(present, wanted) {
  if (present === wanted) return undefined;
  const [a, b] = [present.split("\n"), wanted.split("\n")];
  return a.findIndex((line, index) => line !== b[index]) + 1 || a.length + 1;
}

/** Pages of rules, or of translations, that are gone. @param {string} root @param {Texts} texts */
function stalePages(root, texts) {
  return pagesFolders.flatMap((folder) => {
    const path = join(root, folder);
    if (!existsSync(path) || ![...texts.keys()].some((name) => name.startsWith(`${pagesFolders[0]}/`))) return [];
    return readdirSync(path).map((name) => `${folder}/${name}`).filter((name) => name.endsWith(".md") && !texts.has(name)).sort();
  });
}
