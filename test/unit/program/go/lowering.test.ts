// What the fixtures cannot show: identity across edits, line ends and byte order marks, depth, positions.
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { FunctionModel } from "../../../../server/src/engine/program/ast.ts";
import { lowerCUnit } from "../../../../server/src/engine/program/c/cUnit.ts";
import { lowerGoFile } from "../../../../server/src/engine/program/go/goFile.ts";
import type { GoFileModel } from "../../../../server/src/engine/program/model.ts";
import { printFile, printFunction } from "../../../../server/src/engine/program/printModel.ts";
import { visitExprsIn } from "../../../../server/src/engine/program/visit.ts";
import { createSyntax, type Syntax } from "../../../../server/src/engine/syntax/parserPool.ts";
import { grammarBytes } from "../../../harness/grammarBytes.ts";

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

function lower(text: string, previous?: GoFileModel, uri = "file:///p/x.go"): GoFileModel {
  return syntax.withGo(text, (tree) => lowerGoFile({ syntax, uri, tree, lowerCUnit }, previous));
}

function named(file: GoFileModel, name: string): FunctionModel {
  const found = file.functions.find(({ model }) => model.qualifiedName === name);
  if (found === undefined) throw new Error(`no function ${name} in\n${printFile(file)}`);
  return found.model;
}

const source = `package p

// #include <stdlib.h>
// static int twice(int x) { return 2 * x; }
import "C"

import "fmt"

// first has a comment.
func first() { fmt.Println(len("x"), C.twice(1)) }

var table = map[string]func(){"a": func() { first() }}

//export second
func second(p *C.char) { C.free(p) }
`;

describe("reuse", () => {
  it("keeps every function and the C when text is inserted below the imports", () => {
    const before = lower(source);
    const after = lower(source.replace("// first has", "var added int\n\n// first has"), before);
    for (const name of ["first", "second", "table.func1"]) expect(named(after, name)).toBe(named(before, name));
    expect(after.c).toBe(before.c);
    const moved = after.functions.find(({ model }) => model.name === "second");
    expect(after.text.slice(moved?.start).startsWith("func second(")).toBe(true);
    expect(printFile(after)).toBe(printFile(lower(after.text)));
  });

  it("lowers again only the function that changed", () => {
    const before = lower(source);
    const after = lower(source.replace("C.free(p)", "C.free(p); C.free(p)"), before);
    expect(named(after, "first")).toBe(named(before, "first"));
    expect(named(after, "second")).not.toBe(named(before, "second"));
    expect(printFile(after)).toBe(printFile(lower(after.text)));
  });

  it("lowers everything again when an import changes its meaning", () => {
    const before = lower(source);
    const after = lower(source.replace('import "fmt"', 'import fmt "example.com/fmt"'), before);
    expect(named(after, "first")).not.toBe(named(before, "first"));
    expect(printFunction(named(after, "first"))).toContain("@fmt<example.com/fmt>.Println");
  });

  it("lowers everything again when the file hides a predeclared name", () => {
    const before = lower(source);
    const after = lower(`${source}\nfunc len(s string) int { return 0 }\n`, before);
    expect(printFunction(named(before, "first"))).toContain("%len");
    expect(printFunction(named(after, "first"))).not.toContain("%len");
  });

  it("sees a new export comment though the function's text is the same", () => {
    const before = lower(source);
    const after = lower(source.replace("//export second\n", "//export second\n//cgovet:owns p\n"), before);
    expect(named(after, "second").annotations).toEqual([{ kind: "owns", argument: "p" }]);
  });

  it("lowers the C again when the preamble changes or moves, and keeps functions that stayed the same", () => {
    const before = lower(source);
    const changed = lower(source.replace("2 * x", "3 * x"), before);
    expect(changed.c.functions[0]?.model.text).toContain("3 * x");
    const moved = lower(`// Licence.\n\n${source}`, before);
    expect(moved.c.functions[0]?.model).toBe(before.c.functions[0]?.model);
    expect(moved.c.functions[0]?.start).toBe((before.c.functions[0]?.start ?? 0) + "// Licence.\n\n".length);
  });
});

