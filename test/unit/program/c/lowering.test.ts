// Places, options and directives of lowered C; what statements and expressions become is in the fixtures.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Span } from "../../../../server/src/engine/base/span.ts";
import type { CUnit } from "../../../../server/src/engine/program/model.ts";
import { lowerCFile, lowerCUnit } from "../../../../server/src/engine/program/c/cUnit.ts";
import { createSyntax, type Syntax } from "../../../../server/src/engine/syntax/parserPool.ts";
import { grammarBytes } from "../../../harness/grammarBytes.ts";

let syntax: Syntax;
beforeAll(async () => {
  syntax = await createSyntax(grammarBytes());
});
afterAll(() => {
  const { treesCreated, treesDeleted } = syntax.stats();
  expect(treesDeleted).toBe(treesCreated);
  syntax.dispose();
});

const uri = "file:///p/x.c";
const namesOf = (unit: CUnit): readonly string[] => unit.functions.map(({ model }) => model.name);

/** The C inside the comments above an import, found by the marks `[[` and `]]` left out of the text. */
function marked(source: string): { readonly text: string; readonly ranges: readonly Span[] } {
  const ranges: Span[] = [];
  let text = "";
  for (const [i, piece] of source.split(/\[\[|\]\]/).entries()) {
    if (i % 2 === 1) ranges.push({ start: text.length, end: text.length + piece.length });
    text += piece;
  }
  return { text, ranges };
}

describe("C inside a Go file", () => {
  it.each([
    ["a block comment", "package p\n\n/*[[\n#include <stdlib.h>\nstatic void drop(char *p) { free(p); }\nint flags;]]*/\nimport \"C\"\n"],
    ["a block comment that ends on a directive's line", "package p\n/*[[int flags;\nstatic void drop(char *p) { free(p); }\n#include <stdlib.h>]]*/\nimport \"C\"\n"],
    ["line comments", "package p\n\n//[[ #include <stdlib.h>\n]]//[[ static void drop(char *p) {\n]]//[[ \tfree(p);\n]]//[[ }\n]]//[[ int flags;\n]]import \"C\"\n"],
    ["carriage returns", "package p\r\n\r\n/*[[\r\n#include <stdlib.h>\r\nstatic void drop(char *p) {\r\n\tfree(p);\r\n}\r\nint flags;\r\n]]*/\r\nimport \"C\"\r\n"],
    ["a byte order mark and text outside of ASCII", "\uFEFFpackage p // é😀\n\n/*[[\n// é😀\n#include <stdlib.h>\nstatic void drop(char *p) { free(p); /* 😀 */ }\nint flags;\n]]*/\nimport \"C\"\n"],
    ["two blocks", "package p\n/*[[\n#include <stdlib.h>\nint flags;\n]]*/\nimport \"C\"\n/*[[\nstatic void drop(char *p) { free(p); }\n]]*/\nimport \"C\"\n"],
  ])("keeps the places of the host file in %s", (_, source) => {
    const { text, ranges } = marked(source);
    const unit = lowerCUnit(syntax, uri, text, ranges);
    const placed = unit.functions[0];
    expect(namesOf(unit)).toEqual(["drop"]);
    expect(placed?.model.hasSyntaxError).toBe(false);
    expect(unit.syntaxErrors).toEqual([]);
    expect(text.slice(placed?.start, (placed?.start ?? 0) + (placed?.model.text.length ?? 0))).toBe(placed?.model.text);
    expect(placed?.model.text).toMatch(/^static void drop\(char \*p\) \{[\s\S]*\}$/);
    expect(placed?.model.text.slice(placed.model.nameSpan.start, placed.model.nameSpan.end)).toBe("drop");
    const call = placed?.model.body?.body[0];
    expect(call?.kind === "expr" && placed?.model.text.slice(call.expr.span.start, call.expr.span.end)).toBe("free(p)");
    expect(unit.includes.map(({ path, system }) => ({ path, system }))).toEqual([{ path: "stdlib.h", system: true }]);
    expect(unit.globals.map(({ name, span }) => [name, text.slice(span.start, span.end)])).toEqual([["flags", "flags"]]);
  });

  it("joins the lines of a macro in line comments", () => {
    const { text, ranges } = marked('package p\n//[[ #define FREE(p) do { \\\n]]//[[   free(p); \\\n]]//[[ } while (0)\n]]import "C"\n');
    const [macro] = lowerCUnit(syntax, uri, text, ranges).macros;
    expect(macro?.name).toBe("FREE");
    expect(macro?.params).toEqual(["p"]);
    expect(macro?.body.replace(/\s+/g, " ")).toBe("do { free(p); } while (0)");
  });

  it("gives an empty unit when there is no C", () => {
    const unit = lowerCUnit(syntax, uri, "package p\n", []);
    expect(unit).toEqual({ uri, functions: [], prototypes: [], types: [], globals: [], includes: [], macros: [], syntaxErrors: [] });
  });
});

