// What an edit leaves as it was is not analysed again, and what is taken over is what a new engine says.
import { describe, expect, it } from "vitest";
import { createEngine } from "../../../server/src/engine/engine.ts";
import type { Engine } from "../../../server/src/engine/engineApi.ts";
import { defaultSettings } from "../../../server/src/engine/settings.ts";
import { grammarBytes } from "../../harness/grammarBytes.ts";
import { createMemoryHost } from "../../harness/memoryHost.ts";

const uri = "file:///memory/a.go";
const text = `package a

// #include <stdlib.h>
// #include <stdio.h>
import "C"

func first(name string) {
	cs := C.CString(name)
	C.puts(cs)
}

// second does nothing.
func second() {}

func third(name string) {
	cs := C.CString(name)
	C.puts(cs)
}
`;

async function opened(...others: readonly (readonly [string, string])[]): Promise<Engine> {
  const engine = await createEngine({ host: createMemoryHost([[uri, text], ...others]), grammars: grammarBytes(), rethrow: true });
  engine.setOverlay(uri, text, 1);
  await engine.analyzeFile(uri);
  return engine;
}

/** Analyses `now` in an engine that knows `text`; the functions it analysed for that, and whether a new engine says the same. */
async function after(now: string, engine?: Engine): Promise<{ readonly analysed: number; readonly takenOver: number; readonly isFresh: boolean; readonly lines: readonly number[] }> {
  const subject = engine ?? (await opened());
  const before = subject.stats();
  subject.setOverlay(uri, now, 2);
  const report = await subject.analyzeFile(uri);
  const { functionsAnalysed, functionsTakenOver } = subject.stats();
  const fresh = await createEngine({ host: createMemoryHost([]), grammars: grammarBytes(), rethrow: true });
  fresh.setOverlay(uri, now, 2);
  const expected = await fresh.analyzeFile(uri);
  const [file] = report.files;
  return {
    analysed: functionsAnalysed - before.functionsAnalysed,
    takenOver: functionsTakenOver - before.functionsTakenOver,
    isFresh: JSON.stringify(report.files) === JSON.stringify(expected.files),
    lines: (file?.findings ?? []).map(({ range }) => range.start.line),
  };
}

describe("an edit that only moves code", () => {
  it("analyses nothing and moves what stands below", async () => {
    const found = await after(text.replace("}\n\n// second", "}\n\n\n\n// second"));
    expect(found).toEqual({ analysed: 0, takenOver: 3, isFresh: true, lines: [7, 17] });
  });

  it("analyses nothing for prose behind //", async () => {
    expect(await after(text.replace("does nothing.", "does nothing at all, twice."))).toMatchObject({ analysed: 0, takenOver: 3, isFresh: true });
  });

  it("analyses nothing for lines without code inside a function", async () => {
    const long = text.replace("\tC.puts(cs)\n}\n\n// second", `${"\tC.puts(cs)\n".repeat(5)}}\n\n// second`);
    const engine = await opened();
    await after(long, engine);
    const typed = long.replace("\tC.puts(cs)\n\tC.puts(cs)\n}", "\tC.puts(cs)\n\t\n\t// they are all the same\n\tC.puts(cs)\n}");
    expect(await after(typed, engine)).toMatchObject({ analysed: 0, takenOver: 3, isFresh: true, lines: [7, 21] });
  });

  it("analyses one stroke of a comment that is being written", async () => {
    const engine = await opened();
    for (const [i, written] of ["\n", "\n/", "\n//", "\n// T", "\n// Th"].entries()) {
      expect(await after(text.replace("\n// second", `${written}\n// second`), engine)).toMatchObject({ analysed: i === 1 ? 1 : 0, isFresh: true });
    }
  });

  it("analyses nothing for a comment that looks like code", async () => {
    expect(await after(text.replace("does nothing.", "does unsafe.Pointer(C.free) things"))).toMatchObject({ analysed: 0, takenOver: 3, isFresh: true });
  });

  it("compares functions of any depth", async () => {
    const deep = text.replace("func second() {}", `func second() int {\n\treturn ${"(".repeat(5000)}1${")".repeat(5000)}\n}`);
    const engine = await opened();
    await after(deep, engine);
    expect(await after(deep.replace("int {\n", "int {\n\n"), engine)).toMatchObject({ isFresh: true });
  });

  it("goes on from one such edit to the next", async () => {
    const engine = await opened();
    await after(text.replace("// second", "\n// second"), engine);
    expect(await after(text.replace("// second", "\n\n// It is\n// second"), engine)).toMatchObject({ analysed: 0, takenOver: 3, isFresh: true, lines: [7, 18] });
  });
});

