// The language server as wiring: which message goes to which part. Guarantees: every handler is guarded. Knows neither
// Node nor the browser: connection and platform are given.
import {
  DidChangeConfigurationNotification, DidChangeWatchedFilesNotification, ResponseError, ErrorCodes, WatchKind, type CancellationToken, type Connection,
} from "vscode-languageserver";
import { canonicalUri } from "../config/uri.ts";
import type { Host } from "../engine/host.ts";
import { speak } from "../hosts/language.ts";
import { registerActions } from "./actions/registerActions.ts";
import { initialFolders, readClientFeatures, serverCapabilities, type ClientFeatures } from "./clientFeatures.ts";
import { createEditorFiles } from "./editorFiles.ts";
import { createGuard, type Guard } from "./guard.ts";
import { findingHover } from "./hover/findingHover.ts";
import { wordsFor } from "./language.ts";
import { findingPath } from "./path/findingPaths.ts";
import { pathMethod, type PathParams } from "./protocol/explain.ts";
import type { ServerPlatform } from "./platform.ts";
import { projectFileGlob } from "./protocol.ts";
import { registerHazards } from "./hazards/registerHazards.ts";
import { runScanCommand } from "./scan/scanCommands.ts";
import { Session } from "./session.ts";
import { handleFileEvents } from "./watchedFiles.ts";

/** Serves one client until the connection ends. */
export function startServer(connection: Connection, platform: ServerPlatform): void {
  const log = logTo(connection);
  const state: { session?: Session; features?: ClientFeatures } = {};
  const guard = createGuard(log, (name) => state.session?.status.addFailure(name));
  let initialized = (): void => undefined;
  const isOffered = new Promise<boolean>((resolve) => (initialized = () => resolve(state.features?.options.servesFiles === true)));
  const editor = createEditorFiles({ connection, decodeBase64: platform.decodeBase64, isOffered });
  const files = platform.files(editor, log);
  connection.onInitialize(
    guard.request("initialize", (params) => {
      if (state.session !== undefined) return new ResponseError<never>(ErrorCodes.InvalidRequest, "the server is initialized already");
      const features = readClientFeatures(params);
      const words = wordsFor(features, platform, log);
      speak(words);
      const session = new Session({ connection, platform, editor, files, features, words, log, guard });
      session.settings.setFolders(initialFolders(params).map(canonicalUri));
      Object.assign(state, { session, features });
      wire(connection, session, guard);
      return serverCapabilities(platform.version);
    }),
  );
  connection.onInitialized(
    guard.notification("initialized", () => {
      initialized();
      return state.session && state.features ? register(connection, state.session, { features: state.features, guard }) : undefined;
    }),
  );
  connection.onShutdown(guard.request("shutdown", () => state.session?.dispose()));
  connection.listen();
}

function logTo(connection: Connection): Host["log"] {
  return (level, message) => {
    switch (level) {
      case "debug":
        return connection.tracer.log(message);
      case "info":
        return connection.console.info(message);
      case "warn":
        return connection.console.warn(message);
      case "error":
        return connection.console.error(message);
    }
  };
}

/** Messages that make sense once there is a session. */
function wire(connection: Connection, session: Session, guard: Guard): void {
  const { documents } = session;
  connection.onDidOpenTextDocument(guard.notification("didOpen", ({ textDocument }) => session.opened(documents.open(textDocument))));
  connection.onDidChangeTextDocument(
    guard.notification("didChange", (params) => {
      const document = documents.change(params);
      if (document !== undefined) session.changed(document, params.contentChanges);
    }),
  );
  connection.onDidCloseTextDocument(guard.notification("didClose", ({ textDocument }) => session.closed(documents.close(textDocument.uri))));
  connection.onDidChangeWatchedFiles(guard.notification("didChangeWatchedFiles", ({ changes }) => handleFileEvents(changes, session.watching)));
  connection.onDidChangeConfiguration(guard.notification("didChangeConfiguration", ({ settings }) => session.settingsPushed(settings)));
  connection.onCodeAction(guard.request("code actions", async (params, token) => [...(await session.actions.provide(params, signalOf(token)))]));
  connection.languages.inlayHint.on(guard.request("inlay hints", async (params, token) => [...(await session.inlay.provide(params, signalOf(token)))]));
  connection.onHover(guard.request("hover", (params) => findingHover(params, session.hovering)));
  connection.onRequest(pathMethod, guard.request("path", (params: PathParams) => findingPath(params, session)));
  registerActions(connection, session, guard);
  registerHazards(connection, session.hazards, guard);
  connection.onExecuteCommand(
    guard.request("command", async (params, token, attached) => {
      const answer = await runScanCommand(params, { connection, scan: session.scan, token, attached });
      if (answer !== undefined) return answer;
      return new ResponseError(ErrorCodes.InvalidParams, `unknown command ${params.command}`);
    }),
  );
}

function signalOf(token: CancellationToken): { readonly cancelled: boolean } {
  return {
    get cancelled() {
      return token.isCancellationRequested;
    },
  };
}

/** Asks the client to tell about changes of files, settings and folders, as far as it can. */
async function register(connection: Connection, session: Session, { features, guard }: { readonly features: ClientFeatures; readonly guard: Guard }): Promise<void> {
  session.status.update();
  if (features.workspaceFolders) {
    connection.workspace.onDidChangeWorkspaceFolders(
      guard.notification("didChangeWorkspaceFolders", ({ added, removed }) => {
        const gone = new Set(removed.map((folder) => canonicalUri(folder.uri)));
        const left = session.settings.workspaceFolders().filter((folder) => !gone.has(folder));
        return session.setFolders([...left, ...added.map((folder) => canonicalUri(folder.uri))]);
      }),
    );
  }
  if (features.configurationEvents) await connection.client.register(DidChangeConfigurationNotification.type, { section: "cgovet" });
  if (features.watchesFiles) await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
}

const watchers = [
  { globPattern: "**/*.{go,c,h,m,mm,cc,cpp,cxx,hpp,hh,S}" },
  { globPattern: "**/{go.mod,cgovet.json,.cgovet-baseline.json}" },
  { globPattern: projectFileGlob },
  // A deleted folder is reported alone, without the files it held.
  { globPattern: "**/*", kind: WatchKind.Delete },
];
