// Packs a zip archive again, as tightly as the format allows: 7-Zip searches for matches longer than the library that packages
// of the editor are written with. Guarantees: same files with the same content; any reader of zip archives can read it.
// Needs some seconds. Does not keep times and permissions: the editor uses neither.

import { writeFileSync } from "node:fs";
import { buffer } from "node:stream/consumers";
import SevenZip from "7z-wasm";
import { openPromise } from "yauzl";

/** More passes take twice the time for a tenth of a percent. */
const settings = ["-tzip", "-mm=Deflate", "-mx=9", "-mfb=258", "-mpass=6", "-mtm=off", "-mtc=off", "-mta=off"];

/**
 * @param {string} path absolute path of a zip archive, which is replaced
 * @throws when it cannot be read or packed; then it is as it was
 */
export async function recompress(path) {
  /** @type {string[]} */
  const said = [];
  const note = (/** @type {string} */ line) => void said.push(line);
  const sevenZip = await SevenZip({ print: note, printErr: note });
  const { FS } = sevenZip;
  FS.mkdir("/in");
  FS.chdir("/in");
  const entries = await entriesOf(path);
  for (const folder of foldersOf(entries.keys())) FS.mkdir(folder);
  for (const [name, content] of entries) FS.writeFile(name, content);
  // By name: packed as a folder, the folders would be entries too.
  sevenZip.callMain(["a", ...settings, "/out.zip", "--", ...entries.keys()]);
  if (!FS.readdir("/").includes("out.zip")) throw new Error(`${path} cannot be packed again: ${said.join(" ").trim()}`);
  writeFileSync(path, FS.readFile("/out.zip"));
}

/**
 * @param {string} path
 * @returns {Promise<ReadonlyMap<string, Buffer>>} files by name
 */
async function entriesOf(path) {
  const zip = await openPromise(path);
  const entries = new Map();
  for await (const entry of zip.eachEntry()) {
    if (!entry.fileName.endsWith("/")) entries.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  }
  return entries;
}

/** @param {Iterable<string>} names of files, with `/` @returns {ReadonlySet<string>} outer folders first */
function foldersOf(names) {
  const parts = [...names].map((name) => name.split("/"));
  return new Set(parts.flatMap((path) => path.slice(1).map((_, index) => path.slice(0, index + 1).join("/"))));
}