describe("annotations", () => {
  it.each([
    ["in the comment above", "// cgovet:owns p\nvoid f(char *p);\n", ["owns p"]],
    ["in a comment of several lines", "// About f.\n// cgovet:owns p\n// cgovet:frees q\n// More.\nvoid f(char *p, char *q);\n", ["owns p", "frees q"]],
    ["behind the declaration", "char *f(void); /* cgovet:returns-owned free */\n", ["returns-owned free"]],
    ["above an API marker", "// cgovet:main-thread\nAPI_EXPORT int f(void);\n", ["main-thread"]],
    ["not across a blank line", "// cgovet:owns p\n\nvoid f(char *p);\n", []],
    ["not from the line of another declaration", "int g(void); // cgovet:owns p\nvoid f(char *p);\n", []],
    ["not from a string", 'char *s = "// cgovet:owns p";\nvoid f(char *p);\n', []],
  ])("%s", (_, source, expected) => {
    const unit = lowerCUnit(syntax, uri, source, undefined);
    const prototype = unit.prototypes.find(({ name }) => name === "f");
    expect((prototype?.annotations ?? []).map(({ kind, argument }) => [kind, argument].filter(Boolean).join(" "))).toEqual(expected);
    const definition = lowerCUnit(syntax, uri, source.replace(/f\(([^)]*)\);/, "f($1) { }"), undefined).functions[0]?.model;
    expect((definition?.annotations ?? []).map(({ kind, argument }) => [kind, argument].filter(Boolean).join(" "))).toEqual(expected);
  });
});

describe("files", () => {
  it("finds directives in comments only", () => {
    const text = '#if 0\n// cgovet:ignore dead reason\n#endif\nchar *s = "// cgovet:ignore text reason";\nvoid f(void) {\n\tg(); // cgovet:ignore malloc-leak kept for the whole run\n\t/* cgovet:ignore malloc-leak,signal-mask both */\n\tg();\n}\n';
    const { directives } = lowerCFile(syntax, uri, text);
    expect(directives.map(({ kind, rules, reason, line, standsAlone }) => ({ kind, rules, reason, line, standsAlone }))).toEqual([
      { kind: "ignore", rules: ["malloc-leak"], reason: "kept for the whole run", line: 5, standsAlone: false },
      { kind: "ignore", rules: ["malloc-leak", "signal-mask"], reason: "both", line: 6, standsAlone: true },
    ]);
  });

  it("records summariesOnly", () => {
    expect(lowerCFile(syntax, uri, "int x;\n", { summariesOnly: true }).summariesOnly).toBe(true);
    expect(lowerCFile(syntax, uri, "int x;\n").summariesOnly).toBe(false);
  });

  it("takes over functions whose text did not change", () => {
    const text = "void f(char *p) { free(p); }\nvoid g(char *p) { free(p); }\n";
    const first = lowerCUnit(syntax, uri, text, undefined);
    const second = lowerCUnit(syntax, uri, `int added;\n${text.replace("g(char *p) { free(p)", "g(char *p) { drop(p)")}`, undefined, { previous: first });
    expect(second.functions[0]?.model).toBe(first.functions[0]?.model);
    expect(second.functions[0]?.start).toBe((first.functions[0]?.start ?? 0) + "int added;\n".length);
    expect(second.functions[1]?.model).not.toBe(first.functions[1]?.model);
  });

  it("does not take over a function whose annotations changed", () => {
    const text = "void f(char *p) { free(p); }\n";
    const first = lowerCUnit(syntax, uri, text, undefined);
    const second = lowerCUnit(syntax, uri, `// cgovet:frees p\n${text}`, undefined, { previous: first });
    expect(second.functions[0]?.model.annotations).toEqual([{ kind: "frees", argument: "p" }]);
  });

  it("gives a definition with attributes a prototype too, taken over or not", () => {
    const text = "__attribute__((noreturn)) void die(void) { for (;;) ; }\nvoid plain(void) { }\n";
    const first = lowerCUnit(syntax, uri, text, undefined);
    const second = lowerCUnit(syntax, uri, text, undefined, { previous: first });
    for (const unit of [first, second]) expect(unit.prototypes.map(({ name, attributes }) => [name, attributes])).toEqual([["die", ["noreturn"]]]);
  });
});

