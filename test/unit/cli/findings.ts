// Findings made by hand for tests of the output.
import { createLineIndex } from "../../../server/src/engine/base/lineIndex.ts";
import type { FileEdit, Finding, Fix, Notice, TraceStep } from "../../../server/src/engine/report/finding.ts";
import type { ScanReport } from "../../../server/src/reports/scanReport.ts";

/** A text with its URI, in which places are named by what stands there. */
export interface Source {
  readonly uri: string;
  readonly text: string;
}

/** Span and range of the first occurrence of `needle`. */
export function at({ text }: Source, needle: string): Pick<Finding, "span" | "range"> {
  const start = text.indexOf(needle);
  if (start < 0) throw new Error(`no ${JSON.stringify(needle)} in the text`);
  const span = { start, end: start + needle.length };
  return { span, range: createLineIndex(text).rangeOf(span) };
}

export function step(source: Source, needle: string, message: string, kind: TraceStep["kind"] = "related"): TraceStep {
  return { kind, uri: source.uri, ...at(source, needle), message };
}

export function edit(source: Source, needle: string, newText: string): FileEdit {
  return { uri: source.uri, ...at(source, needle), newText };
}

export function fix(title: string, edits: readonly FileEdit[], applicability: Fix["applicability"] = "safe"): Fix {
  return { title, applicability, edits };
}

export function finding(source: Source, needle: string, rest: Partial<Finding> = {}): Finding {
  const place = at(source, needle);
  return {
    id: `cstring-leak@${source.uri}#${place.span.start}`,
    rule: "cstring-leak",
    severity: "warning",
    confidence: "certain",
    uri: source.uri,
    ...place,
    message: "`name` is not freed when `open` fails",
    messageId: "leak",
    data: { name: "name" },
    function: "DB.Open",
    trace: [],
    fingerprint: "0123456789abcdef",
    fixes: [],
    ...rest,
  };
}

export function notice(uri: string, rest: Partial<Notice> = {}): Notice {
  return { kind: "syntax-error", uri, message: "syntax error in `open`", incomplete: false, ...rest };
}

export function report(rest: Partial<ScanReport> = {}): ScanReport {
  return { root: "file:///w", findings: [], suppressed: [], notices: [], fixed: [], packages: 1, files: 2, hidden: 0, elapsedMs: 1234, complete: true, changedOnly: false, ...rest };
}

/** The code most tests look at. */
export const open: Source = {
  uri: "file:///w/db/open.go",
  text: `package db

import "C"

func (d *DB) Open(path string) error {
\tname := C.CString(path)
\tif err := open(name); err != nil {
\t\treturn err
\t}
\tC.free(unsafe.Pointer(name))
\treturn nil
}
`,
};

/** The leak in `open`, with its path and a safe fix. */
export const leak: Finding = finding(open, "C.CString(path)", {
  trace: [
    step(open, "C.CString(path)", "created by `C.CString`", "created"),
    step(open, "err := open(name)", "`open` is assumed to borrow `name`", "assumed"),
    step(open, "err != nil", "`err` is not nil", "checked"),
    step(open, "return err", "returns; `name` is still owned", "exits"),
  ],
  fixes: [fix("Free `name` with defer", [edit(open, "\n\tif err", "\n\tdefer C.free(unsafe.Pointer(name))\n\tif err")]), fix("Ignore `cstring-leak` here with a reason", [], "review")],
});
