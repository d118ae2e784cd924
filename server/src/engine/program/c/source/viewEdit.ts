// Changes that keep every offset: what replaces a span is as long as the span.
import type { Span } from "../../../base/span.ts";
import { blank } from "./cLexis.ts";

/** Replaces the span by `text` of the same length. */
export interface ViewEdit extends Span {
  readonly text: string;
}

/** Turns a span into blanks; line ends stay. */
export function blankEdit(text: string, span: Span): ViewEdit {
  return { start: span.start, end: span.end, text: blank(text.slice(span.start, span.end)) };
}

/** Applies edits in any order; one that starts inside another is covered by it. */
export function applyViewEdits(text: string, edits: readonly ViewEdit[]): string {
  if (edits.length === 0) return text;
  const sorted = [...edits].sort((a, b) => a.start - b.start || b.end - a.end);
  const pieces: string[] = [];
  let at = 0;
  for (const edit of sorted) {
    if (edit.start < at) continue;
    pieces.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  pieces.push(text.slice(at));
  return pieces.join("");
}
