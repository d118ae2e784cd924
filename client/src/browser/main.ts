// Entry of the extension in a browser: the server runs in a Worker. Its script is read through the editor and handed over
// as a blob, since a Worker cannot be made from the address of an extension on another machine.
import * as vscode from "vscode";
import { activateExtension, type Extension } from "../common/activate.ts";

let extension: Extension | undefined;

export function activate(context: vscode.ExtensionContext): void {
  extension = activateExtension(context, async (options) => {
    const [{ LanguageClient }, address] = await Promise.all([import("vscode-languageclient/browser"), scriptAddress(context.extensionUri)]);
    const worker = new Worker(address);
    const dispose = (): void => {
      worker.terminate();
      URL.revokeObjectURL(address);
    };
    return { client: new LanguageClient("cgovet", "cgovet", worker, options), dispose };
  });
}

export async function deactivate(): Promise<void> {
  await extension?.deactivate();
}

async function scriptAddress(extensionUri: vscode.Uri): Promise<string> {
  const script = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, "dist", "server", "browser.js"));
  return URL.createObjectURL(new Blob([new Uint8Array(script)], { type: "text/javascript" }));
}
