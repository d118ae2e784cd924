// Positions as the parser counts them: rows end at `\n` only, columns are UTF-16 units. (LSP also ends lines at a
// lone `\r`; base/lineIndex.ts is for that.)
import { Edit, type Point, type Range } from "web-tree-sitter";
import type { Span } from "../base/span.ts";

/** A text change in the parser's terms: UTF-16 offsets in the text before and after. */
export interface TreeEdit {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
  readonly oldText: string;
  readonly newText: string;
}

/** The parser's point of a UTF-16 offset (clamped to the text). Linear in the offset. */
export function pointAt(text: string, offset: number): Point {
  return pointFrom(text, { row: 0, column: 0 }, 0, offset);
}

/** The edit as the parser wants it. */
export function parserEdit(edit: TreeEdit): Edit {
  const startPosition = pointAt(edit.oldText, edit.start);
  return new Edit({
    startIndex: edit.start,
    oldEndIndex: edit.oldEnd,
    newEndIndex: edit.newEnd,
    startPosition,
    oldEndPosition: pointFrom(edit.oldText, startPosition, edit.start, edit.oldEnd),
    newEndPosition: pointFrom(edit.newText, startPosition, edit.start, edit.newEnd),
  });
}

/** Sorted, disjoint spans as the parser wants them; one pass over the text. */
export function parserRanges(text: string, spans: readonly Span[]): Range[] {
  let point: Point = { row: 0, column: 0 };
  let at = 0;
  return spans.map(({ start, end }) => {
    const startPosition = pointFrom(text, point, at, start);
    const endPosition = pointFrom(text, startPosition, start, end);
    point = endPosition;
    at = end;
    return { startIndex: start, endIndex: end, startPosition, endPosition };
  });
}

function pointFrom(text: string, from: Point, at: number, offset: number): Point {
  const end = Math.min(Math.max(offset, at), text.length);
  let row = from.row;
  let lineStart = at - from.column;
  for (let newline = text.indexOf("\n", at); newline >= 0 && newline < end; newline = text.indexOf("\n", newline + 1)) {
    row++;
    lineStart = newline + 1;
  }
  return { row, column: end - lineStart };
}
