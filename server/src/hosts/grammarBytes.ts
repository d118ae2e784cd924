// Guarantees: the wasm of the tree-sitter runtime and of both grammars, embedded in the bundle, so that nothing is
// looked up at run time. Does not check versions: grammars/grammars.lock.json and its sync script do.
// Only bundled code may import this file; tests use test/harness/grammarBytes.ts, which reads the same files.

import cBytes from "tree-sitter-c/tree-sitter-c.wasm";
import goBytes from "tree-sitter-go/tree-sitter-go.wasm";
import runtimeBytes from "web-tree-sitter/web-tree-sitter.wasm";

/** The three wasm modules the engine needs. Callers must not change the bytes. */
export function grammarBytes(): { readonly runtime: Uint8Array; readonly go: Uint8Array; readonly c: Uint8Array } {
  return { runtime: runtimeBytes, go: goBytes, c: cBytes };
}
