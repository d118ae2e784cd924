// The last lines of the text output: how much was found, how much was looked at, and what was not.
import * as l10n from "@vscode/l10n";
import type { Notice, NoticeKind, Severity } from "../../engine/report/finding.ts";
import type { ScanReport } from "../../reports/scanReport.ts";
import { harmless } from "./cells.ts";
import { countFiles, countNotices, countOf, countPackages } from "../../reports/countWords.ts";
import { wrap, type TextContext } from "./renderFinding.ts";

/** Notices of one kind that are shown one by one; those that make the result incomplete are shown up to `manyShown`. */
const fewShown = 3;
const manyShown = 20;

export function renderSummary(report: ScanReport, context: TextContext): readonly string[] {
  return [...fixedLines(report, context), ...countLines(report, context), ...noticeLines(report, context)];
}

function fixedLines({ fixed }: ScanReport, { palette, showPath }: TextContext): readonly string[] {
  return fixed.flatMap(({ uri, fixes }) => [palette.good(l10n.t("fixed {0}", showPath(uri))), ...fixes.map(({ rule, title }) => `  ${harmless(title)}${palette.dim(`  ${rule}`)}`)]);
}

function countLines(report: ScanReport, { palette, width }: TextContext): readonly string[] {
  const { findings, packages, files, elapsedMs, suppressed, hidden } = report;
  if (packages === 0) {
    const text = report.complete ? l10n.t('No package that uses cgo was found (no `import "C"`): nothing to look at.') : l10n.t("Nothing was analysed.");
    return wrap(text, width);
  }
  const extra = [
    ...(suppressed.length > 0 ? [l10n.t("{0} ignored by directives", suppressed.length)] : []),
    ...(hidden > 0 ? [l10n.t("{0} below the severity asked for", hidden)] : []),
  ];
  const found = findings.length === 0 ? palette.good(report.complete ? l10n.t("No hazards found") : l10n.t("No hazards found in what could be looked at")) : foundText(report, palette.severity);
  const looked = l10n.t("{0} of {1} looked at in {2}.", countFiles(files), countPackages(packages), seconds(elapsedMs));
  return [...wrap(`${[found, ...extra].join(l10n.t(", "))}${l10n.t(".")}`, width), ...wrap(looked, width)];
}

function foundText({ findings }: ScanReport, paint: Readonly<Record<Severity, (text: string) => string>>): string {
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  const severities: readonly Severity[] = ["error", "warning", "info"];
  const parts = severities.flatMap((severity) => (count(severity) === 0 ? [] : [paint[severity](countOf(severity, count(severity)))]));
  const repairable = findings.filter((finding) => finding.fixes.some((fix) => fix.applicability === "safe" && fix.edits.length > 0)).length;
  const found = l10n.t("{0} in {1}", parts.join(l10n.t(", ")), countFiles(new Set(findings.map((finding) => finding.uri)).size));
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