describe("an edit inside a function", () => {
  it.each([
    ["code", text.replace("C.puts(cs)", "C.putss(cs)")],
    ["code that does not parse", text.replace("C.puts(cs)", "C.puts(cs")],
    ["a comment beside a finding", text.replace("C.puts(cs)", "// KeepAlive\n\tC.puts(cs)")],
    ["a line opened up where a fix goes", text.replace("C.CString(name)\n", "C.CString(name)\n\n")],
    ["a line broken in two", text.replace("C.CString(name)\n", "C.CString(\n\t\tname)\n")],
  ])("analyses that function alone: %s", async (_, now) => {
    expect(await after(now)).toMatchObject({ analysed: 1, takenOver: 2, isFresh: true });
  });

  it("analyses who calls the function as well", async () => {
    const called = text.replace("func second() {}", "func second(p *C.char) {\n\t_ = 1\n}").replace(/puts\(cs\)\n\}\n$/, "puts(cs)\n\tsecond(cs)\n}\n");
    const engine = await opened();
    await after(called, engine);
    const released = called.replace("_ = 1", "C.free(unsafe.Pointer(p))");
    expect(await after(released, engine)).toMatchObject({ analysed: 2, takenOver: 1, isFresh: true, lines: [7] });
    expect(await after(called, engine)).toMatchObject({ analysed: 0, isFresh: true });
  });

  it("analyses all where the package shows something else about a library", async () => {
    const uses = "\tp := C.thing_make()\n\tC.thing_use(p)\n";
    const before = text.replace("func second() {}", `func second() {\n${uses}}`).replace("func third(name string) {\n", `func third(name string) {\n${uses}`);
    const engine = await opened();
    await after(before, engine);
    const now = before.replace("\tC.thing_use(p)\n}", "\tC.thing_use(p)\n\tC.thing_destroy(p)\n}");
    expect(await after(now, engine)).toMatchObject({ analysed: 3, takenOver: 0, isFresh: true });
  });

  it("goes on from one such edit to the next, and to another function", async () => {
    const engine = await opened();
    const one = text.replace("C.puts(cs)", "x := 1\n\tC.puts(cs)");
    expect(await after(one, engine)).toMatchObject({ analysed: 1, isFresh: true });
    const two = one.replace(/(third[^]*)C\.puts\(cs\)/, "$1defer C.free(unsafe.Pointer(cs))");
    expect(await after(two, engine)).toMatchObject({ analysed: 1, takenOver: 2, isFresh: true, lines: [7] });
    expect(await after(two.replace("x := 1", "x := 2"), engine)).toMatchObject({ analysed: 1, isFresh: true, lines: [7] });
  });

  it("analyses the function in front of text that does not parse", async () => {
    expect(await after(text.replace("// second", "x\n// second"))).toMatchObject({ analysed: 1, takenOver: 2, isFresh: true });
  });

  it("tells two functions of the same text apart", async () => {
    const twins = text.replace("func second() {}", "func init() {\n\tC.puts(C.CString(\"a\"))\n}\n\nfunc init() {\n\tC.puts(C.CString(\"a\"))\n}");
    const engine = await opened();
    await after(twins, engine);
    expect(await after(twins.replace("C.puts(cs)", "C.puts(nil)"), engine)).toMatchObject({ isFresh: true, lines: [7, 13, 17, 21] });
  });
});

describe("an edit that may matter", () => {
  it.each([
    ["above the first declaration", text.replace("package a\n", "package a\n\n")],
    ["in the preamble", text.replace("<stdio.h>", "<stdio.h>\n// void free(void *);")],
    ["a comment that speaks to a tool", text.replace("// second does nothing.", "//export second")],
    ["a function added", `${text}\nfunc fourth() {}\n`],
    ["a function behind a comment", text.replace("func second() {}", "// func second() {}")],
  ])("is analysed: %s", async (_, now) => {
    const found = await after(now);
    expect(found.analysed).toBeGreaterThan(0);
    expect(found.takenOver).toBe(0);
    expect(found.isFresh).toBe(true);
  });

  it("applies directives to what is taken over", async () => {
    const silenced = text.replace("\tcs := C.CString(name)", "\t//cgovet:ignore cstring-leak reason: freed by puts\n\tcs := C.CString(name)");
    const engine = await opened();
    await after(silenced, engine);
    expect(await after(silenced.replace("// second", "\n// second"), engine)).toMatchObject({ analysed: 0, isFresh: true, lines: [17] });
  });
});

describe("memory", () => {
  it("knows a text to which an edit was taken back", async () => {
    const engine = await opened();
    expect(await after(text.replace("C.puts(cs)", "C.puts(cs"), engine)).toMatchObject({ analysed: 1 });
    expect(await after(text, engine)).toMatchObject({ analysed: 0, takenOver: 3, isFresh: true });
  });

  it("ends with the settings it was made under", async () => {
    const engine = await opened();
    engine.configure({ ...defaultSettings, severity: { "cstring-leak": "off" } });
    const { files } = await engine.analyzeFile(uri);
    expect(files.flatMap(({ findings }) => findings)).toEqual([]);
    expect(engine.stats()).toMatchObject({ functionsAnalysed: 6, functionsTakenOver: 0 });
  });

  it("ends when a package was not asked for in a long time", async () => {
    const dirs = Array.from({ length: 12 }, (_, i) => `file:///other${i}`);
    const engine = await opened(...dirs.map((dir) => [`${dir}/b.go`, 'package b\n\nimport "C"\n'] as const));
    for (const dir of dirs) await engine.analyzeDirectory(dir);
    expect(await after(text, engine)).toMatchObject({ analysed: 3, takenOver: 0 });
  });
});
