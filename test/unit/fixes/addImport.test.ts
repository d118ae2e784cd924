// Where an import goes. Every expected text is what gofmt leaves alone; a Go toolchain, where there is one, agrees.
import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applyEdits } from "../../../server/src/engine/base/textEdit.ts";
import { addImportEdit, importedAs } from "../../../server/src/engine/fixes/addImport.ts";
import { lowerCUnit } from "../../../server/src/engine/program/c/cUnit.ts";
import { lowerGoFile } from "../../../server/src/engine/program/go/goFile.ts";
import type { GoFileModel } from "../../../server/src/engine/program/model.ts";
import { createSyntax, type Syntax } from "../../../server/src/engine/syntax/parserPool.ts";
import { grammarBytes } from "../../harness/grammarBytes.ts";

let syntax: Syntax;
beforeAll(async () => {
  syntax = await createSyntax(grammarBytes());
});
afterAll(() => {
  syntax.dispose();
});

const lower = (text: string): GoFileModel => syntax.withGo(text, (tree) => lowerGoFile({ syntax, uri: "file:///p/a.go", tree, lowerCUnit }));

const preamble = "/*\n#include <stdlib.h>\n\nimport (\n*/\nimport \"C\"\n";
/** Name, imports before, imports after adding "runtime". */
const cases: readonly (readonly [string, string, string])[] = [
  ["between its neighbours", 'import (\n\t"fmt"\n\t"unsafe"\n)\n', 'import (\n\t"fmt"\n\t"runtime"\n\t"unsafe"\n)\n'],
  ["at the end of the group", `${preamble}\nimport (\n\t"errors"\n\t"fmt"\n)\n`, `${preamble}\nimport (\n\t"errors"\n\t"fmt"\n\t"runtime"\n)\n`],
  ["at its start", 'import (\n\t"unsafe"\n)\n', 'import (\n\t"runtime"\n\t"unsafe"\n)\n'],
  ["among the standard packages", 'import (\n\t"fmt"\n\n\t"example.com/x"\n)\n', 'import (\n\t"fmt"\n\t"runtime"\n\n\t"example.com/x"\n)\n'],
  ["before foreign packages, set apart", 'import (\n\t"example.com/x"\n)\n', 'import (\n\t"runtime"\n\n\t"example.com/x"\n)\n'],
  ["above a neighbour's comment", 'import (\n\t"fmt"\n\t// for pointers\n\t"unsafe"\n)\n', 'import (\n\t"fmt"\n\t"runtime"\n\t// for pointers\n\t"unsafe"\n)\n'],
  ["on its own below a single import", `import "fmt"\n\n${preamble}`, `import "fmt"\nimport "runtime"\n\n${preamble}`],
  ["on its own below the import of C", preamble, `${preamble}import "runtime"\n`],
  ["on its own below a group that holds C", 'import (\n\t// int x;\n\t"C"\n\t"fmt"\n)\n', 'import (\n\t// int x;\n\t"C"\n\t"fmt"\n)\n\nimport "runtime"\n'],
  ["beside another group when C has its own", 'import (\n\t// int x;\n\t"C"\n)\nimport (\n\t"fmt"\n)\n', 'import (\n\t// int x;\n\t"C"\n)\nimport (\n\t"fmt"\n\t"runtime"\n)\n'],
  ["although its init is imported", 'import (\n\t"fmt"\n\t_ "runtime"\n)\n', 'import (\n\t"fmt"\n\t"runtime"\n\t_ "runtime"\n)\n'],
];

function added(text: string, path = "runtime"): string | undefined {
  const file = lower(text);
  const edit = addImportEdit(file, path);
  return edit && applyEdits(text, [edit]);
}

describe("addImportEdit", () => {
  test.each(cases)("%s", (_, before, after) => {
    const [head, tail] = ["package p\n\n", "\nfunc f() {}\n"];
    expect(added(head + before + tail)).toBe(head + after + tail);
  });
  test.each(cases)("%s, with CRLF", (_, before, after) => {
    const crlf = (text: string): string => `package p\n\n${text}\nfunc f() {}\n`.replaceAll("\n", "\r\n");
    expect(added(crlf(before))).toBe(crlf(after));
  });
  test.each(cases)("%s, as gofmt has it", (_, __, after) => {
    const text = `package p\n\n${after}\nfunc f() {}\n`;
    const run = spawnSync("gofmt", [], { input: text, encoding: "utf8" });
    if (run.error === undefined) expect(run.stdout).toBe(text);
  });
  test("on its own where the specs of a group do not have lines of their own", () => {
    expect(added('package p\n\nimport ("fmt")\n\nfunc f() {}\n')).toBe('package p\n\nimport ("fmt")\n\nimport "runtime"\n\nfunc f() {}\n');
    expect(added('package p\n\nimport ("fmt"; "unsafe"\n)\n')).toBe('package p\n\nimport ("fmt"; "unsafe"\n)\n\nimport "runtime"\n');
  });
  test("not when it is there, under whatever name", () => {
    expect(added('package p\n\nimport "C"\nimport rt "runtime"\n')).toBeUndefined();
    expect(importedAs(lower('package p\n\nimport rt "runtime"\n'), "runtime")).toBe("rt");
    expect(importedAs(lower('package p\n\nimport _ "runtime"\n'), "runtime")).toBeUndefined();
  });
});
