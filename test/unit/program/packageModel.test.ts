// Files put together: maps, types told from functions, language version.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Call } from "../../../server/src/engine/program/ast.ts";
import { lowerCUnit } from "../../../server/src/engine/program/c/cUnit.ts";
import { lowerGoFile } from "../../../server/src/engine/program/go/goFile.ts";
import type { GoFileModel, PackageModel } from "../../../server/src/engine/program/model.ts";
import { buildPackage, goVersionOf } from "../../../server/src/engine/program/packageModel.ts";
import { visitExprsIn } from "../../../server/src/engine/program/visit.ts";
import { createSyntax, type Syntax } from "../../../server/src/engine/syntax/parserPool.ts";
import { grammarBytes } from "../../harness/grammarBytes.ts";

let syntax: Syntax;
beforeAll(async () => {
  syntax = await createSyntax(grammarBytes());
});
afterAll(() => {
  syntax.dispose();
});

function goFile(name: string, text: string): GoFileModel {
  return syntax.withGo(text, (tree) => lowerGoFile({ syntax, uri: `file:///p/${name}`, tree, lowerCUnit }));
}

const variants = {
  "b_linux.go": "package p\nfunc open() int { return 1 }\nfunc (t *T) Close() {}\ntype T struct{ linux int }\nvar size = 1\n",
  "a_windows.go": "package p\nfunc open() int { return 2 }\nfunc (t T) Close() {}\ntype T struct{ windows int }\n",
  "c.go": `package p

/*
typedef struct { int x; } point;
static point make_t(int x) { point p = { x }; return p; }
int declared_t(int);
#define macro_t(x) (x)
*/
import "C"
import "unsafe"

//export goDone
func goDone() {}

func uses(h *C.opaque, x any) {
	_ = f(C.point(a), C.make_t(1), C.declared_t(2), C.macro_t(3), C.uint_least8_t(4), C.opaque(5), C.other(6))
	_ = f(T(a), open(a), unknown(a), (*T)(x), unsafe.Sizeof(x))
	_ = f(handlers[0](x))
}
`,
  "c_test.go": "package p_test\n",
};

function build(order: (files: GoFileModel[]) => GoFileModel[] = (files) => files): PackageModel {
  return buildPackage("file:///p", order(Object.entries(variants).map(([name, text]) => goFile(name, text))), [], [1, 21]);
}

function callsIn(pkg: PackageModel, name: string): readonly Call[] {
  const body = pkg.functions.get(name)?.[0]?.model.body;
  const found: Call[] = [];
  if (body === undefined) return found;
  visitExprsIn(body, (expr) => {
    if (expr.kind === "call") found.push(expr);
  });
  return found;
}

describe("buildPackage", () => {
  it("keeps variants side by side and sorts by uri", () => {
    const pkg = build();
    expect(pkg.functions.get("open")?.map(({ uri }) => uri)).toEqual(["file:///p/a_windows.go", "file:///p/b_linux.go"]);
    expect(pkg.methods.get("Close")?.map(({ model }) => model.qualifiedName)).toEqual(["T.Close", "T.Close"]);
    expect(pkg.goTypes.get("T")).toMatchObject({ kind: "struct", fields: [{ name: "windows" }, { name: "linux" }] });
    expect(pkg.goGlobals.get("size")?.start).toBe(variants["b_linux.go"].indexOf("var size"));
    expect(pkg.exports.get("goDone")?.length).toBe(1);
    expect(pkg.cFunctions.get("make_t")?.length).toBe(1);
    expect(pkg.prototypes.get("declared_t")?.length).toBe(1);
    expect(pkg.name).toBe("p");
    expect(pkg.fileOf("file:///p/c.go")?.kind).toBe("go");
    expect(pkg.fileOf("file:///p/none.go")).toBeUndefined();
  });

  it("does not depend on the order of files", () => {
    const names = (pkg: PackageModel): unknown => [pkg.name, [...pkg.functions.keys()], [...pkg.goTypes], pkg.goFiles.map((file) => file.uri)];
    expect(names(build((files) => files.reverse()))).toEqual(names(build()));
  });

  it("tells conversions from calls", () => {
    const pkg = build();
    const conversions = callsIn(pkg, "uses").filter((call) => pkg.isTypeName(call.callee)).map((call) => (call.callee.kind === "select" ? call.callee.field : call.callee.kind === "ident" ? call.callee.name : call.callee.kind));
    expect(conversions).toEqual(["point", "uint_least8_t", "opaque", "T"]);
  });
});

describe("goVersionOf", () => {
  it.each([
    [undefined, [1, 26]],
    ["module m\n", [1, 16]],
    ["module m\n\ngo 1.21\n", [1, 21]],
    ["module m\r\n\r\ngo 1.22.3\r\ntoolchain go1.24.1\r\n", [1, 22]],
    ["module m\ngo 1.25rc1\n", [1, 25]],
    ["// go 1.3\nmodule m\n\n\tgo   1.20 // comment\n", [1, 20]],
  ])("%j is %j", (text, expected) => {
    expect(goVersionOf(text)).toEqual(expected);
  });
});
