// A language server and a real client connection in one process, joined by two streams. Guarantees: messages go through
// the same encoding as over stdio; the disk is a memory host; every wait has a deadline. Holds no assertions.
import { PassThrough } from "node:stream";
import {
  createConnection, createProtocolConnection, StreamMessageReader, StreamMessageWriter,
  ApplyWorkspaceEditRequest, CodeActionRequest, CodeActionResolveRequest, ConfigurationRequest, DidChangeConfigurationNotification, DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification, DidChangeWorkspaceFoldersNotification, DidCloseTextDocumentNotification, DidOpenTextDocumentNotification,
  ExecuteCommandRequest, FileChangeType, InitializedNotification, InitializeRequest, LogMessageNotification, LogTraceNotification, PublishDiagnosticsNotification, RegistrationRequest, ShowMessageNotification, ShutdownRequest,
  WorkDoneProgress, WorkDoneProgressCreateRequest,
  type CancellationToken, type ClientCapabilities, type CodeAction, type Diagnostic, type FileEvent, type InitializeParams, type InitializeResult, type LogMessageParams, type LSPAny, type ProgressToken, type ProtocolConnection, type PublishDiagnosticsParams, type Range, type Registration, type TextDocumentContentChangeEvent, type WorkDoneProgressBegin, type WorkDoneProgressEnd, type WorkDoneProgressReport,
} from "vscode-languageserver/node";
import { createEngine } from "../../../server/src/engine/engine.ts";
import type { CreateScanPool, ServerPlatform } from "../../../server/src/lsp/platform.ts";
import { fixAllKind, methods, serverCommands, type ScanSummary, type ServerStatus } from "../../../server/src/lsp/protocol.ts";
import { startServer } from "../../../server/src/lsp/server.ts";
import { grammarBytes } from "../../harness/grammarBytes.ts";
import { createGatedHost, type GatedHost } from "./gatedHost.ts";
import { Mailbox } from "./mailbox.ts";

export const root = "file:///w";

export interface LspOptions {
  /** Path below the workspace → text. */
  readonly files?: Readonly<Record<string, string>>;
  /** The section `cgovet` of the editor's settings. */
  readonly settings?: unknown;
  /** Where folders have settings of their own: by the URI that is asked about. */
  readonly settingsOf?: (scopeUri: string | undefined) => unknown;
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** Language of the editor. */
  readonly locale?: string;
  readonly createEngine?: ServerPlatform["createEngine"];
  readonly createScanPool?: CreateScanPool;
  readonly trace?: "off" | "messages" | "verbose";
}

export type ProgressValue = WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd;

/** What VS Code can do, as far as it matters here. */
export const fullCapabilities: ClientCapabilities = {
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true, resourceOperations: ["create", "rename", "delete"] },
  },
  textDocument: { publishDiagnostics: { relatedInformation: true, versionSupport: true } },
  window: { workDoneProgress: true },
};

/** URI of a path below the workspace. */
export const uriOf = (path: string): string => `${root}/${path}`;

export class LspSession {
  readonly client: ProtocolConnection;
  readonly disk: GatedHost;
  readonly published: PublishDiagnosticsParams[] = [];
  readonly logs: LogMessageParams[] = [];
  readonly messages: string[] = [];
  readonly traces: string[] = [];
  readonly statuses: ServerStatus[] = [];
  readonly registrations: Registration[] = [];
  readonly progress: { readonly token: ProgressToken; readonly value: ProgressValue }[] = [];
  /** What the editor answers to `workspace/configuration`; assign and call `configurationChanged`. */
  settings: unknown;
  settingsOf: LspOptions["settingsOf"];
  initialized: InitializeResult | undefined;
  private readonly mailbox = new Mailbox();
  private readonly versions = new Map<string, number>();

  private constructor(client: ProtocolConnection, disk: GatedHost, settings: unknown) {
    this.client = client;
    this.disk = disk;
    this.settings = settings;
  }

