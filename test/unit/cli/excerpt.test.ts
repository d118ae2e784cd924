// A source line and its mark, in cells: the mark stands under the range whatever the characters are.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellsOf, fitCells } from "../../../server/src/cli/text/cells.ts";
import { harmless } from "../../../server/src/cli/text/harmless.ts";
import { excerptOf } from "../../../server/src/cli/text/excerpt.ts";

/** The excerpt of `line`, whose marked part stands between «». */
function excerpt(marked: string, width = 60): readonly string[] {
  const start = marked.indexOf("«");
  const end = marked.indexOf("»") - 1;
  const range = { start: { line: 0, character: start }, end: { line: 0, character: end } };
  const { source, marks } = excerptOf(marked.replace(/[«»]/g, ""), range, width);
  return [source, marks];
}

describe("excerptOf", () => {
  it.each<[string, string, readonly string[]]>([
    ["plain text", "\tx := «C.f(y)» // z", ["x := C.f(y) // z", "     ^^^^^^"]],
    ["tabs inside", "\ta\t= «b»", ["a   = b", "      ^"]],
    ["wide characters before", "  s := \"漢字\" + «C.f»()", ['s := "漢字" + C.f()', "              ^^^"]],
    ["wide characters inside", "f(«漢字»)", ["f(漢字)", "  ^^^^"]],
    ["an emoji of several code points", "«👩‍👩‍👧»x", ["👩‍👩‍👧x", "^^"]],
    ["a combining accent", "e\u0301 «x»", ["e\u0301 x", "  ^"]],
    ["an empty range", "a«»b", ["ab", " ^"]],
    ["an empty range at the end", "ab«»", ["ab", "  ^"]],
    ["a range in the indentation", "«\t»x", ["x", "^"]],
    ["control characters", "a\u001b[31m«b»", ["a\ufffd[31mb", "      ^"]],
  ])("marks %s", (_name, marked, expected) => {
    expect(excerpt(marked)).toEqual(expected);
  });

  it("marks to the end of the line when the range goes on below", () => {
    const range = { start: { line: 3, character: 4 }, end: { line: 5, character: 1 } };
    expect(excerptOf("\tx{ a,  ", range, 40)).toEqual({ source: "x{ a,", marks: "   ^^" });
  });

  it("cuts a long line behind the range", () => {
    expect(excerpt(`«abc» ${"x".repeat(50)}`, 20)).toEqual([`abc ${"x".repeat(15)}…`, "^^^"]);
  });

  it("cuts a long line around the range", () => {
    const [source = "", marks = ""] = excerpt(`${"a".repeat(50)}«BCD»${"e".repeat(50)}`, 20);
    expect(source).toBe(`…${"a".repeat(6)}BCD${"e".repeat(9)}…`);
    expect(marks).toBe("       ^^^");
  });

  it("cuts a long line before the range at its end", () => {
    const [source = "", marks = ""] = excerpt(`${"a".repeat(50)}«BCD»`, 20);
    expect([source, marks]).toEqual([`…${"a".repeat(16)}BCD`, `${" ".repeat(17)}^^^`]);
  });

  it("never exceeds its width and never marks nothing", () => {
    const part = fc.string({ unit: fc.constantFrom("a", "\t", "漢", "👩‍👩‍👧", "e\u0301", " ", "\u001b"), maxLength: 60 });
    fc.assert(
      fc.property(part, part, part, fc.integer({ min: 10, max: 80 }), (before, inside, after, width) => {
        const [source = "", marks = ""] = excerpt(`${before}«${inside}»${after}`, width);
        expect(cellsOf(source)).toBeLessThanOrEqual(width);
        expect(marks.trimStart()).toMatch(/^\^+$/);
        expect(cellsOf(marks)).toBeLessThanOrEqual(width + 2);
      }),
    );
  });
});

describe("harmless", () => {
  it("shows what could steer a terminal or turn the reading direction", () => {
    expect(harmless("a\u001b]0;x\u0007b\u202ec\td\ne\u009bf")).toBe("a\ufffd]0;x\ufffdb\ufffdc\td\ne\ufffdf");
  });
});

describe("fitCells", () => {
  it("cuts between characters", () => {
    expect([fitCells("漢字漢字", 8), fitCells("漢字漢字", 6), fitCells("abc", 3)]).toEqual(["漢字漢字", "漢字…", "abc"]);
  });
});
