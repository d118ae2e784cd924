// The lock of the wasm files: which file of which package, in which version, with which checksum. Reads it and compares
// bytes with it; sync-grammars.mjs writes it.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** @typedef {{ name: string, package: string, version: string, file: string, abi?: number, sha256: string }} LockedFile */

/** @returns {readonly LockedFile[]} */
export function readLock() {
  return JSON.parse(readFileSync(new URL("grammars.lock.json", import.meta.url), "utf8")).files;
}

/**
 * Throws when a wasm file is not the locked one.
 * @param {string} file name, without folder
 * @param {Uint8Array} bytes
 */
export function requireLocked(file, bytes) {
  const locked = readLock().find((one) => one.file === file);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  if (locked === undefined) throw new Error(`${file} is not in grammars/grammars.lock.json; npm run grammars takes it in`);
  if (locked.sha256 === sha256) return;
  throw new Error(`${locked.package}/${file} is not the file of ${locked.package} ${locked.version} that grammars/grammars.lock.json names (SHA-256 ${sha256}, should be ${locked.sha256}): install the packages again with npm ci`);
}
