// Quick fixes and "fix all": what is offered, in which form, and what the text is afterwards.
import { applyEdits } from "../../server/src/engine/base/textEdit.ts";
import { createLineIndex } from "../../server/src/engine/base/lineIndex.ts";
import { describe, expect, it } from "vitest";
import { TextDocumentEdit, type CodeAction, type Range, type WorkspaceEdit } from "vscode-languageserver/node";
import type { PackageReport } from "../../server/src/engine/report/finding.ts";
import { createEngine } from "../../server/src/engine/engine.ts";
import { grammarBytes } from "../harness/grammarBytes.ts";
import { eachSession } from "./harness/eachSession.ts";
import { fullCapabilities, uriOf } from "./harness/lspSession.ts";
import { clean, leaky, twice } from "./harness/sources.ts";

const start = eachSession();

const whole: Range = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

/** The text of one file after an edit in the form with versions. */
function applied(text: string, edit: WorkspaceEdit | undefined, uri: string): string {
  const change = (edit?.documentChanges ?? []).filter(TextDocumentEdit.is).find((one) => one.textDocument.uri === uri);
  const lines = createLineIndex(text);
  return applyEdits(text, (change?.edits ?? []).map((one) => ({ span: lines.spanOf((one as { range: Range }).range), newText: (one as { newText: string }).newText })));
}

const titles = (actions: readonly CodeAction[]): readonly string[] => actions.map((action) => action.title);

describe("quick fixes", () => {
  it("repair the finding, the safe one preferred, with the version they are for", async () => {
    const lsp = await start({ files: { "p/a.go": leaky } });
    const uri = await lsp.open("p/a.go");
    const [leak] = await lsp.untilCodes(uri, "cstring-leak");
    const actions = await lsp.codeActions(uri, leak?.range ?? whole, undefined, leak ? [leak] : []);
    const preferred = actions.filter((action) => action.isPreferred === true);
    expect(preferred).toHaveLength(1);
    expect(preferred[0]).toMatchObject({ kind: "quickfix", diagnostics: [{ code: "cstring-leak" }], edit: { documentChanges: [{ textDocument: { uri, version: 1 } }] } });
    expect(actions.length).toBeGreaterThan(1);
    const fixed = applied(leaky, preferred[0]?.edit, uri);
    expect(fixed).toContain("defer C.free(unsafe.Pointer(cs))");
    expect(fixed).toContain('"unsafe"');
    await lsp.change(uri, { text: fixed });
    await lsp.untilCodes(uri);
  });

  it("are found by range alone when the client keeps no data, and not elsewhere", async () => {
    const lsp = await start({ files: { "p/a.go": leaky } });
    const uri = await lsp.open("p/a.go");
    const [leak] = await lsp.untilCodes(uri, "cstring-leak");
    const at = leak?.range.start ?? whole.start;
    expect((await lsp.codeActions(uri, { start: at, end: at })).length).toBeGreaterThan(0);
    expect(await lsp.codeActions(uri, { start: whole.start, end: whole.start })).toEqual([]);
    expect(await lsp.codeActions(uri, whole, ["refactor"])).toEqual([]);
  });

  it("wait for the analysis of what has just been typed", async () => {
    const lsp = await start({ files: { "p/a.go": clean } });
    const uri = await lsp.open("p/a.go");
    await lsp.untilVersion(uri, 1);
    const version = await lsp.change(uri, { text: leaky });
    const actions = await lsp.codeActions(uri, whole, ["quickfix"]);
    expect(actions[0]?.edit?.documentChanges).toMatchObject([{ textDocument: { version } }]);
  });

  it("work for a file that has just been opened", async () => {
    const lsp = await start({ files: { "p/a.go": leaky } });
    const uri = await lsp.open("p/a.go");
    expect((await lsp.codeActions(uri, whole, ["quickfix"])).length).toBeGreaterThan(0);
  });

  it("offer nothing for a closed or an excluded file", async () => {
    const lsp = await start({ files: { "p/a.go": leaky, "q/a.go": leaky }, settings: { exclude: ["q"] } });
    await lsp.scan();
    expect(await lsp.codeActions(uriOf("p/a.go"), whole)).toEqual([]);
    const excluded = await lsp.open("q/a.go");
    expect(await lsp.codeActions(excluded, whole, ["quickfix"])).toEqual([]);
  });
});

