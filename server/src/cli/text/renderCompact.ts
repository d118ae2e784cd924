// A whole scan with one finding per line, in the form compilers use: for editors that jump to lines (problem matchers of VS
// Code, quickfix lists, compilation buffers) and for grep. Guarantees: severities and rules are spelt the same in every
// language; ends with the summary unless `quiet`, which leaves what could not be looked at.
import type { Finding } from "../../engine/report/finding.ts";
import type { ScanReport } from "../../reports/scanReport.ts";
import { harmlessLine } from "./harmless.ts";
import type { TextContext } from "./renderFinding.ts";
import { renderSummary, unseenLines } from "./renderSummary.ts";

/** Ends with a line break, or is empty. */
export function renderCompact(report: ScanReport, context: TextContext, quiet: boolean): string {
  const findings = report.findings.map((finding) => compactLine(finding, context));
  const between = findings.length > 0 ? [""] : [];
  const unseen = unseenLines(report, context);
  const quietLines = unseen.length > 0 ? [...findings, ...between, ...unseen] : findings;
  const lines = quiet ? quietLines : [...findings, ...between, ...renderSummary(report, context)];
  return lines.map((line) => `${line}\n`).join("");
}

/** `path:line:column: severity: message [rule]`, one-based, columns in UTF-16 units. */
function compactLine({ uri, range, severity, message, rule }: Finding, { showPath }: TextContext): string {
  return `${showPath(uri)}:${range.start.line + 1}:${range.start.character + 1}: ${severity}: ${harmlessLine(message)} [${rule}]`;
}
