// Edits that write and remove ignore directives. Guarantees: a new directive stands where it covers the line of
// `offset` and where it stays a comment (never part of a preamble's C text, never inside a macro); indentation and
// line ends follow the neighbouring text. Does not know which rules exist.
import type { Span } from "../base/span.ts";
import type { TextEdit } from "../base/textEdit.ts";
import type { Directive, FileModel } from "../program/model.ts";
import { sourceLine } from "../program/sourceLine.ts";

/** What the author is to replace. */
const placeholder = "reason: say why";

/**
 * Inserts an ignore of `rule` that covers the line of `offset` (absolute, UTF-16). Undefined where no comment can
 * stand: behind a line that a backslash continues, or behind a lone `\r`, which ends no line for compilers.
 */
export function ignoreCommentEdit(file: FileModel, offset: number, rule: string): TextEdit | undefined {
  const line = file.lines.positionAt(offset).line;
  const at = sourceLine(file, line);
  if (file.text[at.start - 1] === "\r") return undefined;
  if (at.kind === "go") return goEdit(file, line, rule);
  if (isContinuation(file, line)) return undefined;
  const comment = `// cgovet:ignore ${rule} ${placeholder}`;
  if (at.kind === "slashes") {
    const mark = file.text.slice(at.start, at.code.start);
    return insertion(at.start, mark + at.indent + comment + at.eol);
  }
  // The first line of a block comment: above it would be Go, and part of the preamble all the same.
  if (at.kind === "block" && at.code.start > at.start) return insertion(at.code.start, at.eol + comment + at.eol);
  return insertion(at.start, at.indent + comment + at.eol);
}

function goEdit(file: FileModel, line: number, rule: string): TextEdit {
  const at = sourceLine(file, line);
  const comment = `//cgovet:ignore ${rule} ${placeholder}`;
  // A comment above an import of "C" would be its preamble.
  if (importsC(file, at.code)) return insertion(at.code.end, ` ${comment}`);
  const spacer = endsDocComment(file, line) ? `//${at.eol}` : "";
  return insertion(at.start, spacer + at.indent + comment + at.eol);
}

function importsC(file: FileModel, line: Span): boolean {
  return file.kind === "go" && file.imports.some(({ path, span }) => path === "C" && touches(span, line));
}

/** gofmt wants an empty comment line between a doc comment's text and a directive. */
function endsDocComment(file: FileModel, line: number): boolean {
  if (line === 0 || sourceLine(file, line).indent !== "") return false;
  const above = codeOn(file, line - 1);
  return /^(func|type|var|const)\b/.test(codeOn(file, line)) && /^\/\/(?![a-z0-9]+:[a-z0-9]|(?:export|extern|line) )./.test(above);
}

/** Reports whether a backslash at the end of the line above continues into this line. */
function isContinuation(file: FileModel, line: number): boolean {
  return line > 0 && codeOn(file, line - 1).endsWith("\\");
}

/** Removes a directive: its whole line when nothing else stands there, else the comment and the blanks before it. */
export function removeDirectiveEdit(file: FileModel, { span }: Directive): TextEdit {
  const first = sourceLine(file, file.lines.positionAt(span.start).line);
  const last = sourceLine(file, file.lines.positionAt(span.end).line);
  if (/^[ \t]*(\/\/)?[ \t]*$/.test(file.text.slice(first.start, span.start)) && blank(file.text.slice(span.end, last.end))) {
    return { span: { start: first.start, end: last.end }, newText: "" };
  }
  const before = file.text.slice(first.code.start, span.start);
  return { span: { start: span.start - (before.length - before.trimEnd().length), end: span.end }, newText: "" };
}

/** Takes `rules` out of a directive's list; some other rule must be left in it. */
export function removeRuleEdit(file: FileModel, span: Span, rules: readonly string[]): TextEdit {
  const text = file.text.slice(span.start, span.end);
  const list = /(cgovet:ignore(?:-file)?[ \t]+)(\S+)/.exec(text);
  const start = span.start + (list?.index ?? 0) + (list?.[1]?.length ?? 0);
  const names = list?.[2] ?? "";
  const left = names.split(",").filter((name) => name !== "" && !rules.includes(/^[\w-]*/.exec(name)?.[0] ?? ""));
  return { span: { start, end: start + names.length }, newText: left.join(",") };
}

function codeOn(file: FileModel, line: number): string {
  const { code } = sourceLine(file, line);
  return file.text.slice(code.start, code.end);
}

function blank(text: string): boolean {
  return text.trim() === "";
}

function insertion(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}

function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}
