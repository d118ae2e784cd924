// One round of --fix: writes the chosen fixes to disk. Guarantees: a file is replaced as a whole or not at all, only
// when its text is still the analysed one, and never when its bytes were not UTF-8 (writing would change them). A file that a
// fix makes is written before anything else of the fix, and never over one that is there.
import * as l10n from "@vscode/l10n";
import { applyEdits } from "../../engine/base/textEdit.ts";
import { createLineIndex } from "../../engine/base/lineIndex.ts";
import type { FileEdit, Finding, Notice } from "../../engine/report/finding.ts";
import type { SourceTree } from "../../hosts/sourceTree.ts";
import type { FixedFile } from "../../reports/scanReport.ts";
import { editsByFile, selectSafeFixes, type ChosenFix } from "../../scan/selectSafeFixes.ts";

export interface FixRound {
  readonly fixed: readonly FixedFile[];
  /** Files that could not be changed. */
  readonly notices: readonly Notice[];
}

export interface FixOptions {
  readonly findings: readonly Finding[];
  readonly tree: SourceTree;
  readonly mayEdit: (uri: string) => boolean;
  /** Replaces the text of a file; rejects when it cannot. */
  readonly write: (uri: string, text: string) => Promise<void>;
}

/** Applies what can be applied together. `fixed` is empty when nothing is left to do. */
export async function applySafeFixes({ findings, tree, mayEdit, write }: FixOptions): Promise<FixRound> {
  const broken = new Map<string, string>();
  const texts = new Map<string, string>();
  const candidates = selectSafeFixes(findings, mayEdit, mayEdit);
  for (const [uri, edits] of editsByFile(candidates)) {
    const text = await readForEdit(uri, edits, tree);
    if (text.kind === "text") texts.set(uri, text.text);
    else broken.set(uri, text.reason);
  }
  for (const { uri } of candidates.flatMap(({ fix }) => fix.creates ?? [])) {
    if ((await tree.read(uri)).kind !== "missing") broken.set(uri, l10n.t("a file of that name is there already"));
  }
  const mayTouch = (uri: string): boolean => mayEdit(uri) && !broken.has(uri);
  const fixed: FixedFile[] = [];
  const put = async (uri: string, text: string, fixes: readonly ChosenFix[]): Promise<void> => {
    const failure = await writeEdits(uri, text, write);
    if (failure !== undefined) broken.set(uri, failure);
    else fixed.push({ uri, fixes: fixes.map(({ finding, fix }) => ({ rule: finding.rule, title: fix.title })) });
  };
  const wanted = selectSafeFixes(findings, mayTouch, mayTouch);
  for (const one of wanted) for (const { uri, text } of one.fix.creates ?? []) await put(uri, text, [one]);
  const chosen = wanted.filter(({ fix }) => (fix.creates ?? []).every(({ uri }) => !broken.has(uri)));
  for (const [uri, edits] of editsByFile(chosen)) {
    await put(uri, applyEdits(texts.get(uri) ?? "", edits), chosen.filter(({ fix }) => fix.edits.some((edit) => edit.uri === uri)));
  }
  const notices = [...broken].map(([uri, reason]): Notice => ({ kind: "unreadable", uri, message: l10n.t("not fixed: {0}", reason), incomplete: false }));
  return { fixed, notices };
}

type Readable = { readonly kind: "text"; readonly text: string } | { readonly kind: "broken"; readonly reason: string };

async function readForEdit(uri: string, edits: readonly FileEdit[], tree: SourceTree): Promise<Readable> {
  const source = await tree.read(uri);
  if (source.kind !== "text") return { kind: "broken", reason: source.kind === "missing" ? l10n.t("the file is gone") : source.reason };
  if (source.repaired) return { kind: "broken", reason: l10n.t("the file is not valid UTF-8") };
  const lines = createLineIndex(source.text);
  const isAsAnalysed = edits.every(({ span, range }) => span.end <= source.text.length && lines.offsetAt(range.start) === span.start && lines.offsetAt(range.end) === span.end);
  return isAsAnalysed ? { kind: "text", text: source.text } : { kind: "broken", reason: l10n.t("the file changed during the scan") };
}

async function writeEdits(uri: string, text: string, write: FixOptions["write"]): Promise<string | undefined> {
  try {
    await write(uri, text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Joins the changes of several rounds, file by file. */
export function joinFixed(rounds: readonly FixedFile[]): readonly FixedFile[] {
  const byUri = new Map<string, FixedFile["fixes"]>();
  for (const { uri, fixes } of rounds) byUri.set(uri, [...(byUri.get(uri) ?? []), ...fixes]);
  return [...byUri].map(([uri, fixes]) => ({ uri, fixes })).sort((a, b) => (a.uri < b.uri ? -1 : 1));
}
