// Fixes for one leaked object: the deferred release, written behind the test that tells whether the creation worked.
// Safe where the releaser's prototype is known to take the variable as it is; else somebody should look.
import type { Leak } from "../../analyses/ownership/ownership.ts";
import { addImportEdit } from "../../fixes/addImport.ts";
import { absoluteSpan, insertLineAfter } from "../../fixes/releaseStatement.ts";
import type { ListStatement } from "../../fixes/statementAt.ts";
import { statementAt } from "../../fixes/statementAt.ts";
import type { ApiModel } from "../../knowledge/apiModel.ts";
import { namingHints } from "../../knowledge/data/namingHints.ts";
import type { Expr, IfStmt, Stmt, TypeRef } from "../../program/ast.ts";
import type { GoFileModel, PlacedFunction } from "../../program/model.ts";
import { printExpr } from "../../program/printExpr.ts";
import { visitExpr } from "../../program/visit.ts";
import type { FixDraft, RuleContext } from "../defineRule.ts";
import { lentFixes, lentTitles, ownershipFixes, ownershipTitles } from "./corrections.ts";
import { isOperator } from "./nameIn.ts";

export const resourceFixTitles = {
  deferRelease: { title: "Release `{label}` with a deferred `{releaser}`", applicability: "safe" },
  ...ownershipTitles,
  ...lentTitles,
} as const;

export function resourceFixes(leak: Leak, fn: PlacedFunction, context: RuleContext): readonly FixDraft[] {
  const file = context.pkg.fileOf(fn.uri);
  const where = statementAt(fn.model, leak.creation.call.span);
  const ownership = [...ownershipFixes(leak, context), ...lentFixes(leak, context)];
  if (file?.kind !== "go" || fn.model.lang !== "go" || where === undefined || where.inLoop || leak.elsewhere.length > 0 || leak.creation.onlyOnFailure || leak.kind !== "exit") return ownership;
  return [...deferFix(leak, fn, file, where, context), ...ownership];
}

function deferFix(leak: Leak, fn: PlacedFunction, file: GoFileModel, where: ListStatement, context: RuleContext): readonly FixDraft[] {
  const releaser = context.analyses.knowledge.releaserOf(leak.creation.family);
  const local = leak.variable === undefined ? undefined : fn.model.locals[leak.variable.local];
  const variable = leak.variable;
  if (leak.method !== undefined) return methodFix(leak.method, leak, fn, file, where);
  if (releaser?.releases === undefined || variable === undefined || local === undefined || !releaser.name.startsWith("C.") || isOperator(releaser.name) || releaser.releases.param !== 0) return [];
  const test = testAfter(where, variable.local, leak.creation.call);
  if (test === "unclear") return [];
  const behind = test ?? where.stmt;
  const declared = paramType(releaser, context);
  const text = releaseText(releaser, variable.name, isInPlace(leak), declared);
  const edit = insertLineAfter(file, absoluteSpan(fn, behind.span), `defer ${text}`);
  const type = context.analyses.types.typeOf({ kind: "ident", name: local.name, ref: { kind: "local", id: local.id }, span: local.span }, fn.model);
  const fits = isInPlace(leak) || takesAsIs(releaser, type, context);
  const unsafe = text.includes("unsafe.") ? addImportEdit(file, "unsafe") : undefined;
  if (edit === undefined || (!fits && isOfPackage(type, context))) return [];
  return [{ titleId: "deferRelease", data: { label: variable.name, releaser: releaser.name }, edits: unsafe === undefined ? [edit] : [edit, unsafe], ...(!fits && { applicability: "review" }) }];
}

/** A type of Go around the object of C: no function of C takes it as it is. */
function isOfPackage(type: TypeRef | undefined, { pkg }: RuleContext): boolean {
  return type?.kind === "named" && type.pkg === undefined && pkg.goTypes.has(type.name);
}

