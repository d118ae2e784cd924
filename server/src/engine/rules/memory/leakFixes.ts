// Fixes for one leak, best first. A fix is offered as safe only where it cannot free twice or free what others use:
// the resource has one name, leaves the function on no path, and is released on none.
import type { Leak } from "../../analyses/ownership/ownership.ts";
import { addImportEdit } from "../../fixes/addImport.ts";
import { addIncludeEdit } from "../../fixes/addInclude.ts";
import { standsInBlock, withSemicolon } from "../../fixes/bracedBlock.ts";
import { absoluteSpan, freshName, insertLineAfter, insertLineBefore } from "../../fixes/releaseStatement.ts";
import type { ListStatement } from "../../fixes/statementAt.ts";
import { enclosingBlock, statementAt } from "../../fixes/statementAt.ts";
import { containsSpan } from "../../base/span.ts";
import type { Span } from "../../base/span.ts";
import type { AssignStmt, Call, Expr, Stmt, TypeRef } from "../../program/ast.ts";
import { withoutConversions } from "../../program/bareExpr.ts";
import type { FileModel, GoFileModel, PlacedFunction } from "../../program/model.ts";
import { printExpr } from "../../program/printExpr.ts";
import { visitExprsIn, visitStmts } from "../../program/visit.ts";
import type { EditDraft, FixDraft, RuleContext } from "../defineRule.ts";
import { lentFixes, ownershipFixes } from "./corrections.ts";

export function leakFixes(leak: Leak, fn: PlacedFunction, context: RuleContext): readonly FixDraft[] {
  const file = context.pkg.fileOf(fn.uri);
  const where = file && statementAt(fn.model, leak.creation.call.span);
  if (file === undefined || where === undefined || leak.creation.family !== "malloc") return [];
  const found = fn.model.lang === "go" && file.kind === "go" ? goFixes(leak, fn, file, where, context) : cFixes(leak, fn, file, where);
  return [...found, ...ownershipFixes(leak, context), ...lentFixes(leak, context)];
}

function goFixes(leak: Leak, fn: PlacedFunction, file: GoFileModel, where: ListStatement, context: RuleContext): readonly FixDraft[] {
  if (leak.kind === "inline") return extractFix(leak, fn, file, where, context);
  if (leak.kind !== "exit" && leak.kind !== "loop" && leak.kind !== "overwritten") return [];
  if (leak.elsewhere.length > 0) return freeBeforeExit(leak, fn, file, "freeBefore", goFree(leak, fn, file, context));
  if (where.inLoop || where.stmt.kind !== "assign" || leak.creation.label.includes("...")) return [];
  const target = targetOf(where.stmt, leak);
  const free = leak.method ?? (target === undefined ? undefined : freeCall(target, fn, file, context));
  const edit = free === undefined ? undefined : insertLineAfter(file, absoluteSpan(fn, where.stmt.span), `defer ${free}`);
  if (edit === undefined || free === undefined || followsStatusTest(leak, where)) return [];
  if (where.stmt.op === "var" && !/^var\b/.test(fn.model.text.slice(where.stmt.span.start))) return [];
  const doubt = isDoubtful(leak) ? ({ applicability: "review" } as const) : {};
  return [{ titleId: "deferFree", data: { label: leak.creation.label }, edits: [edit, ...supports(file, free)], ...doubt }];
}

/**
 * Somebody should look: what a function of the package hands out may be a literal on some of its paths; and data, unlike a
 * name, is often kept by the function of C that gets it, of which nothing is known.
 */
function isDoubtful({ creation, assumedBorrower }: Leak): boolean {
  return creation.createdBy !== creation.origin || (assumedBorrower !== undefined && creation.origin !== "C.CString");
}

/** A creation that can fail is released behind its test, which needs a person's eye: no safe place is known here. */
function followsStatusTest(leak: Leak, where: ListStatement): boolean {
  return where.stmt.kind === "assign" && where.stmt.left.length > 1 && where.stmt.right.length === 1 && leak.creation.createdBy !== "C.CString";
}

/** `C.f(C.CString(s))` → `cs := C.CString(s)`, `defer C.free(…)`, `C.f(cs)`. */
function extractFix(leak: Leak, fn: PlacedFunction, file: GoFileModel, where: ListStatement, context: RuleContext): readonly FixDraft[] {
  const { call } = leak.creation;
  if (where.inLoop || !startsHere(where, call)) return [];
  const callSpan = absoluteSpan(fn, call.span);
  const source = file.text.slice(callSpan.start, callSpan.end);
  if (source.includes("\n")) return [];
  const name = nameFor(call, leak.creation.origin, fn, packageNames(context));
  const free = freeText(name, context.analyses.types.typeOf(call, fn.model), file);
  if (free === undefined) return [];
  const stmt = absoluteSpan(fn, where.stmt.span);
  const first = insertLineBefore(file, stmt, `${name} := ${source}`);
  if (first === undefined) return [];
  const eol = /(\r?\n)[^\n]*$/.exec(first.newText)?.[1] ?? "\n";
  const indent = first.newText.slice(first.newText.lastIndexOf("\n") + 1);
  const lines: EditDraft = { ...first, newText: `${name} := ${source}${eol}${indent}defer ${free}${eol}${indent}` };
  const use: EditDraft = { uri: file.uri, span: callSpan, newText: name };
  const doubt = isDoubtful(leak) ? ({ applicability: "review" } as const) : {};
  return [{ titleId: "extract", data: { name }, edits: [lines, use, ...supports(file, free)], ...doubt }];
}

