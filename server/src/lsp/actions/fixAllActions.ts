// Actions that apply several fixes at once: all safe ones of a rule, or of the file. Guarantees: the edits lead to text
// that was analysed again after each round; a client that resolves actions gets the edits of the quick fix menu when
// somebody chooses them, since the menu opens at every move of the cursor. Others get there the first round only.
import * as l10n from "@vscode/l10n";
import { CodeActionKind, type CodeAction, type WorkspaceEdit } from "vscode-languageserver";
import { createLineIndex } from "../../engine/base/lineIndex.ts";
import type { TextEdit } from "../../engine/base/textEdit.ts";
import type { Finding, PackageReport } from "../../engine/report/finding.ts";
import { editsByFile, isSafe, selectSafeFixes } from "../../scan/selectSafeFixes.ts";
import { mergeFindings } from "../analysis/packageResults.ts";
import type { OpenDocument } from "../documents.ts";
import { currentFindings } from "../path/currentFindings.ts";
import { fixAllKind } from "../protocol.ts";
import { byRule, type ActionContext, type Shown } from "./actionContext.ts";
import { fixAll } from "./fixAll.ts";
import { toWorkspaceEdit } from "./workspaceEdits.ts";

/** `data` of an action whose edit is still to be made. */
interface Pending {
  readonly fixAll: { readonly uri: string; readonly version: number; readonly rule?: string };
}

/** For the quick fix menu: of each rule here with more than one safe fix in the file, then of all rules. */
export function fixAllQuickFixes(here: readonly Shown[], { document, findings, context }: { readonly document: OpenDocument; readonly findings: readonly Finding[]; readonly context: ActionContext }): readonly CodeAction[] {
  const fixable = findings.filter((finding) => finding.uri === document.uri && finding.fixes.some(isSafe));
  const rules = [...byRule(here)].filter(([rule, shown]) => shown.some(({ finding }) => finding.fixes.some(isSafe)) && fixable.filter((finding) => finding.rule === rule).length > 1);
  const isMixed = new Set(fixable.map(({ rule }) => rule)).size > 1 && here.some(({ finding }) => finding.fixes.some(isSafe));
  const actions = rules.map(([rule, shown]) => ({ title: l10n.t("Fix all `{0}` findings in this file", rule), rule, diagnostics: shown.map(({ diagnostic }) => diagnostic) }));
  const all = isMixed ? [{ title: fixAllTitle(), rule: undefined, diagnostics: here.map(({ diagnostic }) => diagnostic) }] : [];
  return [...actions, ...all].flatMap(({ title, rule, diagnostics }) => {
    const chosen = rule === undefined ? fixable : fixable.filter((finding) => finding.rule === rule);
    const edit = context.resolvesEdits ? undefined : firstRound(chosen, document, context);
    const data: Pending = { fixAll: { uri: document.uri, version: document.version, ...(rule !== undefined && { rule }) } };
    return [{ title, kind: CodeActionKind.QuickFix, diagnostics, ...(edit === undefined ? { data } : { edit }) }];
  });
}

/** The source action of the whole file; none when there is nothing to fix. */
export async function fixAllSourceAction(document: OpenDocument, findings: readonly Finding[], context: ActionContext): Promise<readonly CodeAction[]> {
  const edit = await fixedEdit(document, findings, context);
  return edit === undefined ? [] : [{ title: fixAllTitle(), kind: fixAllKind, edit }];
}

/** The action with its edit; without one when the text has changed since. */
export async function resolveFixAll(action: CodeAction, context: ActionContext): Promise<CodeAction> {
  const wanted = pendingOf(action.data);
  const document = wanted && context.documents.get(wanted.fixAll.uri);
  if (document === undefined || document.version !== wanted?.fixAll.version) return action;
  const { rule } = wanted.fixAll;
  const edit = await fixedEdit(document, currentFindings(document.uri, context), context, rule);
  return edit === undefined ? action : { ...action, edit };
}

function fixAllTitle(): string {
  return l10n.t("Fix all safe cgovet findings in this file");
}

async function fixedEdit(document: OpenDocument, findings: readonly Finding[], { schedule, analyst, documents, capabilities }: ActionContext, rule?: string): Promise<WorkspaceEdit | undefined> {
  const { uri, text, version } = document;
  const wanted = (all: readonly Finding[]): readonly Finding[] => (rule === undefined ? all : all.filter((finding) => finding.rule === rule));
  if (!wanted(findings).some((finding) => finding.fixes.some(isSafe))) return undefined;
  const edits = await schedule.exclusive((signal) =>
    analyst.borrow(uri, (analyze) => fixAll({ uri, text, findings: wanted(findings), analyze: async (fixed) => wanted(findingsIn(uri, await analyze(fixed))) }), signal),
  );
  if (edits === undefined || edits.length === 0 || documents.versionOf(uri) !== version) return undefined;
  return toWorkspaceEdit(placed(edits, document), documents, capabilities());
}

function firstRound(findings: readonly Finding[], { uri }: OpenDocument, { documents, capabilities }: ActionContext): WorkspaceEdit {
  const edits = editsByFile(selectSafeFixes(findings, (other) => other === uri)).get(uri) ?? [];
  return toWorkspaceEdit(edits, documents, capabilities());
}

function placed(edits: readonly TextEdit[], { uri, text }: OpenDocument) {
  const lines = createLineIndex(text);
  return edits.map(({ span, newText }) => ({ uri, range: lines.rangeOf(span), newText }));
}

function findingsIn(uri: string, reports: readonly PackageReport[]): readonly Finding[] {
  return mergeFindings(reports.flatMap((report) => report.files.filter((file) => file.uri === uri)));
}

function pendingOf(data: unknown): Pending | undefined {
  if (typeof data !== "object" || data === null || !("fixAll" in data)) return undefined;
  const { fixAll: wanted } = data;
  if (typeof wanted !== "object" || wanted === null || !("uri" in wanted) || !("version" in wanted)) return undefined;
  if (typeof wanted.uri !== "string" || typeof wanted.version !== "number") return undefined;
  return { fixAll: { uri: wanted.uri, version: wanted.version, ...("rule" in wanted && typeof wanted.rule === "string" && { rule: wanted.rule }) } };
}
