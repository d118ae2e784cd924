// Answers code action requests: the fixes of the findings at a place, and all safe fixes of a file. Guarantees: edits
// are offered only against the very text they were made for; nothing is offered for text that has changed meanwhile.
import { CodeActionKind, type CodeAction, type CodeActionParams, type Diagnostic, type Range } from "vscode-languageserver";
import { canonicalUri } from "../../config/uri.ts";
import { createLineIndex } from "../../engine/base/lineIndex.ts";
import { checkCancelled, type CancelSignal } from "../../engine/base/cancellation.ts";
import type { Finding } from "../../engine/report/finding.ts";
import { findingIdOf, toDiagnostic } from "../diagnostics.ts";
import type { OpenDocument } from "../documents.ts";
import { currentFindings, untilSettled } from "../path/currentFindings.ts";
import { explainActions } from "../path/explainActions.ts";
import { fixAllKind, statementKind } from "../protocol.ts";
import type { ActionContext, Shown } from "./actionContext.ts";
import { configEdit, noConfigEdit } from "./configEdit.ts";
import { fixAllQuickFixes, fixAllSourceAction, resolveFixAll } from "./fixAllActions.ts";
import { ignoreActions } from "./ignoreActions.ts";
import { quickFixes } from "./quickFixes.ts";
import { severityActions } from "./severityActions.ts";
import { toWorkspaceEdit } from "./workspaceEdits.ts";

export class CodeActions {
  /** For requests beyond code actions that lead to edits as well. */
  readonly context: ActionContext;

  constructor(context: ActionContext) {
    this.context = context;
  }

  async provide({ textDocument, range, context }: CodeActionParams, cancel: CancelSignal): Promise<readonly CodeAction[]> {
    const uri = canonicalUri(textDocument.uri);
    await untilSettled(uri, this.context);
    checkCancelled(cancel);
    const document = this.context.documents.get(uri);
    if (document === undefined) return [];
    const findings = currentFindings(uri, this.context);
    const fixes = wants(context.only, CodeActionKind.QuickFix) ? await this.atPlace(document, { findings, here: shownAt(range, context.diagnostics, { findings, context: this.context }) }) : [];
    const all = context.only !== undefined && wants(context.only, fixAllKind) ? await fixAllSourceAction(document, findings, this.context) : [];
    const statements = wants(context.only, statementKind) ? await this.statements(document, range) : [];
    return [...fixes, ...statements, ...all];
  }

  /** Makes the edit of an action that was offered without one. */
  async resolve(action: CodeAction): Promise<CodeAction> {
    return resolveFixAll(action, this.context);
  }

  /** First what repairs, then what explains, then what silences. */
  private async atPlace(document: OpenDocument, { findings, here }: { readonly findings: readonly Finding[]; readonly here: readonly Shown[] }): Promise<readonly CodeAction[]> {
    const { context } = this;
    const single = (await Promise.all(here.map((shown) => quickFixes(shown, context)))).flat();
    const several = fixAllQuickFixes(here, { document, findings, context });
    const editorUri = (uri: string): string => context.documents.editorUri(uri);
    const explained = here.flatMap(({ finding, diagnostic }) => explainActions(finding, diagnostic, { commands: context.commands, editorUri }));
    return [...single, ...several, ...explained, ...ignoreActions(here, context), ...(await severityActions(here, context))];
  }

  /** About the function whose name the cursor is on; asked for at every move of it, so the text is looked at first. */
  private async statements({ uri, text, version }: OpenDocument, { start }: Range): Promise<readonly CodeAction[]> {
    const { schedule, analyst, documents, capabilities } = this.context;
    const offset = createLineIndex(text).offsetAt(start);
    if (!mayNameFunction(text, offset)) return [];
    const fixes = await schedule.exclusive(() => analyst.statementsAt(uri, offset));
    if (documents.versionOf(uri) !== version) return [];
    const actions = fixes.map(async ({ title, edits, addModel }): Promise<CodeAction | undefined> => {
      const model = addModel === undefined ? noConfigEdit : await configEdit(uri, addModel, this.context);
      return model === undefined ? undefined : { title, kind: statementKind, edit: toWorkspaceEdit([...edits, ...model.edits], documents, capabilities(), { create: model.create }) };
    });
    return (await Promise.all(actions)).filter((action) => action !== undefined);
  }
}

/** The findings that were asked for, by their diagnostics or by the range. */
function shownAt(range: Range, diagnostics: readonly Diagnostic[], { findings, context }: { readonly findings: readonly Finding[]; readonly context: ActionContext }): readonly Shown[] {
  const asked = new Map(diagnostics.flatMap((diagnostic) => {
    const id = findingIdOf(diagnostic);
    return id === undefined ? [] : [[id, diagnostic] as const];
  }));
  const here = findings.filter((finding) => asked.has(finding.id) || overlaps(finding.range, range));
  return here.map((finding) => ({ finding, diagnostic: asked.get(finding.id) ?? toDiagnostic(finding, context.context()) }));
}

/** Reports whether actions of `kind` are asked for. */
function wants(only: readonly string[] | undefined, kind: string): boolean {
  return only === undefined || only.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`) || wanted === "");
}

/** The offset lies in a word before a parenthesis, behind `C.` or in a line that is not indented. */
function mayNameFunction(text: string, offset: number): boolean {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const before = /^(.*?)(\w*\.)?\w*$/.exec(text.slice(start, offset));
  if (!/^(?:\.?\w*)\(/.test(text.slice(offset, offset + 200)) || before === null) return false;
  return before[2] === "C." || text[offset] === "." || /^(?:\/\/[ \t]?)?\w/.test(text.slice(start, start + 4));
}

function overlaps(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Range["start"], b: Range["start"]): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
