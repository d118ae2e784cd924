// What server and client of cgovet say to each other beyond the language server protocol. Everything here is optional:
// an editor that knows none of it gets diagnostics, code actions, the scan command and progress all the same.

/** Ends of the commands the server runs through `workspace/executeCommand`. */
export const serverCommands = {
  /** Scans all workspace folders, or goes on with it (ScanArguments); answers with a ScanSummary. */
  scanWorkspace: "cgovet.server.scanWorkspace",
  /** Scans the packages that the named files (ScanFilesArguments) belong to; answers with a ScanSummary. */
  scanFiles: "cgovet.server.scanFiles",
} as const;

/** The kind of the code action that applies every safe fix of a file. */
export const fixAllKind = "source.fixAll.cgovet";

/** Statements about the function under the cursor. */
export const statementKind = "refactor.rewrite.cgovet";

export const methods = {
  /** Notification to clients that show it: a ServerStatus. */
  status: "cgovet/status",
  /** Request to the client: UriParams, answered by ReadFileAnswer or null when there is no such file. */
  readFile: "cgovet/readFile",
  /** Request to the client: UriParams, answered by a list of DirectoryItem or null when there is no such folder. */
  listDirectory: "cgovet/listDirectory",
  /** Request to the server: HazardsParams, answered by a HazardsAnswer (protocol/hazards.ts). */
  hazards: "cgovet/hazards",
  /** Notification to clients that have asked for hazards: HazardsChanged. */
  hazardsChanged: "cgovet/hazardsChanged",
  /** Request to the server: ReportParams, answered by a ReportAnswer. */
  report: "cgovet/report",
  /** Request to the server: BaselineParams, answered by a BaselineAnswer. */
  baseline: "cgovet/baseline",
} as const;

/** Files that say how programs are built and run; the engine decides by their names which of them it reads. */
export const projectFileGlob =
  "**/{go.mod,go.work,[Mm]akefile*,GNUmakefile,*.mk,Dockerfile*,Containerfile*,*.Dockerfile,*.sh,.envrc,.env,*.yml,*.yaml,devcontainer.json,.vscode/*.json}";

/** `initializationOptions` of the initialize request. */
export interface InitializationOptions {
  /** The section `cgovet` of the settings, for clients that do not answer `workspace/configuration`. */
  readonly settings?: unknown;
  /** The client answers `readFile` and `listDirectory` for URIs that are not `file:`. */
  readonly servesFiles?: boolean;
  /** The client shows what the notification `status` says; others do not get it. */
  readonly showsStatus?: boolean;
  /** Content of dist/l10n/<language>.json.zst in the language of the editor, for a server without a disk. */
  readonly words?: unknown;
  /** Folder of the grammars that a server without a disk reads through the client, as a URI. */
  readonly grammarsUri?: string;
  /** Commands of the client that hovers and code actions may run: those of protocol/explain.ts that it has. */
  readonly clientCommands?: readonly string[];
}

/** `ready`: everything asked for was looked at. `degraded`: something was not; `message` says what and why. */
export interface ServerStatus {
  readonly state: "ready" | "busy" | "degraded";
  /** One sentence for people; may be empty when ready. */
  readonly message: string;
  /** While a scan runs: packages finished, and all of them; 0 of 0 while folders are still being searched. */
  readonly done?: number;
  readonly total?: number;
}

/** What a workspace scan found. */
export interface ScanSummary {
  readonly findings: number;
  /** Files with at least one finding. */
  readonly files: number;
  /** Packages that use cgo and were analysed. */
  readonly packages: number;
  /** Things that could not be looked at, in words; the first few of them. */
  readonly notices: readonly string[];
  /** How many there are altogether. */
  readonly noticeCount: number;
  readonly cancelled: boolean;
  /** Of `findings`, those in the files that a scan of some files was asked for; absent for a scan of all. */
  readonly inChosenFiles?: number;
}

export interface UriParams {
  readonly uri: string;
}

export interface ReadFileAnswer {
  /** The bytes of the file. */
  readonly base64: string;
}

export interface DirectoryItem {
  readonly name: string;
  readonly kind: "file" | "directory";
}
