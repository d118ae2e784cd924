// The remedies of errno-misuse. Both change what the program does, so they are for review: a test of the result in place
// of the error, and errno kept in a local over a call that overwrites it.
import type { UncheckedErrno } from "../../analyses/errno/errno.ts";
import type { PackageAnalyses } from "../../analyses/packageAnalyses.ts";
import { insertLineBefore } from "../../fixes/releaseStatement.ts";
import { statementAt } from "../../fixes/statementAt.ts";
import type { Call } from "../../program/ast.ts";
import type { PackageModel, PlacedFunction } from "../../program/model.ts";
import { printExpr } from "../../program/printExpr.ts";
import { sourceLine } from "../../program/sourceLine.ts";
import { underlying } from "../../program/typeLookup.ts";
import { visitStmts } from "../../program/visit.ts";
import type { FixDraft } from "../defineRule.ts";

/** `err != nil` becomes `r == nil` where the result is a pointer kept in a name. */
export function testResultFix({ fn, call, callee, use, how, result, error }: UncheckedErrno, { pkg, types, knowledge }: Pick<PackageAnalyses, "pkg" | "types" | "knowledge">): readonly FixDraft[] {
  if (how !== "tested" || use.kind !== "binary" || result?.kind !== "ident" || error === undefined) return [];
  const type = underlying(pkg, types.resultTypeOf(call, { index: 0, of: 2 }, fn.model), "go");
  const creates = knowledge.modelOf(`C.${callee.name}`)?.creates;
  const givesObject = creates !== undefined && creates.outParam === undefined && creates.inPlace === undefined && !/^(?:int|open)/.test(creates.family);
  if (type?.kind !== "pointer" && !(type === undefined && givesObject)) return [];
  const op = use.op === "!=" ? "==" : "!=";
  const edits = [{ uri: fn.uri, span: { start: fn.start + use.span.start, end: fn.start + use.span.end }, newText: `${result.name} ${op} nil` }];
  return [{ titleId: "test", data: { result: result.name, error: printExpr(error) }, edits }];
}

/** Lines before and behind a statement of its own lines. */
export function saveErrnoFix(fn: PlacedFunction, clobber: Call, clobberName: string, pkg: PackageModel): readonly FixDraft[] {
  const file = pkg.fileOf(fn.uri);
  const span = statementOf(fn, clobber);
  if (file === undefined || span === undefined || fn.model.text.includes("saved_errno")) return [];
  const first = sourceLine(file, file.lines.positionAt(fn.start + span.start).line);
  const last = sourceLine(file, file.lines.positionAt(fn.start + span.end).line);
  const before = file.text.slice(first.code.start, fn.start + span.start);
  const behind = file.text.slice(fn.start + span.end, last.code.end);
  if (before.trim() !== "" || !/^\s*;?\s*(?:\/\/.*|\/\*[^*]*\*\/\s*)?$/.test(behind)) return [];
  const mark = file.text.slice(first.start, first.code.start) + first.indent;
  const edits = [
    { uri: fn.uri, span: { start: first.start, end: first.start }, newText: `${mark}int saved_errno = errno;${first.eol}` },
    { uri: fn.uri, span: { start: last.code.end, end: last.code.end }, newText: `${last.eol}${mark}errno = saved_errno;` },
  ];
  return [{ titleId: "save", data: { clobber: clobberName }, edits }];
}

/** A line before the statement of a block that holds the call. */
export function clearErrnoFix(fn: PlacedFunction, call: Call, name: string, pkg: PackageModel): readonly FixDraft[] {
  const file = pkg.fileOf(fn.uri);
  const place = file && statementAt(fn.model, call.span);
  const edit = place && insertLineBefore(file, { start: fn.start + place.stmt.span.start, end: fn.start + place.stmt.span.end }, "errno = 0;");
  return edit === undefined || place?.stmt.kind === "loop" ? [] : [{ titleId: "clear", data: { name }, edits: [edit] }];
}

/** The statement that is nothing but the call, inside a block in braces. */
function statementOf({ model }: PlacedFunction, clobber: Call): { readonly start: number; readonly end: number } | undefined {
  let found: { readonly start: number; readonly end: number } | undefined;
  if (model.body === undefined) return undefined;
  visitStmts(model.body, (block) => {
    if (block.kind === "block") for (const stmt of block.body) if (stmt.kind === "expr" && stmt.expr === clobber) found = stmt.span;
  });
  return found;
}
