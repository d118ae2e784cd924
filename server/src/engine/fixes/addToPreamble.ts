// Adds C lines at the end of the preamble that cgo reads. Guarantees: in the comment's own style and line ends, behind
// everything that stands there, so that it may use all of it. Does not look whether the names are taken.
import type { GoFileModel } from "../program/model.ts";
import { sourceLine } from "../program/sourceLine.ts";
import type { EditDraft } from "../rules/defineRule.ts";

/** Undefined for a file without a preamble of its own. `lines` hold no line ends and no indentation but tabs. */
export function addToPreambleEdit(file: GoFileModel, lines: readonly string[]): EditDraft | undefined {
  const preamble = file.preambles.findLast((one) => one.attached);
  if (preamble === undefined) return undefined;
  const last = sourceLine(file, file.lines.positionAt(preamble.span.end - 1).line);
  if (last.kind === "slashes") {
    const mark = file.text.slice(last.start, last.code.start);
    const code = file.text.slice(last.code.start, last.code.end);
    const space = /^[ \t]?/.exec(code)?.[0] ?? "";
    return insertion(file, last.code.end, lines.map((line) => `${last.eol}${line === "" ? mark : `${mark}${space}${line}`}`).join(""));
  }
  const close = preamble.span.end - 2;
  if (!file.text.startsWith("*/", close)) return undefined;
  const isAlone = file.text.slice(last.start, close).trim() === "";
  if (isAlone) return insertion(file, last.start, lines.map((line) => `${line}${last.eol}`).join(""));
  const trimmed = file.text.slice(0, close).trimEnd().length;
  return { uri: file.uri, span: { start: trimmed, end: close }, newText: `${last.eol}${lines.join(last.eol)}${last.eol}` };
}

function insertion(file: GoFileModel, at: number, newText: string): EditDraft {
  return { uri: file.uri, span: { start: at, end: at }, newText };
}
