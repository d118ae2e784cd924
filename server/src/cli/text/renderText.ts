// A whole scan for a person at a terminal. Reads well at 80 cells; quotes source; ends with a summary unless `quiet`,
// which leaves what could not be looked at.
import type { ScanReport } from "../../reports/scanReport.ts";
import { renderFinding, type TextContext } from "./renderFinding.ts";
import { renderSummary, unseenLines } from "./renderSummary.ts";

/** Ends with a line break, or is empty. */
export function renderText(report: ScanReport, context: TextContext, quiet: boolean): string {
  const findings = report.findings.flatMap((finding) => [...renderFinding(finding, context), ""]);
  const unseen = unseenLines(report, context);
  const quietLines = unseen.length > 0 ? [...findings, ...unseen] : findings.slice(0, -1);
  const lines = quiet ? quietLines : [...findings, ...renderSummary(report, context)];
  return lines.map((line) => `${line}\n`).join("");
}
