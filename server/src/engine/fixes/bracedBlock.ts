// Where a new C statement may stand, and how far a statement reaches. Pure text questions about one function.
import type { Span } from "../base/span.ts";
import type { FileModel, PlacedFunction } from "../program/model.ts";

/** A place in one function of one file. */
export interface CodePlace {
  readonly file: FileModel;
  readonly fn: PlacedFunction;
}

/** The text of a relative span. */
export function textOf({ fn }: CodePlace, span: Span): string {
  return fn.model.text.slice(span.start, span.end);
}

/**
 * Reports whether a statement may be put before this one. In C the one above must be over: a new one may not slip
 * under an `if`, or between it and its `else`.
 */
export function standsInBlock(place: CodePlace, stmt: Span): boolean {
  if (place.fn.model.lang === "go") return true;
  const before = withoutLineMarks(textOf(place, { start: 0, end: stmt.start }));
  const code = before.replace(/\/\*[^]*?\*\/|\/\/[^\n]*|^[ \t]*#.*$/gm, "");
  return /[;{}:]$/.test(code.trimEnd());
}

/** C written as line comments carries `//` before each line but the first. */
function withoutLineMarks(text: string): string {
  const [first = "", ...rest] = text.split("\n");
  const isLineForm = rest.length > 0 && rest.every((line) => /^[ \t]*\/\//.test(line));
  return isLineForm ? [first, ...rest.map((line) => line.replace(/^[ \t]*\/\//, ""))].join("\n") : text;
}

/** A statement's span may end before its semicolon. */
export function withSemicolon(place: CodePlace, span: Span): Span {
  const rest = /^\s*;/.exec(place.fn.model.text.slice(span.end));
  const isOver = place.fn.model.text.charAt(span.end - 1) === ";";
  return isOver || rest === null || place.fn.model.lang === "go" ? span : { start: span.start, end: span.end + rest[0].length };
}
