// Joins a preamble comment to its `import "C"`. Guarantees: removes blank lines, or moves the import below the comment;
// neither the comment nor another import changes. Undefined where neither will do.
import type { TextEdit } from "../base/textEdit.ts";
import type { GoFileModel, Preamble } from "../program/model.ts";
import { sourceLine } from "../program/sourceLine.ts";

/** What stands between a detached comment and the import it was written for. */
export type Gap =
  | { readonly kind: "blank" }
  /** Another preamble of the same import follows after a blank line. */
  | { readonly kind: "preamble" }
  /** The comment stands above a group of imports: it belongs to the group, not to "C" in it. */
  | { readonly kind: "group" }
  /** Other code: its first line. */
  | { readonly kind: "code"; readonly text: string };

/** Says what detaches the preamble. */
export function gapBelow(file: GoFileModel, preamble: Preamble): Gap {
  const next = nextCode(file.text, preamble.span.end);
  if (file.preambles.some((other) => other.span.start === next)) return { kind: "preamble" };
  const rest = file.text.slice(next, preamble.importSpan.start);
  if (/^(import[ \t]*(\(\s*)?)?$/.test(rest)) return isSharedGroup(file, next, preamble) ? { kind: "group" } : { kind: "blank" };
  if (/^import\s*\([^)]*$/.test(rest)) return { kind: "group" };
  return { kind: "code", text: lineAt(file, next) };
}

/** `import (` with `"C"` first and other imports behind it. */
function isSharedGroup(file: GoFileModel, next: number, preamble: Preamble): boolean {
  if (!/^import\s*\(/.test(file.text.slice(next))) return false;
  const close = file.text.indexOf(")", preamble.importSpan.end);
  return file.imports.some(({ path, span }) => path !== "C" && span.start > next && span.end <= close);
}

/** The edits that make cgo read the preamble. */
export function attachPreambleEdits(file: GoFileModel, preamble: Preamble): readonly TextEdit[] | undefined {
  const gap = gapBelow(file, preamble);
  switch (gap.kind) {
    case "blank":
    case "preamble":
      return [closeGap(file, preamble)];
    case "group":
    case "code":
      return isOnlyPreamble(file, preamble) ? moveImport(file, preamble) : undefined;
  }
}

/** Leaves one line end, and the indentation of what follows, between the comment and the next code. */
function closeGap(file: GoFileModel, preamble: Preamble): TextEdit {
  const { end, eol } = commentEnd(file, preamble);
  const next = nextCode(file.text, end);
  return { span: { start: end, end: next }, newText: eol + indentBefore(file, next) };
}

/** A line comment's span may hold the first half of its CRLF. */
function commentEnd(file: GoFileModel, { span }: Preamble): { readonly end: number; readonly eol: string } {
  const { code, eol } = sourceLine(file, file.lines.positionAt(span.end).line);
  return { end: Math.min(span.end, lineEnd(file.text, code.start)), eol };
}

function lineEnd(text: string, from: number): number {
  return from + text.slice(from).search(/[\r\n]|$/);
}

function indentBefore(file: GoFileModel, offset: number): string {
  const { start } = sourceLine(file, file.lines.positionAt(offset).line);
  return /^[ \t]*/.exec(file.text.slice(start, offset))?.[0] ?? "";
}

/** Moving away the import would detach another preamble. */
function isOnlyPreamble(file: GoFileModel, preamble: Preamble): boolean {
  return file.preambles.every((other) => other === preamble || other.importSpan.start !== preamble.importSpan.start);
}

function moveImport(file: GoFileModel, preamble: Preamble): readonly TextEdit[] | undefined {
  const removal = removeImport(file, preamble);
  if (removal === undefined) return undefined;
  const { end, eol } = commentEnd(file, preamble);
  const indent = indentBefore(file, preamble.span.start);
  const inGroup = indent !== "";
  const statement = inGroup ? '"C"' : 'import "C"';
  const newText = `${eol}${indent}${statement}${eol}${inGroup ? "" : eol}${indent}`;
  return [{ span: { start: end, end: nextCode(file.text, end) }, newText }, removal];
}

/** Takes out the line of the import, and the blank line it would leave doubled. Undefined when it shares its line. */
function removeImport(file: GoFileModel, { importSpan }: Preamble): TextEdit | undefined {
  const at = file.lines.positionAt(importSpan.start).line;
  const line = sourceLine(file, at);
  const before = file.text.slice(line.start, importSpan.start).trim();
  const behind = file.text.slice(importSpan.end, line.code.end).trim();
  if ((before !== "" && before !== "import") || (behind !== "" && !behind.startsWith("//"))) return undefined;
  const isBlank = (index: number): boolean => index >= 0 && lineText(file, index).trim() === "";
  const doubled = isBlank(at - 1) && isBlank(at + 1);
  return { span: { start: line.start, end: doubled ? sourceLine(file, at + 1).end : line.end }, newText: "" };
}

function nextCode(text: string, from: number): number {
  return from + (/\S/.exec(text.slice(from))?.index ?? 0);
}

function lineAt(file: GoFileModel, offset: number): string {
  return lineText(file, file.lines.positionAt(offset).line).trim();
}

function lineText(file: GoFileModel, line: number): string {
  const { start, end } = sourceLine(file, line);
  return file.text.slice(start, end);
}