/** The call runs whenever the statement runs, before anything the statement nests: drawing it out changes nothing else. */
function startsHere(where: ListStatement, call: Expr): boolean {
  const { stmt } = where;
  if (stmt.kind === "expr" || stmt.kind === "assign" || stmt.kind === "return") return true;
  if (stmt.kind === "if") return stmt.init !== undefined ? covers(stmt.init, call) : covers(stmt.cond, call);
  if (stmt.kind === "switch") return stmt.tag !== undefined && covers(stmt.tag, call);
  return false;
}

function covers(outer: { readonly span: Expr["span"] }, inner: Expr): boolean {
  return outer.span.start <= inner.span.start && inner.span.end <= outer.span.end;
}

/** Others of the function that would get the same name count: their fixes may be applied together with this one. */
function nameFor(call: Call, origin: string, { model }: PlacedFunction, names: ReadonlySet<string>): string {
  const base = baseName(call.args[0], origin);
  const named = new Set<Expr>();
  const before: Call[] = [];
  for (const { body } of [model, ...model.literals]) {
    if (body === undefined) continue;
    visitStmts(body, (stmt) => {
      if (stmt.kind === "assign") for (const value of stmt.right) named.add(withoutConversions(value));
    });
    visitExprsIn(body, (expr) => {
      const isAlike = expr.kind === "call" && expr.span.start < call.span.start && printExpr(expr.callee) === printExpr(call.callee) && baseName(expr.args[0], origin) === base;
      if (isAlike) before.push(expr);
    });
  }
  const taken = new Set(names);
  for (const one of before) if (!named.has(one)) taken.add(freshName(base, model, taken));
  return freshName(base, model, taken);
}

function baseName(argument: Expr | undefined, origin: string): string {
  const word = argument?.kind === "ident" ? argument.name : argument?.kind === "select" ? argument.field : "";
  const plain = /^[A-Za-z][A-Za-z0-9]*$/.test(word) ? word : origin === "C.CString" ? "str" : "buf";
  return `c${plain.charAt(0).toUpperCase()}${plain.slice(1)}`;
}

function packageNames(context: RuleContext): ReadonlySet<string> {
  const { functions, goTypes, goGlobals } = context.pkg;
  return new Set([...functions.keys(), ...goTypes.keys(), ...goGlobals.keys()]);
}

function cFixes(leak: Leak, fn: PlacedFunction, file: FileModel, where: ListStatement): readonly FixDraft[] {
  if (leak.kind === "realloc") return temporaryFix(leak, fn, file, where);
  if (leak.kind !== "exit" || leak.variable === undefined) return [];
  return freeBeforeExit(leak, fn, file, "freeInC", `free(${placeOf(leak, leak.variable.name)});`);
}

/** The variable, or the part of it that owns the block: `res.error`, `v->items`. */
function placeOf({ creation: { label } }: Leak, name: string): string {
  return label.startsWith(name) && /^(?:\.|->)\w+(?:(?:\.|->)\w+)*$/.test(label.slice(name.length)) ? label : name;
}

/** Writes the release in front of the return that loses the resource; the returned value must not use it. */
function freeBeforeExit(leak: Leak, fn: PlacedFunction, file: FileModel, titleId: string, free: string | undefined): readonly FixDraft[] {
  const { variable } = leak;
  if (free === undefined || variable === undefined || leak.exits.length === 0) return [];
  const edits = leak.exits.map((exit) => freeAt(exit.span, variable, fn, file, free));
  if (!edits.every((edit) => edit !== undefined)) return [];
  return [{ titleId, data: { label: placeOf(leak, variable.name) }, edits: [...edits.flat(), ...(file.kind === "go" && fn.model.lang === "go" ? supports(file, free) : [])] }];
}

