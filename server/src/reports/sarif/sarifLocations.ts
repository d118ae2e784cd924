// Places in SARIF: one-based lines and columns in UTF-16 code units, URIs relative to SRCROOT.
import type { Location, PhysicalLocation, Region } from "sarif";
import type { Range } from "../../engine/base/span.ts";
import { isInside } from "../artifactPath.ts";

/** Name of the base that artifact URIs are relative to. */
export const srcRoot = "SRCROOT";

/** The end column is exclusive, as in SARIF. */
export function sarifRegion({ start, end }: Range): Region {
  return { startLine: start.line + 1, startColumn: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
}

/** Relative to SRCROOT inside `root`, else absolute. URIs are percent-encoded already. */
export function artifactLocation(root: string, uri: string): PhysicalLocation["artifactLocation"] & object {
  return uri !== root && isInside(root, uri) ? { uri: uri.slice(root.length + 1), uriBaseId: srcRoot } : { uri };
}

export function physicalLocation(root: string, uri: string, range: Range | undefined): PhysicalLocation {
  return { artifactLocation: artifactLocation(root, uri), ...(range !== undefined && { region: sarifRegion(range) }) };
}

export function messageLocation(root: string, place: { readonly uri: string; readonly range: Range; readonly message: string }): Location {
  return { physicalLocation: physicalLocation(root, place.uri, place.range), message: { text: place.message } };
}
