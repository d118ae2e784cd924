// A server without a disk gets the grammars of C++ and Objective-C from the folder that the client names.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, it } from "vitest";
import { createEngine } from "../../server/src/engine/engine.ts";
import { grammarFile } from "../../server/src/hosts/grammars.ts";
import { methods, type UriParams } from "../../server/src/lsp/protocol.ts";
import { grammarBytes } from "../harness/grammarBytes.ts";
import { eachSession } from "./harness/eachSession.ts";
import type { LspOptions } from "./harness/lspSession.ts";

const start = eachSession();
const require = createRequire(import.meta.url);

const consumer = 'package p\n\n// void consume(char *s);\nimport "C"\n\nfunc Use(text string) {\n\tcs := C.CString(text)\n\tC.consume(cs)\n}\n';
const freeing = 'extern "C" void consume(char *s) { std::string copy(s); free(s); }\n';
const createBrowserEngine: LspOptions["createEngine"] = (host, readGrammar) =>
  createEngine({ host, grammars: { ...grammarBytes(), sibling: (language) => readGrammar(grammarFile(language)) } });

it("the client serves the grammar, once", async () => {
  const lsp = await start({
    files: { "p/a.go": consumer, "p/b.cpp": freeing },
    createEngine: createBrowserEngine,
    initializationOptions: { servesFiles: true, grammarsUri: "vscode-remote://extension/dist/grammars" },
  });
  const asked: string[] = [];
  lsp.client.onRequest(methods.readFile, ({ uri }: UriParams) => {
    asked.push(uri);
    return { base64: readFileSync(require.resolve("tree-sitter-cpp/tree-sitter-cpp.wasm")).toString("base64") };
  });
  const uri = await lsp.open("p/a.go");
  expect(await lsp.untilVersion(uri, 1)).toEqual([]);
  await lsp.write("p/b.cpp", freeing.replace("free(s)", "(void)s"));
  await lsp.untilCodes(uri, "cstring-leak");
  expect(asked).toEqual(["vscode-remote://extension/dist/grammars/tree-sitter-cpp.wasm.zst"]);
});

it("a client that names no folder gets the analysis without those bodies", async () => {
  const lsp = await start({ files: { "p/a.go": consumer, "p/b.cpp": freeing }, createEngine: createBrowserEngine });
  await lsp.open("p/a.go");
  await lsp.until("the notice", () => lsp.statuses.find((status) => status.message.includes("1 function is not plain C")));
});
