// Facts for a bug report. Guarantees: numbers, versions and names of our own; no file, no folder, no text of the user's.
import type { DebugInformation } from "./protocol/acting.ts";
import type { PackageResults } from "./analysis/packageResults.ts";
import type { OpenDocuments } from "./documents.ts";
import type { SettingsStore } from "./settings/settingsStore.ts";
import type { StatusReporter } from "./status.ts";

export interface DebugSources {
  readonly version: string;
  /** Such as `node 22.1.0 on linux x64`. */
  readonly runtime: string;
  readonly documents: OpenDocuments;
  readonly results: PackageResults;
  readonly settings: SettingsStore;
  readonly status: StatusReporter;
}

export function debugInformation({ version, runtime, documents, results, settings, status }: DebugSources): DebugInformation {
  const reports = results.dirs().flatMap((dir) => results.get(dir)?.report ?? []);
  const notices: Record<string, number> = {};
  for (const { kind } of results.notices()) notices[kind] = (notices[kind] ?? 0) + 1;
  return {
    version,
    platform: runtime,
    state: status.state,
    folders: settings.workspaceFolders().length,
    openFiles: documents.uris().length,
    packages: reports.filter((report) => report.usesCgo).length,
    findings: reports.flatMap((report) => report.files).reduce((sum, file) => sum + file.findings.length, 0),
    notices,
    failures: status.failureNames,
  };
}
