// The words of each language as one file for dist/l10n: those of the shells, of the engine and of its rules. Guarantees:
// made of l10n/ alone; a language without texts has no file. test/meta/translations.test.ts judges whether it is complete.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Languages other than English. */
export const translatedLanguages = ["zh-cn"];

/**
 * @param {string} root
 * @returns {readonly { readonly to: string, readonly text: string }[]} `to` is relative to dist/
 */
export function languageFiles(root) {
  return translatedLanguages.map((language) => ({ to: `l10n/${language}.json`, text: JSON.stringify(languageFile(root, language)) }));
}

/** @param {string} root @param {string} language */
export function languageFile(root, language) {
  /** @param {string} path @returns {any} */
  const read = (path) => JSON.parse(readFileSync(join(root, path), "utf8"));
  const names = readdirSync(join(root, "l10n", language, "rules")).filter((name) => name.endsWith(".json")).sort();
  const rules = Object.fromEntries(names.map((name) => [name.replace(/\.json$/, ""), read(`l10n/${language}/rules/${name}`)]));
  return { texts: read(`l10n/bundle.l10n.${language}.json`), engine: { language, rules, ...read(`l10n/${language}/engine.json`) } };
}
