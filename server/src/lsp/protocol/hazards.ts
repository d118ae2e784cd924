// The list of all hazards as an editor shows it in a view: plain data, and what the server says when it changes. Names of
// the messages stand in protocol.ts. Positions are zero-based, columns in UTF-16 units, URIs as the editor spells them.

/** Params of the request `hazards`. */
export interface HazardsParams {
  /** Only what is known of these files; absent: of all. */
  readonly uris?: readonly string[];
}

export interface HazardsAnswer {
  /** One per file with hazards or notices, sorted by URI. A file that was asked for and is missing has neither. */
  readonly files: readonly FileHazards[];
  readonly overview: HazardsOverview;
}

/** What is not about one file. */
export interface HazardsOverview {
  readonly coverage: Coverage;
  /** Packages that use cgo and have been looked at. */
  readonly packages: number;
  /** Folders and files that could not be looked at and that no package reports on. */
  readonly notices: readonly HazardNotice[];
  /** Of the workspace folders that have one. */
  readonly baselines: readonly BaselineState[];
}

/** A baseline that is there. */
export interface BaselineState {
  /** The workspace folder it holds for. */
  readonly folder: string;
  readonly file: string;
  /** Findings its entries stand for; 0 when it is not in force. */
  readonly findings: number;
  /** Findings among them that are gone, as far as that is known. */
  readonly stale: number;
}

/** How much of the workspace the list stands for. */
export type Coverage =
  /** Packages with open files only: nobody has asked for a scan. */
  | { readonly kind: "open" }
  /** Packages of files somebody has named, besides those with open files. */
  | { readonly kind: "chosen" }
  /** A scan is under way; 0 of 0 while folders are still being searched. */
  | { readonly kind: "running"; readonly done: number; readonly total: number }
  /** A scan was stopped and can be continued. */
  | { readonly kind: "stopped"; readonly done: number; readonly total: number }
  | { readonly kind: "all" };

export interface FileHazards {
  readonly uri: string;
  /** In the order of the text. */
  readonly hazards: readonly Hazard[];
  readonly notices: readonly HazardNotice[];
}

export interface HazardRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

export interface Hazard {
  /** As in the `data` of the diagnostic. */
  readonly id: string;
  readonly rule: string;
  readonly severity: "error" | "warning" | "info";
  readonly confidence: "certain" | "likely" | "possible";
  readonly message: string;
  readonly range: HazardRange;
  /** Enclosing function; "" at file level. */
  readonly function: string;
  /** Steps of the path that leads there. */
  readonly steps: number;
  /** The baseline holds it: not shown as a diagnostic. */
  readonly known: boolean;
}

/** Something that could not be looked at, or not closely. */
export interface HazardNotice {
  readonly uri: string;
  readonly line?: number;
  readonly message: string;
  /** Hazards may be missing because of it. */
  readonly incomplete: boolean;
}

/** Params of the notification `hazardsChanged`. */
export interface HazardsChanged {
  /** Files to ask for anew. */
  readonly uris: readonly string[];
  readonly overview: HazardsOverview;
}

/** Argument of the command `scanWorkspace`. */
export interface ScanArguments {
  /** Goes on where the last scan was stopped; packages it finished are not looked at again. */
  readonly resume?: boolean;
}

/** Argument of the command `scanFiles`. */
export interface ScanFilesArguments {
  /** Changed files; deleted ones may be among them. */
  readonly uris: readonly string[];
}

export type ReportFormat = "sarif" | "json" | "html";

/** Params of the request `report`. */
export interface ReportParams {
  /** A workspace folder. */
  readonly folder: string;
  readonly format: ReportFormat;
  /** As it is to stand in the report. */
  readonly date?: string;
}

export interface ReportAnswer {
  readonly text: string;
  readonly findings: number;
  /** False when something could not be looked at, or was not asked for. */
  readonly complete: boolean;
}

/** Params of the request `baseline`. */
export interface BaselineParams {
  /** A workspace folder. */
  readonly folder: string;
}

/** A baseline of everything that is there now, to be written by the client. */
export interface BaselineAnswer {
  readonly file: string;
  readonly text: string;
  /** Findings it stands for. */
  readonly findings: number;
  /** Those the old one did not hold. */
  readonly added: number;
  /** Those of the old one that are gone. */
  readonly removed: number;
}
