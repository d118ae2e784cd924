// Turns a send into a `select` that drops the value when nobody receives it at once. Guarantees: whole lines with the indentation and
// line ends of the send. Knows no rule.
import { absoluteSpan } from "./releaseStatement.ts";
import type { Span } from "../base/span.ts";
import type { FileModel, PlacedFunction } from "../program/model.ts";
import { sourceLine } from "../program/sourceLine.ts";
import type { EditDraft } from "../rules/defineRule.ts";

/** Undefined where something else stands on the lines of the send. */
export function dropUnreceived(file: FileModel, fn: PlacedFunction, stmt: { readonly span: Span }): EditDraft | undefined {
  const span = absoluteSpan(fn, stmt.span);
  const first = sourceLine(file, file.lines.positionAt(span.start).line);
  const last = sourceLine(file, file.lines.positionAt(span.end).line);
  const before = file.text.slice(first.code.start, span.start);
  const after = file.text.slice(span.end, last.code.end);
  const text = file.text.slice(span.start, span.end);
  if (before.trim() !== "" || !/^\s*(\/\/.*)?$/.test(after) || text.includes("\n")) return undefined;
  return { uri: file.uri, span, newText: ["select {", `case ${text}:`, "default:", "}"].join(first.eol + first.indent) };
}
