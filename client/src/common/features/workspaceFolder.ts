// Which workspace folder a command is about, and what is known of it. Asks only where there is a choice.
import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { methods } from "../../../../server/src/lsp/protocol.ts";
import type { HazardsAnswer, HazardsOverview } from "../../../../server/src/lsp/protocol/hazards.ts";

/** `given`: an URI, for commands that are run by others; undefined when there is none or the question was dismissed. */
export async function chooseWorkspaceFolder(given: unknown, title: string): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const named = folders.find((folder) => folder.uri.toString() === given);
  if (named !== undefined || folders.length === 1) return named ?? folders[0];
  if (folders.length > 1) return vscode.window.showWorkspaceFolderPick({ placeHolder: title });
  void vscode.window.showInformationMessage(vscode.l10n.t("cgovet needs a folder of the workspace for this: open one first."));
  return undefined;
}

/** How much the server has looked at. */
export async function askOverview(client: BaseLanguageClient): Promise<HazardsOverview> {
  return (await client.sendRequest<HazardsAnswer>(methods.hazards, { uris: [] })).overview;
}
