// Chooses the safe fixes that can be applied together in one round: at most one per finding, none that overlaps another
// already chosen. What is left over gets its turn in the next round, after a new analysis.
import type { FileEdit, Finding, Fix } from "../../engine/report/finding.ts";

export interface ChosenFix {
  readonly finding: Finding;
  readonly fix: Fix;
}

/** In the order of the findings. `mayEdit` tells whether a file may be changed. */
export function selectFixes(findings: readonly Finding[], mayEdit: (uri: string) => boolean): readonly ChosenFix[] {
  const taken: FileEdit[] = [];
  const chosen: ChosenFix[] = [];
  for (const finding of findings) {
    const fix = finding.fixes.find((one) => one.applicability === "safe" && one.edits.length > 0);
    if (fix === undefined || !fix.edits.every((edit) => mayEdit(edit.uri))) continue;
    const fresh = fix.edits.filter((edit) => !taken.some((other) => isSameEdit(edit, other)));
    if (fresh.length === 0 || fresh.some((edit) => taken.some((other) => collides(edit, other)))) continue;
    taken.push(...fresh);
    chosen.push({ finding, fix });
  }
  return chosen;
}

/** The edits of all chosen fixes by file; what two fixes ask for alike (an import, say) is done once. */
export function editsByFile(chosen: readonly ChosenFix[]): ReadonlyMap<string, readonly FileEdit[]> {
  const byFile = new Map<string, FileEdit[]>();
  for (const edit of chosen.flatMap(({ fix }) => fix.edits)) {
    const edits = byFile.get(edit.uri) ?? [];
    byFile.set(edit.uri, edits);
    if (!edits.some((other) => isSameEdit(edit, other))) edits.push(edit);
  }
  return byFile;
}

function isSameEdit(a: FileEdit, b: FileEdit): boolean {
  return a.uri === b.uri && a.span.start === b.span.start && a.span.end === b.span.end && a.newText === b.newText;
}

/** Reports whether the order of application would matter: overlap, or two insertions at one place. */
function collides(a: FileEdit, b: FileEdit): boolean {
  if (a.uri !== b.uri) return false;
  if (a.span.start === b.span.start) return true;
  return a.span.start < b.span.end && b.span.start < a.span.end;
}
