// Adds an import to a Go file the way gofmt leaves it: in its place within an existing group, else as a declaration of
// its own. Guarantees: never touches the declaration that imports "C" nor the preamble above it. Does not remove or
// regroup imports that are already there, and does not know whether the import is used.
import type { GoFileModel, ImportDecl } from "../program/model.ts";
import { sourceLine } from "../program/sourceLine.ts";
import type { EditDraft } from "../rules/defineRule.ts";

/** Undefined when the file has the import already (under any name but `_`), or has no import to stand beside. */
export function addImportEdit(file: GoFileModel, path: string): EditDraft | undefined {
  if (importedAs(file, path) !== undefined) return undefined;
  const others = file.imports.filter((spec) => spec.path !== "C");
  const group = others.filter((spec) => groupStart(file, spec) !== undefined && !standsBesideC(file, spec) && hasOwnLine(file, spec));
  if (group.length > 0) return intoGroup(file, group, path);
  const single = others.filter((spec) => groupStart(file, spec) === undefined).at(-1);
  const anchor = single ?? file.imports.find((spec) => spec.path === "C") ?? others.at(-1);
  return anchor && asDeclaration(file, anchor, path);
}

/** The name the file uses for an import; undefined when it has none (`import _` only runs the package's init). */
export function importedAs(file: GoFileModel, path: string): string | undefined {
  return file.imports.find((spec) => spec.path === path && spec.name !== "_")?.name;
}

/** Where the `import (` above a spec starts; undefined for a spec without parentheses. */
function groupStart(file: GoFileModel, spec: ImportDecl): number | undefined {
  const before = file.text.slice(0, spec.span.start);
  const keyword = before.lastIndexOf("\nimport");
  return keyword >= 0 && /^\nimport\s*\(/.test(before.slice(keyword)) ? keyword + 1 : undefined;
}

function standsBesideC(file: GoFileModel, spec: ImportDecl): boolean {
  return file.imports.some((other) => other.path === "C" && groupStart(file, other) === groupStart(file, spec));
}

/** Nothing else stands on the lines of the spec, as the editor counts them, but a comment behind it. */
function hasOwnLine(file: GoFileModel, { span }: ImportDecl): boolean {
  const line = sourceLine(file, file.lines.positionAt(span.start).line);
  const before = file.text.slice(line.start, span.start);
  const after = file.text.slice(span.end, line.code.end);
  return span.end <= line.code.end && /^\s*(?:[\w.]+\s+)?$/.test(before) && /^\s*(?:\/\/|$)/.test(after);
}

/** gofmt sorts within runs of adjacent lines: the run of standard imports is the right one. */
function intoGroup(file: GoFileModel, group: readonly ImportDecl[], path: string): EditDraft {
  const first = group[0] as ImportDecl;
  const standard = group.filter((spec) => isStandard(spec.path));
  const run = standard.length > 0 ? runOf(file, standard) : [];
  const next = run.find((spec) => spec.path >= path);
  if (next) return insertion(file, lineAbove(file, next), path, "");
  const last = run.at(-1);
  if (last) return insertion(file, lineOf(file, last) + 1, path, "");
  return insertion(file, lineAbove(file, first), path, sourceLine(file, lineOf(file, first)).eol);
}

function isStandard(path: string): boolean {
  return !(path.split("/")[0] ?? "").includes(".");
}

/** The specs that follow the first one without an empty line between them. */
function runOf(file: GoFileModel, specs: readonly ImportDecl[]): readonly ImportDecl[] {
  const run: ImportDecl[] = [];
  for (const spec of specs) {
    const previous = run.at(-1);
    if (previous && /\n[ \t]*\r?\n/.test(file.text.slice(previous.span.end, spec.span.start))) break;
    run.push(spec);
  }
  return run;
}

function lineOf(file: GoFileModel, spec: ImportDecl): number {
  return file.lines.positionAt(spec.span.start).line;
}

/** The first line of the comments that belong to a spec, or its own. */
function lineAbove(file: GoFileModel, spec: ImportDecl): number {
  let line = lineOf(file, spec);
  const codeOn = (at: number): string => file.text.slice(sourceLine(file, at).code.start, sourceLine(file, at).code.end).trim();
  while (line > 0 && codeOn(line - 1).startsWith("//")) line -= 1;
  return line;
}

function insertion(file: GoFileModel, line: number, path: string, after: string): EditDraft {
  const { start, eol } = sourceLine(file, line);
  return { uri: file.uri, span: { start, end: start }, newText: `\t"${path}"${eol}${after}` };
}

/** `import "path"` on the line after the declaration that holds `anchor`. */
function asDeclaration(file: GoFileModel, anchor: ImportDecl, path: string): EditDraft {
  const inGroup = groupStart(file, anchor) !== undefined;
  const close = inGroup ? file.text.indexOf(")", Math.max(...file.imports.filter((spec) => groupStart(file, spec) === groupStart(file, anchor)).map((spec) => spec.span.end))) : anchor.span.end;
  const line = sourceLine(file, file.lines.positionAt(Math.max(close, anchor.span.end)).line);
  const at = line.code.end;
  return { uri: file.uri, span: { start: at, end: at }, newText: `${line.eol}${inGroup ? line.eol : ""}import "${path}"` };
}
