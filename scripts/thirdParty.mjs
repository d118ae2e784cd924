// Whose work the bundles hold. Guarantees: made of what the bundler says it put in, and of the grammars; a package without
// a licence text is an error, since we may not pass it on then.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The licence texts beside the bundles, relative to the root. */
export const noticesFile = "dist/third-party-notices.txt";

/**
 * @typedef {object} ThirdParty
 * @property {string} name
 * @property {string} version
 * @property {string} licence as an SPDX expression
 * @property {string} text of the licence
 */

/**
 * The packages that files belong to, by name.
 * @param {string} root
 * @param {Iterable<string>} files paths, or specifiers, of modules; those outside of node_modules are left out
 * @returns {readonly ThirdParty[]}
 */
export function packagesOf(root, files) {
  // A linked node_modules shows as a path that leads out of the root.
  const folders = [...files].map((file) => /(?<=^|\/)node_modules\/.*/.exec(file.replaceAll("\\", "/"))?.[0]).flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path ?? "")?.[0] ?? []);
  return [...new Set(folders)].map((folder) => describe(join(root, folder))).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** @param {string} folder @returns {ThirdParty} */
function describe(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  if (typeof license !== "string") throw new Error(`${name} states no licence`);
  return { name, version, licence: license, text: licenceText(folder, license, name) };
}

/**
 * @param {string} folder
 * @param {string} licence
 * @param {string} name
 */
function licenceText(folder, licence, name) {
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)(\.(md|txt))?$/i.test(entry));
  if (file !== undefined) return readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim();
  const author = authorOf(folder);
  if (licence !== "MIT" || author === undefined) throw new Error(`${name} brings no text of its licence (${licence})`);
  return mit(author);
}

/** Who holds the rights, where a package states its licence but leaves the text to the reader. @param {string} folder */
function authorOf(folder) {
  const { author, contributors = [] } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const people = [author, ...contributors].filter((one) => one !== undefined).map((one) => (typeof one === "string" ? one : one.name));
  return people.length === 0 ? undefined : people.join(", ");
}

const mit = (/** @type {string} */ holder) => `MIT License

Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/**
 * The file that comes with the bundles.
 * @param {readonly ThirdParty[]} packages
 * @returns {string}
 */
export function noticesText(packages) {
  const list = packages.map(({ name, version, licence }) => `- ${name} ${version}, ${licence}`);
  const texts = packages.map(({ name, version, text }) => `${"=".repeat(80)}\n${name} ${version}\n${"=".repeat(80)}\n\n${text}\n`);
  return [`cgovet contains code of these packages:\n\n${list.join("\n")}\n`, ...texts].join("\n");
}

/**
 * The list in such a file, for the documents.
 * @param {string} notices
 * @returns {string} Markdown
 */
export function packageTable(notices) {
  const rows = [...notices.matchAll(/^- (\S+) (\S+), (.+)$/gm)].map(([, name, version, licence]) => `| ${name} | ${version} | ${licence} |`);
  return ["| package | version | licence |", "| --- | --- | --- |", ...rows].join("\n");
}