describe("texts", () => {
  it("gives the same model with CRLF line ends, positions aside", () => {
    const withoutPlaces = (file: GoFileModel): string => printFile(file).replace(/@\d+:\d+(-\d+:\d+)?/g, "@").replaceAll("\\r", "");
    expect(withoutPlaces(lower(source.replaceAll("\n", "\r\n")))).toBe(withoutPlaces(lower(source)));
    const block = "package p\r\n\r\n/*\r\n#cgo LDFLAGS: -lm\r\n#include <math.h>\r\n*/\r\nimport \"C\"\r\n";
    const file = lower(block);
    expect(file.preambles.map((preamble) => preamble.attached)).toEqual([true]);
    expect(file.cgoDirectives.map((directive) => directive.args)).toEqual([["-lm"]]);
    expect(file.c.includes.map((include) => include.path)).toEqual(["math.h"]);
  });

  it("keeps positions right after a byte order mark and characters outside the BMP", () => {
    const text = `\uFEFF// 😀 é\n${source.replace("static int", "/* 😀 */ static int").replace('"x"', '"😀"')}`;
    const file = lower(text);
    expect(file.importsC).toBe(true);
    expect(file.preambles.map((preamble) => text.slice(preamble.span.start).startsWith("// #include"))).toEqual([true]);
    for (const { model, start } of [...file.functions, ...file.c.functions]) {
      expect(text.slice(start, start + model.text.length)).toBe(model.text);
      expect(model.text.slice(model.nameSpan.start, model.nameSpan.end)).toBe(model.name.includes(".") ? "func" : model.name);
    }
    for (const [name, span] of file.cNames) expect(text.slice(span.start, span.end)).toBe(`C.${name}`);
  });

  it("gives every name in an expression the span of that name", () => {
    const file = lower("package p\nimport \"C\"\nfunc f(a, b *C.char) { x := g((a), b)[0].h; C.free(x.y + *b); func() { use(x, [2]int{1: a}) }() }\n");
    const model = named(file, "f");
    let seen = 0;
    for (const body of [model, ...model.literals]) {
      if (body.body === undefined) continue;
      visitExprsIn(body.body, (expr) => {
        if (expr.kind === "ident") expect(model.text.slice(expr.span.start, expr.span.end)).toBe(expr.name);
        if (expr.kind === "select") expect(model.text.slice(expr.fieldSpan.start, expr.fieldSpan.end)).toBe(expr.field);
        seen++;
      });
    }
    expect(seen).toBeGreaterThan(20);
  });
});

describe("depth", () => {
  const many = 10_000;
  const inFunction = (body: string): FunctionModel => named(lower(`package p\nfunc f() {\n${body}\n}\n`), "f");
  const nested: Readonly<Record<string, string>> = {
    parentheses: `x := ${"(".repeat(many)}1${")".repeat(many)}`,
    "parentheses around a callee": `${"(".repeat(many)}T${")".repeat(many)}(x)`,
    calls: `${"f(".repeat(many)}1${")".repeat(many)}`,
    "call chain": `x${".y()".repeat(many)}`,
    blocks: `${"{".repeat(many)}${"}".repeat(many)}`,
    ifs: `${"if x {\n".repeat(2000)}${"}\n".repeat(2000)}`,
    "else ifs": `if x {\n}${" else if x {\n}".repeat(2000)}`,
    literals: `${"func() {\n".repeat(2000)}${"}()\n".repeat(2000)}`,
    composites: `x := []T${"{".repeat(many)}${"}".repeat(many)}`,
    dereferences: `${"*".repeat(many)}x = 1`,
    negations: `x := ${"!".repeat(many)}y`,
    indexes: `x := y${"[0]".repeat(many)}`,
  };
  it.each(Object.entries(nested))("survives %s and says that it did not look", (_, body) => {
    const model = inFunction(body);
    expect(model.hasSyntaxError).toBe(true);
    expect(printFunction(model).length).toBeGreaterThan(0);
  });

  it("survives nested types", () => {
    expect(printFunction(inFunction(`var x ${"[]".repeat(many)}int\nvar y ${"*".repeat(many)}int`))).toContain("x");
  });

  it("keeps all operands of a long chain without calling it broken", () => {
    const model = inFunction(`x := ${Array.from({ length: many }, (_, index) => `a${String(index)}`).join(" + ")}`);
    expect(model.hasSyntaxError).toBe(false);
    expect(printFunction(model)).toContain(`a${String(many - 1)}`);
    expect(printFunction(inFunction("x := a + b - c"))).toContain("(- (+ a b) c)");
  });
});

describe("files", () => {
  it("knows tests and constraints by name", () => {
    const file = lower("//go:build cgo\n\npackage p\n", undefined, "file:///p/x_linux_test.go");
    expect([file.isTest, file.constraint]).toEqual([true, "linux && cgo"]);
  });

  it("tells a generated file by the mark above its package clause only", () => {
    expect(lower("// Code generated by x; DO NOT EDIT.\r\n\r\npackage p\r\n").isGenerated).toBe(true);
    expect(lower("package p\n\n// Code generated by x; DO NOT EDIT.\n").isGenerated).toBe(false);
  });
});
