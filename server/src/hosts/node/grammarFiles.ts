// Reads the grammars that lie beside the bundles. Guarantees: looks in dist/grammars alone, wherever in dist/ the running
// bundle stands.
import { readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import * as zlib from "node:zlib";
import type { ReadGrammar } from "../grammars.ts";

/** Newer versions of Node do it ten times as fast as a script; older ones leave it to the reader. */
const native: unknown = "zstdDecompressSync" in zlib ? zlib.zstdDecompressSync : undefined;

function decompressed(bytes: Uint8Array, file: string): Uint8Array {
  return file.endsWith(".zst") && typeof native === "function" ? (native as (bytes: Uint8Array) => Uint8Array)(bytes) : bytes;
}

/** For code in dist/ (the command line) or in dist/server. Rejects when a file cannot be read. */
export function readBundledGrammar(directory: string): ReadGrammar {
  const folder = join(basename(directory) === "server" ? dirname(directory) : directory, "grammars");
  return async (file) => decompressed(await readFile(join(folder, file)), file);
}
