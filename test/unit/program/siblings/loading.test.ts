// The large grammars are loaded when a package that uses cgo has a file for them, and doing without them loses bodies,
// not the analysis. Texts of any shape are lowered without an exception.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEngine } from "../../../../server/src/engine/engine.ts";
import type { SiblingLanguage } from "../../../../server/src/engine/host.ts";
import { lowerCFile } from "../../../../server/src/engine/program/c/cUnit.ts";
import { createSyntax, type Syntax } from "../../../../server/src/engine/syntax/parserPool.ts";
import { grammarBytes } from "../../../harness/grammarBytes.ts";
import { createMemoryHost } from "../../../harness/memoryHost.ts";

const leak = 'package p\n\n// void show(char *s);\nimport "C"\n\nfunc f(s string) { C.show(C.CString(s)) }\n';
const plain = "package p\n\nfunc f() {}\n";
const frees = 'extern "C" void show(char *s) { std::string copy(s); free(s); }\n';

async function analyse(files: Readonly<Record<string, string>>, withGrammars = true) {
  const asked: SiblingLanguage[] = [];
  const { sibling, ...embedded } = grammarBytes();
  const read = (language: SiblingLanguage): Promise<Uint8Array> => {
    asked.push(language);
    return withGrammars && sibling !== undefined ? sibling(language) : Promise.reject(new Error("no such file"));
  };
  const host = createMemoryHost(Object.entries(files).map(([name, text]) => [`file:///p/${name}`, text] as const));
  const engine = await createEngine({ host, grammars: { ...embedded, sibling: read }, rethrow: true });
  try {
    const report = await engine.analyzeDirectory("file:///p");
    return { asked, findings: report.files.flatMap((file) => file.findings.map((one) => one.rule)), notices: report.files.flatMap((file) => file.notices.map((one) => one.kind)) };
  } finally {
    engine.dispose();
  }
}

describe("the grammars of C++ and Objective-C", () => {
  it("are not loaded for Go and C", async () => {
    expect(await analyse({ "a.go": leak, "a.c": "void show(char *s) { }\n", "a.h": "#ifdef __cplusplus\nclass A {};\n#endif\n" })).toMatchObject({ asked: [], findings: ["cstring-leak"] });
  });

  it("are not loaded for a package without cgo", async () => {
    expect((await analyse({ "a.go": plain, "a.cpp": frees })).asked).toEqual([]);
  });

  it("are loaded one by one", async () => {
    expect(await analyse({ "a.go": leak, "a.cpp": frees, "b.cc": "int x;\n" })).toEqual({ asked: ["cpp"], findings: [], notices: [] });
    expect(await analyse({ "a.go": leak, "a.m": "void show(char *s) { [x go]; free(s); }\n" })).toEqual({ asked: ["objc"], findings: [], notices: [] });
  });

  it("are loaded for a header that is C++", async () => {
    const files = { "a.go": leak.replace("// void show(char *s);", '// #include "a.hxx"'), "a.hxx": `namespace n { class A {}; }\n${frees}` };
    expect((await analyse(files)).asked).toEqual(["cpp"]);
  });

  it("can be missing: the body counts as unseen, and a notice says so", async () => {
    const report = await analyse({ "a.go": leak, "a.cpp": frees }, false);
    expect(report).toEqual({ asked: ["cpp"], findings: ["cstring-leak"], notices: ["unsupported-language"] });
  });
});

describe("broken text", () => {
  let syntax: Syntax;
  beforeAll(async () => {
    syntax = await createSyntax(grammarBytes());
    await Promise.all([syntax.load("cpp"), syntax.load("objc")]);
  });
  afterAll(() => {
    syntax.dispose();
  });

  it("keeps what it plainly shows", () => {
    const text = 'extern "C" void f(char *p) {\n  free(p);\n  int x = = 1;\n}\nvoid g() { delete p; }\n';
    const { functions } = lowerCFile(syntax, "file:///p/a.cpp", text, { partial: true, languages: ["cpp"] }).c;
    expect(functions.map(({ model }) => [model.name, model.hasSyntaxError])).toEqual([["f", true], ["g", false]]);
    expect(JSON.stringify(functions[0]?.model.body)).toContain('"name":"free"');
  });

  it("never throws", () => {
    const pieces = ["namespace a {", "}", "void f(T &x)", "{", "try {", "} catch (...) {", "new T[n]", "delete[] p;", "[&](int a) {", "template <class T>", "@try {", "[x y:z];", "^{ free(p); }", "for (id a in b)", "auto [a, b] = c;", "T x(p);", "#if A\n", "#else\n", "\n#endif\n", "::", ";", "(", ")", "\"", "R\"(x)\"", "throw", "\u00e9"];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 30 }), (parts) => {
        const text = `void before() {}\n${parts.join(" ")}`;
        for (const name of ["a.cpp", "a.m", "a.mm"]) {
          const { functions } = lowerCFile(syntax, `file:///p/${name}`, text, { partial: true, languages: name === "a.m" ? ["objc"] : ["objc", "cpp"] }).c;
          for (const { model, start } of functions) expect(text.slice(start, start + model.text.length)).toBe(model.text);
        }
      }),
      { numRuns: 150 },
    );
  });
});
