// Reads the grammars that lie beside the bundles. Guarantees: looks in dist/grammars alone, wherever in dist/ the running
// bundle stands.
import { readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { ReadGrammar } from "../grammars.ts";
import { unpackedFast } from "./zstandard.ts";

/** For code in dist/ (the command line) or in dist/server. Rejects when a file cannot be read. */
export function readBundledGrammar(directory: string): ReadGrammar {
  const folder = join(basename(directory) === "server" ? dirname(directory) : directory, "grammars");
  return async (file) => unpackedFast(await readFile(join(folder, file)));
}
