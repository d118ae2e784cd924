// What the server says to explain findings: hovers, the path of a finding, and the actions that open them.
import { describe, expect, it } from "vitest";
import { HoverRequest, MarkupKind, type Diagnostic, type Hover, type Position } from "vscode-languageserver/node";
import { clientCommands, pathMethod, type FindingPath, type PathParams } from "../../server/src/lsp/protocol/explain.ts";
import { eachSession } from "./harness/eachSession.ts";
import { fullCapabilities, uriOf, type LspSession } from "./harness/lspSession.ts";
import { clean, leaky, twice } from "./harness/sources.ts";

function wordsOf(diagnostic: Diagnostic | undefined): string {
  const message: unknown = diagnostic?.message;
  if (typeof message !== "string") throw new Error("the diagnostic has no plain message");
  return message;
}

const start = eachSession();

const asVsCode = {
  capabilities: { ...fullCapabilities, textDocument: { ...fullCapabilities.textDocument, hover: { contentFormat: [MarkupKind.Markdown] } } },
  initializationOptions: { clientCommands: Object.values(clientCommands) },
};

const hover = (lsp: LspSession, uri: string, position: Position): Promise<Hover | null> => lsp.client.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
const textOf = (answer: Hover | null): string => (answer === null || typeof answer.contents !== "object" || !("value" in answer.contents) ? "" : answer.contents.value);
const pathTo = (lsp: LspSession, params: PathParams): Promise<FindingPath | null> => lsp.client.sendRequest(pathMethod, params);

/** The commands that a Markdown text links to, with their arguments. */
function linkedCommands(markdown: string): readonly (readonly [command: string, argument: unknown])[] {
  return [...markdown.matchAll(/\]\(command:([\w.]+)\?([^)]*)\)/g)].map(([, command = "", query = ""]) => [command, (JSON.parse(decodeURIComponent(query)) as readonly unknown[])[0]]);
}

describe("a hover", () => {
  it("says why and how to fix it, and links to path and rule", async () => {
    const lsp = await start({ files: { "p/a.go": leaky }, ...asVsCode });
    const uri = await lsp.open("p/a.go");
    const [leak] = await lsp.untilCodes(uri, "cstring-leak");
    const answer = await hover(lsp, uri, leak?.range.start ?? { line: 0, character: 0 });
    expect(answer?.range).toEqual(leak?.range);
    const text = textOf(answer);
    expect(text).toContain("**Why it is a hazard** · The copy lives in the C heap");
    expect(text).toContain("**How to fix it** · Write `defer C.free(unsafe.Pointer(cs))`");
    expect(text).toContain("Quick fix: *Free `cs` with defer*");
    // VS Code shows message and steps with the diagnostic.
    expect(text).not.toContain(wordsOf(leak));
    expect(linkedCommands(text)).toEqual([[clientCommands.showPath, { uri, findingId: (leak?.data as { findingId: string }).findingId }], [clientCommands.showRule, "cstring-leak"]]);
  });

  it("says everything by itself in other editors, in plain text where they want that", async () => {
    const lsp = await start({ files: { "p/a.go": leaky } });
    const uri = await lsp.open("p/a.go");
    const [leak] = await lsp.untilCodes(uri, "cstring-leak");
    const answer = await hover(lsp, uri, leak?.range.start ?? { line: 0, character: 0 });
    expect(answer?.contents).toMatchObject({ kind: MarkupKind.PlainText });
    const text = textOf(answer);
    expect(text.startsWith(wordsOf(leak))).toBe(true);
    expect(text).toContain("1. `C.CString` creates `cs` (line 11)");
    expect(text).toContain("About the rule cstring-leak: https://");
    expect(text).not.toMatch(/\*\*|command:/);
  });

  it("is silent elsewhere, and while the text is newer than what was found", async () => {
    const lsp = await start({ files: { "p/a.go": leaky }, ...asVsCode });
    const uri = await lsp.open("p/a.go");
    const [leak] = await lsp.untilCodes(uri, "cstring-leak");
    expect(await hover(lsp, uri, { line: 0, character: 0 })).toBeNull();
    await lsp.change(uri, { text: `\n${leaky}` });
    expect(await hover(lsp, uri, leak?.range.start ?? { line: 0, character: 0 })).toBeNull();
  });

  it("keeps code of the user from becoming markup", async () => {
    const named = leaky.replace("func First(text string) int {\n\tcs := C.CString(text)\n\treturn", "func First(text string) int {\n\tcs := C.CString(text)\n\tif text == `[x](command:cgovet.showRule)` {\n\t\treturn 0\n\t}\n\tdefer C.free(nil)\n\treturn");
    const lsp = await start({ files: { "p/a.go": named }, capabilities: asVsCode.capabilities });
    const uri = await lsp.open("p/a.go");
    const [leak] = await lsp.until("a finding", () => lsp.last(uri)?.diagnostics);
    expect(linkedCommands(textOf(await hover(lsp, uri, leak?.range.start ?? { line: 0, character: 0 })))).toEqual([]);
  });
});

