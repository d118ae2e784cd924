// The findings that people see about a file at this moment. Guarantees: they were found in exactly the text the editor
// shows, or in the file on disk when it is closed; what is switched off or excluded is left out.
import { parentUri } from "../../config/uri.ts";
import type { Finding } from "../../engine/report/finding.ts";
import { mergeFindings, type PackageResults } from "../analysis/packageResults.ts";
import type { Schedule } from "../analysis/schedule.ts";
import type { OpenDocuments } from "../documents.ts";

export interface FindingSources {
  readonly documents: OpenDocuments;
  readonly results: PackageResults;
  readonly schedule: Schedule;
}

/** Findings in the file (URI in our spelling), in source order; none while only older texts were looked at. */
export function currentFindings(uri: string, { documents, results }: Pick<FindingSources, "documents" | "results">): readonly Finding[] {
  const version = documents.versionOf(uri);
  return mergeFindings(results.shownReportsOf(uri).map(({ file }) => file).filter((file) => file.version === version));
}

/** Findings of other files whose trace passes through this one. */
export function findingsThrough(uri: string, { documents, results }: Pick<FindingSources, "documents" | "results">): readonly Finding[] {
  const reports = results.dependentsOf(uri).flatMap((dir) => results.get(dir)?.report.files ?? []);
  const others = new Set(reports.filter((file) => file.uri !== uri && file.findings.some(({ trace }) => trace.some((step) => step.uri === uri))).map((file) => file.uri));
  return [...others].sort().flatMap((other) => currentFindings(other, { documents, results }).filter(({ trace }) => trace.some((step) => step.uri === uri)));
}

/** Waits until everything that reports on the file has seen its newest text. */
export async function untilSettled(uri: string, { results, schedule }: Pick<FindingSources, "results" | "schedule">): Promise<void> {
  const dirs = new Set([parentUri(uri) ?? uri, ...results.reportersOf(uri), ...results.dependentsOf(uri)]);
  await Promise.all([...dirs].map((dir) => schedule.settled(dir)));
}
