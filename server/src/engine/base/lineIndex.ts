// Offsets to lines and back for one text. Knows `\n`, `\r\n` and a lone `\r`, like LSP.
// Built in linear time at the first question, which many texts are never asked; every query is a binary search.
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

/** Answers position questions about `text`, which it reads once. */
export function createLineIndex(text: string): LineIndex {
  let known: readonly number[] | undefined;
  const allStarts = (): readonly number[] => (known ??= lineStarts(text));
  const lineStart = (line: number): number => {
    const starts = allStarts();
    return starts[Math.min(Math.max(line, 0), starts.length - 1)] ?? 0;
  };
  const lineOf = (offset: number): number => {
    const starts = allStarts();
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
    const count = allStarts().length;
    if (line >= count) return text.length;
    const next = line + 1 < count ? lineStart(line + 1) : text.length;
    return Math.min(lineStart(line) + Math.max(character, 0), next);
  };
  return {
    get lineCount() {
      return allStarts().length;
    },
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
