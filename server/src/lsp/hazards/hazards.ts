// Everything a session knows about all hazards together, put together: the list, the baselines, the reports.
import type { Catalog } from "../../engine/catalog.ts";
import type { Finding, Notice } from "../../engine/report/finding.ts";
import type { SourceTree } from "../../hosts/sourceTree.ts";
import { mergeFindings, type PackageResults } from "../analysis/packageResults.ts";
import type { OpenDocuments } from "../documents.ts";
import type { Stop } from "../platform.ts";
import type { BaselineState, Coverage, HazardsChanged } from "../protocol/hazards.ts";
import { Baselines, type BaselinesOptions } from "./baselines.ts";
import { HazardList } from "./hazardList.ts";
import { WorkspaceReports } from "./workspaceReports.ts";

export interface HazardsOptions extends BaselinesOptions {
  readonly documents: OpenDocuments;
  readonly results: PackageResults;
  readonly tree: SourceTree;
  /** Reports whether closed files of this folder are shown. */
  readonly isScanned: (dir: string) => boolean;
  readonly coverage: () => Coverage;
  /** What could not be looked at and no report tells. */
  readonly notices: () => readonly Notice[];
  readonly version: string;
  readonly rules: Catalog["rules"];
  readonly language: string | undefined;
  readonly send: (news: HazardsChanged) => void;
  readonly after: (milliseconds: number, run: () => void) => Stop;
}

export interface Hazards {
  readonly list: HazardList;
  readonly baselines: Baselines;
  readonly reports: WorkspaceReports;
}

export function createHazards(options: HazardsOptions): Hazards {
  const { results, documents } = options;
  const baselines = new Baselines(options);
  const notices = (): readonly Notice[] => [...options.notices(), ...baselines.notices()];
  const reports = new WorkspaceReports({ ...options, baselines, notices });
  const findingsOf = (uri: string): readonly Finding[] => mergeFindings(results.shownReportsOf(uri).map(({ file }) => file));
  const isDoubtful = (uri: string, all: readonly Notice[]): boolean =>
    all.some((notice) => notice.uri === uri || (notice.incomplete && uri.startsWith(`${notice.uri}/`))) || results.reportsOf(uri).some(({ file }) => file.notices.length > 0);
  const states = (): readonly BaselineState[] => {
    const all = options.notices();
    return baselines.all().map((one) => ({
      folder: documents.editorUri(one.workspaceFolder),
      file: documents.editorUri(one.file),
      findings: one.baseline.entries.reduce((sum, { count }) => sum + count, 0),
      stale: baselines.staleCount(one, findingsOf, (uri, rule) => reports.wasLookedAt(one.workspaceFolder, uri, rule) && !isDoubtful(uri, all)),
    }));
  };
  const list = new HazardList({ ...options, notices, baselines: states, knownIn: (uri, findings) => baselines.knownIn(uri, findings) });
  return { list, baselines, reports };
}
