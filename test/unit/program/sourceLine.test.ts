// What a line is, and where its code lies.
import { describe, expect, it } from "vitest";
import { sourceLine } from "../../../server/src/engine/program/sourceLine.ts";
import { cFile, goFile } from "../builders/fileModel.ts";

const show = (file: ReturnType<typeof goFile> | ReturnType<typeof cFile>): readonly string[] =>
  Array.from({ length: file.lines.lineCount }, (_, line) => {
    const { kind, code, indent } = sourceLine(file, line);
    return `${kind}:${indent.length}:${file.text.slice(code.start, code.end).trim()}`;
  });

describe("sourceLine", () => {
  it("tells Go from the C of a block preamble, its ends and #cgo lines included", () => {
    const text = '/*\n#cgo LDFLAGS: -lm\n\tint x;\n*/\nimport "C"';
    const file = goFile(text);
    const [preamble] = file.preambles;
    const inC = text.indexOf("\tint");
    const ranges = [{ start: 2, end: 3 }, { start: inC, end: text.indexOf("*/") }];
    expect(show(goFile(text, { preambles: preamble ? [{ ...preamble, ranges }] : [] }))).toEqual(["block:0:", "block:0:#cgo LDFLAGS: -lm", "block:1:int x;", "block:0:", 'go:0:import "C"']);
  });

  it("starts behind the mark in a preamble of line comments", () => {
    expect(show(goFile('// int x;\n//   int y;\nimport "C"'))).toEqual(["slashes:1:int x;", "slashes:3:int y;", 'go:0:import "C"']);
  });

  it("takes all of a C file as C", () => {
    expect(show(cFile("int x;\n  y();"))).toEqual(["c:0:int x;", "c:2:y();"]);
  });

  it("knows the line end in use", () => {
    const file = goFile("a\r\nb");
    expect([sourceLine(file, 0).eol, sourceLine(file, 1).eol]).toEqual(["\r\n", "\r\n"]);
    expect(sourceLine(goFile("a"), 0).eol).toBe("\n");
  });
});
