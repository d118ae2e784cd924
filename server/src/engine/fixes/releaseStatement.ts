// Edits that write a release into Go code: `defer C.free(…)` behind a creation, an inline argument drawn out into
// a variable. Guarantees: whole new lines with the indentation and line end of their neighbours; nothing else of
// the text is touched. Knows no rule.
import type { Span } from "../base/span.ts";
import type { FunctionModel, Local } from "../program/ast.ts";
import type { FileModel, PlacedFunction } from "../program/model.ts";
import { sourceLine } from "../program/sourceLine.ts";
import type { EditDraft } from "../rules/defineRule.ts";

/** Inserts a line behind the statement (absolute). Undefined when code follows on its line, and in a group of declarations. */
export function insertLineAfter(file: FileModel, stmt: Span, text: string): EditDraft | undefined {
  const first = sourceLine(file, file.lines.positionAt(stmt.start).line);
  const last = sourceLine(file, file.lines.positionAt(stmt.end).line);
  const rest = file.text.slice(stmt.end, last.code.end);
  if (!/^\s*(\/\/.*|;?\s*)$/.test(rest)) return undefined;
  const before = file.text.slice(first.code.start, stmt.start);
  if (before.trim() !== "" || standsInGroup(file, stmt.start)) return undefined;
  const prefix = linePrefix(file, first.start, first.code.start);
  return insertion(file.uri, last.code.end, `${last.eol}${prefix}${first.indent}${text}`);
}

/** Inserts a line before the statement. Undefined when it does not begin its line, and in a group of declarations. */
export function insertLineBefore(file: FileModel, stmt: Span, text: string): EditDraft | undefined {
  const first = sourceLine(file, file.lines.positionAt(stmt.start).line);
  if (file.text.slice(first.code.start, stmt.start).trim() !== "" || standsInGroup(file, stmt.start)) return undefined;
  return insertion(file.uri, stmt.start, `${text}${first.eol}${linePrefix(file, first.start, first.code.start)}${first.indent}`);
}

/** Between the parentheses of `var (`, where Go takes no statement: the innermost bracket that is open at `offset` tells. */
function standsInGroup(file: FileModel, offset: number): boolean {
  if (file.kind !== "go") return false;
  let closed = 0;
  for (let at = offset - 1; at >= 0; at--) {
    const unit = file.text[at] ?? "";
    if (")]}".includes(unit)) closed++;
    else if ("([{".includes(unit) && closed-- === 0) return unit === "(" && /\b(?:var|const)\s*$/.test(file.text.slice(Math.max(at - 20, 0), at));
  }
  return false;
}

/** The `//` of a preamble written as line comments. */
function linePrefix(file: FileModel, lineStart: number, codeStart: number): string {
  const text = file.text.slice(lineStart, codeStart);
  return text.trim() === "//" ? text : "";
}

function insertion(uri: string, at: number, newText: string): EditDraft {
  return { uri, span: { start: at, end: at }, newText };
}

/** A name for a new local that collides with nothing in the function or file: `base`, `base2` … */
export function freshName(base: string, fn: FunctionModel, taken: ReadonlySet<string>): string {
  const used = new Set([...fn.locals.map((local: Local) => local.name), ...taken]);
  for (let n = 1; ; n++) {
    const name = n === 1 ? base : `${base}${n}`;
    if (!used.has(name)) return name;
  }
}

/** A relative span of the function as absolute offsets. */
export function absoluteSpan(placed: PlacedFunction, span: Span): Span {
  return { start: placed.start + span.start, end: placed.start + span.end };
}