describe("marking a C function as taking ownership", () => {
  const handing = `package p

/*
#include <stdlib.h>

void inspect(char *text);
*/
import "C"

func Hand(text string) {
	cs := C.CString(text)
	C.inspect(cs)
}
`;
  const marking = async (config: Readonly<Record<string, string>>, capabilities = fullCapabilities) => {
    const lsp = await start({ files: { "go.mod": "module m\n\ngo 1.21\n", "p/a.go": handing, ...config }, capabilities });
    const uri = await lsp.open("p/a.go");
    await lsp.untilCodes(uri, "cstring-leak");
    return { lsp, uri, actions: (await lsp.codeActions(uri, whole, ["quickfix"])).filter((action) => /^Tell cgovet .*inspect/.test(action.title)) };
  };

  it("creates cgovet.json in the workspace folder, after which the finding is gone", async () => {
    const { lsp, uri, actions } = await marking({});
    const config = uriOf("cgovet.json");
    expect(actions).toHaveLength(1);
    expect(actions[0]?.isPreferred).toBeUndefined();
    expect(actions[0]?.edit?.documentChanges).toMatchObject([{ kind: "create", uri: config }, { textDocument: { uri: config, version: null } }]);
    await lsp.write("cgovet.json", applied("", actions[0]?.edit, config));
    await lsp.untilCodes(uri);
    expect(lsp.messages).toEqual([]);
  });

  it("adds to the file that applies and keeps its comments", async () => {
    const text = `{\n  // our rules\n  "severity": { "cstring-leak": "error" } // strict\n}\n`;
    const { lsp, uri, actions } = await marking({ "p/cgovet.json": text });
    const config = uriOf("p/cgovet.json");
    const edited = applied(text, actions[0]?.edit, config);
    expect(edited).toContain("// our rules");
    expect(edited).toContain("// strict");
    await lsp.write("p/cgovet.json", edited);
    await lsp.untilCodes(uri);
    expect(lsp.last(config)).toBeUndefined();
  });

  it("is not offered where no file can hold it", async () => {
    expect((await marking({ "p/cgovet.json": "{ broken" })).actions).toEqual([]);
    expect((await marking({}, {})).actions).toEqual([]);
  });
});

describe("correcting what a finding assumes", () => {
  it("annotates the prototype in the preamble", async () => {
    const text = `package p

/*
void inspect(char *text);
*/
import "C"

func Hand(text string) {
	C.inspect(C.CString(text))
}
`;
    const lsp = await start({ files: { "p/a.go": text } });
    const uri = await lsp.open("p/a.go");
    await lsp.untilCodes(uri, "cstring-leak");
    const [action] = (await lsp.codeActions(uri, whole, ["quickfix"])).filter(({ title }) => title.startsWith("Annotate"));
    const edited = applied(text, action?.edit, uri);
    expect(edited).toContain("/*\n// cgovet:owns text\nvoid inspect(char *text);\n*/");
    await lsp.change(uri, { text: edited });
    await lsp.untilCodes(uri);
  });

  it("annotates the field", async () => {
    const text = `package p

import "C"

type Label struct {
	text *C.char
}

func NewLabel(text string) *Label { return &Label{text: C.CString(text)} }
`;
    const lsp = await start({ files: { "p/a.go": text }, settings: { profile: "strict" } });
    const uri = await lsp.open("p/a.go");
    await lsp.untilCodes(uri, "unreleased-field");
    const actions = (await lsp.codeActions(uri, whole, ["quickfix"])).filter(({ title }) => title.startsWith("Annotate"));
    expect(titles(actions)).toEqual(["Annotate the field: `Label.text` is released elsewhere", "Annotate the field: `Label.text` owns nothing"]);
    const edited = applied(text, actions[1]?.edit, uri);
    expect(edited).toContain("\ttext *C.char //cgovet:borrows\n");
    await lsp.change(uri, { text: edited });
    await lsp.untilCodes(uri);
  });

  it("says in cgovet.json that a result is lent, and keeps the other rows", async () => {
    const text = `package p

/*
typedef struct reel reel;
reel *reel_new(void);
void reel_free(reel *r);
int reel_turn(const reel *r);
*/
import "C"

func Turn() int {
	r := C.reel_new()
	return int(C.reel_turn(r))
}

func TurnOnce() {
	r := C.reel_new()
	defer C.reel_free(r)
}
`;
    const before = `{\n  "models": [\n    { "name": "C.other", "params": ["takes"] },\n    { "name": "C.reel_new", "blocks": "may" }\n  ]\n}\n`;
    const lsp = await start({ files: { "go.mod": "module m\n", "p/a.go": text, "cgovet.json": before } });
    const uri = await lsp.open("p/a.go");
    await lsp.untilCodes(uri);
    await lsp.write("cgovet.json", before.replace(', "blocks": "may"', ', "creates": { "family": "reel_free" }, "blocks": "may"'));
    await lsp.untilCodes(uri, "resource-leak");
    const [action] = (await lsp.codeActions(uri, whole, ["quickfix"])).filter(({ title }) => title.includes("does not give ownership"));
    expect(action).toBeDefined();
    const config = uriOf("cgovet.json");
    const edited = applied(before.replace(', "blocks": "may"', ', "creates": { "family": "reel_free" }, "blocks": "may"'), action?.edit, config);
    expect((JSON.parse(edited) as { readonly models: unknown }).models).toEqual([{ name: "C.other", params: ["takes"] }, { name: "C.reel_new", blocks: "may", returnsBorrowed: "library" }]);
  });
});

