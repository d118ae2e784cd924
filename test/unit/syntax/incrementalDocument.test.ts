// An edited tree is the tree a fresh parse gives, whatever was typed.
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createLineIndex } from "../../../server/src/engine/base/lineIndex.ts";
import { openDocument } from "../../../server/src/engine/syntax/incrementalDocument.ts";
import { createSyntax, type Syntax } from "../../../server/src/engine/syntax/parserPool.ts";
import { printSyntax } from "../../../server/src/engine/syntax/printSyntax.ts";
import { grammarBytes } from "../../harness/grammarBytes.ts";

let syntax: Syntax;
beforeAll(async () => {
  syntax = await createSyntax(grammarBytes());
});
afterEach(() => {
  const { treesCreated, treesDeleted } = syntax.stats();
  expect(treesDeleted).toBe(treesCreated);
});
afterAll(() => {
  syntax.dispose();
});

const sources = [
  'package p\n\n// #include <stdlib.h>\nimport "C"\n\nimport "unsafe"\n\nfunc f(s string) {\n\tcs := C.CString(s)\n\tdefer C.free(unsafe.Pointer(cs))\n\tif s == "é😀" {\n\t\treturn\n\t}\n\tfor i := range 10 {\n\t\tg(i)\n\t}\n}\n\nfunc g(i int) int { return i + 1 }\n',
  'package p\r\n\r\n/*\r\nint twice(int x);\r\n*/\r\nimport "C"\r\n\r\nvar raw = `a\r\nb`\r\n\r\nfunc h() (n int, err error) {\r\n\tswitch x := any(n).(type) {\r\n\tcase int:\r\n\t\tn = x\r\n\tdefault:\r\n\t}\r\n\treturn\r\n}\r\n',
];
const snippets = ["", "x", "\n", "\r\n", "}", "{", "(", ")", '"', "`", "/*", "*/", "//", "😀", "é", "func k() {}\n", "if a {\n", "C.f(x)", " ", "\t", "return", ":=", "case 1:\n", "\r"];

const editArbitrary = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.constant(0), fc.constant(1), fc.integer({ min: 0, max: 40 })),
  snippet: fc.constantFrom(...snippets),
});

/** Moves an offset out of the middle of a surrogate pair or of a CRLF, where no editor puts it. */
function aligned(text: string, offset: number): number {
  const isLow = (text.charCodeAt(offset) & 0xfc00) === 0xdc00;
  return isLow || (text[offset] === "\n" && text[offset - 1] === "\r") ? offset + 1 : offset;
}

describe("openDocument", () => {
  it("gives the tree of a fresh parse after any edits", () => {
    fc.assert(
      fc.property(fc.constantFrom(...sources), fc.array(editArbitrary, { minLength: 1, maxLength: 8 }), fc.boolean(), (source, edits, parseBetween) => {
        const document = openDocument(syntax, source);
        try {
          document.withTree((tree) => tree.hasError);
          for (const edit of edits) {
            const text = document.text;
            const start = aligned(text, Math.floor(edit.at * text.length));
            const end = aligned(text, Math.min(start + edit.length, text.length));
            document.applyChanges([{ range: createLineIndex(text).rangeOf({ start, end }), text: edit.snippet }]);
            expect(document.text).toBe(text.slice(0, start) + edit.snippet + text.slice(end));
            if (parseBetween) document.withTree((tree) => tree.hasError);
          }
          const incremental = document.withTree((tree) => printSyntax(tree.read(), document.text));
          const fresh = syntax.withGo(document.text, (tree) => printSyntax(tree.read(), document.text));
          expect(incremental).toBe(fresh);
        } finally {
          document.dispose();
        }
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it("reuses the tree while nothing changes and parses again after an edit", () => {
    const document = openDocument(syntax, "package p\n");
    const created = (): number => syntax.stats().treesCreated;
    const before = created();
    document.withTree(() => undefined);
    document.withTree(() => undefined);
    expect(created()).toBe(before + 1);
    document.applyChanges([{ range: { start: { line: 0, character: 8 }, end: { line: 0, character: 9 } }, text: "main" }]);
    expect(document.text).toBe("package main\n");
    document.withTree(() => undefined);
    expect(created()).toBe(before + 2);
    document.dispose();
  });

  it("replaces the whole text when a change has no range", () => {
    const document = openDocument(syntax, "package p\n");
    document.withTree(() => undefined);
    document.applyChanges([{ text: "package q\n" }, { range: { start: { line: 9, character: 0 }, end: { line: 9, character: 9 } }, text: "var x int\n" }]);
    expect(document.text).toBe("package q\nvar x int\n");
    expect(document.withTree((tree) => tree.topLevel().map((node) => node.kind))).toEqual(["package_clause", "var_declaration"]);
    document.dispose();
  });

  it("cannot be used after dispose", () => {
    const document = openDocument(syntax, "package p\n");
    document.dispose();
    document.dispose();
    expect(() => document.withTree(() => undefined)).toThrow("closed");
    expect(() => document.applyChanges([{ text: "" }])).toThrow("closed");
  });
});
