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
  /** The line end in use there: of this line, else of the one before, else `\n`. */
  readonly eol: string;
}

/** Describes a zero-based line; a line past the end is empty. */
export function sourceLine(file: FileModel, line: number): SourceLine {
  const start = file.lines.lineStart(line);
  const end = codeEnd(file.text, start);
  const kind = kindOf(file, start, end);
  const code = kind === "go" || kind === "c" ? { start, end } : clip(file, { start, end });
  const indent = /^[ \t]*/.exec(file.text.slice(code.start, code.end))?.[0] ?? "";
  const eol = lineEnd(file.text, end);
  return { kind, start, end: end + (eol?.length ?? 0), code, indent, eol: eol ?? lineEndBefore(file.text, start) };
}

function kindOf(file: FileModel, start: number, end: number): SourceLine["kind"] {
  if (file.kind === "c") return "c";
  const range = preambleRange(file, { start, end });
  if (range === undefined) return "go";
  return /^[ \t]*\/\/$/.test(file.text.slice(start, Math.max(range.start, start))) ? "slashes" : "block";
}

/** The stretch of preamble C that touches the line. */
function preambleRange(file: FileModel, line: Span): Span | undefined {
  if (file.kind !== "go") return undefined;
  const ranges = file.preambles.flatMap((preamble) => preamble.ranges);
  return ranges.find((range) => range.start <= line.end && line.start < range.end);
}

function clip(file: FileModel, line: Span): Span {
  const range = preambleRange(file, line) ?? line;
  return { start: Math.max(line.start, range.start), end: Math.min(line.end, range.end) };
}

function codeEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && text[end] !== "\n" && text[end] !== "\r") end++;
  return end;
}

function lineEnd(text: string, at: number): string | undefined {
  return /^(\r\n|\n|\r)/.exec(text.slice(at, at + 2))?.[0];
}

function lineEndBefore(text: string, start: number): string {
  return /(\r\n|\n|\r)$/.exec(text.slice(Math.max(start - 2, 0), start))?.[0] ?? "\n";
}
