// Guarantees: for one package, the texts that result from each kind of fix: fixes with the same title (names in backticks
// aside) are applied together, as an editor's user would one after the other. Fixes that touch the same text with
// different edits go to a further variant, "title (2)"; equal edits (two fixes adding one import) are made once.

import type { FileEdit, Finding, Fix } from "../../server/src/engine/report/finding.ts";
import { applyFileEdits, overlaps, type Texts } from "./applyFix.ts";

export interface FixVariant {
  /** Title with `…` for every name, and " (n)" from the second on. */
  readonly title: string;
  /** Changed files only. */
  readonly texts: Texts;
  readonly fixes: readonly { readonly finding: Finding; readonly fix: Fix }[];
}

/** The variants in order of first appearance. Fixes that edit no text (API models) make none. */
export function fixVariants(texts: Texts, findings: readonly Finding[]): readonly FixVariant[] {
  const groups = new Map<string, Draft[]>();
  for (const finding of findings) {
    for (const fix of finding.fixes) {
      if (fix.edits.length === 0) continue;
      const title = kindOfTitle(fix.title);
      const drafts = groups.get(title) ?? [];
      groups.set(title, drafts);
      addToDraft(drafts, finding, fix);
    }
  }
  return [...groups].flatMap(([title, drafts]) =>
    drafts.map((draft, index): FixVariant => ({
      title: index === 0 ? title : `${title} (${index + 1})`,
      texts: applyFileEdits(texts, draft.edits),
      fixes: draft.fixes,
    })),
  );
}

/** "Free `cs` with defer" → "Free `…` with defer". */
export function kindOfTitle(title: string): string {
  return title.replace(/`[^`]*`/g, "`…`");
}

interface Draft {
  edits: FileEdit[];
  readonly fixes: { readonly finding: Finding; readonly fix: Fix }[];
}

function addToDraft(drafts: Draft[], finding: Finding, fix: Fix): void {
  for (const draft of [...drafts, { edits: [], fixes: [] }]) {
    const fresh = fix.edits.filter((edit) => !draft.edits.some((other) => sameEdit(other, edit)));
    if (fresh.some((edit) => draft.edits.some((other) => other.uri === edit.uri && (overlaps(other, edit) || samePlace(other, edit))))) continue;
    draft.edits.push(...fresh);
    draft.fixes.push({ finding, fix });
    if (!drafts.includes(draft)) drafts.push(draft);
    return;
  }
}

function sameEdit(a: FileEdit, b: FileEdit): boolean {
  return a.uri === b.uri && a.span.start === b.span.start && a.span.end === b.span.end && a.newText === b.newText;
}

/** Two different insertions at one place: their order would be a guess. */
function samePlace(a: FileEdit, b: FileEdit): boolean {
  return a.span.start === b.span.start && a.span.end === b.span.end;
}
