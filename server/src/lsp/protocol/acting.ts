// What server and client say to each other to act on findings beyond plain code actions: commands of the client that ask
// people for something, and the requests with which those commands get their edits. Positions are zero-based.
import type { WorkspaceEdit } from "vscode-languageserver";

/** Commands of the client that code actions may name, if `initializationOptions.clientCommands` lists them. */
export const askingCommands = {
  /** Asks for a reason and writes an ignore comment; its argument is an IgnoreTarget. */
  ignoreFinding: "cgovet.ignoreFinding",
  /** Asks for a severity and where to set it; its argument is a SeverityTarget. */
  changeSeverity: "cgovet.changeSeverity",
} as const;

export interface IgnoreTarget {
  readonly uri: string;
  readonly rule: string;
  /** `data.findingId` of the diagnostic; needed for `line`. */
  readonly findingId?: string;
  readonly scope: "line" | "file";
}

/** Request to the server: IgnoreParams, answered by an EditAnswer or null when the text has changed or takes no comment there. */
export const ignoreMethod = "cgovet/ignore";

export interface IgnoreParams extends IgnoreTarget {
  /** One line for whoever reads the code next. */
  readonly reason: string;
}

export interface EditAnswer {
  readonly edit: WorkspaceEdit;
}

export interface SeverityTarget {
  /** A file for which the severity is to hold. */
  readonly uri: string;
  readonly rule: string;
}

/** Request to the server: SeverityTarget, answered by a SeverityAnswer. */
export const severityMethod = "cgovet/severity";

export interface SeverityAnswer {
  /** `off`, `info`, `warning` or `error`, as all settings together have it. */
  readonly current: string;
  /** Without any settings. */
  readonly usual: string;
  /** The cgovet.json that applies to the file. */
  readonly configFile?: string;
}

/** Request to the server: SetSeverityParams, answered by an EditAnswer or null when the file cannot be edited. */
export const setSeverityMethod = "cgovet/setSeverity";

export interface SetSeverityParams extends SeverityTarget {
  /** Undefined: as without settings. */
  readonly severity?: string;
}

/** Request to the server without params: a DebugInformation. */
export const debugMethod = "cgovet/debugInformation";

/** Facts for a bug report: no names of files or folders, no source text. */
export interface DebugInformation {
  readonly version: string;
  /** Such as `node 22.1.0 on linux x64`. */
  readonly platform: string;
  readonly state: string;
  readonly folders: number;
  readonly openFiles: number;
  readonly packages: number;
  readonly findings: number;
  /** How many notices there are, by kind. */
  readonly notices: Readonly<Record<string, number>>;
  /** Handlers that broke down. */
  readonly failures: readonly string[];
}
