// Guarantees: the texts after a fix, or why its edits cannot be applied. All edits are against one baseline.

import { createLineIndex } from "../../server/src/engine/base/lineIndex.ts";
import { applyEdits } from "../../server/src/engine/base/textEdit.ts";
import type { FileEdit } from "../../server/src/engine/report/finding.ts";
import { sameRange } from "./findingShape.ts";

export type Texts = ReadonlyMap<string, string>;

/** Faults of a set of edits: out of range, overlapping, touching unknown files, changing nothing. */
export function editFaults(texts: Texts, edits: readonly FileEdit[]): readonly string[] {
  const faults: string[] = [];
  for (const edit of edits) {
    const text = texts.get(edit.uri);
    if (text === undefined) {
      faults.push(`edits ${edit.uri}, which is not a file of the package`);
      continue;
    }
    const { start, end } = edit.span;
    if (start < 0 || start > end || end > text.length) faults.push(`edit ${start}..${end} lies outside of ${edit.uri}`);
    else if (!sameRange(createLineIndex(text).rangeOf(edit.span), edit.range)) faults.push(`range of edit ${start}..${end} in ${edit.uri} is not that of its span`);
    else if (text.slice(start, end) === edit.newText) faults.push(`edit ${start}..${end} in ${edit.uri} changes nothing`);
  }
  for (const [index, edit] of edits.entries()) {
    if (edits.slice(0, index).some((other) => other.uri === edit.uri && overlaps(other, edit))) faults.push(`edits overlap at ${edit.span.start} in ${edit.uri}`);
  }
  return faults;
}

/** Reports whether both edits touch the same text; two insertions at one place do not overlap. */
export function overlaps(a: FileEdit, b: FileEdit): boolean {
  if (a.span.start === a.span.end && b.span.start === b.span.end) return false;
  return a.span.start < b.span.end && b.span.start < a.span.end;
}

/** The changed texts by URI; throws InternalError for edits with faults. */
export function applyFileEdits(texts: Texts, edits: readonly FileEdit[]): Texts {
  const changed = new Map<string, string>();
  for (const uri of new Set(edits.map((edit) => edit.uri))) {
    changed.set(uri, applyEdits(texts.get(uri) ?? "", edits.filter((edit) => edit.uri === uri)));
  }
  return changed;
}

/** The same texts with CRLF line ends. */
export function withCrlf(text: string): string {
  return text.replace(/\r?\n/g, "\r\n");
}
