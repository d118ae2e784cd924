import { describe, expect, it } from "vitest";
import { readExpectations } from "../../harness/expectations.ts";

const read = (text: string): ReturnType<typeof readExpectations> => readExpectations("x.go", text);

describe("readExpectations", () => {
  it("reads a want with its zero-based line", () => {
    const [want] = read('package x\n\tcs := C.CString(s) // want cstring-leak "`cs` is not freed"').wants;
    expect(want).toMatchObject({ line: 1, rule: "cstring-leak" });
    expect(want?.pattern.test("`cs` is not freed when x")).toBe(true);
  });

  it("reads several wants and steps on one line", () => {
    const { wants, steps } = read('f() // want rule-a "one" rule-b "two" step 1 "created" step 2 "err"');
    expect(wants.map((want) => want.rule)).toEqual(["rule-a", "rule-b"]);
    expect(steps.map((step) => [step.step, step.pattern.source])).toEqual([[1, "created"], [2, "err"]]);
  });

  it("reads C comments, escaped quotes and backslashes of the regexp", () => {
    const { wants } = read('p = malloc(n); /* want malloc-leak "say \\"x\\" \\d+" */');
    expect(wants[0]?.pattern.test('say "x" 42')).toBe(true);
  });

  it("reads notices", () => {
    expect(read('func f() { // notice syntax-error ""').notices).toMatchObject([{ line: 0, kind: "syntax-error" }]);
  });

  it("reads a want inside a line-comment preamble", () => {
    expect(read('// char *p = malloc(3); // want malloc-leak "`p`"').wants).toHaveLength(1);
  });

  it("leaves prose alone", () => {
    expect(read("// The caller may want more.\n// wanted: nothing\n// stepwise")).toEqual({ wants: [], steps: [], notices: [] });
  });

  it.each(["// want cstring-leak", '// want "x"', "// want cstring-leak `x`", '// want a b "x"', '// step one "x"', '// want a "x" trailing', "// want to go home"])("refuses %s and names the place", (line) => {
    expect(() => read(`package x\n${line}`)).toThrow(/^x\.go:2: cannot read the expectation/);
  });

  it("refuses a broken regular expression", () => {
    expect(() => read('// want a "("')).toThrow(/x\.go:1: "\(" is not a regular expression/);
  });
});
