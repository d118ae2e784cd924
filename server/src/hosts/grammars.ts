// The wasm of the tree-sitter runtime and of the four grammars. Guarantees: nothing of it is part of a bundle; all are
// files of dist/grammars, which a host reads from the disk or through the editor, those of C++ and Objective-C only when
// the engine asks. Those two are ten times as large and kept compressed (Zstandard, since its window spans them whole; the
// one of a zip archive does not). Does not check versions: grammars/grammars.lock.json and its sync script do.
import * as l10n from "@vscode/l10n";
import type { GrammarBytes, SiblingLanguage } from "../engine/host.ts";
import { unpacked } from "./zstandard.ts";

/** Reads a file of dist/grammars; may decompress it, where the system does that faster. Rejects when it cannot be read. */
export type ReadGrammar = (file: string) => Promise<Uint8Array>;

/** Name of the file in dist/grammars; esbuild.mjs puts it there. */
export function grammarFile(name: "go" | "c" | SiblingLanguage): string {
  return `tree-sitter-${name}.wasm${name === "go" || name === "c" ? "" : ".zst"}`;
}

const runtimeFile = "web-tree-sitter.wasm";

/** Reads what every package needs. Rejects with the name of a file that cannot be read: without them there is no analysis. */
export async function loadGrammars(read: ReadGrammar): Promise<GrammarBytes> {
  const needed = (file: string): Promise<Uint8Array> => readNeeded(file, read);
  const [runtime, go, c] = await Promise.all([needed(runtimeFile), needed(grammarFile("go")), needed(grammarFile("c"))]);
  return { runtime, go, c, sibling: async (language) => unpacked(await read(grammarFile(language))) };
}

async function readNeeded(file: string, read: ReadGrammar): Promise<Uint8Array> {
  try {
    return await read(file);
  } catch (error) {
    throw new Error(l10n.t("grammars/{0} cannot be read ({1}); install cgovet again", file, error instanceof Error ? error.message : String(error)), { cause: error });
  }
}
