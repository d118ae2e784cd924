// Fixes for a Go string that C reads as a C string: a copy of C's that has to be freed, or a copy of Go's with a NUL byte.
// Only where the string is at hand: a helper would copy it for every caller.
import { addImportEdit } from "../../fixes/addImport.ts";
import { addIncludeEdit } from "../../fixes/addInclude.ts";
import { absoluteSpan, freshName, insertLineBefore } from "../../fixes/releaseStatement.ts";
import { statementAt } from "../../fixes/statementAt.ts";
import type { Expr, Ident } from "../../program/ast.ts";
import type { GoFileModel, PlacedFunction } from "../../program/model.ts";
import type { EditDraft, FixDraft, RuleContext } from "../defineRule.ts";

export const missingNulFixTitles = {
  copy: { title: "Pass a `C.CString` of `{text}` (C may keep and change it; to be freed)", applicability: "review" },
  terminate: { title: "Append a NUL byte to `{text}` (copies it; nothing to free)", applicability: "review" },
  room: { title: "Make room for a NULL at the end of `{list}`", applicability: "safe" },
} as const;

/** `arg` is the argument of C, `text` the string whose bytes it shows. */
export function missingNulFixes(arg: Expr, text: Expr, fn: PlacedFunction, { pkg }: RuleContext): readonly FixDraft[] {
  const file = pkg.fileOf(fn.uri);
  if (file?.kind !== "go") return [];
  const names = new Set([...pkg.functions.keys(), ...pkg.goTypes.keys(), ...pkg.goGlobals.keys()]);
  return [...copyFix(arg, text, fn, file, names), ...terminateFix(text, fn)];
}

/** `cName := C.CString(name)`, `defer C.free(…)`, and `cName` where the bytes were pointed to. */
function copyFix(arg: Expr, text: Expr, fn: PlacedFunction, file: GoFileModel, names: ReadonlySet<string>): readonly FixDraft[] {
  const where = statementAt(fn.model, arg.span);
  const written = fn.model.text.slice(text.span.start, text.span.end);
  const pointer = pointerSpan(arg, text, fn);
  const unsafe = file.imports.find(({ path }) => path === "unsafe")?.name ?? "unsafe";
  if (where === undefined || where.inLoop || pointer === undefined || written.includes("\n") || unsafe === "_" || unsafe === ".") return [];
  if (where.stmt.kind !== "expr" && where.stmt.kind !== "assign" && where.stmt.kind !== "return") return [];
  const name = freshName(baseName(text), fn.model, names);
  const first = insertLineBefore(file, absoluteSpan(fn, where.stmt.span), `${name} := C.CString(${written})`);
  if (first === undefined) return [];
  const eol = /(\r?\n)[^\n]*$/.exec(first.newText)?.[1] ?? "\n";
  const indent = first.newText.slice(first.newText.lastIndexOf("\n") + 1);
  const lines: EditDraft = { ...first, newText: `${name} := C.CString(${written})${eol}${indent}defer C.free(${unsafe}.Pointer(${name}))${eol}${indent}` };
  const edits = [lines, { uri: fn.uri, span: pointer, newText: name }, addImportEdit(file, "unsafe"), addIncludeEdit(file, "stdlib.h")];
  return [{ titleId: "copy", data: { text: written }, edits: edits.filter((edit) => edit !== undefined) }];
}

/** Where a `*C.char` or a `*byte` to the bytes stands in the argument; absolute. Undefined for other ways to point to them. */
function pointerSpan(arg: Expr, text: Expr, fn: PlacedFunction): EditDraft["span"] | undefined {
  if (text.span.start < arg.span.start || text.span.end > arg.span.end) return undefined;
  const before = fn.model.text.slice(arg.span.start, text.span.start);
  const after = fn.model.text.slice(text.span.end, arg.span.end);
  const bytes = /(?:(\(\*C\.char\)\(unsafe\.Pointer\()|)(unsafe\.StringData\(|&\[\]byte\()$/.exec(before);
  if (bytes === null) return undefined;
  const close = bytes[2] === "&[]byte(" ? ")[0]" : ")";
  const whole = bytes[1] !== undefined && after.startsWith(`${close}))`);
  if (!after.startsWith(close)) return undefined;
  const start = text.span.start - (whole ? bytes[0].length : (bytes[2]?.length ?? 0));
  return absoluteSpan(fn, { start, end: text.span.end + close.length + (whole ? 2 : 0) });
}

function baseName(text: Expr): string {
  const word = text.kind === "ident" ? text.name : text.kind === "select" ? text.field : "";
  return /^[A-Za-z][A-Za-z0-9]*$/.test(word) ? `c${word.charAt(0).toUpperCase()}${word.slice(1)}` : "cText";
}

function terminateFix(text: Expr, fn: PlacedFunction): readonly FixDraft[] {
  if (text.kind !== "ident") return [];
  const written = fn.model.text.slice(text.span.start, text.span.end);
  const before = fn.model.text.slice(0, text.span.start);
  if (written !== text.name || !/(StringData\(|\[\]byte\()$/.test(before)) return [];
  return [{ titleId: "terminate", data: { text: written }, edits: [{ uri: fn.uri, span: absoluteSpan(fn, text.span), newText: `${written} + "\\x00"` }] }];
}

/** `make([]*C.char, len(args)+1)`: the element more stays nil. */
export function roomFix(list: Ident, size: Expr, fn: PlacedFunction): FixDraft {
  const { end } = absoluteSpan(fn, size.span);
  return { titleId: "room", data: { list: list.name }, edits: [{ uri: fn.uri, span: { start: end, end }, newText: "+1" }] };
}
