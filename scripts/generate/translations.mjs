// The words of rules in other languages: l10n/<language>/rules/<name>.json. Guarantees: a rule in another language is the
// same rule with other words; `translationProblems` names every field that is missing, unknown or still English. Does not
// judge how well a text reads.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** @typedef {import("./sources.mjs").RuleInfo} RuleInfo */
/** @typedef {import("./sources.mjs").Finding} Finding */

/**
 * Fields as in a rule's source.
 * @typedef {object} Translation
 * @property {string} what
 * @property {string} why
 * @property {string} fixAdvice
 * @property {string} [fact]
 * @property {{ readonly claim: string, readonly truth: string }} [misbelief]
 * @property {string} [gate]
 * @property {string} [strictOnly]
 * @property {Readonly<Record<string, string>>} messages
 * @property {Readonly<Record<string, string>>} fixes
 */

/** @param {string} language @param {string} rule its name */
export function translationPath(language, rule) {
  return `l10n/${language}/rules/${rule}.json`;
}

/**
 * @param {string} root
 * @param {string} language
 * @param {RuleInfo} rule
 * @returns {Translation | undefined} undefined when nobody has written it
 * @throws when the file is no JSON
 */
export function readTranslation(root, language, rule) {
  const path = join(root, translationPath(language, rule.name));
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
}

/**
 * The rule with the words of another language.
 * @param {RuleInfo} rule
 * @param {Translation} words
 * @returns {RuleInfo}
 */
export function translated(rule, words) {
  const { what, why, fixAdvice, fact, misbelief, gate } = words;
  return {
    ...rule,
    docs: { ...rule.docs, what, why, fixAdvice, ...(fact !== undefined && { fact }), ...(misbelief !== undefined && { misbelief }), ...(gate !== undefined && { gate }) },
    ...(words.strictOnly !== undefined && { strictOnly: words.strictOnly }),
    messages: words.messages,
    fixes: Object.fromEntries(Object.entries(rule.fixes).map(([id, fix]) => [id, { ...fix, title: words.fixes[id] ?? fix.title }])),
  };
}

/**
 * A template with the values of a finding or fix in it.
 * @param {string} template
 * @param {Readonly<Record<string, string>>} data
 */
export function filled(template, data) {
  return template.replace(/\{(\w+)\}/g, (whole, key) => data[key] ?? whole);
}

/**
 * The values with which a template gives a text; undefined when it does not.
 * @param {string} template
 * @param {string} text
 * @returns {Readonly<Record<string, string>> | undefined}
 */
export function valuesIn(template, text) {
  const parts = template.split(/\{(\w+)\}/);
  const keys = parts.filter((_, index) => index % 2 === 1);
  const pattern = parts.map((part, index) => (index % 2 === 1 ? "(.+)" : part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))).join("");
  const match = new RegExp(`^${pattern}$`).exec(text);
  return match === null ? undefined : Object.fromEntries(keys.map((key, index) => [key, match[index + 1] ?? ""]));
}

/**
 * What is wrong with a translation, one line per fault; empty when it says all that the rule says.
 * @param {RuleInfo} rule
 * @param {unknown} given
 * @returns {readonly string[]}
 */
export function translationProblems(rule, given) {
  const texts = textsOf(given);
  const wanted = textsOf({
    what: rule.docs.what,
    why: rule.docs.why,
    fixAdvice: rule.docs.fixAdvice,
    ...(rule.docs.fact !== undefined && { fact: rule.docs.fact }),
    ...(rule.docs.misbelief !== undefined && { misbelief: rule.docs.misbelief }),
    ...(rule.docs.gate !== undefined && { gate: rule.docs.gate }),
    ...(rule.strictOnly !== undefined && { strictOnly: rule.strictOnly }),
    messages: rule.messages,
    fixes: Object.fromEntries(Object.entries(rule.fixes).map(([id, { title }]) => [id, title])),
  });
  return [
    ...[...wanted.keys()].filter((key) => !texts.has(key)).map((key) => `${key} is missing`),
    ...[...texts.keys()].filter((key) => !wanted.has(key)).map((key) => `${key} is unknown`),
    ...[...texts].flatMap(([key, text]) => textProblems(key, text, wanted.get(key))),
  ];
}

/** Every text below a value, by its path: `messages.leak`. @param {unknown} value @returns {Map<string, unknown>} */
function textsOf(value, path = "") {
  if (typeof value !== "object" || value === null) return new Map([[path, value]]);
  return new Map(Object.entries(value).flatMap(([key, inner]) => [...textsOf(inner, path === "" ? key : `${path}.${key}`)]));
}

/**
 * What is wrong with one text.
 * @param {string} key names it in the faults
 * @param {unknown} text
 * @param {unknown} english what it translates
 * @returns {readonly string[]}
 */
export function textProblems(key, text, english) {
  if (typeof text !== "string") return [`${key} is no text`];
  const problems = [];
  if (typeof english === "string" && placeholdersIn(text) !== placeholdersIn(english)) problems.push(`${key} has the placeholders ${placeholdersIn(text) || "none"} instead of ${placeholdersIn(english) || "none"}`);
  const sentence = englishIn(text);
  if (sentence !== undefined) problems.push(`${key} has English left: ${sentence}`);
  // `Unix。` is a name and needs no translation.
  if (!/\p{Script=Han}/u.test(text) && /\b[a-z]{2,}\b/.test(text)) problems.push(`${key} is not translated`);
  return problems;
}

/** @param {string} text */
function placeholdersIn(text) {
  return [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join(" ");
}

/**
 * Words of English in a text: so many in a row outside of code and quotations are a sentence, not a name.
 * @param {string} text
 * @param {number} [words]
 * @returns {string | undefined}
 */
export function englishIn(text, words = 4) {
  const prose = text.replace(/`[^`]*`/g, "、").replace(/\{\w+\}/g, "、").replace(/"[^"]*"|“[^”]*”/g, "、");
  return new RegExp(`[A-Za-z][A-Za-z'-]*(?:[ ,;:]+[A-Za-z][A-Za-z'-]*){${words - 1},}`).exec(prose)?.[0];
}
