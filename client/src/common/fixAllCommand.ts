// "Fix All CGO Hazards in File": applies the server's safe fixes to the active editor. Guarantees: nothing is applied to
// text that has changed since the fixes were made.
import * as vscode from "vscode";
import { CodeActionRequest, type BaseLanguageClient, type CodeAction } from "vscode-languageclient";
import { fixAllKind } from "../../../server/src/lsp/protocol.ts";

/** Fixes the file in the active editor; says so when there is nothing to fix. */
export async function fixAllInFile(started: () => Promise<BaseLanguageClient>): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t("cgovet fixes the file in the active editor: open one first."));
    return;
  }
  const client = await started();
  const { version } = document;
  const edit = await fixAllEdit(client, document);
  if (edit === undefined) void vscode.window.showInformationMessage(vscode.l10n.t("cgovet: nothing here can be fixed without a second look."));
  else if (document.version !== version) void vscode.window.showInformationMessage(vscode.l10n.t("cgovet: the file changed meanwhile; nothing was fixed."));
  else if (!(await vscode.workspace.applyEdit(edit))) void vscode.window.showWarningMessage(vscode.l10n.t("cgovet: the editor refused the fixes."));
}

async function fixAllEdit(client: BaseLanguageClient, document: vscode.TextDocument): Promise<vscode.WorkspaceEdit | undefined> {
  const answer = await client.sendRequest(CodeActionRequest.type, {
    textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(document),
    range: client.code2ProtocolConverter.asRange(new vscode.Range(0, 0, document.lineCount, 0)),
    context: { diagnostics: [], only: [fixAllKind] },
  });
  const action = (answer ?? []).find((one): one is CodeAction => "edit" in one);
  return action?.edit === undefined ? undefined : client.protocol2CodeConverter.asWorkspaceEdit(action.edit);
}
