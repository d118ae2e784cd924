// Takes away the lines of a statement that shares them with nothing but a comment behind it. Knows no rule.
import type { Span } from "../base/span.ts";
import type { FileModel } from "../program/model.ts";
import { sourceLine } from "../program/sourceLine.ts";
import type { EditDraft } from "../rules/defineRule.ts";

/** Removes the whole lines of the (absolute) span; undefined when other code or a comment stands on them. */
export function lineRemoval(file: FileModel, stmt: Span): EditDraft | undefined {
  const first = sourceLine(file, file.lines.positionAt(stmt.start).line);
  const last = sourceLine(file, file.lines.positionAt(stmt.end).line);
  const isAlone = file.text.slice(first.code.start, stmt.start).trim() === "" && /^\s*(\/\/.*)?$/.test(file.text.slice(stmt.end, last.code.end));
  return isAlone ? { uri: file.uri, span: { start: first.start, end: last.end }, newText: "" } : undefined;
}
