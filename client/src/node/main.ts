// Entry of the extension on the desktop and on remote machines: the server is a process of its own.
import type { ExtensionContext } from "vscode";
import { activateExtension, type Extension } from "../common/activate.ts";
import type { CreateClient } from "../common/serverControl.ts";
import { scanTasks } from "./scanTasks.ts";

let extension: Extension | undefined;

export function activate(context: ExtensionContext): void {
  const createClient: CreateClient = async (options) => {
    const { LanguageClient, TransportKind } = await import("vscode-languageclient/node");
    const server = { module: context.asAbsolutePath("dist/server/node.js"), transport: TransportKind.ipc };
    const debug = { ...server, options: { execArgv: ["--nolazy", "--inspect=6019"] } };
    return { client: new LanguageClient("cgovet", "cgovet", { run: server, debug }, options), dispose: () => undefined };
  };
  extension = activateExtension(context, createClient, [scanTasks]);
}

export async function deactivate(): Promise<void> {
  await extension?.deactivate();
}
