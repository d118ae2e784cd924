// Definitions that leave a preamble for a C file of their own. The texts of the new files are what a C compiler takes.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applyEdits } from "../../../server/src/engine/base/textEdit.ts";
import { moveFunction, moveVariable, type Move } from "../../../server/src/engine/fixes/moveDefinition.ts";
import { lowerCUnit } from "../../../server/src/engine/program/c/cUnit.ts";
import { lowerGoFile } from "../../../server/src/engine/program/go/goFile.ts";
import { buildPackage } from "../../../server/src/engine/program/packageModel.ts";
import { createSyntax, type Syntax } from "../../../server/src/engine/syntax/parserPool.ts";
import { grammarBytes } from "../../harness/grammarBytes.ts";

let syntax: Syntax;
beforeAll(async () => {
  syntax = await createSyntax(grammarBytes());
});
afterAll(() => {
  syntax.dispose();
});

interface Moved {
  readonly text: string;
  readonly move: Move;
}

/** Moves `name` out of the preamble of `text`; undefined when it has to stay. */
function moved(text: string, name: string, uri = "file:///p/a.go"): Moved | undefined {
  const file = syntax.withGo(text, (tree) => lowerGoFile({ syntax, uri, tree, lowerCUnit }));
  const pkg = buildPackage("file:///p", [file], [], [1, 26]);
  const fn = file.c.functions.find(({ model }) => model.name === name);
  const global = file.c.globals.find((one) => one.name === name);
  const move = fn ? moveFunction(file, fn, pkg) : global && moveVariable(file, name, global.span, pkg);
  return move && { text: applyEdits(text, [move.edit]), move };
}

function inPreamble(code: string): string {
  return `package p\n\n/*\n#include <stdlib.h>\n${code}\n*/\nimport "C"\n\n//export goDone\nfunc goDone() {}\n`;
}

describe("moveDefinition", () => {
  test("leaves the prototype of a function and takes its body along", () => {
    const result = moved(inPreamble("int add(int a,\n        int b) {\n\treturn a + b;\n}\nint other(void);"), "add");
    expect(result?.text).toBe(inPreamble("int add(int a,\n        int b);\nint other(void);"));
    expect(result?.move.create).toEqual({ uri: "file:///p/add_def.c", text: '#include "_cgo_export.h"\n\nint add(int a,\n        int b) {\n\treturn a + b;\n}\n' });
  });

  test.each([
    ["int count = 3;", "extern int count;"],
    ["const char *count;", "extern const char *count;"],
    ["int count[8];", "extern int count[8];"],
    ["struct state *count = 0;", "extern struct state *count;"],
  ])("declares the variable of %s", (definition, declaration) => {
    const result = moved(inPreamble(definition), "count");
    expect(result?.text).toBe(inPreamble(declaration));
    expect(result?.move.create.text).toBe(`#include "_cgo_export.h"\n\n${definition}\n`);
  });

  test.each(["int count, other;", "int (*count)(int);", "int count[] = {1, 2};", "extern int count = 3;"])("leaves %s", (definition) => {
    expect(moved(inPreamble(definition), "count")).toBeUndefined();
  });

  test("leaves what is built on some systems only, and comments of lines", () => {
    const text = inPreamble("int add(int a) { return a; }");
    expect(moved(text, "add", "file:///p/a_linux.go")).toBeUndefined();
    expect(moved('package p\n\n// int add(int a) { return a; }\nimport "C"\n', "add")).toBeUndefined();
  });

  test("keeps line ends", () => {
    const result = moved(inPreamble("int add(int a) { return a; }").replaceAll("\n", "\r\n"), "add");
    expect(result?.move.create.text).toBe('#include "_cgo_export.h"\r\n\r\nint add(int a) { return a; }\r\n');
  });
});
