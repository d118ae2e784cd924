// How the oracle reads a fixture: which functions it calls and how, and what it says about those it does not.
import { describe, expect, test } from "vitest";
import { functionsOf } from "../../oracle/fixtureFunctions.ts";
import { programOf } from "../../oracle/oracleProgram.ts";

describe("functionsOf", () => {
  test("calls every combination of sample values", () => {
    const { functions } = functionsOf("package p\n\nfunc aBad(a, b bool) {\n}\n");
    expect(functions).toEqual([{ name: "aBad", expects: "report", calls: ["aBad(true, true)", "aBad(true, false)", "aBad(false, true)", "aBad(false, false)"], hasResult: false }]);
  });
  test("takes the calls of a directive", () => {
    expect(functionsOf('package p\n\n// oracle: aOk("x")\nfunc aOk(s string) int {\n}\n').functions).toEqual([{ name: "aOk", expects: "silence", calls: ['aOk("x")'], hasResult: true }]);
  });
  test.each([
    ["a directive", "// oracle: none needs a screen\nfunc aOk() {\n}\n", "needs a screen"],
    ["a parameter without samples", "func aOk(x *thing) {\n}\n", "no sample values for a parameter of type *thing"],
    ["a method", "func (t *thing) aOk() {\n}\n", "methods need a call to be given"],
    ["a C function", "/*\nstatic void a_bad(void) {\n}\n*/\n", "C functions are not called on their own"],
  ])("leaves out for %s", (_, text, reason) => {
    expect(functionsOf(`package p\n\n${text}`)).toMatchObject({ functions: [], excluded: [{ reason }] });
  });
  test("a header leaves out the whole file", () => {
    expect(functionsOf("// Story.\n// oracle: none ends the program\npackage p\n\nfunc aOk() {\n}\n").excluded).toEqual([{ name: "aOk", reason: "ends the program" }]);
  });
});

test("functions that exist in no library get a weak definition, others keep theirs", () => {
  const { files } = programOf(new Map([["a.go", "package p\n\n/*\nextern int here(int n);\nextern char *nowhere(char *s);\nint here(int n) { return n; }\n*/\nimport \"C\"\n"]]));
  expect(files.get("a.go")).toBe('package main\n\n/*\nextern int here(int n);\n__attribute__((weak)) char * nowhere(char *s) { static char * zero; return zero; }\nint here(int n) { return n; }\n*/\nimport "C"\n');
  expect(files.get("oracle_driver.go")).toContain("package main");
});
