import { describe, expect, it } from "vitest";
import { functionRegions, promiseOf } from "../../harness/functionRegions.ts";

const brief = (text: string): readonly (readonly [string, number, number])[] => functionRegions(text).map(({ name, first, last }) => [name, first, last]);

describe("functionRegions", () => {
  it("finds Go functions, methods, generic functions and one-liners", () => {
    const text = "func a() {\n\tx()\n}\n\nfunc (r *T[K]) b(x int) error { return nil }\n\nfunc c[T any](\n\tx T,\n) {\n}\n";
    expect(brief(text)).toEqual([["a", 0, 2], ["b", 4, 4], ["c", 6, 9]]);
  });

  it("finds C functions in a block-comment preamble and skips declarations", () => {
    const text = "/*\n#include <a.h>\nextern int e(void);\nint proto(int a);\ntypedef struct { int x; } t;\nstatic char *a(int n) {\n\tif (n) {\n\t}\n}\nstatic int b(void) { return 0; }\nint\nc(void)\n{\n}\n*/";
    expect(brief(text)).toEqual([["a", 5, 8], ["b", 9, 9], ["c", 10, 13]]);
  });

  it("finds C functions in a line-comment preamble", () => {
    expect(brief("// static int a(int n) {\n// \treturn n;\n// }\nimport \"C\"\n")).toEqual([["a", 0, 2]]);
  });

  it("finds C functions with attributes, pointers and parameters over several lines", () => {
    expect(brief("struct item *make(int a,\n\t\tint b) {\n\treturn 0;\n}\n")).toEqual([["make", 0, 3]]);
  });

  it("knows whether a function is documented", () => {
    expect(functionRegions("// why\nfunc a() {\n}\n\nfunc b() {\n}\n").map((region) => region.documented)).toEqual([true, false]);
  });
});

describe("promiseOf", () => {
  it.each([["leaksBad", "bad"], ["leaks_bad", "bad"], ["freedOk", "ok"], ["freed_ok", "ok"], ["FN_x", "false-negative"], ["fn_x", "false-negative"], ["FP_x", "false-positive"], ["helper", "none"], ["badly", "none"]])("%s: %s", (name, promise) => {
    expect(promiseOf(name)).toBe(promise);
  });
});
