// Answers code action requests: the fixes of the findings at a place, and all safe fixes of a file. Guarantees: edits
// are offered only against the very text they were made for; nothing is offered for text that has changed meanwhile.
import { CodeActionKind, type CodeAction, type CodeActionParams, type Diagnostic, type Range } from "vscode-languageserver";
import { canonicalUri, parentUri } from "../../config/uri.ts";
import { createLineIndex } from "../../engine/base/lineIndex.ts";
import { checkCancelled, type CancelSignal } from "../../engine/base/cancellation.ts";
import type { Host } from "../../engine/host.ts";
import type { Finding, Fix, PackageReport } from "../../engine/report/finding.ts";
import { isSafe } from "../../scan/selectSafeFixes.ts";
import type { Analyst } from "../analysis/analyst.ts";
import { mergeFindings, type PackageResults } from "../analysis/packageResults.ts";
import type { Schedule } from "../analysis/schedule.ts";
import { findingIdOf, toDiagnostic, type DiagnosticContext } from "../diagnostics.ts";
import type { OpenDocument, OpenDocuments } from "../documents.ts";
import { explainActions } from "../path/explainActions.ts";
import { fixAllKind, statementKind } from "../protocol.ts";
import type { SettingsStore } from "../settings/settingsStore.ts";
import { configEdit, noConfigEdit } from "./configEdit.ts";
import { fixAll } from "./fixAll.ts";
import { toWorkspaceEdit, type EditCapabilities } from "./workspaceEdits.ts";

export interface CodeActionsOptions {
  readonly documents: OpenDocuments;
  readonly results: PackageResults;
  readonly schedule: Schedule;
  readonly analyst: Analyst;
  readonly settings: SettingsStore;
  readonly host: Host;
  readonly context: () => DiagnosticContext;
  readonly capabilities: () => EditCapabilities;
  /** Commands of the client that actions may run. */
  readonly commands: readonly string[];
}

export class CodeActions {
  private readonly options: CodeActionsOptions;

  constructor(options: CodeActionsOptions) {
    this.options = options;
  }

  async provide({ textDocument, range, context }: CodeActionParams, cancel: CancelSignal): Promise<readonly CodeAction[]> {
    const uri = canonicalUri(textDocument.uri);
    const dirs = new Set([parentUri(uri) ?? uri, ...this.options.results.reportersOf(uri)]);
    await Promise.all([...dirs].map((dir) => this.options.schedule.settled(dir)));
    checkCancelled(cancel);
    const document = this.options.documents.get(uri);
    if (document === undefined) return [];
    const findings = this.currentFindings(document);
    const fixes = wants(context.only, CodeActionKind.QuickFix) ? await this.quickFixes(findings, range, context.diagnostics) : [];
    const all = context.only !== undefined && wants(context.only, fixAllKind) ? await this.fixAll(document, findings) : [];
    const statements = wants(context.only, statementKind) ? await this.statements(document, range) : [];
    return [...fixes, ...statements, ...all];
  }

  /** Findings of exactly this version of the document. */
  private currentFindings({ uri, version }: OpenDocument): readonly Finding[] {
    const reports = this.options.results.shownReportsOf(uri).map(({ file }) => file);
    return mergeFindings(reports.filter((file) => file.version === version));
  }

  private async quickFixes(findings: readonly Finding[], range: Range, diagnostics: readonly Diagnostic[]): Promise<readonly CodeAction[]> {
    const asked = new Map(diagnostics.flatMap((diagnostic) => {
      const id = findingIdOf(diagnostic);
      return id === undefined ? [] : [[id, diagnostic] as const];
    }));
    const here = findings.filter((finding) => asked.has(finding.id) || overlaps(finding.range, range));
    const actions = here.map(async (finding) => {
      const diagnostic = asked.get(finding.id) ?? toDiagnostic(finding, this.options.context());
      const preferred = finding.fixes.find(isSafe);
      const offers = finding.fixes.map((fix) => this.offer(fix, diagnostic, { uri: finding.uri, isPreferred: fix === preferred }));
      return (await Promise.all(offers)).filter((action) => action !== undefined);
    });
    const explained = here.flatMap((finding) => explainActions(finding, asked.get(finding.id) ?? toDiagnostic(finding, this.options.context()), { commands: this.options.commands, editorUri: (uri) => this.options.documents.editorUri(uri) }));
    return [...(await Promise.all(actions)).flat(), ...explained];
  }

  private async offer(fix: Fix, diagnostic: Diagnostic, { uri, isPreferred }: { readonly uri: string; readonly isPreferred: boolean }): Promise<CodeAction | undefined> {
    const { documents, capabilities } = this.options;
    const model = fix.addModel === undefined ? noConfigEdit : await configEdit(uri, fix.addModel, this.options);
    if (model === undefined) return undefined;
    return {
      title: fix.title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      edit: toWorkspaceEdit([...fix.edits, ...model.edits], documents, capabilities(), model.create),
      ...(isPreferred && { isPreferred }),
    };
  }

  /** About the function whose name the cursor is on; asked for at every move of it, so the text is looked at first. */
  private async statements({ uri, text, version }: OpenDocument, { start }: Range): Promise<readonly CodeAction[]> {
    const { schedule, analyst, documents, capabilities } = this.options;
    const offset = createLineIndex(text).offsetAt(start);
    if (!mayNameFunction(text, offset)) return [];
    const fixes = await schedule.exclusive(() => analyst.statementsAt(uri, offset));
    if (documents.versionOf(uri) !== version) return [];
    const actions = fixes.map(async ({ title, edits, addModel }): Promise<CodeAction | undefined> => {
      const model = addModel === undefined ? noConfigEdit : await configEdit(uri, addModel, this.options);
      return model === undefined ? undefined : { title, kind: statementKind, edit: toWorkspaceEdit([...edits, ...model.edits], documents, capabilities(), model.create) };
    });
    return (await Promise.all(actions)).filter((action) => action !== undefined);
  }

  private async fixAll(document: OpenDocument, findings: readonly Finding[]): Promise<readonly CodeAction[]> {
    const { uri, text, version } = document;
    if (!findings.some((finding) => finding.fixes.some(isSafe))) return [];
    const { schedule, analyst, documents, capabilities } = this.options;
    const edits = await schedule.exclusive((signal) =>
      analyst.borrow(uri, (analyze) => fixAll({ uri, text, findings, analyze: async (fixed) => findingsIn(uri, await analyze(fixed)) }), signal),
    );
    if (edits === undefined || edits.length === 0 || documents.versionOf(uri) !== version) return [];
    const lines = createLineIndex(text);
    const changes = edits.map(({ span, newText }) => ({ uri, range: lines.rangeOf(span), newText }));
    return [{ title: "Fix all safe cgovet findings in this file", kind: fixAllKind, edit: toWorkspaceEdit(changes, documents, capabilities()) }];
  }
}

function findingsIn(uri: string, reports: readonly PackageReport[]): readonly Finding[] {
  return mergeFindings(reports.flatMap((report) => report.files.filter((file) => file.uri === uri)));
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
