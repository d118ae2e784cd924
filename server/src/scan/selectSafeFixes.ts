// Chooses the safe fixes that can be applied together in one round. Guarantees: at most one per finding; a fix goes in
// whole or not at all; no two chosen edits of a file touch, unless they are the very same edit (two fixes that add the
// same import), which then counts once. No file is made by two fixes. What is left out finds its turn in a later round, after
// a new analysis.
import type { FileEdit, Finding, Fix } from "../engine/report/finding.ts";

export interface ChosenFix {
  readonly finding: Finding;
  readonly fix: Fix;
}

/** In the order of the findings. `mayEdit` tells whether a file may be changed, `mayCreate` whether it may be made. */
export function selectSafeFixes(findings: readonly Finding[], mayEdit: (uri: string) => boolean, mayCreate: (uri: string) => boolean = () => false): readonly ChosenFix[] {
  const taken: FileEdit[] = [];
  const chosen: ChosenFix[] = [];
  const isFree = (uri: string): boolean => mayCreate(uri) && !chosen.some(({ fix }) => fix.creates?.some((other) => other.uri === uri));
  const isMine = (one: Fix): boolean => needsNoLook(one) && one.edits.length > 0 && one.edits.every((edit) => mayEdit(edit.uri)) && (one.creates ?? []).every(({ uri }) => isFree(uri));
  for (const finding of findings) {
    const fix = finding.fixes.find(isMine);
    const added = fix?.edits.filter((edit) => !taken.some((other) => isSame(edit, other))) ?? [];
    if (fix === undefined || added.length === 0 || added.some((edit) => taken.some((other) => touches(edit, other)))) continue;
    taken.push(...added);
    chosen.push({ finding, fix });
  }
  return chosen;
}

/** The edits of all chosen fixes by file, each file's in the order of its text; an edit that fixes share is there once. */
export function editsByFile(chosen: readonly ChosenFix[]): ReadonlyMap<string, readonly FileEdit[]> {
  const byFile = new Map<string, FileEdit[]>();
  for (const edit of chosen.flatMap(({ fix }) => fix.edits)) {
    const edits = byFile.get(edit.uri) ?? [];
    byFile.set(edit.uri, edits);
    if (!edits.some((other) => isSame(edit, other))) edits.push(edit);
  }
  for (const edits of byFile.values()) edits.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return byFile;
}

/** Reports whether a fix may be applied without looking: edits of files that are there, nothing else. */
export function isSafe(fix: Fix): boolean {
  return needsNoLook(fix) && fix.creates === undefined;
}

function needsNoLook(fix: Fix): boolean {
  return fix.applicability === "safe" && fix.addModel === undefined;
}

function isSame(a: FileEdit, b: FileEdit): boolean {
  return a.uri === b.uri && a.span.start === b.span.start && a.span.end === b.span.end && a.newText === b.newText;
}

/** Neighbours touch as well: which of two insertions at one place comes first is not ours to guess. */
function touches(a: FileEdit, b: FileEdit): boolean {
  return a.uri === b.uri && a.span.start <= b.span.end && b.span.start <= a.span.end;
}
