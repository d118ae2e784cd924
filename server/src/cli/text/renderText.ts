// A whole scan for a person at a terminal. Reads well at 80 cells; quotes source; ends with a summary unless `quiet`.
import type { ScanReport } from "../../reports/scanReport.ts";
import { renderFinding, type TextContext } from "./renderFinding.ts";
import { renderSummary } from "./renderSummary.ts";

/** Ends with a line break, or is empty. */
export function renderText(report: ScanReport, context: TextContext, quiet: boolean): string {
  const findings = report.findings.flatMap((finding) => [...renderFinding(finding, context), ""]);
  const lines = quiet ? findings.slice(0, -1) : [...findings, ...renderSummary(report, context)];
  return lines.map((line) => `${line}\n`).join("");
}
