// Guarantees: what every finding owes its readers, whatever the rule: ranges that fit their spans, a message in the house
// style, a trace inside files that exist, unique ids.

import { createLineIndex } from "../../server/src/engine/base/lineIndex.ts";
import type { Range, Span } from "../../server/src/engine/base/span.ts";
import type { Finding, PackageReport } from "../../server/src/engine/report/finding.ts";
import { describeFinding, type Problem } from "./problem.ts";

/** Problems in the form of a report; `textOf` gives the analysed text of a URI. */
export function checkFindingShape(report: PackageReport, textOf: (uri: string) => string | undefined): readonly Problem[] {
  const seen = new Set<string>();
  return report.files.flatMap((file) =>
    file.findings.flatMap((finding) => {
      const faults = faultsOf(finding, textOf);
      if (finding.uri !== file.uri) faults.push(`stands in the report of ${file.uri}`);
      if (seen.has(finding.id)) faults.push(`id ${finding.id} is not unique`);
      seen.add(finding.id);
      return faults.map((fault): Problem => ({ uri: finding.uri, line: finding.range.start.line, expected: "a well-formed finding", got: `${describeFinding(finding)}: ${fault}`, finding }));
    }),
  );
}

function faultsOf(finding: Finding, textOf: (uri: string) => string | undefined): string[] {
  const faults: string[] = [];
  const place = placeFault(finding.uri, finding.span, finding.range, textOf);
  if (place !== undefined) faults.push(`primary place ${place}`);
  if (finding.span.start === finding.span.end) faults.push("primary span is empty");
  faults.push(...styleFaults("message", finding.message));
  for (const [index, step] of finding.trace.entries()) {
    const fault = placeFault(step.uri, step.span, step.range, textOf);
    if (fault !== undefined) faults.push(`step ${index + 1} ${fault}`);
    faults.push(...styleFaults(`step ${index + 1}`, step.message));
  }
  if (finding.fingerprint === "") faults.push("has no fingerprint");
  return faults;
}

function placeFault(uri: string, span: Span, range: Range, textOf: (uri: string) => string | undefined): string | undefined {
  const text = textOf(uri);
  if (text === undefined) return `lies in ${uri}, which does not exist`;
  if (span.start < 0 || span.start > span.end || span.end > text.length) return `span ${span.start}..${span.end} is outside of the file`;
  const expected = createLineIndex(text).rangeOf(span);
  return sameRange(expected, range) ? undefined : `range ${JSON.stringify(range)} is not that of span ${span.start}..${span.end}`;
}

/** Reports whether both ranges have the same ends. */
export function sameRange(a: Range, b: Range): boolean {
  return a.start.line === b.start.line && a.start.character === b.start.character && a.end.line === b.end.line && a.end.character === b.end.character;
}

function styleFaults(what: string, text: string): readonly string[] {
  const faults: string[] = [];
  if (text === "" || /\{\w+\}/.test(text)) faults.push(`${what} "${text}" is not filled in`);
  if (/\.$/.test(text) && !text.endsWith("…")) faults.push(`${what} ends with a full stop`);
  if (/^[A-Z][a-z]/.test(text)) faults.push(`${what} starts with a capital letter`);
  if (/[\r\n]/.test(text)) faults.push(`${what} spans lines`);
  return faults;
}
