// "Open the Demo": copies the small program of the walkthrough out of the extension and opens it at its first hazard.
// Guarantees: a copy that people have changed is kept; where there is no disk, the copy goes into a folder of the
// workspace, and only if people agree.
import * as vscode from "vscode";

/** Files of the demo, below test/demo in the package. */
const files = ["go.mod", "greeting.go", "buffers.go", "words.go", "words.c", "words.h", "threads.go", "signals.go", "main.go", "README.md"];
const first = "greeting.go";
/** Stands in the line of the first hazard. */
const hazard = "cname := C.CString(name)";

export async function openDemo({ extensionUri, globalStorageUri }: vscode.ExtensionContext): Promise<void> {
  const folder = await demoFolder(globalStorageUri);
  if (folder === undefined) return;
  await vscode.workspace.fs.createDirectory(folder);
  for (const file of files) await copyOnce(vscode.Uri.joinPath(extensionUri, "test", "demo", file), vscode.Uri.joinPath(folder, file));
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, first));
  const at = document.positionAt(Math.max(document.getText().indexOf(hazard), 0));
  const editor = await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
  editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenter);
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
