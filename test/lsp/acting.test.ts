// Acting on findings beyond a single fix: all of a rule, with a reason, another severity, with confirmation. Once for an
// editor that asks people itself (VS Code), once for one that takes edits only.
import { describe, expect, it } from "vitest";
import { TextDocumentEdit, type CodeAction, type Range, type WorkspaceEdit } from "vscode-languageserver/node";
import { createLineIndex } from "../../server/src/engine/base/lineIndex.ts";
import { applyEdits } from "../../server/src/engine/base/textEdit.ts";
import { askingCommands, debugMethod, ignoreMethod, setSeverityMethod, severityMethod, type DebugInformation, type EditAnswer, type IgnoreParams, type IgnoreTarget, type SeverityAnswer } from "../../server/src/lsp/protocol/acting.ts";
import { eachSession } from "./harness/eachSession.ts";
import { fullCapabilities, uriOf, type LspSession } from "./harness/lspSession.ts";
import { clean, leaky, twice } from "./harness/sources.ts";

const start = eachSession();
const whole: Range = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

/** As VS Code says it. */
const resolving = {
  ...fullCapabilities,
  workspace: { ...fullCapabilities.workspace, workspaceEdit: { documentChanges: true, resourceOperations: ["create" as const], changeAnnotationSupport: { groupsOnLabel: true } } },
  textDocument: { ...fullCapabilities.textDocument, codeAction: { dataSupport: true, resolveSupport: { properties: ["edit"] } } },
};
const asking = { capabilities: resolving, initializationOptions: { clientCommands: Object.values(askingCommands) } };

function applied(text: string, edit: WorkspaceEdit | undefined, uri: string): string {
  const change = (edit?.documentChanges ?? []).filter(TextDocumentEdit.is).find((one) => one.textDocument.uri === uri);
  const lines = createLineIndex(text);
  return applyEdits(text, (change?.edits ?? []).map((one) => ({ span: lines.spanOf((one as { range: Range }).range), newText: (one as { newText: string }).newText })));
}

const titled = (actions: readonly CodeAction[], part: string): CodeAction => {
  const found = actions.find(({ title }) => title.includes(part));
  if (found === undefined) throw new Error(`no action says "${part}": ${actions.map(({ title }) => title).join(" | ")}`);
  return found;
};
const hasTitle = (actions: readonly CodeAction[], part: string): boolean => actions.some(({ title }) => title.includes(part));

async function opened(lsp: LspSession, path: string, ...codes: readonly string[]): Promise<{ readonly uri: string; readonly at: Range }> {
  const uri = await lsp.open(path);
  const [first] = await lsp.untilCodes(uri, ...codes);
  return { uri, at: first?.range ?? whole };
}

describe("all findings of a rule in the file", () => {
  const mixed = `${twice}
func Third() *C.char {
	//cgovet:ignore malloc-leak nothing is allocated here
	return nil
}
`;

  it("are fixed at once, the edit being made when somebody chooses it", async () => {
    const lsp = await start({ files: { "p/a.go": mixed }, ...asking });
    const { uri, at } = await opened(lsp, "p/a.go", "cstring-leak", "cstring-leak", "unused-ignore");
    const action = titled(await lsp.codeActions(uri, at, ["quickfix"]), "Fix all `cstring-leak` findings in this file");
    expect(action).toMatchObject({ kind: "quickfix", diagnostics: [{ code: "cstring-leak" }] });
    expect(action.isPreferred).toBeUndefined();
    expect(action.edit).toBeUndefined();
    const { edit } = await lsp.resolve(action);
    const fixed = applied(mixed, edit, uri);
    expect(fixed).toContain("defer C.free(unsafe.Pointer(cs))");
    expect(fixed).toContain("defer C.free(unsafe.Pointer(other))");
    expect(fixed).toContain("//cgovet:ignore malloc-leak");
    await lsp.change(uri, { text: fixed });
    await lsp.untilCodes(uri, "unused-ignore");
  });

  it("leave nothing when the text has changed meanwhile", async () => {
    const lsp = await start({ files: { "p/a.go": twice }, ...asking });
    const { uri, at } = await opened(lsp, "p/a.go", "cstring-leak", "cstring-leak");
    const action = titled(await lsp.codeActions(uri, at), "Fix all `cstring-leak`");
    await lsp.change(uri, { text: leaky });
    expect((await lsp.resolve(action)).edit).toBeUndefined();
  });

  it("come with their edit for clients that do not resolve", async () => {
    const lsp = await start({ files: { "p/a.go": twice } });
    const { uri, at } = await opened(lsp, "p/a.go", "cstring-leak", "cstring-leak");
    const fixed = applied(twice, titled(await lsp.codeActions(uri, at), "Fix all `cstring-leak`").edit, uri);
    expect(fixed.match(/defer C\.free/g)).toHaveLength(2);
  });

  it("stand beside all safe ones only where several rules are concerned, and not for a single finding", async () => {
    const lsp = await start({ files: { "p/a.go": mixed, "q/a.go": leaky }, ...asking });
    const { uri, at } = await opened(lsp, "p/a.go", "cstring-leak", "cstring-leak", "unused-ignore");
    const all = titled(await lsp.codeActions(uri, at), "Fix all safe cgovet findings");
    await lsp.change(uri, { text: applied(mixed, (await lsp.resolve(all)).edit, uri) });
    await lsp.untilCodes(uri);
    const single = await opened(lsp, "q/a.go", "cstring-leak");
    expect(hasTitle(await lsp.codeActions(single.uri, single.at), "Fix all")).toBe(false);
  });
});