  /** Starts a server and initializes it. */
  static async start(options: LspOptions = {}): Promise<LspSession> {
    const disk = createGatedHost(Object.entries(options.files ?? {}).map(([path, text]) => [uriOf(path), text] as const));
    const toServer = new PassThrough();
    const toClient = new PassThrough();
    startServer(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)), platformOver(disk, options));
    const client = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
    const session = new LspSession(client, disk, options.settings ?? {});
    session.settingsOf = options.settingsOf;
    session.listen();
    const params: InitializeParams = {
      processId: null,
      rootUri: root,
      workspaceFolders: [{ uri: root, name: "w" }],
      capabilities: options.capabilities ?? fullCapabilities,
      ...(options.locale !== undefined && { locale: options.locale }),
      ...(options.trace !== undefined && { trace: options.trace }),
      initializationOptions: { showsStatus: true, ...(options.initializationOptions as object | undefined) },
    };
    session.initialized = await client.sendRequest(InitializeRequest.type, params);
    await client.sendNotification(InitializedNotification.type, {});
    return session;
  }

  /** Ends the server as a client should. */
  async stop(): Promise<void> {
    await this.client.sendRequest(ShutdownRequest.type);
    this.client.dispose();
  }

  async open(path: string, text = this.disk.memory.textOf(uriOf(path)) ?? "", languageId = "go"): Promise<string> {
    const uri = uriOf(path);
    this.versions.set(uri, 1);
    await this.client.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId, version: 1, text } });
    return uri;
  }

  /** The new version. */
  async change(uri: string, ...contentChanges: TextDocumentContentChangeEvent[]): Promise<number> {
    const version = (this.versions.get(uri) ?? 0) + 1;
    this.versions.set(uri, version);
    await this.client.sendNotification(DidChangeTextDocumentNotification.type, { textDocument: { uri, version }, contentChanges });
    return version;
  }

  async close(uri: string): Promise<void> {
    await this.client.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  /** Changes a file on disk and says so. */
  async write(path: string, text: string): Promise<void> {
    const uri = uriOf(path);
    const type = this.disk.memory.textOf(uri) === undefined ? FileChangeType.Created : FileChangeType.Changed;
    this.disk.memory.write(uri, text);
    await this.client.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [{ uri, type }] });
  }

  /** Deletes files; says it as `reported`, a folder perhaps. */
  async remove(paths: readonly string[], reported: readonly string[] = paths): Promise<void> {
    for (const path of paths) this.disk.memory.remove(uriOf(path));
    await this.client.sendNotification(DidChangeWatchedFilesNotification.type, { changes: reported.map((path): FileEvent => ({ uri: uriOf(path), type: FileChangeType.Deleted })) });
  }

  async configurationChanged(settings: unknown, pushed: LSPAny = null): Promise<void> {
    this.settings = settings;
    await this.client.sendNotification(DidChangeConfigurationNotification.type, { settings: pushed });
  }

  async changeFolders(event: { readonly added: readonly string[]; readonly removed: readonly string[] }): Promise<void> {
    const named = (uris: readonly string[]) => uris.map((uri) => ({ uri, name: uri }));
    await this.client.sendNotification(DidChangeWorkspaceFoldersNotification.type, { event: { added: named(event.added), removed: named(event.removed) } });
  }

  scan(params: { readonly workDoneToken?: ProgressToken; readonly token?: CancellationToken; readonly resume?: boolean } = {}): Promise<ScanSummary> {
    const { workDoneToken, token, resume } = params;
    const given = resume === undefined ? {} : { arguments: [{ resume }] };
    return this.client.sendRequest(ExecuteCommandRequest.type, { command: serverCommands.scanWorkspace, ...given, ...(workDoneToken !== undefined && { workDoneToken }) }, token) as Promise<ScanSummary>;
  }

  scanFiles(...uris: readonly string[]): Promise<ScanSummary> {
    return this.client.sendRequest(ExecuteCommandRequest.type, { command: serverCommands.scanFiles, arguments: [{ uris: [...uris] }] }) as Promise<ScanSummary>;
  }

  async codeActions(uri: string, range: Range, only?: readonly string[], diagnostics: readonly Diagnostic[] = []): Promise<readonly CodeAction[]> {
    const context = { diagnostics: [...diagnostics], ...(only !== undefined && { only: [...only] }) };
    return ((await this.client.sendRequest(CodeActionRequest.type, { textDocument: { uri }, range, context })) ?? []) as CodeAction[];
  }

  /** The action with its edit. */
  resolve(action: CodeAction): Promise<CodeAction> {
    return this.client.sendRequest(CodeActionResolveRequest.type, action);
  }

  fixAll(uri: string): Promise<readonly CodeAction[]> {
    const start = { line: 0, character: 0 };
    return this.codeActions(uri, { start, end: start }, [fixAllKind]);
  }

  /** Resolves when the server has taken in everything sent so far: messages are handled in order. */
  async roundTrip(): Promise<void> {
    const start = { line: 0, character: 0 };
    await this.codeActions(uriOf("nowhere/at-all.go"), { start, end: start });
  }

  /** The newest publication about a file. */
  last(uri: string): PublishDiagnosticsParams | undefined {
    return this.published.findLast((params) => params.uri === uri);
  }

  /** The newest publication about a file, once it was published with this version. */
  untilVersion(uri: string, version: number): Promise<readonly Diagnostic[]> {
    return this.until(`version ${version} of ${uri}`, () => {
      const last = this.last(uri);
      return last?.version === version ? last.diagnostics : undefined;
    });
  }

  /** The newest publication about a file, once it has exactly these codes. */
  untilCodes(uri: string, ...codes: readonly string[]): Promise<readonly Diagnostic[]> {
    return this.until(`[${codes.join(", ")}] in ${uri}`, () => {
      const last = this.last(uri);
      const found = last?.diagnostics.map((one) => String(one.code)).sort();
      return last !== undefined && JSON.stringify(found) === JSON.stringify([...codes].sort()) ? last.diagnostics : undefined;
    });
  }

  until<T>(awaited: string, probe: () => T | undefined): Promise<T> {
    return this.mailbox.until(awaited, probe, () => this.describe());
  }

  /** A test has received something by a handler of its own: waits look again. */
  noticed(): void {
    this.mailbox.changed();
  }

  private describe(): string {
    const published = this.published.map(({ uri, version, diagnostics }) => `${uri}@${version ?? "disk"}: ${diagnostics.map((one) => String(one.code)).join(", ") || "nothing"}`);
    const errors = this.logs.filter((log) => log.type <= 2).map((log) => log.message);
    return [...published, ...errors, ...this.statuses.map((status) => JSON.stringify(status))].join("\n  ") || "nothing at all";
  }

  private listen(): void {
    const { client, mailbox } = this;
    const keep = <T>(list: T[]) => (value: T): void => {
      list.push(value);
      mailbox.changed();
    };
    client.onNotification(PublishDiagnosticsNotification.type, keep(this.published));
    client.onNotification(LogMessageNotification.type, keep(this.logs));
    client.onNotification(ShowMessageNotification.type, ({ message }) => keep(this.messages)(message));
    client.onNotification(LogTraceNotification.type, ({ message }) => keep(this.traces)(message));
    client.onNotification(methods.status, keep(this.statuses));
    client.onRequest(RegistrationRequest.type, ({ registrations }) => registrations.forEach(keep(this.registrations)));
    client.onRequest(ConfigurationRequest.type, ({ items }) => items.map(({ scopeUri }) => (this.settingsOf === undefined ? this.settings : this.settingsOf(scopeUri))));
    client.onRequest(ApplyWorkspaceEditRequest.type, () => ({ applied: true }));
    client.onRequest(WorkDoneProgressCreateRequest.type, ({ token }) => this.follow(token));
    client.listen();
  }

  /** Collects the progress reported under a token. */
  follow(token: ProgressToken): void {
    this.client.onProgress(WorkDoneProgress.type, token, (value) => {
      this.progress.push({ token, value });
      this.mailbox.changed();
    });
  }
}

function platformOver(disk: GatedHost, options: LspOptions): ServerPlatform {
  return {
    version: "0.0.0-test",
    files: (_editor, log) => ({ host: { ...disk.host, log }, tree: disk.tree }),
    createEngine: options.createEngine ?? ((host, _, words) => createEngine({ host, grammars: grammarBytes(), ...(words && { translation: words.engine }) })),
    ...(options.createScanPool !== undefined && { createScanPool: options.createScanPool }),
    decodeBase64: (text) => Buffer.from(text, "base64"),
    after: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  };
}
