// Answers `cgovet/path`: the steps that lead to a finding, as places the editor can go to. Guarantees: the steps fit the
// text that is on the screen; a finding that has gone is answered by null, never by another one.
import * as l10n from "@vscode/l10n";
import { canonicalUri } from "../../config/uri.ts";
import type { Position, Range } from "../../engine/base/span.ts";
import type { Finding } from "../../engine/report/finding.ts";
import type { FindingPath, PathParams } from "../protocol/explain.ts";
import { currentFindings, findingsThrough, untilSettled, type FindingSources } from "./currentFindings.ts";

/** A path has a beginning and an end. */
export const leastSteps = 2;

/** Reports whether there is anything to walk along. */
export function hasPath({ trace }: Finding): boolean {
  return trace.length >= leastSteps;
}

/** What people look for is why something leaks, or how it comes to the second call. */
export function pathTitle({ rule, trace }: Finding): string {
  return rule.endsWith("-leak") ? l10n.t("Show leak path ({0} steps)", trace.length) : l10n.t("Show path ({0} steps)", trace.length);
}

/** Null when the finding is gone, or when nothing near the position has a path. */
export async function findingPath({ uri: editorUri, findingId, position }: PathParams, sources: FindingSources): Promise<FindingPath | null> {
  const uri = canonicalUri(editorUri);
  await untilSettled(uri, sources);
  const here = currentFindings(uri, sources).filter(hasPath);
  const found = findingId === undefined ? (nearest(here, uri, position) ?? nearest(findingsThrough(uri, sources).filter(hasPath), uri, position)) : here.find((finding) => finding.id === findingId);
  return found === undefined ? null : pathOf(found, (one) => sources.documents.editorUri(one));
}

function pathOf({ id, rule, severity, message, uri, range, trace }: Finding, editorUri: (uri: string) => string): FindingPath {
  const steps = trace.map((step) => ({ uri: editorUri(step.uri), range: step.range, kind: step.kind, message: step.message }));
  return { findingId: id, rule, severity, message, uri: editorUri(uri), range, steps };
}

/** The finding at the position, else the one whose place or steps are nearest to it; ties go to the first. */
function nearest(findings: readonly Finding[], uri: string, position: Position = { line: 0, character: 0 }): Finding | undefined {
  const at = findings.find((finding) => finding.uri === uri && contains(finding.range, position));
  if (at !== undefined) return at;
  const ranked = findings.map((finding) => ({ finding, distance: Math.min(...rangesIn(finding, uri).map((range) => lineDistance(range, position))) }));
  return ranked.sort((a, b) => a.distance - b.distance)[0]?.finding;
}

function rangesIn(finding: Finding, uri: string): readonly Range[] {
  const steps = finding.trace.filter((step) => step.uri === uri).map((step) => step.range);
  return finding.uri === uri ? [finding.range, ...steps] : steps;
}

function lineDistance({ start, end }: Range, { line }: Position): number {
  return line < start.line ? start.line - line : Math.max(0, line - end.line);
}

/** Both ends count as inside. */
export function contains({ start, end }: Range, at: Position): boolean {
  return !isBefore(at, start) && !isBefore(end, at);
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
