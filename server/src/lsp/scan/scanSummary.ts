// Counts what a scan has found. Guarantees: a finding that two packages report, in a header they share, counts once.
import { nameOf } from "../../config/uri.ts";
import type { FileReport, Notice, PackageReport } from "../../engine/report/finding.ts";
import type { ScanSummary } from "../protocol.ts";

/** Notices given in words; the rest is counted. */
const noticesInWords = 20;

export interface ScanOutcome {
  readonly reports: readonly PackageReport[];
  /** What could not be looked at besides the notices inside the reports. */
  readonly notices: readonly Notice[];
  readonly cancelled: boolean;
}

export interface SummaryOptions {
  /** Leaves out files that the user has excluded. */
  readonly isShown: (file: FileReport) => boolean;
  /** The files that were asked for; undefined for a scan of everything. */
  readonly chosen: ReadonlySet<string> | undefined;
}

export function summarizeScan({ reports, notices, cancelled }: ScanOutcome, { isShown, chosen }: SummaryOptions): ScanSummary {
  const files = reports.flatMap((report) => report.files).filter(isShown);
  const withFindings = files.filter((file) => file.findings.length > 0);
  const all = [...notices, ...files.flatMap((file) => file.notices)];
  return {
    findings: countFindings(withFindings),
    files: new Set(withFindings.map((file) => file.uri)).size,
    packages: reports.length,
    notices: all.slice(0, noticesInWords).map((notice) => `${nameOf(notice.uri)}: ${notice.message}`),
    noticeCount: all.length,
    cancelled,
    ...(chosen !== undefined && { inChosenFiles: countFindings(withFindings.filter(({ uri }) => chosen.has(uri))) }),
  };
}

function countFindings(files: readonly FileReport[]): number {
  return new Set(files.flatMap((file) => file.findings.map((finding) => `${file.uri} ${finding.id}`))).size;
}
