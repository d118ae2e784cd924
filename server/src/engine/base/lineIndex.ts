// Offsets to lines and back for one text. Knows `\n`, `\r\n` and a lone `\r`, like LSP.
// Built once per text in linear time; every query is a binary search.
import type { Position, Range, Span } from "./span.ts";

export interface LineIndex {
  /** Number of lines, at least 1. */
  readonly lineCount: number;
  /** Offset of the first unit of a line (clamped to the text). */
  lineStart(line: number): number;
  /** Zero-based position of a UTF-16 offset (clamped to the text). */
  positionAt(offset: number): Position;
  /** UTF-16 offset of a position (column clamped to the line). */
  offsetAt(position: Position): number;
  rangeOf(span: Span): Range;
  spanOf(range: Range): Span;
}

/** Reads `text` once and answers position questions about it. */
export function createLineIndex(text: string): LineIndex {
  const starts = lineStarts(text);
  const lineStart = (line: number): number => starts[Math.min(Math.max(line, 0), starts.length - 1)] ?? 0;
  const lineOf = (offset: number): number => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) > offset) high = middle;
      else low = middle + 1;
    }
    return Math.max(low - 1, 0);
  };
  const positionAt = (offset: number): Position => {
    const clamped = Math.min(Math.max(offset, 0), text.length);
    const line = lineOf(clamped);
    return { line, character: clamped - lineStart(line) };
  };
  const offsetAt = ({ line, character }: Position): number => {
    if (line >= starts.length) return text.length;
    const next = line + 1 < starts.length ? lineStart(line + 1) : text.length;
    return Math.min(lineStart(line) + Math.max(character, 0), next);
  };
  return {
    lineCount: starts.length,
    lineStart,
    positionAt,
    offsetAt,
    rangeOf: (span) => ({ start: positionAt(span.start), end: positionAt(span.end) }),
    spanOf: (range) => ({ start: offsetAt(range.start), end: offsetAt(range.end) }),
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 13 && text.charCodeAt(i + 1) === 10) continue;
    if (unit === 10 || unit === 13) starts.push(i + 1);
  }
  return starts;
}