describe("fixes that want a person's eye", () => {
  const handing = `package p

/*
void inspect(char *text);
*/
import "C"

func Hand(text string) {
	C.inspect(C.CString(text))
}
`;
  const confirmed = (actions: readonly CodeAction[]): readonly string[] => actions.filter(({ edit }) => Object.values(edit?.changeAnnotations ?? {}).some((one) => one.needsConfirmation)).map(({ title }) => title);

  it("ask for confirmation; safe ones and comments do not", async () => {
    const lsp = await start({ files: { "go.mod": "module m\n", "p/a.go": handing }, ...asking });
    const { uri, at } = await opened(lsp, "p/a.go", "cstring-leak");
    const actions = await lsp.codeActions(uri, at, ["quickfix"]);
    const annotating = titled(actions, "Annotate the declaration");
    const telling = titled(actions, "Tell cgovet");
    expect(confirmed(actions)).toContain(telling.title);
    expect(confirmed(actions)).not.toContain(annotating.title);
    expect(actions.filter(({ isPreferred }) => isPreferred === true).every(({ title }) => !confirmed(actions).includes(title))).toBe(true);
    const edits = (telling.edit?.documentChanges ?? []).flatMap((one): readonly object[] => (TextDocumentEdit.is(one) ? one.edits : [one]));
    expect(edits.every((edit) => "annotationId" in edit && telling.edit?.changeAnnotations?.[String(edit.annotationId)] !== undefined)).toBe(true);
  });

  it("are applied at once where people do not want to be asked, or cannot be", async () => {
    for (const options of [{ ...asking, settings: { previewFixes: false } }, {}]) {
      const lsp = await start({ files: { "go.mod": "module m\n", "p/a.go": handing }, ...options });
      const { uri, at } = await opened(lsp, "p/a.go", "cstring-leak");
      expect(confirmed(await lsp.codeActions(uri, at, ["quickfix"]))).toEqual([]);
    }
  });
});

