// Reads the grammars that lie beside the bundles. Guarantees: looks in dist/grammars alone, wherever in dist/ the running
// bundle stands.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as zlib from "node:zlib";
import type { ReadGrammar } from "../grammars.ts";

/** Reads from the first of these folders that has the file; rejects when none has. */
export function readGrammarFrom(folders: readonly string[]): ReadGrammar {
  return async (file) => {
    let reason: unknown = new Error(`there is no ${file}`);
    for (const folder of folders) {
      try {
        return decompressed(await readFile(join(folder, file)), file);
      } catch (error) {
        reason = error;
      }
    }
    throw reason;
  };
}

/** Newer versions of Node do it ten times as fast as a script; older ones leave it to the reader. */
const native: unknown = "zstdDecompressSync" in zlib ? zlib.zstdDecompressSync : undefined;

function decompressed(bytes: Uint8Array, file: string): Uint8Array {
  return file.endsWith(".zst") && typeof native === "function" ? (native as (bytes: Uint8Array) => Uint8Array)(bytes) : bytes;
}

/** For code in dist/ (the command line) or in dist/server. */
export function readBundledGrammar(directory: string): ReadGrammar {
  return readGrammarFrom([join(directory, "grammars"), join(directory, "..", "grammars")]);
}
