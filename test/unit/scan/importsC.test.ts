// Which Go texts could use cgo.
import { describe, expect, it } from "vitest";
import { importsC } from "../../../server/src/engine/base/importsC.ts";

describe("importsC", () => {
  it.each([
    ['import "C"'],
    ['package p\r\n\r\nimport "C"\r\n'],
    ['import\t"C" // cgo'],
    ['import (\n\t"fmt"\n\t"C"\n)'],
    ['import (\n\t"C" // here\n)'],
    ['import ("C")'],
    ['import "fmt"; import "C"'],
    ['import ("fmt"; "C")'],
    ['/*\n#include <x.h>\n*/ import "C"'],
    ['import /* why */ "C"'],
    ['import "C";'],
  ])("says yes to %j", (text) => {
    expect(importsC(text)).toBe(true);
  });

  it.each([["package p"], ['x := "C"'], ['case "C":'], ['[]string{"A", "C"}'], ['import "CC"'], ['import "C/x"']])("says no to %j", (text) => {
    expect(importsC(text)).toBe(false);
  });

  it("may say yes to a string in a call: the engine decides", () => {
    expect(importsC('f("C")')).toBe(true);
  });
});
