// Guarantees: the wasm of the tree-sitter runtime and of the grammars of Go and C, embedded in the bundle, so that nothing
// is looked up at run time for most packages; the large grammars of C++ and Objective-C are files beside the bundles,
// which a host reads when the engine asks. Does not check versions: grammars/grammars.lock.json and its sync script do.
// Only bundled code may import this file; tests use test/harness/grammarBytes.ts, which reads the same files.

import cBytes from "tree-sitter-c/tree-sitter-c.wasm";
import goBytes from "tree-sitter-go/tree-sitter-go.wasm";
import runtimeBytes from "web-tree-sitter/web-tree-sitter.wasm";
import type { GrammarBytes } from "../engine/host.ts";
import { siblingFile, type ReadGrammar } from "./siblingGrammars.ts";

/** The wasm modules the engine needs; `read` reads a file of dist/grammars. Callers must not change the bytes. */
export function grammarBytes(read: ReadGrammar): GrammarBytes {
  return { runtime: runtimeBytes, go: goBytes, c: cBytes, sibling: (language) => read(siblingFile(language)) };
}
