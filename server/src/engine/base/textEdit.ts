// Edits of one text, all against the same baseline.
import { invariant } from "./invariant.ts";
import type { Span } from "./span.ts";

/** Replaces `span` (UTF-16 offsets of the baseline) by `newText`; an empty span inserts. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** Applies non-overlapping edits in any order; several insertions at one place keep their order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = edits.map((edit, index) => ({ edit, index })).sort((a, b) => a.edit.span.start - b.edit.span.start || a.index - b.index);
  let result = "";
  let at = 0;
  for (const { edit } of sorted) {
    invariant(edit.span.start >= at && edit.span.end <= text.length, `overlapping or out-of-range edit at ${edit.span.start}`);
    result += text.slice(at, edit.span.start) + edit.newText;
    at = edit.span.end;
  }
  return result + text.slice(at);
}
