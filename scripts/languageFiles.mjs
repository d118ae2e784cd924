// The words of each language as files for dist/l10n: `<language>.json.zst` with those of server, command line, engine and rules,
// and `bundle.l10n.<language>.json`, which the editor reads for the extension. Guarantees: made of l10n/ alone; a language
// without texts has no file; a text stands only in the file of those who say it. test/meta/translations.test.ts judges
// whether they are complete.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { spokenTexts } from "./spokenTexts.mjs";

/** Languages other than English. */
export const translatedLanguages = ["zh-cn"];

/**
 * @param {string} root
 * @returns {readonly { readonly to: string, readonly text: string }[]} `to` is relative to dist/; `.zst`: to be compressed
 */
export function languageFiles(root) {
  const { texts } = spokenTexts(root);
  return translatedLanguages.flatMap((language) => {
    const all = languageFile(root, language);
    /** @param {"client/" | "server/"} folder */
    const saidIn = (folder) => {
      const said = new Set(texts.filter(({ place }) => place.startsWith(folder)).map(({ text }) => text));
      return Object.fromEntries(Object.entries(all.texts).filter(([text]) => said.has(text)));
    };
    return [
      { to: `l10n/${language}.json.zst`, text: JSON.stringify({ ...all, texts: saidIn("server/") }) },
      { to: `l10n/bundle.l10n.${language}.json`, text: JSON.stringify(saidIn("client/")) },
    ];
  });
}

/** @param {string} root @param {string} language */
export function languageFile(root, language) {
  /** @param {string} path @returns {any} */
  const read = (path) => JSON.parse(readFileSync(join(root, path), "utf8"));
  const names = readdirSync(join(root, "l10n", language, "rules")).filter((name) => name.endsWith(".json")).sort();
  const rules = Object.fromEntries(names.map((name) => [name.replace(/\.json$/, ""), read(`l10n/${language}/rules/${name}`)]));
  return { texts: read(`l10n/bundle.l10n.${language}.json`), engine: { language, rules, ...read(`l10n/${language}/engine.json`) } };
}