/** In front of one return: where the variable is in scope, and the returned value does not use it. */
function freeAt(exit: Span, variable: NonNullable<Leak["variable"]>, fn: PlacedFunction, file: FileModel, free: string): readonly EditDraft[] | undefined {
  const where = statementAt(fn.model, exit);
  const local = fn.model.locals[variable.local];
  if (where?.stmt.kind !== "return" || local === undefined) return undefined;
  const scope = enclosingBlock(fn.model, local.span);
  if (scope === undefined || !containsSpan(scope, exit)) return undefined;
  if (where.stmt.values.some((value) => new RegExp(`\\b${variable.name}\\b`).test(printExpr(value)))) return undefined;
  if (!standsInBlock({ file, fn }, where.stmt.span)) return braced(where.stmt, fn, file, free);
  const line = insertLineBefore(file, absoluteSpan(fn, where.stmt.span), free);
  return line && [line];
}

/** `if (x) return 1;` without braces gets some. */
function braced(stmt: Stmt, fn: PlacedFunction, file: FileModel, free: string): readonly EditDraft[] {
  const { start, end } = absoluteSpan(fn, withSemicolon({ file, fn }, stmt.span));
  return [
    { uri: file.uri, span: { start, end: start }, newText: `{ ${free} ` },
    { uri: file.uri, span: { start: end, end }, newText: " }" },
  ];
}

function goFree(leak: Leak, fn: PlacedFunction, file: GoFileModel, context: RuleContext): string | undefined {
  if (leak.method !== undefined) return leak.method;
  const local = leak.variable === undefined ? undefined : fn.model.locals[leak.variable.local];
  // A part of the variable: which of its parts are there, only a function of the package knows.
  if (local === undefined || placeOf(leak, local.name) !== local.name) return undefined;
  return freeCall({ kind: "ident", name: local.name, ref: { kind: "local", id: local.id }, span: local.span }, fn, file, context);
}

/** `C.free(x)` for an unsafe.Pointer, `C.free(unsafe.Pointer(x))` for any other pointer; nothing when the type is no pointer. */
function freeCall(target: Expr, fn: PlacedFunction, file: GoFileModel, context: RuleContext): string | undefined {
  return freeText(printExpr(target), context.analyses.types.typeOf(target, fn.model), file);
}

function freeText(text: string, type: TypeRef | undefined, file: GoFileModel): string | undefined {
  if (type?.kind === "named" && type.name === "Pointer" && type.pkg === "unsafe") return `C.free(${text})`;
  const unsafe = file.imports.find((one) => one.path === "unsafe")?.name ?? "unsafe";
  if (unsafe === "_" || type?.kind !== "pointer") return undefined;
  return `C.free(${unsafe === "." ? "" : `${unsafe}.`}Pointer(${text}))`;
}

/** What the release needs besides: the `unsafe` import and `<stdlib.h>`. */
function supports(file: GoFileModel, free: string): readonly EditDraft[] {
  const edits = [free.includes("Pointer(") ? addImportEdit(file, "unsafe") : undefined, addIncludeEdit(file, "stdlib.h")];
  return edits.filter((edit) => edit !== undefined);
}

/** What holds the block: the variable that is assigned, or the one whose address the call gets. */
function targetOf(stmt: AssignStmt, { creation, variable }: Leak): Expr | undefined {
  const index = stmt.right.findIndex((value) => withoutConversions(value) === creation.call);
  const target = index < 0 ? undefined : stmt.left[stmt.left.length === stmt.right.length ? index : 0];
  if (variable?.name === creation.label && (target?.kind !== "ident" || target.name !== variable.name)) return { kind: "ident", name: variable.name, ref: { kind: "local", id: variable.local }, span: stmt.span };
  return target?.kind === "ident" || target?.kind === "select" ? target : undefined;
}

/** `p = realloc(p, n);` → a temporary that keeps the old block's name until the call has succeeded. */
function temporaryFix(leak: Leak, fn: PlacedFunction, file: FileModel, where: ListStatement): readonly FixDraft[] {
  const { stmt } = where;
  if (stmt.kind !== "assign" || stmt.op !== "=" || stmt.left.length !== 1) return [];
  const at = leak.trace.at(-1)?.at.span;
  const place = at && statementAt(fn.model, at);
  if (place?.stmt.kind !== "assign" || place.stmt.left[0] === undefined || place.stmt.right[0] === undefined) return [];
  const span = absoluteSpan(fn, place.stmt.span);
  const call = absoluteSpan(fn, place.stmt.right[0].span);
  const target = printExpr(place.stmt.left[0]);
  const name = freshName("grown", fn.model, new Set());
  const before = insertLineBefore(file, span, `void *${name} = ${file.text.slice(call.start, call.end)};`);
  if (before === undefined) return [];
  const lead = before.newText.slice(before.newText.indexOf(";") + 1);
  const text = `${before.newText}if (${name} == NULL) free(${target});${lead}`;
  return [{ titleId: "temporary", data: { label: target }, edits: [{ ...before, newText: text }, { uri: file.uri, span: call, newText: name }] }];
}