describe("functions by name", () => {
  const text = "#include <stdio.h>\nint counter;\nstatic void leaf(void) { }\nvoid middle(void) { leaf(); }\nvoid other(void) { middle(); }\nvoid top(void (*f)(void)) { top(middle); }\nint broken(void) { return ( }\n";

  it("lowers those and what they mention", () => {
    const unit = lowerCFile(syntax, uri, text, { only: new Set(["top", "absent"]) }).c;
    expect(namesOf(unit)).toEqual(["leaf", "middle", "top"]);
    expect(unit.includes).toHaveLength(1);
    expect([...unit.globals, ...unit.prototypes, ...unit.types]).toEqual([]);
  });

  it("gives them the places and models of the whole file", () => {
    const whole = lowerCFile(syntax, uri, text).c;
    const some = lowerCFile(syntax, uri, text, { only: new Set(["other", "top", "broken"]) }).c;
    expect(some.functions).toEqual(whole.functions);
    expect(some.functions.at(-1)?.model.hasSyntaxError).toBe(true);
  });
});

describe("nesting", () => {
  const depth = 5000;
  it.each([
    ["parentheses", `int f(int a) { return ${"(".repeat(depth)}a${")".repeat(depth)}; }`],
    ["sums", `int f(int a) { return a${" + a".repeat(depth)}; }`],
    ["blocks", `int f(int a) { ${"{".repeat(depth)} g(); ${"}".repeat(depth)} }`],
    ["branches", `int f(int a) { ${"if (a) g(); else ".repeat(depth)} h(); }`],
    ["commas", `int f(int a) { a = 1${", a = 2".repeat(depth)}; }`],
    ["initialisers", `int f(int a) { int b[] = ${"{".repeat(depth)} 1 ${"}".repeat(depth)}; }`],
    ["declarators", `int f(int a) { int ${"(*".repeat(depth)} b ${")".repeat(depth)}; }`],
    ["parameters", `int f(int a${", void (*g)(int".repeat(depth)}${")".repeat(depth)}) { }`],
    ["structs", `struct s { ${"struct { ".repeat(depth)} int a; ${"} b;".repeat(depth)} }; int f(int a) { ${"(".repeat(depth)} }`],
    ["labels", `int f(int a) { ${Array.from({ length: depth }, (_, i) => `l${i}: `).join("")} g(); }`],
    ["statement expressions", `int f(int a) { return ${"({ ".repeat(depth)} a; ${"}); ".repeat(depth)} }`],
    ["conditions", `int f(int a) { ${"#if A\n".replace("#", "\n#").repeat(depth)} g(); ${"\n#endif\n".repeat(depth)} }`],
  ])("of %s beyond the limit is said, not thrown", (kind, text) => {
    const unit = lowerCUnit(syntax, uri, text, undefined);
    const f = unit.functions.find(({ model }) => model.name === "f")?.model;
    expect(f?.body).toBeDefined();
    if (!["declarators", "parameters"].includes(kind)) expect(f?.hasSyntaxError).toBe(true);
  });
});
