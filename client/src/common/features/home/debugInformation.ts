// "Copy Debug Information": facts for a bug report, on the clipboard as Markdown. Guarantees: versions, states and numbers;
// no names of files or folders, no source text, nothing that anybody wrote into lists of patterns or models.
import * as vscode from "vscode";
import { debugMethod, type DebugInformation } from "../../../../../server/src/lsp/protocol/acting.ts";
import type { FeatureContext } from "../feature.ts";
import { debugReport, type EditorFacts } from "./debugReport.ts";

/** Gives the text as well. Starts the server if need be; a server that does not start is a fact too. */
export async function copyDebugInformation({ extension, started, state, output }: FeatureContext): Promise<string> {
  const server = await facts(started).catch((error: unknown) => {
    output.error(error instanceof Error ? error : String(error));
    return undefined;
  });
  const report = debugReport(editorFacts(extension, state()?.state), server);
  await vscode.env.clipboard.writeText(report);
  void offerToShow(report);
  return report;
}

async function offerToShow(report: string): Promise<void> {
  const show = vscode.l10n.t("Show");
  const choice = await vscode.window.showInformationMessage(vscode.l10n.t("The debug information is on the clipboard. It names no files of yours."), show);
  if (choice === show) await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: "markdown", content: report }));
}

async function facts(started: FeatureContext["started"]): Promise<DebugInformation> {
  const client = await started();
  return client.sendRequest<DebugInformation>(debugMethod);
}

function editorFacts({ extension }: vscode.ExtensionContext, state: string | undefined): EditorFacts {
  const { version } = extension.packageJSON as { readonly version: string };
  const go = vscode.extensions.getExtension("golang.go")?.packageJSON as { readonly version?: string } | undefined;
  const { env, workspace } = vscode;
  return {
    version,
    vscode: vscode.version,
    host: `${env.appHost}${env.uiKind === vscode.UIKind.Web ? ", in a browser" : ""}${env.remoteName === undefined ? "" : `, remote ${env.remoteName}`}`,
    language: env.language,
    isTrusted: workspace.isTrusted,
    schemes: [...new Set((workspace.workspaceFolders ?? []).map((folder) => folder.uri.scheme))],
    state,
    goExtension: go?.version,
    settings: { ...workspace.getConfiguration("cgovet") },
  };
}