describe("refactor.rewrite.cgovet", () => {
  const text = `package p

/*
#include <stdlib.h>

typedef struct reel reel;
void reel_close(reel *r);
reel *find(int n);
char *describe(void);
const char *name(void);
*/
import "C"

// Describe says what there is.
func Describe() *C.char { return C.describe() }

func Use() {
	println(C.GoString(C.describe()))
	C.find(3)
	C.name()
}
`;
  const at = (word: string, within = text): Range => {
    const before = within.slice(0, within.indexOf(word)).split("\n");
    const place = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
    return { start: place, end: place };
  };
  const kind = "refactor.rewrite.cgovet";

  it("annotates a Go function whose result the caller must release", async () => {
    const lsp = await start({ files: { "p/a.go": text } });
    const uri = await lsp.open("p/a.go");
    const actions = await lsp.codeActions(uri, at("Describe() *C"), [kind]);
    expect(actions).toMatchObject([{ kind, title: "Annotate: callers of `Describe` release its result with `free`" }]);
    const edited = applied(text, actions[0]?.edit, uri);
    expect(edited).toContain("// Describe says what there is.\n//\n//cgovet:returns-owned free\nfunc Describe()");
    await lsp.change(uri, { text: edited });
    expect(await lsp.codeActions(uri, at("Describe() *C", edited), [kind])).toEqual([]);
  });

  it("annotates a prototype with the function that releases such objects", async () => {
    const lsp = await start({ files: { "p/a.go": text } });
    const uri = await lsp.open("p/a.go");
    const [action] = await lsp.codeActions(uri, at("find(int n)"), ["refactor"]);
    expect(applied(text, action?.edit, uri)).toContain("\n// cgovet:returns-owned reel_close\nreel *find(int n);");
  });

  it("writes a row for a call, after which its result is followed", async () => {
    const lsp = await start({ files: { "go.mod": "module m\n", "p/a.go": text } });
    const uri = await lsp.open("p/a.go");
    const [action] = await lsp.codeActions(uri, at("describe()"));
    expect(action).toMatchObject({ kind, title: "Tell cgovet: callers of `C.describe` release its result with `free`" });
    await lsp.write("cgovet.json", applied("", action?.edit, uriOf("cgovet.json")));
    await lsp.untilCodes(uri, "malloc-leak");
  });

  it("annotates the declaration where no row releases such objects yet", async () => {
    const lsp = await start({ files: { "go.mod": "module m\n", "p/a.go": text } });
    const uri = await lsp.open("p/a.go");
    const actions = await lsp.codeActions(uri, at("find(3)"));
    expect(titles(actions)).toEqual(["Annotate: callers of `C.find` release its result with `reel_close`"]);
    const edited = applied(text, actions[0]?.edit, uri);
    expect(edited).toContain("\n// cgovet:returns-owned reel_close\nreel *find(int n);");
    await lsp.change(uri, { text: edited });
    await lsp.untilCodes(uri, "resource-leak");
  });

  it("is not offered for lent results, or beside names of functions", async () => {
    const lsp = await start({ files: { "p/a.go": text } });
    const uri = await lsp.open("p/a.go");
    for (const word of ["name()", "name(void)", "typedef", "3)"]) expect(await lsp.codeActions(uri, at(word), [kind]), word).toEqual([]);
  });
});

