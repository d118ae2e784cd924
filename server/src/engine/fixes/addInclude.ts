// Adds an `#include <…>` to the preamble of a Go file. Guarantees: it lands in the comment that cgo reads, behind
// the last include there, in the comment's own style; a file without preamble gets one of a single line.
// Does not look into headers: an include that some other header makes superfluous is added all the same.
import type { GoFileModel, Preamble } from "../program/model.ts";
import type { SourceLine } from "../program/sourceLine.ts";
import { sourceLine } from "../program/sourceLine.ts";
import type { EditDraft } from "../rules/defineRule.ts";

/** Undefined when the file includes the header already, or does not import "C". */
export function addIncludeEdit(file: GoFileModel, header: string): EditDraft | undefined {
  if (file.c.includes.some((include) => include.path === header)) return undefined;
  const preamble = file.preambles.find((one) => one.attached);
  if (preamble !== undefined) return { uri: file.uri, ...intoPreamble(file, preamble, `#include <${header}>`) };
  const spec = file.imports.find((one) => one.path === "C");
  if (spec === undefined) return undefined;
  const line = sourceLine(file, file.lines.positionAt(spec.span.start).line);
  const at = line.code.start + line.indent.length;
  return { uri: file.uri, span: { start: at, end: at }, newText: `// #include <${header}>${line.eol}${line.indent}` };
}

/** Behind the last include that no `#if` surrounds, else behind the `#cgo` lines and definitions at the top. */
function intoPreamble(file: GoFileModel, preamble: Preamble, text: string): Pick<EditDraft, "span" | "newText"> {
  const lines = linesOf(file, preamble);
  const anchor = lines.findLast(({ line, depth }) => depth === 0 && isInclude.test(codeOf(file, line))) ?? lastOfTop(file, lines);
  if (anchor === undefined) return insertion(preamble.span.start, `// ${text}${lines[0]?.line.eol ?? "\n"}`);
  const { line } = anchor;
  const mark = file.text.slice(line.start, line.code.start);
  const prefix = line.kind === "slashes" ? mark + line.indent : mark.trim() === "" ? line.indent : "";
  const code = codeOf(file, line);
  return insertion(line.code.start + code.trimEnd().length, `${line.eol}${prefix}${text}`);
}

const isInclude = /^\s*#\s*(?:include|import)\b/;

interface PreambleLine {
  readonly line: SourceLine;
  /** Conditional groups around it; the `#if` and `#endif` lines themselves count as inside. */
  readonly depth: number;
}

function linesOf(file: GoFileModel, { span }: Preamble): readonly PreambleLine[] {
  const lines: PreambleLine[] = [];
  let depth = 0;
  const last = file.lines.positionAt(span.end).line;
  for (let index = file.lines.positionAt(span.start).line; index <= last; index++) {
    const line = sourceLine(file, index);
    const keyword = /^\s*#\s*(\w+)/.exec(codeOf(file, line))?.[1] ?? "";
    if (/^if/.test(keyword)) depth += 1;
    lines.push({ line, depth });
    if (keyword === "endif") depth -= 1;
  }
  return lines;
}

/** Feature macros must come before any include; a block comment's opening line counts as its top. */
function lastOfTop(file: GoFileModel, lines: readonly PreambleLine[]): PreambleLine | undefined {
  const end = lines.findIndex(({ line, depth }) => depth > 0 || !/^\s*(?:#\s*(?:cgo|define|undef|pragma)\b.*)?$/.test(codeOf(file, line)));
  const top = end < 0 ? lines : lines.slice(0, end);
  const isEmptyComment = (line: SourceLine): boolean => line.kind === "slashes" && codeOf(file, line).trim() === "";
  return top.findLast(({ line }) => codeOf(file, line).trim() !== "" || (line.start < line.code.start && !isEmptyComment(line)));
}

function codeOf(file: GoFileModel, { code }: SourceLine): string {
  return file.text.slice(code.start, code.end);
}

function insertion(at: number, newText: string): Pick<EditDraft, "span" | "newText"> {
  return { span: { start: at, end: at }, newText };
}