describe("cgovet/path", () => {
  it("gives the steps of the finding that is named", async () => {
    const lsp = await start({ files: { "p/a.go": twice } });
    const uri = await lsp.open("p/a.go");
    const [, second] = await lsp.untilCodes(uri, "cstring-leak", "cstring-leak");
    const { findingId } = second?.data as { readonly findingId: string };
    const path = await pathTo(lsp, { uri, findingId });
    expect(path).toMatchObject({ findingId, rule: "cstring-leak", severity: "warning", message: second?.message, uri, range: second?.range });
    expect(path?.steps.map(({ kind }) => kind)).toEqual(second?.relatedInformation?.length === 2 ? ["created", "exits"] : ["created", "passed", "exits"]);
    expect(path?.steps.map(({ uri: at, range }) => ({ uri: at, range }))).toEqual(second?.relatedInformation?.map(({ location }) => location));
  });

  it("takes the finding at the position, else the nearest one", async () => {
    const lsp = await start({ files: { "p/a.go": twice } });
    const uri = await lsp.open("p/a.go");
    const [first, second] = await lsp.untilCodes(uri, "cstring-leak", "cstring-leak");
    expect((await pathTo(lsp, { uri, position: second?.range.start ?? { line: 0, character: 0 } }))?.range).toEqual(second?.range);
    expect((await pathTo(lsp, { uri, position: { line: 0, character: 0 } }))?.range).toEqual(first?.range);
    expect((await pathTo(lsp, { uri, position: { line: 1000, character: 0 } }))?.range).toEqual(second?.range);
  });

  it("answers nothing for a finding that has gone, and waits for what was just typed", async () => {
    const lsp = await start({ files: { "p/a.go": leaky } });
    const uri = await lsp.open("p/a.go");
    const [leak] = await lsp.untilCodes(uri, "cstring-leak");
    const { findingId } = leak?.data as { readonly findingId: string };
    await lsp.change(uri, { text: clean });
    expect(await pathTo(lsp, { uri, findingId })).toBeNull();
    expect(await pathTo(lsp, { uri, position: { line: 0, character: 0 } })).toBeNull();
    await lsp.change(uri, { text: leaky });
    expect((await pathTo(lsp, { uri, findingId }))?.findingId).toBe(findingId);
  });

  it("leads through C files and other Go files, and is found from there", async () => {
    const files = {
      "p/a.go": 'package p\n\n// #include "a.h"\nimport "C"\n\nfunc use() int {\n\tcs := newName("x")\n\treturn int(C.touch(cs))\n}\n',
      "p/b.go": 'package p\n\n// #include <stdlib.h>\nimport "C"\n\nfunc newName(s string) *C.char {\n\treturn C.CString(s)\n}\n',
      "p/a.h": "int touch(const char *text);\n",
      "p/a.c": '#include "a.h"\n\nint touch(const char *text) { return text[0]; }\n',
    };
    const lsp = await start({ files });
    const uri = await lsp.open("p/a.go");
    await lsp.untilCodes(uri, "cstring-leak");
    const path = await pathTo(lsp, { uri });
    expect(path?.steps[0]?.uri).toBe(uriOf("p/b.go"));
    expect(path?.steps.at(-1)?.uri).toBe(uri);
    expect((await pathTo(lsp, { uri: await lsp.open("p/b.go"), position: { line: 6, character: 0 } }))?.findingId).toBe(path?.findingId);
  });
});

describe("actions that explain", () => {
  it("show the path and the rule, behind the fixes", async () => {
    const lsp = await start({ files: { "p/a.go": leaky }, ...asVsCode });
    const uri = await lsp.open("p/a.go");
    const [leak] = await lsp.untilCodes(uri, "cstring-leak");
    const actions = await lsp.codeActions(uri, leak?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, ["quickfix"], leak ? [leak] : []);
    const titles = actions.map(({ title }) => title);
    expect(titles.findIndex((title) => /^Show leak path \(\d steps\)$/.test(title))).toBeGreaterThan(0);
    const shown = actions.filter(({ command }) => command !== undefined);
    expect(shown.map(({ command }) => command?.command)).toEqual([clientCommands.showPath, clientCommands.showRule]);
    expect(shown.map(({ command }) => command?.arguments?.[0] as unknown)).toEqual([{ uri, findingId: (leak?.data as { findingId: string }).findingId }, "cstring-leak"]);
    expect(shown.every(({ edit, isPreferred }) => edit === undefined && isPreferred !== true)).toBe(true);
  });

  it("are not offered to an editor without those commands", async () => {
    const lsp = await start({ files: { "p/a.go": leaky } });
    const uri = await lsp.open("p/a.go");
    const [leak] = await lsp.untilCodes(uri, "cstring-leak");
    const actions = await lsp.codeActions(uri, leak?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } });
    expect(actions.length).toBeGreaterThan(0);
    expect(actions.every(({ command }) => command === undefined)).toBe(true);
  });
});
