// Repeats a call of C while it fails with EINTR: a do-while loop around an assignment in C, a loop behind a two-result
// call in Go. Guarantees: the header or package that EINTR comes from is there afterwards, else no edit. Knows no rule.
import type { Stmt } from "../program/ast.ts";
import type { FileModel } from "../program/model.ts";
import { sourceLine } from "../program/sourceLine.ts";
import type { EditDraft } from "../rules/defineRule.ts";
import { addImportEdit, importedAs } from "./addImport.ts";
import { addIncludeEdit } from "./addInclude.ts";
import { type CodePlace, standsInBlock, textOf, withSemicolon } from "./bracedBlock.ts";
import { absoluteSpan, insertLineAfter } from "./releaseStatement.ts";
import { statementAt } from "./statementAt.ts";

/** `kept` is the statement that keeps the result. Undefined where a loop cannot stand. */
export function retryLoop(place: CodePlace, kept: Extract<Stmt, { kind: "assign" }>): readonly EditDraft[] | undefined {
  if (statementAt(place.fn.model, kept.span)?.stmt !== kept) return undefined;
  return place.fn.model.lang === "go" ? loopInGo(place, kept) : loopInC(place, kept);
}

function loopInGo(place: CodePlace, { left, right, span, op }: Extract<Stmt, { kind: "assign" }>): readonly EditDraft[] | undefined {
  const { file, fn } = place;
  const [result, error] = left;
  if (file.kind !== "go" || result?.kind !== "ident" || error?.kind !== "ident" || right.length !== 1 || right[0] === undefined || !/^:?=$/.test(op)) return undefined;
  if (result.name === "_" || error.name === "_") return undefined;
  const name = importedAs(file, "syscall") ?? "syscall";
  const line = sourceLine(file, file.lines.positionAt(absoluteSpan(fn, span).start).line);
  const head = `for ${result.name} < 0 && ${error.name} == ${name}.EINTR {`;
  const text = [head, `${line.indent}\t${result.name}, ${error.name} = ${textOf(place, right[0].span)}`, `${line.indent}}`].join(line.eol);
  const loop = insertLineAfter(file, absoluteSpan(fn, span), text);
  if (loop === undefined) return undefined;
  if (importedAs(file, "syscall") !== undefined) return [loop];
  const added = addImportEdit(file, "syscall");
  return added && [added, loop];
}

function loopInC(place: CodePlace, { left, right, span, declares }: Extract<Stmt, { kind: "assign" }>): readonly EditDraft[] | undefined {
  const { file, fn } = place;
  const [result] = left;
  const [value] = right;
  if (result?.kind !== "ident" || value === undefined || left.length !== 1 ) return undefined;
  if (declares.length === 0 && !standsInBlock(place, span)) return undefined;
  const end = absoluteSpan(fn, withSemicolon(place, span)).end;
  const line = sourceLine(file, file.lines.positionAt(absoluteSpan(fn, span).start).line);
  const start = line.code.start + line.indent.length;
  // The model's declaration starts at the name; the type stands before it.
  const type = file.text.slice(start, absoluteSpan(fn, span).start);
  const isFit = declares.length === 0 ? type === "" : /^[A-Za-z_][\w ]* $/.test(type);
  if (!isFit || file.text.charAt(end - 1) !== ";" || !/^[ \t]*(\/\/.*)?$/.test(file.text.slice(end, line.code.end))) return undefined;
  const before = file.text.slice(line.start, line.code.start);
  const mark = before.trim() === "//" ? before : "";
  const unit = /\n(?:\/\/)?( {2,8})\S/.exec(fn.model.text)?.[1] ?? "\t";
  const declaration = declares.length === 0 ? [] : [`${type}${result.name};`];
  const lines = [...declaration, "do {", `${unit}${result.name} = ${textOf(place, value.span)};`, `} while (${result.name} == -1 && errno == EINTR);`];
  const header = includeErrno(file);
  return header && [...header, { uri: file.uri, span: { start, end }, newText: lines.join(`${line.eol}${mark}${line.indent}`) }];
}

/** Nothing to do where the header is included already. */
function includeErrno(file: FileModel): readonly EditDraft[] | undefined {
  if (file.c.includes.some(({ path }) => path === "errno.h")) return [];
  if (file.kind === "go") {
    const edit = addIncludeEdit(file, "errno.h");
    return edit && [edit];
  }
  const first = file.c.includes.find(({ system }) => system);
  if (first === undefined) return undefined;
  const line = sourceLine(file, file.lines.positionAt(first.span.start).line);
  return [{ uri: file.uri, span: { start: line.start, end: line.start }, newText: `#include <errno.h>${line.eol}` }];
}
