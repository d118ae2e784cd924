// The result of a scan, ready to be written in any format. Guarantees: findings are in one order (file, place, rule),
// none twice, and `complete` is false whenever something that was asked for could not be looked at.
import { applyBaseline } from "../baseline/applyBaseline.ts";
import type { Baseline, BaselineEntry } from "../baseline/baseline.ts";
import { joinUri, parentUri, relativePath } from "../config/uri.ts";
import type { Finding, Notice, PackageReport, Severity } from "../engine/report/finding.ts";

export interface SuppressedFinding {
  readonly finding: Finding;
  readonly reason: string;
}

/** A file that safe fixes changed, and why. */
export interface FixedFile {
  readonly uri: string;
  readonly fixes: readonly { readonly rule: string; readonly title: string }[];
}

export interface ScanReport {
  /** URI of the folder that paths in the output are relative to. */
  readonly root: string;
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly notices: readonly Notice[];
  /** What --fix changed. */
  readonly fixed: readonly FixedFile[];
  /** Packages that use cgo. */
  readonly packages: number;
  /** Go and C files that were looked at in them. */
  readonly files: number;
  /** Findings below the severity asked for. */
  readonly hidden: number;
  readonly elapsedMs: number;
  readonly complete: boolean;
  /** True when only packages were looked at that a list of changed files concerns. */
  readonly changedOnly: boolean;
  /** Absent without a baseline; with one, `findings` are the new ones. */
  readonly baseline?: BaselinePart;
}

/** What a baseline took out of the findings. */
export interface BaselinePart {
  /** URI of the file. */
  readonly file: string;
  readonly known: readonly Finding[];
  /** Entries whose finding is gone. */
  readonly stale: readonly BaselineEntry[];
  /** Entries about what was not looked at this time. */
  readonly unseen: readonly BaselineEntry[];
}

/** A baseline that is in force. */
export interface BaselineUse {
  /** URI of the file; paths of entries are relative to its folder. */
  readonly file: string;
  readonly baseline: Baseline;
  /** Reports whether the scan was asked to look at this file (URI) with this rule; by default at all with all. */
  readonly wasAskedFor?: (uri: string, rule: string) => boolean;
}

export interface ReportParts {
  readonly root: string;
  readonly reports: readonly PackageReport[];
  /** Of the search for packages and of the scan itself. */
  readonly notices: readonly Notice[];
  readonly fixed: readonly FixedFile[];
  readonly elapsedMs: number;
  readonly minimumSeverity: Severity;
  readonly isLeftOut: (uri: string) => boolean;
  readonly baseline?: BaselineUse;
  readonly changedOnly?: boolean;
}

const ranks: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/** Puts the parts together. */
export function buildReport(parts: ReportParts): ScanReport {
  const used = parts.reports.filter((report) => report.usesCgo);
  const files = parts.reports.flatMap((report) => report.files);
  const wanted = files.filter((file) => !parts.isLeftOut(file.uri));
  const all = ordered(wanted.flatMap((file) => file.findings));
  const notices = withoutRepeats([...files.flatMap((file) => file.notices), ...parts.notices], (notice) => `${notice.kind} ${notice.uri} ${notice.kind === "unreadable" && notice.incomplete ? "" : noticeKey(notice)}`);
  const { fresh, baseline } = withoutKnown(all, notices, parts.baseline);
  const isShown = ({ severity }: Finding): boolean => ranks[severity] >= ranks[parts.minimumSeverity];
  const findings = fresh.filter(isShown);
  return {
    root: parts.root,
    findings,
    suppressed: suppressedOf(wanted),
    notices: [...notices].sort((a, b) => compareText(a.uri, b.uri) || lineOf(a) - lineOf(b) || compareText(a.message, b.message)),
    fixed: parts.fixed,
    packages: used.length,
    files: new Set(used.flatMap((report) => report.files.map((file) => file.uri))).size,
    hidden: fresh.length - findings.length,
    elapsedMs: parts.elapsedMs,
    complete: !notices.some((notice) => notice.incomplete),
    changedOnly: parts.changedOnly ?? false,
    ...(baseline !== undefined && { baseline: { ...baseline, known: baseline.known.filter(isShown) } }),
  };
}

interface WithoutKnown {
  readonly fresh: readonly Finding[];
  readonly baseline: BaselinePart | undefined;
}

/** Entries about files that were not looked at in full are not called stale: their finding may still be there. */
function withoutKnown(findings: readonly Finding[], notices: readonly Notice[], use: BaselineUse | undefined): WithoutKnown {
  if (use === undefined) return { fresh: findings, baseline: undefined };
  const { file, baseline, wasAskedFor = () => true } = use;
  const folder = parentUri(file) ?? file;
  const isDoubtful = (uri: string): boolean => notices.some((notice) => notice.uri === uri || (notice.incomplete && uri.startsWith(`${notice.uri}/`)));
  const wasLookedAt = ({ path, rule }: BaselineEntry): boolean => {
    const uri = uriOf(folder, path);
    return wasAskedFor(uri, rule) && !isDoubtful(uri);
  };
  const { fresh, known, stale, unseen } = applyBaseline({ root: folder, findings }, baseline, wasLookedAt);
  return { fresh, baseline: { file, known, stale, unseen } };
}

/** The file an entry of a baseline names. */
function uriOf(folder: string, path: string): string {
  return /^[a-z][a-z\d+.-]*:\/\//i.test(path) ? path : path.split("/").reduce(joinUri, folder);
}

function noticeKey(notice: Notice): string {
  return `${lineOf(notice)} ${notice.message}`;
}

function suppressedOf(files: readonly PackageReport["files"][number][]): readonly SuppressedFinding[] {
  const all = files.flatMap((file) => file.suppressed);
  const reasons = new Map(all.map(({ finding, reason }) => [findingKey(finding), reason]));
  return ordered(all.map(({ finding }) => finding)).map((finding) => ({ finding, reason: reasons.get(findingKey(finding)) ?? "" }));
}

/** Two packages can share a C file: what both say counts once. */
function findingKey(finding: Finding): string {
  return `${finding.rule} ${finding.uri} ${finding.span.start}-${finding.span.end} ${finding.message}`;
}

function ordered(findings: readonly Finding[]): readonly Finding[] {
  return withoutRepeats(findings, findingKey).sort((a, b) => compareText(a.uri, b.uri) || a.span.start - b.span.start || a.span.end - b.span.end || compareText(a.rule, b.rule) || compareText(a.message, b.message));
}

function withoutRepeats<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const seen = new Set<string>();
  return items.filter((item) => !seen.has(keyOf(item)) && seen.add(keyOf(item)));
}

function lineOf(notice: Notice): number {
  return notice.range?.start.line ?? -1;
}

/** By UTF-16 units: the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The deepest folder that holds all of them; folders and files as they were named by the user. */
export function commonFolder(roots: readonly { readonly uri: string; readonly kind: "directory" | "file" }[]): string {
  const folders = roots.map(({ uri, kind }) => (kind === "file" ? (parentUri(uri) ?? uri) : uri));
  let common = folders[0] ?? "";
  for (const folder of folders) {
    while (relativePath(common, folder) === undefined) {
      const parent = parentUri(common);
      if (parent === undefined) break;
      common = parent;
    }
  }
  return common;
}
