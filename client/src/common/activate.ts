// The extension as wiring. Guarantees: activation registers commands and listeners and does nothing else; the language
// client is loaded and the server started when a cgo file, or C beside one, is open or a command needs them. Never rejects because of it.
import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { createCgoFolders } from "./cgoFolder.ts";
import { commands } from "./commandIds.ts";
import type { Feature } from "./features/feature.ts";
import { features } from "./features/index.ts";
import { mentionsCgo } from "./mentionsCgo.ts";
import type { CreateClient, ServerControl } from "./serverControl.ts";
import { createStatusItem } from "./statusItem.ts";
import type { ClientState } from "./statusView.ts";

export interface Extension {
  /** Ends the server. */
  deactivate(): Promise<void>;
}

/** `hostFeatures`: what only this kind of host can do. */
export function activateExtension(context: vscode.ExtensionContext, createClient: CreateClient, hostFeatures: readonly Feature[] = []): Extension {
  const output = vscode.window.createOutputChannel("cgovet", { log: true });
  const status = createStatusItem();
  const attached = new Set<(client: BaseLanguageClient) => vscode.Disposable>();
  const attach = (client: BaseLanguageClient): vscode.Disposable => vscode.Disposable.from(...[...attached].map((one) => one(client)));
  let control: Promise<ServerControl> | undefined;
  const loaded = (): Promise<ServerControl> => {
    control ??= import("./serverControl.ts").then(({ createServerControl }) => createServerControl({ createClient, output, status, attach, grammarsUri: vscode.Uri.joinPath(context.extensionUri, "dist", "grammars") }));
    return control;
  };
  const started = async () => (await loaded()).started();
  const report = (error: unknown): void => output.error(error instanceof Error ? error : String(error));

  const folders = createCgoFolders();
  const start = (): void => {
    if (control === undefined) void started().catch(report);
  };
  const consider = (document: vscode.TextDocument): void => {
    if (control !== undefined || isOldVersion(document.uri)) return;
    if (document.languageId !== "go") void folders.holds(document).then((holds) => holds && isWanted(document) && start());
    else if (mentionsCgo(document.getText()) && isWanted(document)) start();
  };
  const considerAll = (): void => vscode.workspace.textDocuments.forEach(consider);
  const command = (id: string, run: () => Promise<void>): vscode.Disposable => vscode.commands.registerCommand(id, run);
  context.subscriptions.push(
    output,
    status,
    command(commands.fixAllInFile, async () => (await import("./fixAllCommand.ts")).fixAllInFile(started)),
    command(commands.restartServer, async () => (await loaded()).restart()),
    vscode.commands.registerCommand(commands.showOutput, () => output.show()),
    vscode.workspace.onDidOpenTextDocument(consider),
    vscode.workspace.onDidChangeTextDocument(({ document }) => consider(document)),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("cgovet.enable")) considerAll();
    }),
  );
  const onClient = (one: (client: BaseLanguageClient) => vscode.Disposable): vscode.Disposable => {
    attached.add(one);
    return { dispose: () => attached.delete(one) };
  };
  const state = (): ClientState | undefined => status.state;
  context.subscriptions.push(...[...features, ...hostFeatures].map((feature) => feature({ extension: context, output, started, state, onClient })));
  considerAll();
  return {
    deactivate: async () => {
      const ending = await control;
      await ending?.stop();
      ending?.dispose();
    },
  };
}

function isWanted({ uri }: vscode.TextDocument): boolean {
  return vscode.workspace.getConfiguration("cgovet", uri).get("enable", true);
}

/** Documents of diff views and the like live under schemes of their own. */
function isOldVersion({ scheme }: vscode.Uri): boolean {
  return scheme !== "file" && !(vscode.workspace.workspaceFolders ?? []).some((folder) => folder.uri.scheme === scheme);
}
