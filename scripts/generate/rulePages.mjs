// Brings together what the pages of all rules need: analyses the fixtures of each rule and picks the examples.

import { exampleOf } from "./example.mjs";
import { pagesFolderOf } from "./pageWords.mjs";
import { rulePage } from "./rulePage.mjs";
import { filled, readTranslation, translated, valuesIn } from "./translations.mjs";

/** @typedef {import("./sources.mjs").Sources} Sources */
/** @typedef {import("./sources.mjs").RuleInfo} RuleInfo */
/** @typedef {import("./sources.mjs").Finding} Finding */
/** @typedef {import("./sources.mjs").FixtureCase} FixtureCase */
/** @typedef {import("./rulePage.mjs").SeenFix} SeenFix */
/** @typedef {import("./rulePage.mjs").PageParts} PageParts */
/** @typedef {import("./example.mjs").Example} Example */
/** @typedef {{ readonly fixture: FixtureCase, readonly findings: readonly Finding[] }} AnalysedCase */

/** Cells of a line in a code block on a page. */
const width = 96;

/** The language that rules are translated into. */
const translation = "zh-cn";

/**
 * The page of every rule, and its page in Chinese where somebody has written the words.
 * @param {string} root of the project
 * @param {Sources} sources
 * @returns {Promise<{ pages: ReadonlyMap<string, string>, fixes: ReadonlyMap<string, readonly SeenFix[]> }>} text by the
 *   path of the page; fixes seen in fixtures by the name of the rule
 */
export async function rulePages(root, sources) {
  const { rules } = sources.catalog;
  const cases = sources.listFixtureCases().filter((fixture) => rules.some((rule) => rule.name === fixture.rule));
  const reports = await sources.analyseFixtures(cases);
  const pages = new Map();
  const fixes = new Map();
  for (const rule of rules) {
    const analysed = cases.flatMap((fixture, index) => {
      if (fixture.rule !== rule.name) return [];
      const findings = (reports[index]?.files ?? []).flatMap((file) => file.findings);
      return [{ fixture, findings: findings.filter((finding) => finding.rule === rule.name) }];
    });
    const bad = findExample(rule.docs.bad, analysed, rule, sources);
    const seen = seenFixes(rule, [...bad.findings, ...analysed.flatMap((one) => one.findings)]);
    fixes.set(rule.name, seen);
    const parts = partsOf(rule, bad, { analysed, seen, sources });
    const words = readTranslation(root, translation, rule);
    pages.set(`${pagesFolderOf("en")}/${rule.name}.md`, rulePage(rule, { ...parts, hasOther: words !== undefined }));
    if (words === undefined) continue;
    const other = translated(rule, words);
    pages.set(`${pagesFolderOf(translation)}/${rule.name}.md`, rulePage(other, { ...parts, ...translatedParts(rule, other, parts), hasOther: true }, translation));
  }
  return { pages, fixes };
}

/**
 * @param {RuleInfo} rule
 * @param {Example} bad
 * @param {{ analysed: readonly AnalysedCase[], seen: readonly SeenFix[], sources: Sources }} rest
 * @returns {PageParts}
 */
function partsOf(rule, bad, { analysed, seen, sources }) {
  if (bad.findings.length === 0) throw new Error(`${rule.name}: the engine reports nothing in ${rule.docs.bad} (${bad.path}), the example of its page`);
  return {
    bad,
    said: spoken(bad, sources),
    good: findExample(rule.docs.good, analysed, rule, sources),
    fixes: seen,
    limits: sources.knownLimits(analysed.map((one) => one.fixture), rule.name),
  };
}

/**
 * What the engine says today, in the words of another language.
 * @param {RuleInfo} rule
 * @param {RuleInfo} other the rule in that language
 * @param {PageParts} parts
 * @returns {Pick<PageParts, "meant" | "fixes">}
 */
function translatedParts(rule, other, { bad, fixes }) {
  const meant = bad.findings.map(({ messageId, data, message }) => filled(other.messages[messageId] ?? message, data));
  return { meant: [...new Set(meant)], fixes: fixes.map((fix) => ({ ...fix, title: translatedTitle(rule, other, fix.title) })) };
}

/** @param {RuleInfo} rule @param {RuleInfo} other @param {string} title */
function translatedTitle(rule, other, title) {
  for (const [id, fix] of Object.entries(rule.fixes)) {
    const values = valuesIn(fix.title, title);
    if (values !== undefined) return filled(other.fixes[id]?.title ?? fix.title, values);
  }
  return title;
}

/**
 * @param {string} name of a fixture function
 * @param {readonly AnalysedCase[]} analysed
 * @param {RuleInfo} rule
 * @param {Sources} sources
 * @returns {Example}
 */
function findExample(name, analysed, rule, { functionRegions, withoutExpectation }) {
  // What breaks the build is about the file around a function.
  const whole = rule.family === "build";
  for (const { fixture, findings } of analysed) {
    for (const file of fixture.files) {
      const regions = functionRegions(file.text);
      if (regions.some((region) => region.name === name)) return exampleOf(file, name, { regions, findings, withoutExpectation, whole });
    }
  }
  throw new Error(`${rule.name}: no fixture of the rule has a function ${name}, the example of its page`);
}

/**
 * The findings as the command line prints them.
 * @param {Example} example
 * @param {Sources} sources
 * @returns {readonly string[]}
 */
function spoken({ findings, lines, language }, { renderFinding, createPalette }) {
  const [{ uri } = { uri: "" }] = findings;
  const showPath = (/** @type {string} */ other) => (other === uri ? `example.${language}` : (other.split("/").at(-1) ?? other));
  const lineOf = (/** @type {string} */ other, /** @type {number} */ line) => (other === uri ? lines[line] : undefined);
  const context = { palette: createPalette(false), width, sources: { lineOf }, showPath };
  return findings.flatMap((finding, index) => [...(index > 0 ? [""] : []), ...renderFinding(finding, context).map((line) => line.trimEnd())]);
}

/**
 * One instance of every fix that the fixtures show, in the order of the rule.
 * @param {RuleInfo} rule
 * @param {readonly Finding[]} findings those of the page's example first: their words are preferred
 * @returns {readonly SeenFix[]}
 */
function seenFixes(rule, findings) {
  const offered = findings.flatMap((finding) => finding.fixes);
  const titles = new Set(Object.values(rule.fixes).map(({ title }) => title));
  return [...titles].flatMap((title) => {
    const own = offered.filter((fix) => valuesIn(title, fix.title) !== undefined);
    const [first] = own;
    return first === undefined ? [] : [{ title: first.title, applicability: [...new Set(own.map((fix) => fix.applicability))].sort().reverse() }];
  });
}
