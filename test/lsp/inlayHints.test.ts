// Inlay hints over the protocol: off until wanted, in step with the text, asked for again when something else changes.
import { describe, expect, it } from "vitest";
import { InlayHintRefreshRequest, InlayHintRequest, type InlayHint } from "vscode-languageserver/node";
import { eachSession } from "./harness/eachSession.ts";
import { fullCapabilities, type LspSession } from "./harness/lspSession.ts";
import { leaky } from "./harness/sources.ts";

const start = eachSession();

const on = { inlayHints: { enable: true } };
const capabilities = { ...fullCapabilities, workspace: { ...fullCapabilities.workspace, inlayHint: { refreshSupport: true } } };

async function hints(lsp: LspSession, uri: string, lines: readonly [number, number] = [0, 1000]): Promise<readonly InlayHint[]> {
  const range = { start: { line: lines[0], character: 0 }, end: { line: lines[1], character: 0 } };
  return (await lsp.client.sendRequest(InlayHintRequest.type, { textDocument: { uri }, range })) ?? [];
}

/** Call at the start; the result waits for the next time the server asks for another look. */
function refreshesOf(lsp: LspSession): () => Promise<void> {
  const waiting: (() => void)[] = [];
  lsp.client.onRequest(InlayHintRefreshRequest.type, () => waiting.splice(0).forEach((resume) => resume()));
  return () => new Promise((resume) => waiting.push(resume));
}

describe("inlay hints", () => {
  it("are off unless the user wants them", async () => {
    const lsp = await start({ files: { "p/a.go": leaky } });
    const uri = await lsp.open("p/a.go");
    await lsp.untilCodes(uri, "cstring-leak");
    expect(await hints(lsp, uri)).toEqual([]);
  });

  it("say who owns what, with the way to release it", async () => {
    const lsp = await start({ files: { "p/a.go": leaky }, settings: on });
    const uri = await lsp.open("p/a.go");
    expect(await hints(lsp, uri)).toEqual([{ position: { line: 10, character: 3 }, label: "owned", tooltip: "C.CString makes it, and it must be released with C.free here or handed on.", paddingLeft: true }]);
    expect(await hints(lsp, uri, [0, 9])).toEqual([]);
  });

  it("follow what is typed", async () => {
    const lsp = await start({ files: { "p/a.go": leaky }, settings: on });
    const uri = await lsp.open("p/a.go");
    await lsp.untilCodes(uri, "cstring-leak");
    await lsp.change(uri, { text: `\n${leaky}` });
    expect((await hints(lsp, uri)).map(({ position }) => position.line)).toEqual([11]);
  });

  it("are asked for again when a setting or another file changes what they say", async () => {
    const helper = 'package p\n\nimport "C"\n\nfunc named(s string) *C.char { return C.CString(s) }\n';
    const files = { "p/a.go": 'package p\n\nimport "C"\n\nfunc use() {\n\tcs := named("x")\n\t_ = cs\n}\n', "p/b.go": helper };
    const lsp = await start({ files, settings: {}, capabilities });
    const refreshed = refreshesOf(lsp);
    const uri = await lsp.open("p/a.go");
    expect(await hints(lsp, uri)).toEqual([]);
    const switched = refreshed();
    await lsp.configurationChanged(on);
    await switched;
    expect((await hints(lsp, uri)).map(({ label }) => label)).toEqual(["owned"]);
    const changed = refreshed();
    await lsp.write("p/b.go", helper.replace("return C.CString(s)", "return nil"));
    await changed;
    expect(await hints(lsp, uri)).toEqual([]);
  });
});
