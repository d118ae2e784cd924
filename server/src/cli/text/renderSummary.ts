// The last lines of the text output: how much was found, how much was looked at, and what was not.
import * as l10n from "@vscode/l10n";
import type { Notice, NoticeKind, Severity } from "../../engine/report/finding.ts";
import type { ScanReport } from "../../reports/scanReport.ts";
import { harmless } from "./harmless.ts";
import { countFiles, countNotices, countOf, countPackages } from "../../reports/countWords.ts";
import { wrap, type TextContext } from "./renderFinding.ts";

/** Notices of one kind that are shown one by one; those that make the result incomplete are shown up to `manyShown`. */
const fewShown = 3;
const manyShown = 20;

export function renderSummary(report: ScanReport, context: TextContext): readonly string[] {
  return [...fixedLines(report, context), ...countLines(report, context), ...staleLines(report, context), ...noticeLines(report, context)];
}

/** For those who want no summary: what makes the result incomplete is said all the same. */
export function unseenLines(report: ScanReport, context: TextContext): readonly string[] {
  return noticeLines({ ...report, notices: report.notices.filter((notice) => notice.incomplete) }, context);
}

function fixedLines({ fixed }: ScanReport, { palette, showPath }: TextContext): readonly string[] {
  return fixed.flatMap(({ uri, fixes }) => [palette.good(l10n.t("fixed {0}", showPath(uri))), ...fixes.map(({ rule, title }) => `  ${harmless(title)}${palette.dim(`  ${rule}`)}`)]);
}

function countLines(report: ScanReport, { palette, width, showPath }: TextContext): readonly string[] {
  const { findings, packages, files, elapsedMs, suppressed, hidden, baseline } = report;
  if (packages === 0 && findings.length === 0) return wrap(nothingText(report), width);
  const extra = [
    ...(baseline !== undefined ? [l10n.t("{0} known from {1}", baseline.known.length, showPath(baseline.file))] : []),
    ...(suppressed.length > 0 ? [l10n.t("{0} ignored by directives", suppressed.length)] : []),
    ...(hidden > 0 ? [l10n.t("{0} below the severity asked for", hidden)] : []),
  ];
  const found = findings.length === 0 ? palette.good(cleanText(report)) : foundText(report, palette.severity);
  const looked = l10n.t("{0} of {1} looked at in {2}.", countFiles(files), countPackages(packages), seconds(elapsedMs));
  return [...wrap(`${[found, ...extra].join(l10n.t(", "))}${l10n.t(".")}`, width), ...wrap(looked, width)];
}

function nothingText({ complete, changedOnly }: ScanReport): string {
  if (!complete) return l10n.t("Nothing was analysed.");
  return changedOnly ? l10n.t("The changed files concern no package that uses cgo: nothing to look at.") : l10n.t('No package that uses cgo was found (no `import "C"`): nothing to look at.');
}

function cleanText({ complete, baseline }: ScanReport): string {
  if (!complete) return l10n.t("No hazards found in what could be looked at");
  return baseline === undefined ? l10n.t("No hazards found") : l10n.t("No new hazards found");
}

/** Entries of the baseline that can go; they fail no build. */
function staleLines({ baseline }: ScanReport, { palette, width, showPath }: TextContext): readonly string[] {
  if (baseline === undefined || baseline.stale.length === 0) return [];
  const { file, stale } = baseline;
  const shown = stale.slice(0, fewShown);
  const count = stale.reduce((sum, entry) => sum + entry.count, 0);
  const head = count === 1 ? l10n.t("1 finding of {0} is gone; to take it out: --write-baseline {0}", showPath(file)) : l10n.t("{0} findings of {1} are gone; to take them out: --write-baseline {1}", count, showPath(file));
  const rows = shown.flatMap(({ path, rule, message }) => wrap(`${harmless(path)} ${harmless(message)}  ${harmless(rule)}`, width - 4).map((row, index) => `${index === 0 ? "  " : "    "}${row}`));
  const more = stale.length - shown.length;
  return [...wrap(head, width), ...rows, ...(more > 0 ? [palette.dim(`  ${l10n.t("and {0} more (--format json lists all)", more)}`)] : [])];
}

function foundText({ findings, baseline }: ScanReport, paint: Readonly<Record<Severity, (text: string) => string>>): string {
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  const severities: readonly Severity[] = ["error", "warning", "info"];
  const parts = severities.flatMap((severity) => (count(severity) === 0 ? [] : [paint[severity](countOf(severity, count(severity)))]));
  const repairable = findings.filter((finding) => finding.fixes.some((fix) => fix.applicability === "safe" && fix.edits.length > 0)).length;
  const files = countFiles(new Set(findings.map((finding) => finding.uri)).size);
  const counts = parts.join(l10n.t(", "));
  const found = baseline === undefined ? l10n.t("{0} in {1}", counts, files) : l10n.t("new: {0} in {1}", counts, files);
  return repairable > 0 ? `${found}${l10n.t(", ")}${l10n.t("{0} of them with a safe fix (--fix)", repairable)}` : found;
}

function noticeLines({ notices }: ScanReport, context: TextContext): readonly string[] {
  if (notices.length === 0) return [];
  const kinds = [...new Set(notices.map((notice) => notice.kind))];
  return [l10n.t("Not looked at in full:"), ...kinds.flatMap((kind) => kindLines(kind, notices.filter((notice) => notice.kind === kind), context))];
}

function kindLines(kind: NoticeKind, notices: readonly Notice[], { palette, width, showPath }: TextContext): readonly string[] {
  const incomplete = notices.some((notice) => notice.incomplete);
  const shown = [...notices].sort((a, b) => Number(b.incomplete) - Number(a.incomplete)).slice(0, incomplete ? manyShown : fewShown);
  const head = `  ${countNotices(kind, notices.length)}`;
  const rows = shown.flatMap((notice) => {
    const at = notice.range === undefined ? "" : `:${notice.range.start.line + 1}`;
    return wrap(`${showPath(notice.uri)}${at} ${harmless(notice.message)}`, width - 6).map((row, index) => `${index === 0 ? "    " : "      "}${row}`);
  });
  const more = notices.length - shown.length;
  return [incomplete ? palette.severity.error(head) : head, ...rows, ...(more > 0 ? [palette.dim(`    ${l10n.t("and {0} more (--format json lists all)", more)}`)] : [])];
}

/** `0.4 s`, `12 s`, `3 min 20 s`. */
export function seconds(milliseconds: number): string {
  const value = milliseconds / 1000;
  if (value < 10) return `${value.toFixed(1)} s`;
  if (value < 120) return `${Math.round(value)} s`;
  return `${Math.floor(value / 60)} min ${Math.round(value % 60)} s`;
}
