// A fix that makes a file: one edit that creates it and changes the other, or none for clients that cannot create files.
import { describe, expect, it } from "vitest";
import { CreateFile, TextDocumentEdit, type CodeAction, type Range } from "vscode-languageserver/node";
import { eachSession } from "./harness/eachSession.ts";
import { fullCapabilities } from "./harness/lspSession.ts";

const start = eachSession();
const whole: Range = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };
const text = `package p

/*
#include <stdlib.h>

int add(int a, int b) { return a + b; }
*/
import "C"

//export goDone
func goDone() { C.add(1, 2) }
`;
const creating = {
  ...fullCapabilities,
  workspace: { ...fullCapabilities.workspace, workspaceEdit: { documentChanges: true, resourceOperations: ["create" as const] } },
};
const moves = (actions: readonly CodeAction[]): CodeAction | undefined => actions.find(({ title }) => title.includes("new file"));

describe("a definition moved to a new file", () => {
  it("creates the file, never over another", async () => {
    const lsp = await start({ files: { "p/a.go": text }, capabilities: creating });
    const uri = await lsp.open("p/a.go");
    await lsp.untilCodes(uri, "export-preamble-definition");
    const changes = moves(await lsp.codeActions(uri, whole))?.edit?.documentChanges ?? [];
    const created = uri.replace(/a\.go$/, "add_def.c");
    expect(changes.filter(CreateFile.is)).toMatchObject([{ uri: created, options: { overwrite: false, ignoreIfExists: false } }]);
    const edits = changes.filter(TextDocumentEdit.is);
    expect(edits.map(({ textDocument }) => textDocument.uri).sort()).toEqual([uri, created].sort());
    expect(edits.find((one) => one.textDocument.uri === created)?.edits).toMatchObject([{ newText: '#include "_cgo_export.h"\n\nint add(int a, int b) { return a + b; }\n' }]);
  });

  it("is not offered to clients that cannot create files", async () => {
    const capabilities = { ...fullCapabilities, workspace: { ...fullCapabilities.workspace, workspaceEdit: { documentChanges: true } } };
    const lsp = await start({ files: { "p/a.go": text }, capabilities });
    const uri = await lsp.open("p/a.go");
    await lsp.untilCodes(uri, "export-preamble-definition");
    const actions = await lsp.codeActions(uri, whole);
    expect(actions.some(({ title }) => title.includes("static inline"))).toBe(true);
    expect(moves(actions)).toBeUndefined();
  });
});
