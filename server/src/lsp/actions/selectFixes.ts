// Chooses the safe fixes of one file that can be applied together. Guarantees: a fix goes in whole or not at all; no two
// chosen edits touch, unless they are the very same edit (two fixes that add the same import), which then counts once.
// Fixes that are left out find their turn in a later round, when the text has been analysed again.
import type { FileEdit, Finding, Fix } from "../../engine/report/finding.ts";

/** Edits of one file, all against the text the findings were made from, in the order of the text. */
export function selectSafeEdits(uri: string, findings: readonly Finding[]): readonly FileEdit[] {
  const chosen: FileEdit[] = [];
  for (const finding of findings) {
    const fix = safeFixWithin(uri, finding);
    if (fix === undefined) continue;
    const added = fix.edits.filter((edit) => !chosen.some((other) => isSame(edit, other)));
    if (!added.some((edit) => chosen.some((other) => touches(edit, other)))) chosen.push(...added);
  }
  return chosen.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** The best fix that needs no second look and changes this file alone. */
function safeFixWithin(uri: string, finding: Finding): Fix | undefined {
  return finding.fixes.find((fix) => isSafe(fix) && fix.edits.length > 0 && fix.edits.every((edit) => edit.uri === uri));
}

/** Reports whether a fix may be applied without looking: text edits only. */
export function isSafe(fix: Fix): boolean {
  return fix.applicability === "safe" && fix.addModel === undefined;
}

function isSame(a: FileEdit, b: FileEdit): boolean {
  return a.span.start === b.span.start && a.span.end === b.span.end && a.newText === b.newText;
}

/** Neighbours touch as well: which of two insertions at one place comes first is not ours to guess. */
function touches(a: FileEdit, b: FileEdit): boolean {
  return a.span.start <= b.span.end && b.span.start <= a.span.end;
}
