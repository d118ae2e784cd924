// Names of the grammar files that are not embedded: esbuild.mjs puts them into dist/grammars under these names.
import type { SiblingLanguage } from "../engine/host.ts";

/** Reads a file of dist/grammars. Rejects when it cannot be read. */
export type ReadGrammar = (file: string) => Promise<Uint8Array>;

export function siblingFile(language: SiblingLanguage): string {
  return `tree-sitter-${language}.wasm`;
}
