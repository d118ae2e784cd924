// Where an ignore comment goes, and that taking it out restores the text.
import { describe, expect, it } from "vitest";
import { applyEdits } from "../../../server/src/engine/base/textEdit.ts";
import { ignoreCommentEdit, removeDirectiveEdit, removeRuleEdit } from "../../../server/src/engine/fixes/ignoreComment.ts";
import type { FileModel } from "../../../server/src/engine/program/model.ts";
import { cFile, goFile } from "../builders/fileModel.ts";

function ignored(file: FileModel, mark: string, rule = "cstring-leak"): string | undefined {
  const edit = ignoreCommentEdit(file, file.text.indexOf(mark), rule);
  return edit && applyEdits(file.text, [edit]);
}

function removed(file: FileModel): string {
  return applyEdits(file.text, file.directives.map((directive) => removeDirectiveEdit(file, directive)));
}

describe("ignoreCommentEdit", () => {
  it("goes above the line, with its indentation", () => {
    expect(ignored(goFile("func f() {\n\ta()\n}\n"), "a()")).toBe("func f() {\n\t//cgovet:ignore cstring-leak reason: say why\n\ta()\n}\n");
  });

  it("keeps CRLF", () => {
    expect(ignored(goFile("\tx()\r\n\ta()\r\n"), "a()")).toBe("\tx()\r\n\t//cgovet:ignore cstring-leak reason: say why\r\n\ta()\r\n");
  });

  it("is set off from a doc comment, as gofmt wants it", () => {
    expect(ignored(goFile("// f is.\nfunc f() {}\n"), "func")).toBe("// f is.\n//\n//cgovet:ignore cstring-leak reason: say why\nfunc f() {}\n");
    expect(ignored(goFile("//go:noinline\nfunc f() {}\n"), "func")).toBe("//go:noinline\n//cgovet:ignore cstring-leak reason: say why\nfunc f() {}\n");
  });

  it("never becomes part of a preamble", () => {
    const file = goFile('// int x;\n\nimport "C"\n');
    expect(ignored(file, 'import "C"', "detached-preamble")).toBe(
      '// int x;\n\nimport "C" //cgovet:ignore detached-preamble reason: say why\n',
    );
  });

  it("stays inside a block preamble", () => {
    expect(ignored(goFile('/*\nvoid f(void) {\n  a();\n}\n*/\nimport "C"\n'), "a();")).toBe(
      '/*\nvoid f(void) {\n  // cgovet:ignore cstring-leak reason: say why\n  a();\n}\n*/\nimport "C"\n',
    );
    expect(ignored(goFile('/* void f(void) { a(); }\n*/\nimport "C"\n'), "a();")).toBe(
      '/*\n// cgovet:ignore cstring-leak reason: say why\n void f(void) { a(); }\n*/\nimport "C"\n',
    );
  });

  it("keeps the marks of a line preamble", () => {
    expect(ignored(goFile('// void f(void) {\n//   a();\n// }\nimport "C"\n'), "a();")).toBe(
      '// void f(void) {\n//   // cgovet:ignore cstring-leak reason: say why\n//   a();\n// }\nimport "C"\n',
    );
  });

  it("leaves macros alone", () => {
    expect(ignored(cFile("#define M \\\n  a()\n"), "a()")).toBeUndefined();
  });
});

describe("removeDirectiveEdit", () => {
  it("takes the whole line when nothing else stands there", () => {
    expect(removed(goFile("x()\n\t//cgovet:ignore cstring-leak why\n\ta()\n"))).toBe("x()\n\ta()\n");
    expect(removed(goFile("x()\r\n//cgovet:ignore cstring-leak why\r\na()\r\n"))).toBe("x()\r\na()\r\n");
    expect(removed(goFile("x()\n//cgovet:ignore cstring-leak why"))).toBe("x()\n");
    expect(removed(goFile('// // cgovet:ignore signal-mask why\n// a();\nimport "C"\n'))).toBe('// a();\nimport "C"\n');
  });

  it("leaves the code and the comment ends on its line", () => {
    expect(removed(goFile("a() //cgovet:ignore cstring-leak why\nb()\n"))).toBe("a()\nb()\n");
    expect(removed(goFile('/* // cgovet:ignore signal-mask why\na();\n*/\nimport "C"\n'))).toBe('/*\na();\n*/\nimport "C"\n');
  });

  it("undoes ignoreCommentEdit", () => {
    for (const file of [goFile("func f() {\n\ta()\n}\n"), cFile("void f(void) {\n  a();\n}\n"), goFile('// a();\nimport "C"\n')]) {
      const text = ignored(file, "a()") ?? "";
      expect(text).not.toBe(file.text);
      expect(removed(file.kind === "go" ? goFile(text) : cFile(text))).toBe(file.text);
    }
  });
});

describe("removeRuleEdit", () => {
  it("takes names out of the list and keeps the reason", () => {
    const file = goFile("a() //cgovet:ignore cstring-leak,malloc-leak why\n");
    const [directive] = file.directives;
    const edit = removeRuleEdit(file, directive?.span ?? { start: 0, end: 0 }, ["cstring-leak"]);
    expect(applyEdits(file.text, [edit])).toBe("a() //cgovet:ignore malloc-leak why\n");
  });
});
