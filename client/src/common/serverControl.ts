// Starts, restarts and stops the language server. Guarantees: there is at most one; it starts when it is first needed; a
// server that keeps ending is not started for ever, and the user is told in words, with a button to try again.
import * as vscode from "vscode";
import { CloseAction, ErrorAction, RevealOutputChannelOn, type BaseLanguageClient, type DocumentSelector, type ErrorHandler, type LanguageClientOptions } from "vscode-languageclient";
import { methods, projectFileGlob, type InitializationOptions, type ServerStatus } from "../../../server/src/lsp/protocol.ts";
import { askingCommands } from "../../../server/src/lsp/protocol/acting.ts";
import { clientCommands } from "../../../server/src/lsp/protocol/explain.ts";
import { createCrashLimit, restartsAllowed } from "./crashLimit.ts";
import { serveFiles } from "./serveFiles.ts";
import type { StatusItem } from "./statusItem.ts";
import { createTraceChannel } from "./traceChannel.ts";

/** A client that is not started yet, and how to free what it ran. */
export interface CreatedClient {
  readonly client: BaseLanguageClient;
  readonly dispose: () => void;
}

export type CreateClient = (options: LanguageClientOptions) => Promise<CreatedClient>;

export interface ServerControl extends vscode.Disposable {
  /** The running server's client; starts it if need be. Rejects when it does not start. */
  started(): Promise<BaseLanguageClient>;
  readonly isRunning: boolean;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface ServerControlOptions {
  readonly createClient: CreateClient;
  readonly output: vscode.LogOutputChannel;
  readonly status: StatusItem;
  /** Called with each client before its server starts; what it returns is disposed of when that server ends. */
  readonly attach: (client: BaseLanguageClient) => vscode.Disposable;
  /** Folder of the grammars that are not part of the server's bundle. */
  readonly grammarsUri: vscode.Uri;
}

export function createServerControl({ createClient, output, status, attach, grammarsUri }: ServerControlOptions): ServerControl {
  const crashes = createCrashLimit();
  const traces = createTraceChannel(output);
  let current: Promise<CreatedClient> | undefined;

  const giveUp = (message: string): void => {
    current = undefined;
    status.show({ state: "stopped", message });
    void offerRestart(message, { restart: () => control.restart(), output });
  };
  const errorHandler: ErrorHandler = {
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    closed: () => {
      if (crashes.mayRestart(Date.now())) {
        status.show({ state: "starting", message: vscode.l10n.t("The server ended unexpectedly and is started again.") });
        return { action: CloseAction.Restart, handled: true, message: vscode.l10n.t("The cgovet server ended unexpectedly; starting it again.") };
      }
      giveUp(vscode.l10n.t("The cgovet server ended {0} times within three minutes and is not started again.", restartsAllowed + 1));
      return { action: CloseAction.DoNotRestart, handled: true, message: vscode.l10n.t("The cgovet server is not started again.") };
    },
  };
  const start = async (): Promise<CreatedClient> => {
    status.show({ state: "starting", message: "" });
    const created = await createClient(clientOptions({ output, traces, errorHandler, grammarsUri }));
    created.client.onNotification(methods.status, (news: ServerStatus) => status.show(news));
    serveFiles(created.client);
    const handlers = attach(created.client);
    await created.client.start();
    return { client: created.client, dispose: () => freeAll([handlers, created]) };
  };
  const stop = async (): Promise<void> => {
    const ending = current;
    current = undefined;
    const created = await ending?.catch(() => undefined);
    if (created === undefined) return;
    await created.client.dispose().catch((error: unknown) => output.warn(`the server did not end as it should: ${String(error)}`));
    created.dispose();
  };
  const control: ServerControl = {
    get isRunning() {
      return current !== undefined;
    },
    started: async () => {
      current ??= start();
      try {
        return (await current).client;
      } catch (error) {
        if (current !== undefined) giveUp(vscode.l10n.t("The cgovet server did not start: {0}", error instanceof Error ? error.message : String(error)));
        throw error;
      }
    },
    stop,
    restart: async () => {
      await stop();
      crashes.reset();
      await control.started();
    },
    dispose: () => traces.dispose(),
  };
  return control;
}

function freeAll(held: readonly { readonly dispose: () => void }[]): void {
  for (const one of held) one.dispose();
}

async function offerRestart(message: string, { restart, output }: { readonly restart: () => Promise<void>; readonly output: vscode.LogOutputChannel }): Promise<void> {
  const again = vscode.l10n.t("Restart");
  const choice = await vscode.window.showErrorMessage(message, again, vscode.l10n.t("Show Output"));
  if (choice === again) await restart().catch((error: unknown) => output.error(String(error)));
  else if (choice !== undefined) output.show();
}

interface ClientParts {
  readonly output: vscode.LogOutputChannel;
  readonly traces: vscode.LogOutputChannel;
  readonly errorHandler: ErrorHandler;
  readonly grammarsUri: vscode.Uri;
}

function clientOptions({ output, traces, errorHandler, grammarsUri }: ClientParts): LanguageClientOptions {
  const initializationOptions: InitializationOptions = { servesFiles: true, showsStatus: true, grammarsUri: grammarsUri.toString(), clientCommands: [...Object.values(clientCommands), ...Object.values(askingCommands)] };
  return {
    documentSelector: documentSelector(),
    diagnosticCollectionName: "cgovet",
    outputChannel: output,
    traceOutputChannel: traces,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions,
    // Hovers of ours link to these commands and to no others.
    markdown: { isTrusted: { enabledCommands: Object.values(clientCommands) } },
    errorHandler,
  };
}

/** Sources of cgo packages, build files and our own configuration, in real folders: not the old versions that a diff view shows. */
function documentSelector(): DocumentSelector {
  const schemes = new Set(["file", ...(vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.scheme)]);
  const languages = ["go", "c", "cpp", "objective-c", "objective-cpp"];
  return [...schemes].flatMap((scheme) => [...languages.map((language) => ({ scheme, language })), { scheme, pattern: "**/cgovet.json" }, { scheme, pattern: projectFileGlob }]);
}
