// Code actions that explain a finding instead of changing anything: show its path, open the page of its rule. They run
// commands of the client, so they are offered only to clients that have said they know them.
import { CodeActionKind, type CodeAction, type Diagnostic } from "vscode-languageserver";
import * as l10n from "@vscode/l10n";
import type { Finding } from "../../engine/report/finding.ts";
import { clientCommands, type PathParams } from "../protocol/explain.ts";
import { hasPath, pathTitle } from "./findingPaths.ts";

export interface ExplainOptions {
  /** Commands that the client runs. */
  readonly commands: readonly string[];
  /** The name the editor knows a file by. */
  readonly editorUri: (uri: string) => string;
}

/** What can be shown about a finding; `diagnostic` is the finding as the client has it. */
export function explainActions(finding: Finding, diagnostic: Diagnostic, { commands, editorUri }: ExplainOptions): readonly CodeAction[] {
  const actions: CodeAction[] = [];
  if (commands.includes(clientCommands.showPath) && hasPath(finding)) {
    const params: PathParams = { uri: editorUri(finding.uri), findingId: finding.id };
    actions.push(actionOf(pathTitle(finding), diagnostic, { command: clientCommands.showPath, arguments: [params] }));
  }
  if (commands.includes(clientCommands.showRule)) actions.push(actionOf(l10n.t("About the rule {0}", finding.rule), diagnostic, { command: clientCommands.showRule, arguments: [finding.rule] }));
  return actions;
}

function actionOf(title: string, diagnostic: Diagnostic, command: { readonly command: string; readonly arguments: readonly unknown[] }): CodeAction {
  return { title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], command: { title, command: command.command, arguments: [...command.arguments] } };
}
