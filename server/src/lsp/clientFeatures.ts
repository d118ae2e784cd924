// What the client has said it can do, reduced to the questions we ask, and what we say we can do.
import { CodeActionKind, MarkupKind, TextDocumentSyncKind, type InitializeParams, type InitializeResult, type WorkspaceEditClientCapabilities } from "vscode-languageserver";
import { isLanguageFile, type LanguageFile } from "../hosts/language.ts";
import type { EditCapabilities } from "./actions/workspaceEdits.ts";
import { fixAllKind, statementKind, serverCommands, type InitializationOptions } from "./protocol.ts";

export interface ClientFeatures {
  /** Answers `workspace/configuration`. */
  readonly configuration: boolean;
  /** Tells about changed settings when asked to. */
  readonly configurationEvents: boolean;
  /** Watches files for us. */
  readonly watchesFiles: boolean;
  readonly workspaceFolders: boolean;
  /** Shows `relatedInformation` of diagnostics. */
  readonly related: boolean;
  /** Shows Markdown in hovers. */
  readonly hoverMarkdown: boolean;
  /** Asks for inlay hints again when told to. */
  readonly refreshesHints: boolean;
  /** Commands of its own that hovers and code actions may run. */
  readonly commands: readonly string[];
  /** Language of the editor, as it names it: `zh-cn`. */
  readonly locale: string | undefined;
  /** Words in that language that the client has brought along. */
  readonly words: LanguageFile | undefined;
  readonly edits: EditCapabilities;
  /** Asks for the edit of a code action when somebody chooses it. */
  readonly resolvesEdits: boolean;
  readonly options: InitializationOptions;
}

export function readClientFeatures({ capabilities, locale, initializationOptions }: InitializeParams): ClientFeatures {
  const { workspace = {}, textDocument = {} } = capabilities;
  const options = readOptions(initializationOptions);
  return {
    configuration: workspace.configuration === true,
    configurationEvents: workspace.didChangeConfiguration?.dynamicRegistration === true,
    watchesFiles: workspace.didChangeWatchedFiles?.dynamicRegistration === true,
    workspaceFolders: workspace.workspaceFolders === true,
    related: textDocument.publishDiagnostics?.relatedInformation === true,
    hoverMarkdown: textDocument.hover?.contentFormat?.includes(MarkupKind.Markdown) === true,
    refreshesHints: workspace.inlayHint?.refreshSupport === true,
    commands: options.clientCommands ?? [],
    locale,
    words: isLanguageFile(options.words) ? options.words : undefined,
    edits: readEditCapabilities(workspace.workspaceEdit ?? {}),
    resolvesEdits: textDocument.codeAction?.dataSupport === true && textDocument.codeAction.resolveSupport?.properties.includes("edit") === true,
    options,
  };
}

function readEditCapabilities({ documentChanges = false, resourceOperations = [], changeAnnotationSupport }: WorkspaceEditClientCapabilities): EditCapabilities {
  return { documentChanges, createFiles: documentChanges && resourceOperations.includes("create"), confirms: documentChanges && changeAnnotationSupport !== undefined };
}

function readOptions(value: unknown): InitializationOptions {
  if (typeof value !== "object" || value === null) return {};
  return {
    ...("settings" in value && { settings: value.settings }),
    ...("grammarsUri" in value && typeof value.grammarsUri === "string" && { grammarsUri: value.grammarsUri }),
    ...("clientCommands" in value && Array.isArray(value.clientCommands) && { clientCommands: value.clientCommands.filter((one) => typeof one === "string") }),
    ...("words" in value && { words: value.words }),
    servesFiles: "servesFiles" in value && value.servesFiles === true,
    showsStatus: "showsStatus" in value && value.showsStatus === true,
  };
}

/** URIs of the folders the client was started on, as the client spells them. */
export function initialFolders({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  if (workspaceFolders) return workspaceFolders.map((folder) => folder.uri);
  return rootUri ? [rootUri] : [];
}

export function serverCapabilities(version: string): InitializeResult {
  return {
    serverInfo: { name: "cgovet", version },
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind, statementKind], resolveProvider: true },
      hoverProvider: true,
      inlayHintProvider: true,
      executeCommandProvider: { commands: Object.values(serverCommands), workDoneProgress: true },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    },
  };
}
