// Packs the extension and looks into the result. Guarantees: the list of files is read from the finished package, not
// from what the packer meant to do. Does not build: dist/ must be current.

import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createVSIX } from "@vscode/vsce";
import { openPromise } from "yauzl";
import { projectRoot } from "./ensureReady.mjs";
import { recompress } from "./recompress.mjs";

/**
 * @param {string} packagePath absolute path of the .vsix to write
 * @throws when the manifest is not valid or names a file that is missing
 */
export async function packVsix(packagePath) {
  const readme = join(projectRoot, packedReadme);
  writeFileSync(readme, withPackedPictures(readFileSync(join(projectRoot, "README.md"), "utf8"), readFileSync(join(projectRoot, ".vscodeignore"), "utf8")));
  try {
    await createVSIX({
      cwd: projectRoot,
      packagePath,
      readmePath: packedReadme,
      dependencies: false,
      allowMissingRepository: true,
      // The README's pictures are inside the package.
      rewriteRelativeLinks: false,
    });
  } finally {
    rmSync(readme, { force: true });
  }
  await recompress(packagePath);
}

/** Where the README for the package lies while it is packed. */
const packedReadme = "dist/readme.md";

/** What stands in the package for a picture that moves. @type {Readonly<Record<string, string>>} */
const stills = { "docs/images/film.png": "docs/images/squiggle.png" };

/**
 * The README without the pictures that are left out of the package to keep it small, and with a still for the one that moves.
 * @param {string} readme
 * @param {string} allowed text of .vscodeignore, which names what is packed
 * @returns {string}
 */
export function withPackedPictures(readme, allowed) {
  const packed = new Set([...allowed.matchAll(/^!(docs\/images\/\S+)$/gm)].map(([, picture]) => picture));
  return readme.replace(/^!\[[^\]]*\]\(([^)]+)\)\n\n?/gm, (line, picture) => {
    const still = stills[picture] ?? picture;
    return packed.has(still) ? line.replace(picture, still) : "";
  });
}

/**
 * @param {string} path of a .vsix
 * @returns {Promise<string[]>} sorted, folders left out
 */
export async function listVsixFiles(path) {
  const zip = await openPromise(path);
  const names = [];
  for await (const entry of zip.eachEntry()) names.push(entry.fileName);
  return names.filter((name) => !name.endsWith("/")).sort();
}

/**
 * @param {readonly string[]} files what is in the package
 * @param {string} golden one name per line
 * @returns {string[]} what is too much and what is missing; empty when they agree
 */
export function compareVsixFiles(files, golden) {
  const wanted = golden.split(/\r?\n/).filter((line) => line !== "");
  return [
    ...files.filter((file) => !wanted.includes(file)).map((file) => `${file} is in the package but not in the list`),
    ...wanted.filter((file) => !files.includes(file)).map((file) => `${file} is in the list but not in the package`),
  ];
}
