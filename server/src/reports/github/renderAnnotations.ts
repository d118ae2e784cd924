// A scan as workflow commands, which GitHub shows as annotations in the files of a pull request. Guarantees: one command
// per line; nothing of the analysed code can start a command of its own or a new property; what could not be looked at
// is an error. GitHub shows the first ten of each level only: docs/ci.md says so.
import * as l10n from "@vscode/l10n";
import type { Range } from "../../engine/base/span.ts";
import type { Finding, Severity, TraceStep } from "../../engine/report/finding.ts";
import { countFiles, countOf } from "../countWords.ts";
import type { ScanReport } from "../scanReport.ts";

type Level = "error" | "warning" | "notice";

const levels: Readonly<Record<Severity, Level>> = { error: "error", warning: "warning", info: "notice" };

/** `pathOf` gives the path of a file below the top of the repository, with `/`. */
export function renderAnnotations(report: ScanReport, pathOf: (uri: string) => string): string {
  const findings = report.findings.map((finding) => command(levels[finding.severity], { ...place(finding, pathOf), title: `cgovet: ${finding.rule}` }, messageOf(finding, pathOf)));
  const unseen = report.notices.filter((notice) => notice.incomplete);
  const notices = unseen.map(({ uri, range, message }) => command("error", { ...place({ uri, ...(range !== undefined && { range }) }, pathOf), title: l10n.t("cgovet: not looked at") }, message));
  return [...findings, ...notices, summary(report)].map((line) => `${line}\n`).join("");
}

/** No command: a line for the log. */
function summary({ findings, complete }: ScanReport): string {
  const severities = ["error", "warning", "info"] as const;
  const counts = severities.map((severity) => [severity, findings.filter((finding) => finding.severity === severity).length] as const).filter(([, count]) => count > 0);
  if (counts.length > 0) return `cgovet: ${l10n.t("{0} in {1}", counts.map(([severity, count]) => countOf(severity, count)).join(l10n.t(", ")), countFiles(new Set(findings.map((finding) => finding.uri)).size))}`;
  return `cgovet: ${complete ? l10n.t("No hazards found") : l10n.t("No hazards found in what could be looked at")}`;
}

type Properties = Readonly<Record<string, string | number>>;

function command(level: Level, properties: Properties, message: string): string {
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${level} ${list.join(",")}::${escapeData(message)}`;
}

/** Columns only within one line: GitHub refuses them otherwise. */
function place({ uri, range }: { readonly uri: string; readonly range?: Range }, pathOf: (uri: string) => string): Properties {
  const file = pathOf(uri);
  if (range === undefined) return { file };
  const { start, end } = range;
  const lines = { file, line: start.line + 1, endLine: end.line + 1 };
  return start.line === end.line ? { ...lines, col: start.character + 1, endColumn: Math.max(end.character, start.character + 1) } : lines;
}

/** The message, the numbered path and the first repair. */
function messageOf({ message, trace, fixes }: Finding, pathOf: (uri: string) => string): string {
  const steps = trace.map((step, index) => `${index + 1}. ${stepPlace(step, pathOf)} ${step.message}`);
  const fix = fixes.find((one) => one.edits.length > 0 && !one.edits.some((edit) => edit.newText.includes("cgovet:ignore")));
  return [message, ...steps, ...(fix === undefined ? [] : [l10n.t("fix: {0}", fix.title)])].join("\n");
}

function stepPlace({ uri, range }: TraceStep, pathOf: (uri: string) => string): string {
  return `${pathOf(uri)}:${range.start.line + 1}`;
}

function escapeData(text: string): string {
  return text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
}
