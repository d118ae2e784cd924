// Adds an `#include <…>` to the preamble of a Go file. Guarantees: it lands in the comment that cgo reads, behind
// the last include there, in the comment's own style; a file without preamble gets one of a single line.
// Does not look into headers: an include that some other header makes superfluous is added all the same.
import type { GoFileModel, Preamble } from "../program/model.ts";
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

function intoPreamble(file: GoFileModel, preamble: Preamble, text: string): Pick<EditDraft, "span" | "newText"> {
  const inside = file.c.includes.filter((include) => include.span.start >= preamble.span.start && include.span.end <= preamble.span.end);
  const last = inside.at(-1);
  if (last !== undefined) {
    const line = sourceLine(file, file.lines.positionAt(last.span.start).line);
    const prefix = file.text.slice(line.start, line.code.start);
    const at = line.code.end;
    return insertion(at, `${line.eol}${prefix.trim() === "//" ? prefix : ""}${line.indent}${text}`);
  }
  const first = sourceLine(file, file.lines.positionAt(preamble.span.start).line);
  const start = file.text.slice(preamble.span.start, preamble.span.start + 2);
  if (start === "//") return insertion(preamble.span.start, `// ${text}${first.eol}`);
  return insertion(preamble.span.start + 2, `${first.eol}${text}${file.text[preamble.span.start + 2] === "\n" || file.text[preamble.span.start + 2] === "\r" ? "" : first.eol}`);
}

function insertion(at: number, newText: string): Pick<EditDraft, "span" | "newText"> {
  return { span: { start: at, end: at }, newText };
}
