// Where a new C statement may go.
import { describe, expect, it } from "vitest";
import { type CodePlace, standsInBlock, withSemicolon } from "../../../server/src/engine/fixes/bracedBlock.ts";
import { cFile } from "../builders/fileModel.ts";

function place(text: string, lang: "c" | "go" = "c"): CodePlace {
  return { file: cFile(text), fn: { uri: "file:///a.c", start: 0, model: { text, lang } } } as CodePlace;
}

function stands(text: string): boolean {
  const start = text.indexOf("HERE");
  return standsInBlock(place(text), { start, end: start + 4 });
}

describe("standsInBlock", () => {
  it("allows it after a statement, a brace, a label", () => {
    expect(stands("void f(void) {\n  HERE;\n}")).toBe(true);
    expect(stands("void f(void) {\n  a();\n  // why\n  HERE;\n}")).toBe(true);
    expect(stands("void f(void) {\nout:\n  HERE;\n}")).toBe(true);
    expect(stands("void f(void) {\n  if (x) { a(); }\n  HERE;\n}")).toBe(true);
    expect(stands("void f(void) {\n#ifdef A\n  HERE;\n#endif\n}")).toBe(true);
  });

  it("forbids it under an if or else without braces", () => {
    expect(stands("void f(void) {\n  if (x)\n    HERE;\n}")).toBe(false);
    expect(stands("void f(void) {\n  if (x)\n    a();\n  else\n    HERE;\n}")).toBe(false);
    expect(stands("void f(void) {\n  if (x) /* ; */\n    HERE;\n}")).toBe(false);
  });

  it("reads C written as line comments", () => {
    expect(stands("void f(void) {\n// \ta();\n// \tHERE;\n// }")).toBe(true);
    expect(stands("void f(void) {\n// \ta();\n// \tif (x)\n// \t\tHERE;\n// }")).toBe(false);
  });
});

describe("withSemicolon", () => {
  it("reaches over the semicolon once", () => {
    const text = "a() ;\nb();";
    expect(withSemicolon(place(text), { start: 0, end: 3 })).toEqual({ start: 0, end: 5 });
    expect(withSemicolon(place(text), { start: 6, end: 10 })).toEqual({ start: 6, end: 10 });
    expect(withSemicolon(place("a()", "go"), { start: 0, end: 3 })).toEqual({ start: 0, end: 3 });
  });
});
