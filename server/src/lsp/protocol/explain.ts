// What server and client say to each other to explain findings: the request for a path, and the commands of the client
// that hovers and code actions name.
import type { Range } from "../../engine/base/span.ts";
import type { Severity, TraceKind } from "../../engine/report/finding.ts";

/** Request to the server: PathParams, answered by a FindingPath or null when there is none. */
export const pathMethod = "cgovet/path";

/** Commands of the client that the server may name, if `initializationOptions.clientCommands` lists them. */
export const clientCommands = {
  /** Draws the path to a finding; its argument is a PathParams. */
  showPath: "cgovet.showPath",
  /** Opens the page of a rule; its argument is the rule's name. */
  showRule: "cgovet.showRule",
} as const;

export interface PathParams {
  readonly uri: string;
  /** The finding in this file that is meant (`data.findingId` of its diagnostic). */
  readonly findingId?: string;
  /** Without an id: the finding here, else the nearest one. */
  readonly position?: Range["start"];
}

/** One place on the way; zero-based lines and UTF-16 columns. */
export interface PathStep {
  readonly uri: string;
  readonly range: Range;
  readonly kind: TraceKind;
  /** One short clause for people. */
  readonly message: string;
}

export interface FindingPath {
  readonly findingId: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly uri: string;
  readonly range: Range;
  /** In order, two or more; the last is where it goes wrong. */
  readonly steps: readonly PathStep[];
}
