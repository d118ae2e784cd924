// What a feature of the extension is: a function that registers its commands, views and listeners and gives back how to
// undo that. Guarantees asked of each: registering is cheap (activation stays within milliseconds), whatever is large is
// imported when a command runs, and the server is started only when a person asks for something that needs it.
import type * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { ClientState } from "../statusView.ts";

export interface FeatureContext {
  readonly extension: vscode.ExtensionContext;
  readonly output: vscode.LogOutputChannel;
  /** The running server's client; starts the server if need be. Rejects when it does not start. */
  readonly started: () => Promise<BaseLanguageClient>;
  /** How the server is; undefined while it was not needed yet. */
  readonly state: () => ClientState | undefined;
  /**
   * Calls `attach` with every client before its server starts (again after a restart): the place for handlers of
   * notifications. What it returns is disposed of when that server ends.
   */
  readonly onClient: (attach: (client: BaseLanguageClient) => vscode.Disposable) => vscode.Disposable;
}

export type Feature = (context: FeatureContext) => vscode.Disposable;