/** `defer c.Close()` for an object of this package. */
function methodFix(method: string, leak: Leak, fn: PlacedFunction, file: GoFileModel, where: ListStatement): readonly FixDraft[] {
  const test = leak.variable === undefined ? "unclear" : testAfter(where, leak.variable.local, leak.creation.call);
  const edit = test === "unclear" ? undefined : insertLineAfter(file, absoluteSpan(fn, (test ?? where.stmt).span), `defer ${method}`);
  return edit === undefined ? [] : [{ titleId: "deferRelease", data: { label: leak.variable?.name ?? "", releaser: method }, edits: [edit], applicability: "review" }];
}

function isInPlace(leak: Leak): boolean {
  return leak.creation.inPlace;
}

/** An untyped pointer parameter needs a conversion: `C.g_object_unref(C.gpointer(o))`. */
function releaseText(releaser: ApiModel, name: string, inPlace: boolean, declared: TypeRef | undefined): string {
  if (!inPlace && releaser.releases?.through !== true && declared !== undefined) {
    if (declared.kind === "named" && declared.name === "gpointer") return `${releaser.name}(C.gpointer(${name}))`;
    if (declared.kind === "pointer" && declared.elem.kind === "named" && declared.elem.name === "void") return `${releaser.name}(unsafe.Pointer(${name}))`;
  }
  return `${releaser.name}(${inPlace || releaser.releases?.through === true ? "&" : ""}${name})`;
}

function paramType(releaser: ApiModel, context: RuleContext): TypeRef | undefined {
  const name = releaser.name.slice("C.".length);
  return context.pkg.cFunctions.get(name)?.[0]?.model.params[0]?.type ?? context.pkg.prototypes.get(name)?.[0]?.params[0]?.type;
}

/** The parameter's declared type is the variable's own. */
function takesAsIs(releaser: ApiModel, type: TypeRef | undefined, context: RuleContext): boolean {
  const declared = paramType(releaser, context);
  if (declared === undefined || type === undefined || releaser.releases?.through === true) return false;
  return bareName(declared) !== undefined && bareName(declared) === bareName(type);
}

function bareName(type: TypeRef): string | undefined {
  if (type.kind === "pointer") {
    const inner = bareName(type.elem);
    return inner === undefined || inner === "void" ? undefined : `*${inner}`;
  }
  return type.kind === "named" ? type.name : undefined;
}

/**
 * The statement behind the creation that leaves when it failed: the release goes below it. "unclear": the creation
 * stands in a condition, or what follows tests something without leaving.
 */
function testAfter(where: ListStatement, variable: number, call: Expr): IfStmt | "unclear" | undefined {
  if (where.stmt.kind !== "assign" && where.stmt.kind !== "expr") return "unclear";
  const { next } = where;
  if (next?.kind !== "if" || next.init !== undefined) return undefined;
  const written = [...(where.stmt.kind === "assign" ? where.stmt.left.flatMap(localsIn) : localsIn(call)), ...tellingArguments(call)];
  const tests = localsIn(next.cond).some((local) => local === variable || written.includes(local));
  if (!tests) return undefined;
  return leaves(next.then.body.at(-1)) && next.else === undefined ? next : "unclear";
}

/** Arguments that may tell how it went: `&rc`, `status.c`. */
function tellingArguments(call: Expr): readonly number[] {
  return (call.kind === "call" ? call.args : []).flatMap((argument) => {
    let tells = false;
    visitExpr(argument, (part) => (tells ||= (part.kind === "unary" && part.op === "&") || (part.kind === "ident" && namingHints.statusNames.test(part.name))));
    return tells ? localsIn(argument) : [];
  });
}

function localsIn(expr: Expr): readonly number[] {
  const found: number[] = [];
  visitExpr(expr, (part) => {
    if (part.kind === "ident" && part.ref.kind === "local") found.push(part.ref.id);
  });
  return found;
}

function leaves(stmt: Stmt | undefined): boolean {
  if (stmt === undefined) return false;
  if (stmt.kind === "return" || stmt.kind === "branch") return true;
  return stmt.kind === "expr" && stmt.expr.kind === "call" && /^(panic|log\.Fatal\w*|os\.Exit|t\.Fatal\w*)$/.test(printExpr(stmt.expr.callee));
}
