// "Open cgovet.json": opens the file of the folder people work in, or makes an empty one there. Guarantees: a file that is
// there is never overwritten.
import * as vscode from "vscode";

const name = "cgovet.json";

export async function openConfigFile(): Promise<void> {
  const folder = await folderHere();
  if (folder === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t("cgovet.json belongs into a folder: open one first."));
    return;
  }
  const uri = vscode.Uri.joinPath(folder.uri, name);
  if (await isThere(uri)) await vscode.window.showTextDocument(uri);
  else await create(uri);
}

async function folderHere(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const active = vscode.window.activeTextEditor?.document.uri;
  const here = active && vscode.workspace.getWorkspaceFolder(active);
  if (here !== undefined || folders.length <= 1) return here ?? folders[0];
  return vscode.window.showWorkspaceFolderPick({ placeHolder: vscode.l10n.t("Which folder is it for?") });
}

function isThere(uri: vscode.Uri): Thenable<boolean> {
  return vscode.workspace.fs.stat(uri).then(() => true, () => false);
}

/** An object with room for the first setting; the editor completes the names. */
async function create(uri: vscode.Uri): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode("{\n  \n}\n"));
  const editor = await vscode.window.showTextDocument(uri);
  const inside = new vscode.Position(1, 2);
  editor.selection = new vscode.Selection(inside, inside);
}
