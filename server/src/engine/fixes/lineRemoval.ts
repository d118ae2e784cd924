// Takes away the lines of a statement that shares them with nothing but a comment behind it. Where the end of a comment
// that holds C stands behind it, that stays. Knows no rule.
import type { Span } from "../base/span.ts";
import type { FileModel } from "../program/model.ts";
import { sourceLine } from "../program/sourceLine.ts";
import type { EditDraft } from "../rules/defineRule.ts";

/** Removes the lines of the (absolute) span; undefined when other code stands on them, or a comment that is to stay (`keepsComment`). */
export function lineRemoval(file: FileModel, stmt: Span, keepsComment = false): EditDraft | undefined {
  const first = sourceLine(file, file.lines.positionAt(stmt.start).line);
  const last = sourceLine(file, file.lines.positionAt(stmt.end).line);
  const behind = file.text.slice(stmt.end, last.code.end);
  const isAlone = file.text.slice(first.code.start, stmt.start).trim() === "" && (keepsComment ? /^\s*;?\s*$/ : /^\s*;?\s*(\/\/.*)?$/).test(behind);
  if (!isAlone) return undefined;
  const isWhole = file.text.slice(last.code.end, last.end).trim() === "";
  return { uri: file.uri, span: isWhole ? { start: first.start, end: last.end } : { start: first.code.start, end: last.code.end }, newText: "" };
}
