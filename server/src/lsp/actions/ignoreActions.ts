// Silencing a finding with a reason: on its line or in its file. Guarantees: a client that can ask gets commands and, with
// a reason, edits; any other client gets edits that hold a placeholder people are meant to replace. What must not be
// silenced (mistakes that keep a program from building, ignore comments themselves) is never offered.
import * as l10n from "@vscode/l10n";
import { CodeActionKind, type CodeAction, type Diagnostic } from "vscode-languageserver";
import { canonicalUri } from "../../config/uri.ts";
import { createLineIndex } from "../../engine/base/lineIndex.ts";
import { catalog } from "../../engine/catalog.ts";
import type { Finding } from "../../engine/report/finding.ts";
import { currentFindings, untilSettled } from "../path/currentFindings.ts";
import { askingCommands, type EditAnswer, type IgnoreParams, type IgnoreTarget } from "../protocol/acting.ts";
import { byRule, commandAction, type ActionContext, type Shown } from "./actionContext.ts";
import { cleanReason, ignoreFileEdit, lineIgnoreOf, reasonPlaceholder, withReason } from "./ignoreText.ts";
import { toWorkspaceEdit, type RangeEdit } from "./workspaceEdits.ts";

/** The actions for the findings at one place. The line form for clients that cannot ask is a fix of the engine. */
export function ignoreActions(here: readonly Shown[], context: ActionContext): readonly CodeAction[] {
  const asks = context.commands.includes(askingCommands.ignoreFinding);
  const lines = asks ? here.flatMap((shown) => lineAction(shown, context) ?? []) : [];
  const files = [...byRule(here)].flatMap(([rule, shown]) => {
    const [first] = shown;
    if (first === undefined || !canBeIgnored(first.finding)) return [];
    const diagnostics = shown.map(({ diagnostic }) => diagnostic);
    return asks ? [askForFile(first.finding, diagnostics, context)] : fileAction(rule, first.finding, { diagnostics, context });
  });
  return [...lines, ...files];
}

function lineAction({ finding, diagnostic }: Shown, { documents }: ActionContext): CodeAction | undefined {
  if (lineIgnoreOf(finding.fixes) === undefined) return undefined;
  const target: IgnoreTarget = { uri: documents.editorUri(finding.uri), rule: finding.rule, findingId: finding.id, scope: "line" };
  return commandAction(l10n.t("Ignore `{0}` on this line…", finding.rule), [diagnostic], { command: askingCommands.ignoreFinding, argument: target });
}

function askForFile({ uri, rule, id }: Finding, diagnostics: readonly Diagnostic[], { documents }: ActionContext): CodeAction {
  const target: IgnoreTarget = { uri: documents.editorUri(uri), rule, findingId: id, scope: "file" };
  return commandAction(l10n.t("Ignore `{0}` in this file…", rule), diagnostics, { command: askingCommands.ignoreFinding, argument: target });
}

function fileAction(rule: string, { uri }: Finding, { diagnostics, context }: { readonly diagnostics: readonly Diagnostic[]; readonly context: ActionContext }): readonly CodeAction[] {
  const { documents, capabilities } = context;
  const edits = fileEdits(uri, { rule, reason: reasonPlaceholder() }, context);
  if (edits === undefined) return [];
  const title = l10n.t("Ignore `{0}` in this file with a reason", rule);
  return [{ title, kind: CodeActionKind.QuickFix, diagnostics: [...diagnostics], edit: toWorkspaceEdit(edits, documents, capabilities()) }];
}

/** Answers `ignoreMethod`. */
export async function ignoreEdit({ uri: editorUri, rule, findingId, scope, reason }: IgnoreParams, context: ActionContext): Promise<EditAnswer | null> {
  const uri = canonicalUri(editorUri);
  const clean = cleanReason(reason);
  if (clean === "") return null;
  await untilSettled(uri, context);
  const edits = scope === "file" ? fileEdits(uri, { rule, reason: clean }, context) : lineEdits(uri, { findingId, reason: clean }, context);
  return edits === undefined ? null : { edit: toWorkspaceEdit(edits, context.documents, context.capabilities()) };
}

function lineEdits(uri: string, { findingId, reason }: { readonly findingId: string | undefined; readonly reason: string }, context: ActionContext): readonly RangeEdit[] | undefined {
  const finding = currentFindings(uri, context).find((one) => one.id === findingId);
  const fix = finding && lineIgnoreOf(finding.fixes);
  return fix?.edits.map((edit) => ({ uri: edit.uri, range: edit.range, newText: withReason(edit.newText, reason) }));
}

function fileEdits(uri: string, comment: { readonly rule: string; readonly reason: string }, { documents }: ActionContext): readonly RangeEdit[] | undefined {
  const text = documents.get(uri)?.text;
  if (text === undefined || !catalog.ruleNames.includes(comment.rule)) return undefined;
  const { span, newText } = ignoreFileEdit(uri, text, comment);
  return [{ uri, range: createLineIndex(text).rangeOf(span), newText }];
}

/** As the engine decides it for lines; what it offers no line form for may still be silenced in a file. */
function canBeIgnored(finding: Finding): boolean {
  if (lineIgnoreOf(finding.fixes) !== undefined) return true;
  const rule = catalog.rules.find((one) => one.name === finding.rule);
  return rule !== undefined && rule.family !== "directives" && !(rule.family === "build" && rule.severity === "error");
}
