// Guarantees: the same wasm modules as in dist/grammars, read from the installed packages, since tests and scripts that
// run from source need no build.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { GrammarBytes } from "../../server/src/engine/host.ts";

const require = createRequire(import.meta.url);

/** The wasm of the tree-sitter runtime and of the grammars; throws when a package is not installed. */
export function grammarBytes(): GrammarBytes {
  return {
    runtime: readPackageFile("web-tree-sitter/web-tree-sitter.wasm"),
    go: readPackageFile("tree-sitter-go/tree-sitter-go.wasm"),
    c: readPackageFile("tree-sitter-c/tree-sitter-c.wasm"),
    sibling: async (language) => readPackageFile(`tree-sitter-${language}/tree-sitter-${language}.wasm`),
  };
}

function readPackageFile(specifier: string): Uint8Array {
  return new Uint8Array(readFileSync(require.resolve(specifier)));
}
