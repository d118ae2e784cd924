// The findings under the cursor, for commands that people start from the palette instead of a light bulb.
import * as vscode from "vscode";

export interface FindingHere {
  readonly uri: string;
  readonly rule: string;
  readonly message: string;
  readonly findingId: string | undefined;
}

/** Findings of cgovet whose range or line holds the cursor of the active editor; those of the range come first. */
export function findingsHere(): readonly FindingHere[] {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return [];
  const { document, selection } = editor;
  const ours = vscode.languages.getDiagnostics(document.uri).filter((diagnostic) => diagnostic.source === "cgovet" && ruleOf(diagnostic) !== "config");
  const within = ours.filter(({ range }) => range.intersection(selection) !== undefined);
  const here = within.length > 0 ? within : ours.filter(({ range }) => range.start.line <= selection.active.line && selection.active.line <= range.end.line);
  return here.map((diagnostic) => ({ uri: document.uri.toString(), rule: ruleOf(diagnostic), message: diagnostic.message, findingId: idOf(diagnostic) }));
}

/** One of the findings, by a question if there are several; undefined when the question is dismissed. */
export async function chooseFinding(findings: readonly FindingHere[], title: string): Promise<FindingHere | undefined> {
  if (findings.length <= 1) return findings[0];
  const items = findings.map((finding) => ({ label: finding.rule, detail: finding.message, finding }));
  return (await vscode.window.showQuickPick(items, { title, matchOnDetail: true }))?.finding;
}

/** The code of a diagnostic, with or without a link. */
function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

/** The language client keeps what the server attached to a diagnostic. */
function idOf(diagnostic: vscode.Diagnostic): string | undefined {
  const data: unknown = "data" in diagnostic ? diagnostic.data : undefined;
  return typeof data === "object" && data !== null && "findingId" in data && typeof data.findingId === "string" ? data.findingId : undefined;
}