describe("source.fixAll.cgovet", () => {
  it("fixes everything safe at once, adds the import once, and has nothing left to do", async () => {
    const lsp = await start({ files: { "p/a.go": twice } });
    const uri = await lsp.open("p/a.go");
    await lsp.untilCodes(uri, "cstring-leak", "cstring-leak");
    const actions = await lsp.fixAll(uri);
    expect(titles(actions)).toEqual(["Fix all safe cgovet findings in this file"]);
    expect(actions[0]).toMatchObject({ kind: "source.fixAll.cgovet", edit: { documentChanges: [{ textDocument: { uri, version: 1 } }] } });
    const fixed = applied(twice, actions[0]?.edit, uri);
    expect(fixed).toContain("defer C.free(unsafe.Pointer(cs))");
    expect(fixed).toContain("defer C.free(unsafe.Pointer(other))");
    expect(fixed.split('"unsafe"')).toHaveLength(2);
    await lsp.change(uri, { text: fixed });
    await lsp.untilCodes(uri);
    expect(await lsp.fixAll(uri)).toEqual([]);
  });

  it("is offered only when asked for", async () => {
    const lsp = await start({ files: { "p/a.go": leaky } });
    const uri = await lsp.open("p/a.go");
    await lsp.untilCodes(uri, "cstring-leak");
    const kinds = async (only?: readonly string[]) => new Set((await lsp.codeActions(uri, whole, only)).map((action) => action.kind));
    expect(await kinds()).toEqual(new Set(["quickfix"]));
    expect(await kinds(["source"])).toEqual(new Set(["source.fixAll.cgovet"]));
    expect(await kinds(["source.fixAll"])).toEqual(new Set(["source.fixAll.cgovet"]));
    expect(await kinds(["source.fixAll.eslint"])).toEqual(new Set());
  });

  it("leaves the analysed text as the editor has it", async () => {
    const lsp = await start({ files: { "p/a.go": twice } });
    const uri = await lsp.open("p/a.go");
    await lsp.fixAll(uri);
    const version = await lsp.change(uri, { range: whole, text: leaky });
    expect(await lsp.untilVersion(uri, version)).toHaveLength(1);
  });

  it("offers nothing when the text changes while it works", async () => {
    const hold = { at: undefined as (() => void) | undefined };
    const reached = new Promise<void>((resolve) => (hold.at = resolve));
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const lsp = await start({
      files: { "p/a.go": twice },
      createEngine: async (host) => {
        const engine = await createEngine({ host, grammars: grammarBytes() });
        const analyze = engine.analyzeDirectory.bind(engine);
        // The first analysis is the editor's; the second belongs to "fix all".
        let count = 0;
        engine.analyzeDirectory = async (...args): Promise<PackageReport> => {
          count += 1;
          if (count === 2) {
            hold.at?.();
            await held;
          }
          return analyze(...args);
        };
        return engine;
      },
    });
    const uri = await lsp.open("p/a.go");
    await lsp.untilCodes(uri, "cstring-leak", "cstring-leak");
    const answer = lsp.fixAll(uri);
    await reached;
    const version = await lsp.change(uri, { range: { start: whole.start, end: whole.start }, text: "// typed meanwhile\n" });
    await lsp.roundTrip();
    release();
    expect(await answer).toEqual([]);
    expect(await lsp.untilVersion(uri, version)).toHaveLength(2);
  });
});
