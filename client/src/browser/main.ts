// Entry of the extension in a browser: the server runs in a Worker. Its script is read through the editor and handed over
// as a blob, since a Worker cannot be made from the address of an extension on another machine.
import * as vscode from "vscode";
import { activateExtension, type Extension } from "../common/activate.ts";

let extension: Extension | undefined;

export function activate(context: vscode.ExtensionContext): void {
  extension = activateExtension(context, async (options) => {
    const [{ LanguageClient }, address, words] = await Promise.all([import("vscode-languageclient/browser"), scriptAddress(context.extensionUri), wordsOf(context.extensionUri)]);
    const worker = new Worker(address);
    const dispose = (): void => {
      worker.terminate();
      URL.revokeObjectURL(address);
    };
    return { client: new LanguageClient("cgovet", "cgovet", worker, { ...options, initializationOptions: { ...(options.initializationOptions as object), words } }), dispose };
  });
}

export async function deactivate(): Promise<void> {
  await extension?.deactivate();
}

/** One script of several files: each defines what those behind it use. */
async function scriptAddress(extensionUri: vscode.Uri): Promise<string> {
  const read = async (...path: readonly string[]): Promise<Uint8Array<ArrayBuffer>> =>
    new Uint8Array(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, "dist", ...path)));
  const parts = await Promise.all([read("engine.js"), read("server", "lsp.js"), read("server", "browser.js")]);
  return URL.createObjectURL(new Blob(parts, { type: "text/javascript" }));
}

/** The server's words in the language of the editor; undefined for English and where there are none. */
async function wordsOf(extensionUri: vscode.Uri): Promise<unknown> {
  if (!/^zh(-(cn|hans))?$/i.test(vscode.env.language)) return undefined;
  try {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, "dist", "l10n", "zh-cn.json.zst"));
    const { decompress } = await import("fzstd");
    return JSON.parse(new TextDecoder().decode(decompress(bytes))) as unknown;
  } catch {
    return undefined;
  }
}
