// Reads the grammars that lie beside the bundles. Guarantees: looks in dist/grammars alone, wherever in dist/ the running
// bundle stands.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ReadGrammar } from "../grammars.ts";

/** Reads from the first of these folders that has the file; rejects when none has. */
export function readGrammarFrom(folders: readonly string[]): ReadGrammar {
  return async (file) => {
    let reason: unknown = new Error(`there is no ${file}`);
    for (const folder of folders) {
      try {
        return await readFile(join(folder, file));
      } catch (error) {
        reason = error;
      }
    }
    throw reason;
  };
}

/** For code in dist/ (the command line) or in dist/server. */
export function readBundledGrammar(directory: string): ReadGrammar {
  return readGrammarFrom([join(directory, "grammars"), join(directory, "..", "grammars")]);
}
