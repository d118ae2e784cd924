// "Open the Demo": copies the small program of the walkthrough out of the extension and opens it at its first hazard; from
// the later steps of the walkthrough, then shows the path or repairs the file, since no editor of code is active there.
// Guarantees: a copy that people have changed is kept; where there is no disk, the copy goes into a folder of the
// workspace, and only if people agree.
import * as vscode from "vscode";
import { commands } from "../../commandIds.ts";

/** Files of the demo, below test/demo in the package. */
const files = ["go.mod", "greeting.go", "buffers.go", "words.go", "words.c", "words.h", "threads.go", "signals.go", "main.go", "README.md"];
const first = "greeting.go";
/** Stands in the line of the first hazard. */
const hazard = "cname := C.CString(name)";

/** `then`: `path` shows the path of the first hazard, `fix` applies the safe fixes; anything else just opens. */
export async function openDemo({ extensionUri, globalStorageUri }: vscode.ExtensionContext, then?: unknown): Promise<void> {
  const folder = await demoFolder(globalStorageUri);
  if (folder === undefined) return;
  await vscode.workspace.fs.createDirectory(folder);
  for (const file of files) await copyOnce(vscode.Uri.joinPath(extensionUri, "test", "demo", file), vscode.Uri.joinPath(folder, file));
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, first));
  const at = document.positionAt(Math.max(document.getText().indexOf(hazard), 0));
  const editor = await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at), viewColumn: columnFor(document) });
  editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenter);
  if (then === "path") await vscode.commands.executeCommand(commands.showPath);
  else if (then === "fix") await vscode.commands.executeCommand(commands.fixAllInFile);
}

/** Where it is open already, else beside the walkthrough. */
function columnFor(document: vscode.TextDocument): vscode.ViewColumn {
  const open = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  const isInPage = vscode.window.activeTextEditor === undefined && vscode.window.tabGroups.activeTabGroup.activeTab !== undefined;
  return open?.viewColumn ?? (isInPage ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active);
}

/** Undefined when there is no place for it. */
async function demoFolder(storage: vscode.Uri): Promise<vscode.Uri | undefined> {
  if (storage.scheme === "file") return vscode.Uri.joinPath(storage, "demo");
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t("Here the demo needs a folder to go to: open one first."));
    return undefined;
  }
  const put = vscode.l10n.t("Put It There");
  const choice = await vscode.window.showInformationMessage(vscode.l10n.t("Put the demo into a new folder cgovet-demo of {0}?", folder.name), { modal: true }, put);
  return choice === put ? vscode.Uri.joinPath(folder.uri, "cgovet-demo") : undefined;
}

async function copyOnce(from: vscode.Uri, to: vscode.Uri): Promise<void> {
  const isThere = await vscode.workspace.fs.stat(to).then(() => true, () => false);
  if (!isThere) await vscode.workspace.fs.writeFile(to, await vscode.workspace.fs.readFile(from));
}
