// Tokens of Go sources under VS Code's own grammars for Go and C with our injection, in printed form. Guarantees: the
// same engine that VS Code uses; one line per token, with the scopes below `source.go`.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { loadWASM, OnigScanner, OnigString } from "vscode-oniguruma";
import { INITIAL, parseRawGrammar, Registry, type IGrammar } from "vscode-textmate";

const require = createRequire(import.meta.url);
const injection = "source.go.cgo-preamble";

const grammars: Readonly<Record<string, string>> = {
  "source.go": require.resolve("tm-grammars/grammars/go.json"),
  "source.c": require.resolve("tm-grammars/grammars/c.json"),
  [injection]: new URL("../../syntaxes/cgo-preamble.injection.json", import.meta.url).pathname,
};

/** The grammar of Go, with or without our injection. */
export async function loadGo({ injected }: { readonly injected: boolean }): Promise<IGrammar> {
  const wasm = readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm"));
  await loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner: (patterns) => new OnigScanner(patterns), createOnigString: (text) => new OnigString(text) }),
    loadGrammar: (scope) => {
      const path = grammars[scope];
      return Promise.resolve(path === undefined ? null : parseRawGrammar(readFileSync(path, "utf8"), path));
    },
    getInjections: (scope) => (injected && scope === "source.go" ? [injection] : undefined),
  });
  const grammar = await registry.loadGrammar("source.go");
  if (grammar === null) throw new Error("no grammar for Go");
  return grammar;
}

export interface Token {
  readonly text: string;
  /** Without `source.go`. */
  readonly scopes: readonly string[];
}

/** The tokens of each line. */
export function tokenize(grammar: IGrammar, text: string): readonly (readonly Token[])[] {
  let state = INITIAL;
  return text.split("\n").map((line) => {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    return result.tokens.map(({ startIndex, endIndex, scopes }) => ({ text: line.slice(startIndex, endIndex), scopes: scopes.slice(1) }));
  });
}

/** Lines with a `>`, below each its tokens that are not blank. */
export function printTokens(lines: readonly (readonly Token[])[]): string {
  const printed = lines.flatMap((tokens) => [
    `>${tokens.map((token) => token.text).join("")}`,
    ...tokens.filter((token) => token.text.trim() !== "").map((token) => `   ${token.text.trim()}  ${token.scopes.join(" ")}`.trimEnd()),
  ]);
  return `${printed.join("\n")}\n`;
}
