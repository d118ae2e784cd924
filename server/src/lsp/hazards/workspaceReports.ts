// What is known of a workspace folder as one report, for files that people keep: exports and baselines. Guarantees: the
// findings are those of the view; a report of a folder that was not scanned says that it is incomplete. Writes no files.
import * as l10n from "@vscode/l10n";
import { baselineFileName, createBaseline } from "../../baseline/baseline.ts";
import { printBaseline } from "../../baseline/baselineFile.ts";
import { joinUri, parentUri, relativePath } from "../../config/uri.ts";
import { assertNever } from "../../engine/base/invariant.ts";
import type { Catalog } from "../../engine/catalog.ts";
import type { Notice, PackageReport } from "../../engine/report/finding.ts";
import type { SourceTree } from "../../hosts/sourceTree.ts";
import { renderHtml } from "../../reports/html/renderHtml.ts";
import { renderJson } from "../../reports/json/renderJson.ts";
import { renderSarif } from "../../reports/sarif/renderSarif.ts";
import { buildReport, type ScanReport } from "../../reports/scanReport.ts";
import { readSourceTexts } from "../../reports/sourceTexts.ts";
import type { PackageResults } from "../analysis/packageResults.ts";
import type { OpenDocuments } from "../documents.ts";
import type { BaselineAnswer, Coverage, ReportAnswer, ReportFormat } from "../protocol/hazards.ts";
import type { Baselines } from "./baselines.ts";

export interface WorkspaceReportsOptions {
  readonly documents: OpenDocuments;
  readonly results: PackageResults;
  readonly baselines: Baselines;
  readonly tree: SourceTree;
  readonly coverage: () => Coverage;
  /** What could not be looked at and no report tells. */
  readonly notices: () => readonly Notice[];
  /** Of cgovet. */
  readonly version: string;
  /** In the language of the reports. */
  readonly rules: Catalog["rules"];
  /** Of all words, as a tag; undefined: English. */
  readonly language: string | undefined;
}

export class WorkspaceReports {
  private readonly options: WorkspaceReportsOptions;

  constructor(options: WorkspaceReportsOptions) {
    this.options = options;
  }

  /** `folder`: URI of a workspace folder. `date`: as it is to stand in the report. */
  async render(folder: string, format: ReportFormat, date: string | undefined): Promise<ReportAnswer> {
    const report = this.reportOf(folder);
    const text = await this.textOf(report, format, date);
    return { text, findings: report.findings.length, complete: report.complete };
  }

  /** A baseline of everything that is there now; entries about what could not be looked at stay. */
  baseline(folder: string): BaselineAnswer {
    const loaded = this.options.baselines.of(folder);
    const { findings, baseline } = this.reportOf(folder);
    const root = loaded?.folder ?? folder;
    const created = createBaseline({ root, findings: [...(baseline?.known ?? []), ...findings] }, baseline?.unseen, loaded?.baseline);
    return {
      file: this.options.documents.editorUri(loaded?.file ?? joinUri(folder, baselineFileName)),
      text: printBaseline(created),
      findings: created.entries.reduce((sum, { count }) => sum + count, 0),
      added: findings.length,
      removed: baseline?.stale.reduce((sum, { count }) => sum + count, 0) ?? 0,
    };
  }

  /** Reports whether a finding of this rule in this file would be known by now; `folder` is a workspace folder. */
  wasLookedAt(folder: string, uri: string, rule: string): boolean {
    const { results, coverage } = this.options;
    if (relativePath(folder, uri) === undefined) return false;
    const result = results.get(parentUri(uri) ?? uri);
    if (result === undefined) return coverage().kind === "all";
    const { enabled, engine, isExcluded } = result.settings;
    return enabled && engine.severity[rule] !== "off" && !isExcluded(uri);
  }

  private reportOf(folder: string): ScanReport {
    const { results, baselines } = this.options;
    const isInside = (uri: string): boolean => relativePath(folder, uri) !== undefined;
    const loaded = baselines.of(folder);
    return buildReport({
      root: folder,
      reports: this.packagesOf(isInside),
      notices: [...this.options.notices().filter(({ uri }) => isInside(uri)), ...this.partial(folder)],
      fixed: [],
      elapsedMs: 0,
      minimumSeverity: "info",
      isLeftOut: (uri) => results.shownReportsOf(uri).length === 0,
      ...(loaded !== undefined && loaded.fault === undefined && { baseline: { file: loaded.file, baseline: loaded.baseline, wasAskedFor: (uri: string, rule: string) => this.wasLookedAt(folder, uri, rule) } }),
    });
  }

  /** With conflicts between packages, which their own reports do not hold. */
  private packagesOf(isInside: (uri: string) => boolean): readonly PackageReport[] {
    const { results } = this.options;
    return results.dirs().filter(isInside).sort().flatMap((dir) => {
      const report = results.get(dir)?.report;
      const files = report?.files.map((file) => results.reportsOf(file.uri).find((one) => one.dir === dir)?.file ?? file);
      return report === undefined || files === undefined ? [] : [{ ...report, files }];
    });
  }

  /** A word on what a report leaves out when nobody has scanned everything. */
  private partial(folder: string): readonly Notice[] {
    if (this.options.coverage().kind === "all") return [];
    return [{ kind: "unreadable", uri: folder, message: l10n.t("only a part of the workspace was looked at: the packages of open files, and what a scan had reached"), incomplete: true }];
  }

  private async textOf(report: ScanReport, format: ReportFormat, date: string | undefined): Promise<string> {
    const { version, rules, language } = this.options;
    switch (format) {
      case "json":
        return renderJson(report, version);
      case "sarif":
        return renderSarif(report, { rules, version, exitCode: report.complete ? Math.min(report.findings.length, 1) : 3 });
      case "html": {
        const sources = await readSourceTexts(report.findings, this.onScreen());
        return renderHtml(report, { rules, version, sources, ...(language !== undefined && { language }), ...(date !== undefined && { date }) });
      }
      default:
        return assertNever(format);
    }
  }

  /** Quotes unsaved text as it stands on the screen. */
  private onScreen(): SourceTree {
    const { tree, documents } = this.options;
    return {
      ...tree,
      read: async (uri) => {
        const text = documents.get(uri)?.text;
        return text === undefined ? tree.read(uri) : { kind: "text", text, repaired: false };
      },
    };
  }
}