describe("ignoring with a reason", () => {
  const inC = `package p

/*
#include <stdlib.h>

static void lose(void) {
	char *p = malloc(3);
	p[0] = 0;
}
*/
import "C"

func Lose() { C.lose() }
`;
  const ignore = async (lsp: LspSession, target: IgnoreTarget, reason: string): Promise<EditAnswer | null> => {
    const params: IgnoreParams = { ...target, reason };
    return lsp.client.sendRequest(ignoreMethod, params);
  };
  const targetOf = (action: CodeAction): IgnoreTarget => action.command?.arguments?.[0] as IgnoreTarget;

  it.each([
    ["Go", leaky, "cstring-leak", "\t//cgovet:ignore cstring-leak it ends at once\n\tcs := "],
    ["Go with CRLF", leaky.replaceAll("\n", "\r\n"), "cstring-leak", "\t//cgovet:ignore cstring-leak it ends at once\r\n\tcs := "],
    ["C", inC, "malloc-leak", "\t// cgovet:ignore malloc-leak it ends at once\n\tchar *p"],
    ["C with CRLF", inC.replaceAll("\n", "\r\n"), "malloc-leak", "\t// cgovet:ignore malloc-leak it ends at once\r\n\tchar *p"],
    ["C behind slashes", inC.replace("/*\n", "").replace("*/\n", "").replace(/^(#include|static|\tchar|\tp\[|\}$(?=\nimport))/gm, "// $1").replace('#include <stdlib.h>\n\n', "#include <stdlib.h>\n//\n"), "malloc-leak", "// \t// cgovet:ignore malloc-leak it ends at once\n// \tchar *p"],
  ])("is a question of the client on a line of %s", async (_, text, rule, line) => {
    const lsp = await start({ files: { "p/a.go": text }, ...asking });
    const { uri, at } = await opened(lsp, "p/a.go", rule);
    const actions = await lsp.codeActions(uri, at, ["quickfix"]);
    expect(actions.filter(({ title, edit }) => title.startsWith("Ignore") && edit !== undefined)).toEqual([]);
    const action = titled(actions, `Ignore \`${rule}\` on this line…`);
    expect(action.command?.command).toBe(askingCommands.ignoreFinding);
    const edited = applied(text, (await ignore(lsp, targetOf(action), " it ends\n at once "))?.edit, uri);
    expect(edited).toContain(line);
    await lsp.change(uri, { text: edited });
    await lsp.untilCodes(uri);
  });

  it("stands above the line of a C file, whose Go file imports it", async () => {
    const c = '#include <stdlib.h>\n\nvoid lose(void) {\n\tchar *p = malloc(3);\n\tp[0] = 0;\n}\n';
    const lsp = await start({ files: { "p/a.go": 'package p\n\n// void lose(void);\nimport "C"\n\nfunc Lose() { C.lose() }\n', "p/lose.c": c }, ...asking });
    await lsp.open("p/a.go");
    const uri = await lsp.open("p/lose.c", undefined, "c");
    const [leak] = await lsp.untilCodes(uri, "malloc-leak");
    const actions = await lsp.codeActions(uri, leak?.range ?? whole, ["quickfix"]);
    const onLine = applied(c, (await ignore(lsp, targetOf(titled(actions, "on this line…")), "it ends at once"))?.edit, uri);
    expect(onLine).toContain("\t// cgovet:ignore malloc-leak it ends at once\n\tchar *p");
    const inFile = applied(c, (await ignore(lsp, targetOf(titled(actions, "in this file…")), "it ends at once"))?.edit, uri);
    expect(inFile.startsWith("// cgovet:ignore-file malloc-leak it ends at once\n\n#include")).toBe(true);
    for (const text of [onLine, inFile]) {
      await lsp.change(uri, { text });
      await lsp.untilCodes(uri);
    }
  });

  it.each([["Go", leaky], ["Go with CRLF", leaky.replaceAll("\n", "\r\n")]])("covers a file of %s", async (_, text) => {
    const lsp = await start({ files: { "p/a.go": text }, ...asking });
    const { uri, at } = await opened(lsp, "p/a.go", "cstring-leak");
    const action = titled(await lsp.codeActions(uri, at), "Ignore `cstring-leak` in this file…");
    const edited = applied(text, (await ignore(lsp, targetOf(action), "a fixture"))?.edit, uri);
    expect(edited.split(/\r?\n/).slice(0, 3)).toEqual(["//cgovet:ignore-file cstring-leak a fixture", "", "package p"]);
    await lsp.change(uri, { text: edited });
    await lsp.untilCodes(uri);
  });

  it("covers a build file, in whose language the comment is", async () => {
    const text = "# syntax=docker/dockerfile:1\nFROM golang:1.22\nENV GODEBUG=cgocheck=0\n";
    const lsp = await start({ files: { "p/Dockerfile": text, "p/a.go": clean }, ...asking });
    const uri = await lsp.open("p/Dockerfile", undefined, "dockerfile");
    const [found] = await lsp.untilCodes(uri, "cgocheck-disabled");
    const action = titled(await lsp.codeActions(uri, found?.range ?? whole), "in this file…");
    const edited = applied(text, (await ignore(lsp, targetOf(action), "a test of the check"))?.edit, uri);
    expect(edited).toContain("# syntax=docker/dockerfile:1\n# cgovet:ignore-file cgocheck-disabled a test of the check\n");
    await lsp.change(uri, { text: edited });
    await lsp.untilCodes(uri);
  });

  it("gives nothing without a reason, for a finding that is gone, and for an unknown rule", async () => {
    const lsp = await start({ files: { "p/a.go": leaky }, ...asking });
    const { uri, at } = await opened(lsp, "p/a.go", "cstring-leak");
    const target = targetOf(titled(await lsp.codeActions(uri, at), "on this line…"));
    expect(await ignore(lsp, target, " // ")).toBeNull();
    expect(await ignore(lsp, { ...target, scope: "file", rule: "no-rule" }, "why")).toBeNull();
    await lsp.change(uri, { text: clean });
    expect(await ignore(lsp, target, "why")).toBeNull();
  });

  it("is an edit with a placeholder for other clients, which the next analysis accepts", async () => {
    for (const [part, kept] of [["Ignore `cstring-leak` here with a reason", "\t//cgovet:ignore cstring-leak "], ["Ignore `cstring-leak` in this file with a reason", "//cgovet:ignore-file cstring-leak "]] as const) {
      const lsp = await start({ files: { "p/a.go": leaky } });
      const { uri, at } = await opened(lsp, "p/a.go", "cstring-leak");
      const edited = applied(leaky, titled(await lsp.codeActions(uri, at), part).edit, uri);
      expect(edited).toContain(`${kept}reason: say why\n`);
      await lsp.change(uri, { text: edited });
      await lsp.untilCodes(uri);
    }
  });

  it("is not offered for what keeps a program from building, nor for ignore comments", async () => {
    const detached = `package p\n\n/*\n#include <stdlib.h>\n*/\n\nimport "C"\n\nvar x C.int\n\n//cgovet:ignore malloc-leak because\nvar y C.int\n`;
    const lsp = await start({ files: { "p/a.go": detached }, ...asking });
    const { uri } = await opened(lsp, "p/a.go", "detached-preamble", "unused-ignore");
    expect(hasTitle(await lsp.codeActions(uri, whole, ["quickfix"]), "Ignore `")).toBe(false);
  });
});

describe("an ignore comment that silences nothing", () => {
  it("is reported and taken away by a safe fix", async () => {
    const text = clean.replace("func First", "//cgovet:ignore cstring-leak it used to leak\nfunc First");
    const lsp = await start({ files: { "p/a.go": text } });
    const { uri, at } = await opened(lsp, "p/a.go", "unused-ignore");
    const action = titled(await lsp.codeActions(uri, at, ["quickfix"]), "Remove the ignore directive");
    expect(action.isPreferred).toBe(true);
    expect(applied(text, action.edit, uri)).toBe(clean);
  });
});

describe("the severity of a rule", () => {
  const config = `{\n  // ours\n  "profile": "default"\n}\n`;

  it("is a question of the client, which learns what there is to choose", async () => {
    const lsp = await start({ files: { "go.mod": "module m\n", "p/a.go": leaky, "cgovet.json": config }, ...asking, settings: { severity: { "cstring-leak": "error" } } });
    const { uri, at } = await opened(lsp, "p/a.go", "cstring-leak");
    const action = titled(await lsp.codeActions(uri, at), "Change the severity of `cstring-leak`…");
    expect(action.command).toMatchObject({ command: askingCommands.changeSeverity, arguments: [{ uri, rule: "cstring-leak" }] });
    expect(await lsp.client.sendRequest(severityMethod, { uri, rule: "cstring-leak" })).toEqual({ current: "error", usual: "warning", configFile: uriOf("cgovet.json") } satisfies SeverityAnswer);
    expect(await lsp.client.sendRequest(severityMethod, { uri, rule: "c-type-in-api" })).toMatchObject({ current: "off", usual: "off" });
    await expect(lsp.client.sendRequest(severityMethod, { uri, rule: "no-rule" })).rejects.toThrow("no rule is called no-rule");
  });

  it("is written into the file that applies, and taken back", async () => {
    const lsp = await start({ files: { "go.mod": "module m\n", "p/a.go": leaky, "cgovet.json": config }, ...asking });
    const { uri } = await opened(lsp, "p/a.go", "cstring-leak");
    const file = uriOf("cgovet.json");
    const set = async (text: string, severity?: string): Promise<string> => applied(text, (await lsp.client.sendRequest<EditAnswer | null>(setSeverityMethod, { uri, rule: "cstring-leak", severity }))?.edit, file);
    const off = await set(config, "off");
    expect(off).toContain("// ours");
    await lsp.write("cgovet.json", off);
    await lsp.untilCodes(uri);
    await lsp.write("cgovet.json", await set(off));
    expect((await lsp.untilCodes(uri, "cstring-leak"))[0]?.severity).toBe(2);
  });

  it("is switched off in cgovet.json by clients that cannot ask", async () => {
    const lsp = await start({ files: { "p/a.go": leaky } });
    const { uri, at } = await opened(lsp, "p/a.go", "cstring-leak");
    const action = titled(await lsp.codeActions(uri, at), "Switch `cstring-leak` off in cgovet.json");
    await lsp.write("cgovet.json", applied("", action.edit, uriOf("cgovet.json")));
    await lsp.untilCodes(uri);
  });
});

describe("a wrapper in C", () => {
  it("takes the place of a call that cgo refuses", async () => {
    const text = `package p

// #include <sys/ioctl.h>
import "C"

import "unsafe"

func windowSize(fd int, size *C.struct_winsize) C.int {
	return C.ioctl(C.int(fd), C.TIOCGWINSZ, unsafe.Pointer(size))
}
`;
    const lsp = await start({ files: { "p/a.go": text }, ...asking });
    const { uri, at } = await opened(lsp, "p/a.go", "variadic-c-call");
    const action = titled(await lsp.codeActions(uri, at, ["quickfix"]), "fixed arguments");
    expect(Object.values(action.edit?.changeAnnotations ?? {})).toMatchObject([{ label: action.title, needsConfirmation: true }]);
    await lsp.change(uri, { text: applied(text, action.edit, uri) });
    await lsp.untilCodes(uri);
  });
});

describe("folders with settings of their own", () => {
  it("are analysed each with theirs", async () => {
    const lsp = await start({ files: { "p/a.go": leaky, "q/a.go": leaky }, settingsOf: (scope) => (scope === uriOf("p") ? { severity: { "cstring-leak": "off" } } : scope === uriOf("q") ? { severity: { "cstring-leak": "error" } } : {}) });
    await lsp.changeFolders({ added: [uriOf("p"), uriOf("q")], removed: ["file:///w"] });
    const off = await lsp.open("p/a.go");
    expect(await lsp.untilVersion(off, 1)).toEqual([]);
    const { uri } = await opened(lsp, "q/a.go", "cstring-leak");
    expect(lsp.last(uri)?.diagnostics[0]?.severity).toBe(1);
    expect(await lsp.client.sendRequest(severityMethod, { uri: off, rule: "cstring-leak" })).toMatchObject({ current: "off" });
  });
});

describe("a package that takes longer than people want", () => {
  it("is named in the status, and no longer once the budget allows it", async () => {
    const lsp = await start({ files: { "p/a.go": clean }, settings: { timeBudget: 0.000001 } });
    await lsp.untilVersion(await lsp.open("p/a.go"), 1);
    const slow = await lsp.until("a word about it", () => lsp.statuses.find(({ message }) => message.includes("cgovet.timeBudget")));
    expect(slow).toMatchObject({ state: "ready", message: expect.stringMatching(/^p takes \d+\.\d s to analyse/) as string });
    await lsp.configurationChanged({ timeBudget: 0, severity: { "malloc-leak": "info" } });
    await lsp.until("no word about it", () => (lsp.statuses.at(-1)?.message === "" ? true : undefined));
  });
});

describe("facts for a bug report", () => {
  it("count and name no file", async () => {
    const lsp = await start({ files: { "secret/a.go": twice } });
    await opened(lsp, "secret/a.go", "cstring-leak", "cstring-leak");
    const facts: DebugInformation = await lsp.client.sendRequest(debugMethod);
    expect(facts).toMatchObject({ version: "0.0.0-test", state: "ready", folders: 1, openFiles: 1, packages: 1, findings: 2, notices: {}, failures: [] });
    expect(JSON.stringify(facts)).not.toContain("secret");
  });
});
