// Fixes for mistakes around releases. All are for review: which of two owners is the right one, only people know.
import { addIncludeEdit } from "../../fixes/addInclude.ts";
import { lineRemoval } from "../../fixes/lineRemoval.ts";
import { absoluteSpan } from "../../fixes/releaseStatement.ts";
import { statementAt } from "../../fixes/statementAt.ts";
import type { ApiModel } from "../../knowledge/apiModel.ts";
import type { Expr, Stmt } from "../../program/ast.ts";
import { searchedText, type FileModel, type PlacedFunction } from "../../program/model.ts";
import { printExpr } from "../../program/printExpr.ts";
import type { EditDraft, FixDraft, Place, RuleContext } from "../defineRule.ts";

export const misuseFixTitles = {
  removeRelease: { title: "Remove this release of `{label}`", applicability: "review" },
  deferRelease: { title: "Defer the release of `{label}`", applicability: "review" },
  replaceReleaser: { title: "Release it with `{releaser}`", applicability: "review" },
} as const;

/** Takes out the statement that is nothing but the release, with its line. */
export function removeRelease(at: Place, fn: PlacedFunction, context: RuleContext, label: string): readonly FixDraft[] {
  const file = context.pkg.fileOf(fn.uri);
  const stmt = releaseStatement(at, fn);
  const edit = file === undefined || stmt === undefined ? undefined : lineRemoval(file, absoluteSpan(fn, stmt.span), true);
  return edit === undefined ? [] : [{ titleId: "removeRelease", data: { label }, edits: [edit] }];
}

/** `C.free(p)` → `defer C.free(p)`: runs when the function is done with it. */
export function deferRelease(at: Place, fn: PlacedFunction, context: RuleContext, label: string): readonly FixDraft[] {
  const where = statementAt(fn.model, at.span);
  if (fn.model.lang !== "go" || where?.stmt.kind !== "expr" || where.inLoop || context.pkg.fileOf(fn.uri) === undefined) return [];
  const start = absoluteSpan(fn, where.stmt.span).start;
  return [{ titleId: "deferRelease", data: { label }, edits: [{ uri: fn.uri, span: { start, end: start }, newText: "defer " }] }];
}

/** Names the right function; a plain `C.free` needs the untyped pointer and `<stdlib.h>`. */
export function replaceReleaser(at: Place, releaser: ApiModel | undefined, fn: PlacedFunction, context: RuleContext): readonly FixDraft[] {
  const file = context.pkg.fileOf(fn.uri);
  const call = callAt(at, fn);
  if (file === undefined || call?.args.length !== 1 || releaser === undefined || !takesPlainPointer(releaser)) return [];
  const argument = call.args[0] as Expr;
  const isGo = fn.model.lang === "go";
  if (isGo && releaser.name !== "C.free" && leavesUnused(argument, file)) return [];
  const isFree = releaser.name === "C.free";
  const value = isGo && isFree && !isUntyped(argument) ? `unsafe.Pointer(${printExpr(argument)})` : printExpr(isFree ? argument : withoutConversion(argument));
  const name = isGo ? releaser.name : releaser.name.slice(2);
  const edits: EditDraft[] = [{ uri: fn.uri, span: absoluteSpan(fn, call.span), newText: `${name}(${value})` }];
  const include = isGo && isFree && file.kind === "go" ? addIncludeEdit(file, "stdlib.h") : undefined;
  return [{ titleId: "replaceReleaser", data: { releaser: releaser.name }, edits: include === undefined ? edits : [...edits, include] }];
}

function takesPlainPointer({ name, releases }: ApiModel): boolean {
  return name.startsWith("C.") && releases?.param === 0 && releases.through !== true;
}

/** The conversion that goes away may be the only use of package unsafe. */
function leavesUnused(argument: Expr, file: FileModel): boolean {
  return isUntyped(argument) && (searchedText(file).match(/\bunsafe\./g)?.length ?? 0) < 2;
}

function isUntyped(expr: Expr): boolean {
  return expr.kind === "convert" && expr.type.kind === "named" && expr.type.name === "Pointer" && expr.type.pkg === "unsafe";
}

function withoutConversion(expr: Expr): Expr {
  return isUntyped(expr) && expr.kind === "convert" ? expr.operand : expr;
}

function releaseStatement(at: Place, fn: PlacedFunction): Stmt | undefined {
  const stmt = statementAt(fn.model, at.span)?.stmt;
  return stmt?.kind === "expr" || stmt?.kind === "defer" ? stmt : undefined;
}

function callAt(at: Place, fn: PlacedFunction): Extract<Expr, { kind: "call" }> | undefined {
  const stmt = statementAt(fn.model, at.span)?.stmt;
  const call = stmt?.kind === "expr" ? stmt.expr : stmt?.kind === "defer" ? stmt.call : undefined;
  return call?.kind === "call" && call.span.start === at.span.start && call.span.end === at.span.end ? call : undefined;
}
