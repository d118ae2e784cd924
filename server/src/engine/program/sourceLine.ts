// One line of a file, told apart by what its text is: Go, or C in one of its three dresses. Guarantees: spans are
// absolute, hold no line end, and for a `//` preamble start behind the comment mark. Does not look at grammar.
import type { Span } from "../base/span.ts";
import type { FileModel } from "./model.ts";

export interface SourceLine {
  /** `slashes`: C behind the `//` of a preamble line; `block`: C inside a preamble's block comment; `c`: a C file. */
  readonly kind: "go" | "slashes" | "block" | "c";
  /** Offset of the line's first unit. */
  readonly start: number;
  /** Offset behind the line end. */
  readonly end: number;
  /** The code on the line, indentation included. */
  readonly code: Span;
  /** Spaces and tabs the code starts with. */
  readonly indent: string;
  /** The line end in use there: of this line, else of the one before, else `\n`. Never a lone `\r`, which ends no line for compilers. */
  readonly eol: string;
}

/** Describes a zero-based line; a line past the end is empty. */
export function sourceLine(file: FileModel, line: number): SourceLine {
  const start = file.lines.lineStart(line);
  const end = codeEnd(file.text, start);
  const { kind, code } = describe(file, { start, end });
  const indent = /^[ \t]*/.exec(file.text.slice(code.start, code.end))?.[0] ?? "";
  const eol = lineEnd(file.text, end);
  return { kind, start, end: end + (eol?.length ?? 0), code, indent, eol: usable(eol ?? lineEndBefore(file.text, start)) };
}

/** What the line is, and where its code lies. */
function describe(file: FileModel, line: Span): Pick<SourceLine, "kind" | "code"> {
  if (file.kind === "c") return { kind: "c", code: line };
  const preamble = file.preambles.find(({ span }) => span.start <= line.end && line.start < span.end);
  if (preamble === undefined) return { kind: "go", code: line };
  const range = preamble.ranges.find(({ start, end }) => start <= line.end && line.start < end);
  const code = range === undefined ? insideMarks(file.text, line) : { start: Math.max(line.start, range.start), end: Math.min(line.end, range.end) };
  const isSlashes = /^[ \t]*\/\/$/.test(file.text.slice(line.start, code.start));
  return { kind: isSlashes ? "slashes" : "block", code };
}

/** Lines of `#cgo`, and those that hold nothing but the ends of a block comment, lie in no range of C. */
function insideMarks(text: string, line: Span): Span {
  const match = /^[ \t]*(?:\/\/|\/\*)/.exec(text.slice(line.start, line.end));
  const start = line.start + (match?.[0].length ?? 0);
  const close = text.slice(start, line.end).indexOf("*/");
  return { start, end: close < 0 ? line.end : start + close };
}

function codeEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && text[end] !== "\n" && text[end] !== "\r") end++;
  return end;
}

function lineEnd(text: string, at: number): string | undefined {
  return /^(\r\n|\n|\r)/.exec(text.slice(at, at + 2))?.[0];
}

function usable(eol: string): string {
  return eol === "\r" ? "\n" : eol;
}

function lineEndBefore(text: string, start: number): string {
  return /(\r\n|\n|\r)$/.exec(text.slice(Math.max(start - 2, 0), start))?.[0] ?? "\n";
}
