// Edits that write an annotation (`//cgovet:owns p`) above a declaration: a Go function, a C function or prototype in a
// preamble or C file, a field of a Go struct. Guarantees: a line of its own with the indentation and line end of its
// neighbours, in the form gofmt leaves alone. Nothing is offered for files that are only read, for declarations that
// share their line with something else, or for C heads whose first line is not surely the one that was found.
import type { FileModel, PackageModel, PlacedFunction, Prototype } from "../program/model.ts";
import { sourceLine } from "../program/sourceLine.ts";
import type { EditDraft } from "../rules/defineRule.ts";
import { insertLineBefore } from "./releaseStatement.ts";

/** Above a function with a body, Go or C; `annotation` is `owns p`. */
export function annotateFunction(pkg: PackageModel, placed: PlacedFunction, annotation: string): EditDraft | undefined {
  const file = writable(pkg, placed.uri);
  if (file === undefined) return undefined;
  return placed.model.lang === "go" ? aboveGo(file, placed.start, annotation) : aboveC(file, placed.start, annotation);
}

/** Above a C declaration without a body. */
export function annotatePrototype(pkg: PackageModel, { uri, span }: Prototype, annotation: string): EditDraft | undefined {
  const file = writable(pkg, uri);
  if (file === undefined) return undefined;
  const line = sourceLine(file, file.lines.positionAt(span.start).line);
  const head = file.text.slice(line.code.start, span.start);
  const start = line.code.start + line.indent.length;
  return start > span.start || /[;{}]/.test(head) ? undefined : aboveC(file, start, annotation);
}

/**
 * At a field of a struct that the package declares: behind it, or above it where a comment stands behind it already.
 * Undefined when its line cannot be told for sure, or when gofmt would want to align its neighbours anew.
 */
export function annotateField(pkg: PackageModel, owner: string, field: string, annotation: string): EditDraft | undefined {
  for (const file of pkg.goFiles) {
    const declared = file.types.find((type) => type.name === owner && type.type.kind === "struct");
    if (declared === undefined) continue;
    const body = bodyOf(file, declared.span.start);
    const found = [...body.matchAll(new RegExp(`^[ \\t]*(?:\\w+, *)*${field}(?:, *\\w+)*[ \\t]+[^\\s=:(]`, "gm"))];
    const [line] = found;
    if (found.length > 1) return undefined;
    if (line === undefined) continue;
    return atField(file, declared.span.start + line.index + line[0].search(/[^ \t]/), annotation);
  }
  return undefined;
}

function atField(file: FileModel, start: number, annotation: string): EditDraft | undefined {
  const number = file.lines.positionAt(start).line;
  const { code } = sourceLine(file, number);
  const neighbours = [number - 1, number + 1].map((line) => textOf(file, line).trim());
  if (!/\/[/*]/.test(file.text.slice(start, code.end))) {
    const isAlone = neighbours.every((text) => text.startsWith("//") || !/\/[/*]/.test(text));
    const at = code.start + file.text.slice(code.start, code.end).trimEnd().length;
    return isAlone ? { uri: file.uri, span: { start: at, end: at }, newText: ` //cgovet:${annotation}` } : undefined;
  }
  return neighbours.every((text) => /^$|^\/\/|\{$|^\}/.test(text)) ? aboveGo(file, start, annotation) : undefined;
}

/** The text from a type's name to the line that closes its struct: the first that is not indented deeper. */
function bodyOf(file: FileModel, start: number): string {
  const indent = sourceLine(file, file.lines.positionAt(start).line).indent;
  const length = file.text.slice(start).search(new RegExp(`\\n${indent}\\}`));
  return length < 0 ? "" : file.text.slice(start, start + length);
}

function writable(pkg: PackageModel, uri: string): FileModel | undefined {
  const file = pkg.fileOf(uri);
  return file === undefined || (file.kind === "c" && file.summariesOnly) || (file.kind === "go" && file.isGenerated) ? undefined : file;
}

/** gofmt sets directives off from the words of a comment by an empty comment line. */
function aboveGo(file: FileModel, start: number, annotation: string): EditDraft | undefined {
  const line = file.lines.positionAt(start).line;
  const above = line === 0 ? "" : textOf(file, line - 1).trim();
  const isProse = above.startsWith("//") && above !== "//" && !/^\/\/(?:[a-z0-9]+:[a-z0-9]|export )/.test(above);
  const { eol, indent } = sourceLine(file, line);
  return insertLineBefore(file, { start, end: start }, `${isProse ? `//${eol}${indent}` : ""}//cgovet:${annotation}`);
}

function aboveC(file: FileModel, start: number, annotation: string): EditDraft | undefined {
  const number = file.lines.positionAt(start).line;
  const line = sourceLine(file, number);
  if (!/^(?:[ \t]*\/\/)?[ \t]*$/.test(file.text.slice(line.start, start))) return undefined;
  const above = number === 0 ? "" : textOf(file, number - 1).replace(line.kind === "slashes" ? /^[ \t]*\/\// : "", "").trim();
  const isFirst = /^$|[;}]$|\*\/$|^(?:#|\/\/|\/\*)|^extern "C" \{$/.test(above);
  return isFirst ? insertLineBefore(file, { start, end: start }, `// cgovet:${annotation}`) : undefined;
}

function textOf(file: FileModel, line: number): string {
  const { start, code } = sourceLine(file, line);
  return file.text.slice(start, code.end);
}
