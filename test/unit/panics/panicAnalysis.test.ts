// Where exported functions can panic: the printed facts over real source.
import { describe, expect, test } from "vitest";
import { analysesFromSource, functionNamed } from "../../harness/sourcePackage.ts";

/** Printed panics of the function `f`. */
async function printed(body: string, rest = ""): Promise<readonly string[]> {
  const source = `package p\n\nimport "C"\nimport (\n\t"errors"\n\t"fmt"\n\t"log"\n\t"reflect"\n\t"regexp"\n)\n\ntype user interface{ On(int) }\ntype holder struct {\n\tfn func(int) any\n\tuser user\n\tvalue reflect.Value\n}\n\nvar table []string\nvar holders = map[int]*holder{}\nvar never map[int]int\nvar errFixed = errors.New("fixed")\n\n${rest}\n\n//export f\nfunc f(n C.int, h *holder, x any) int {\n${body}\n\treturn 0\n}\n\nvar _, _, _ = fmt.Sprint, log.Print, regexp.Compile\n`;
  const analyses = await analysesFromSource({ "a.go": source });
  return analyses.panics.printPanics(functionNamed(analyses, "f")).split("\n").slice(1).map((line) => line.trim());
}

describe("sources of the function itself", () => {
  test.each([
    ["data", "err := work()\n\tif err != nil {\n\t\tpanic(err)\n\t}", ["explicit panic(err)"]],
    ["a text of the author", 'if n < 0 {\n\t\tpanic("negative")\n\t}', ['explicit? panic("negative")']],
    ["a formatted text", 'if n < 0 {\n\t\tpanic(fmt.Sprintf("%d", n))\n\t}', ['explicit? panic(fmt.Sprintf("%d", n))']],
    ["an error declared once", "if n < 0 {\n\t\tpanic(errFixed)\n\t}", ["explicit? panic(errFixed)"]],
    ["a table's word", "log.Panic(n)", ["explicit log.Panic(n)"]],
    ["Must of data", "regexp.MustCompile(table[0])", ["must regexp.MustCompile(table[0])"]],
    ["Must of a constant", 'regexp.MustCompile("a")', []],
    ["an assertion", "_ = x.(int)", ["assertion? x.(int)"]],
    ["a checked assertion", "_, ok := x.(int)\n\t_ = ok", []],
    ["a type switch", "switch x.(type) {\n\tcase int:\n\t}", []],
    ["what a user returned", "_ = h.fn(1).(int)", ["assertion h.fn(1).(int)", "foreign? h.fn(1)"]],
    ["an interface", "h.user.On(1)", ["foreign? h.user.On(1)"]],
    ["reflection", "h.value.Call(nil)", ["foreign? h.value.Call(nil)"]],
    ["an index from outside", "_ = table[int(n)]", ["index? table[int(n)]"]],
    ["a compared index", "if int(n) < len(table) {\n\t\t_ = table[int(n)]\n\t}", []],
    ["a key of a map", "_ = holders[int(n)]", []],
    ["a map that nobody makes", "never[1] = 2", ["nil-map never[1]"]],
    ["a map made here", "m := map[int]int{}\n\tm[1] = 2", []],
    ["another goroutine", "go func() { panic(n) }()", []],
  ])("%s", async (_, body, expected) => {
    expect(await printed(`\t${body}`, "func work() error { return nil }")).toEqual(expected);
  });
});

describe("recovery", () => {
  test.each([
    ["a literal", "defer func() { recover() }()\n\tpanic(n)", []],
    ["a function", "defer rescue()\n\tpanic(n)", []],
    ["too late", "if n > 0 {\n\t\tpanic(n)\n\t}\n\tdefer rescue()", ["explicit panic(n)"]],
    ["a literal inside the deferred one", "defer func() {\n\t\tfunc() { recover() }()\n\t}()\n\tpanic(n)", ["explicit panic(n)"]],
    ["below", "safely(h)", []],
    ["not below", "plainly(h)", ["foreign? h.fn(1) in plainly"]],
  ])("%s", async (_, body, expected) => {
    const rest = "func rescue() { recover() }\nfunc safely(h *holder) {\n\tdefer rescue()\n\th.fn(1)\n}\nfunc plainly(h *holder) {\n\th.fn(1)\n}";
    expect(await printed(`\t${body}`, rest)).toEqual(expected);
  });

  test("recursion ends", async () => {
    expect(await printed("\tagain(n)", "func again(n C.int) {\n\tagain(n)\n\tif n > 0 {\n\t\tpanic(n)\n\t}\n}")).toEqual(["explicit panic(n) in again"]);
  });
});
