// Positions inside one text. Offsets are UTF-16 code units, as JavaScript strings and LSP count them.
// Nothing here knows which text an offset belongs to: callers keep span and text together.

/** Half-open range `[start, end)` of UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Zero-based line and zero-based UTF-16 column. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Half-open range of positions. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** The span moved by `by` UTF-16 units (negative moves towards the start). */
export function shiftSpan(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}

/** Reports whether `outer` covers `inner` completely. */
export function containsSpan(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The smallest span that covers both. */
export function joinSpans(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}
