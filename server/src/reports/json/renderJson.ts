// A scan as one JSON document in the shape of reportSchema.ts.
import type { Position, Range } from "../../engine/base/span.ts";
import type { Finding, Fix, Notice, Severity, TraceStep } from "../../engine/report/finding.ts";
import { artifactPath } from "../artifactPath.ts";
import { jsonText } from "../jsonText.ts";
import type { BaselinePart, ScanReport } from "../scanReport.ts";
import type { JsonReport } from "./reportSchema.ts";

type JsonFinding = JsonReport["findings"][number];

/** Indented by two spaces, with a final line break. */
export function renderJson(report: ScanReport, version: string): string {
  return jsonText(jsonReport(report, version), 2);
}

export function jsonReport(report: ScanReport, version: string): JsonReport {
  const { root, findings } = report;
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  return {
    version: 1,
    tool: { name: "cgovet", version },
    root,
    complete: report.complete,
    ...(report.changedOnly && { changedOnly: true }),
    findings: findings.map((finding) => jsonFinding(finding, root)),
    suppressed: report.suppressed.map(({ finding, reason }) => ({ ...jsonFinding(finding, root), reason })),
    notices: report.notices.map((notice) => jsonNotice(notice, root)),
    fixed: report.fixed.map(({ uri, fixes }) => ({ file: artifactPath(root, uri), fixes: fixes.map(({ rule, title }) => ({ rule, title })) })),
    ...(report.baseline !== undefined && { baseline: jsonBaseline(report.baseline, root) }),
    summary: {
      error: count("error"),
      warning: count("warning"),
      info: count("info"),
      hidden: report.hidden,
      packages: report.packages,
      files: report.files,
      elapsedMs: Math.round(report.elapsedMs),
    },
  };
}

function jsonBaseline({ file, known, stale }: BaselinePart, root: string): NonNullable<JsonReport["baseline"]> {
  return { file: artifactPath(root, file), known: known.map((finding) => jsonFinding(finding, root)), stale: stale.map((entry) => ({ ...entry })) };
}

function jsonFinding(finding: Finding, root: string): JsonFinding {
  const { rule, severity, confidence, message, fingerprint } = finding;
  return {
    rule,
    severity,
    confidence,
    file: artifactPath(root, finding.uri),
    range: jsonRange(finding.range),
    function: finding.function,
    message,
    fingerprint,
    trace: finding.trace.map((step) => jsonStep(step, root)),
    fixes: finding.fixes.map((fix) => jsonFix(fix, root)),
  };
}

function jsonStep({ kind, uri, range, message }: TraceStep, root: string): JsonFinding["trace"][number] {
  return { kind, file: artifactPath(root, uri), range: jsonRange(range), message };
}

function jsonFix({ title, applicability, edits, creates, addModel }: Fix, root: string): JsonFinding["fixes"][number] {
  return {
    title,
    applicability,
    edits: edits.map(({ uri, range, newText }) => ({ file: artifactPath(root, uri), range: jsonRange(range), newText })),
    ...(creates !== undefined && { creates: creates.map(({ uri, text }) => ({ file: artifactPath(root, uri), text })) }),
    ...(addModel !== undefined && { model: { ...addModel } }),
  };
}

function jsonNotice({ kind, uri, range, message, incomplete }: Notice, root: string): JsonReport["notices"][number] {
  return { kind, file: artifactPath(root, uri), ...(range !== undefined && { range: jsonRange(range) }), message, incomplete };
}

function jsonRange({ start, end }: Range): JsonFinding["range"] {
  return { start: jsonPosition(start), end: jsonPosition(end) };
}

function jsonPosition({ line, character }: Position): JsonFinding["range"]["start"] {
  return { line: line + 1, column: character + 1 };
}
