/**
 * The pages of docs/rules in one file, as the extension opens them inside the editor.
 *
 * Guarantees: links between pages lead to pages, all others to the project on the web; order and content depend on the
 * pages alone. One file, because fifty small ones take three times the space in a package, and compressed with Zstandard,
 * whose window spans all pages.
 * Does not: make pages; `npm run generate` does.
 */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, posix } from "node:path";
import { packed } from "./zstandard.mjs";

const bundle = "dist/rule-pages.json.zst";

/** Where files that are not packaged can be read. */
const website = "https://github.com/cgovet/cgovet/blob/main";

/** @type {Readonly<Record<"en" | "zh-cn", string>>} Folders of pages by language. */
const folders = { en: "docs/rules", "zh-cn": "docs/zh-cn/rules" };

/**
 * @param {string} root of the project
 * @returns {Promise<string>} the file written, relative to the root
 */
export async function writeRulePages(root) {
  const file = join(root, bundle);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, await packed(Buffer.from(await rulePageBundle(root))));
  return bundle;
}

/**
 * @param {string} root of the project
 * @returns {Promise<string>} JSON: rule → language → Markdown
 */
export async function rulePageBundle(root) {
  const names = (await readdir(join(root, folders.en))).filter((name) => name.endsWith(".md")).sort();
  const pages = names.map(async (name) => {
    const texts = Object.entries(folders).map(async ([language, folder]) => [language, packagedPage(await readFile(join(root, folder, name), "utf8"), folder)]);
    return [name.replace(/\.md$/, ""), Object.fromEntries(await Promise.all(texts))];
  });
  return JSON.stringify(Object.fromEntries(await Promise.all(pages)));
}

/**
 * A page as it reads inside the editor.
 * @param {string} text
 * @param {string} folder of the page, relative to the root, with `/`
 */
export function packagedPage(text, folder) {
  const body = text.replace(/^<!--.*?-->\s*/s, "");
  return body.replace(/\]\((\.\.?\/[^)\s]+)\)/g, (_, /** @type {string} */ link) => `](${target(posix.join(folder, link))})`);
}

/** @param {string} path of the linked file, relative to the root */
function target(path) {
  for (const [language, folder] of Object.entries(folders)) if (posix.dirname(path) === folder) return `../${language}/${posix.basename(path)}`;
  return `${website}/${path}`;
}
