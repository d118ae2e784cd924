// Remedies for the address of an element that may not exist: `unsafe.SliceData`, which an empty slice allows (from Go
// 1.20 on), or a pointer variable that is only set when there is an element. Every address of the slice that goes to C
// changes with the first, which is what makes the others safe today.
import type { PackageAnalyses } from "../../analyses/packageAnalyses.ts";
import { addImportEdit, importedAs } from "../../fixes/addImport.ts";
import { absoluteSpan, freshName, insertLineBefore } from "../../fixes/releaseStatement.ts";
import { statementAt } from "../../fixes/statementAt.ts";
import type { Expr, TypeRef } from "../../program/ast.ts";
import type { GoFileModel, PlacedFunction } from "../../program/model.ts";
import { printExpr, printType } from "../../program/printExpr.ts";
import { sourceLine } from "../../program/sourceLine.ts";
import { underlying } from "../../program/typeLookup.ts";
import { visitExpr } from "../../program/visit.ts";
import type { EditDraft, FixDraft, RuleContext } from "../defineRule.ts";
import type { SliceAddress } from "./sliceAddresses.ts";

export const emptySliceFixTitles = {
  sliceData: { title: "Use `unsafe.SliceData({slice})`, which an empty slice allows", applicability: "safe" },
  pointer: { title: "Take the address only when `{slice}` has elements; C gets nil otherwise", applicability: "review" },
} as const;

/** `same`: all addresses of one slice in the function, in source order. */
export function emptySliceFixes(same: readonly SliceAddress[], fn: PlacedFunction, { pkg, analyses }: RuleContext): readonly FixDraft[] {
  const file = pkg.fileOf(fn.uri);
  const [first] = same;
  if (file?.kind !== "go" || !first) return [];
  const [major, minor] = pkg.goVersion;
  return major === 1 && minor < 20 ? pointerFix(same, fn, file, analyses) : sliceDataFix(same, fn, file);
}

function sliceDataFix(same: readonly SliceAddress[], fn: PlacedFunction, file: GoFileModel): readonly FixDraft[] {
  const unsafe = importedAs(file, "unsafe") ?? "unsafe";
  if (fn.model.locals.some((local) => local.name === unsafe)) return [];
  const edits = same.map(({ address, slice }): EditDraft => ({ uri: fn.uri, span: absoluteSpan(fn, address.span), newText: `${unsafe}.SliceData(${textOf(fn, slice)})` }));
  const added = addImportEdit(file, "unsafe");
  const isTold = same.every(({ call, slice }) => call?.args.some((arg) => mentionsLength(arg, printExpr(slice))));
  return [{ titleId: "sliceData", data: { slice: sliceText(same, fn) }, edits: [...edits, ...(added ? [added] : [])], ...(!isTold && { applicability: "review" as const }) }];
}

/** Only for one address, in a statement that stands in a list. */
function pointerFix(same: readonly SliceAddress[], fn: PlacedFunction, file: GoFileModel, { pkg, types }: PackageAnalyses): readonly FixDraft[] {
  const [only] = same;
  const type = only && underlying(pkg, types.typeOf(only.slice, fn.model), "go");
  const place = only && statementAt(fn.model, only.address.span);
  if (!only || same.length > 1 || type?.kind !== "slice" || !isWritable(type.elem) || !place || !/^(expr|assign|return)$/.test(place.stmt.kind)) return [];
  const name = freshName("first", fn.model, new Set(file.globals.map((global) => global.name)));
  const start = absoluteSpan(fn, place.stmt.span);
  const { indent, eol } = sourceLine(file, file.lines.positionAt(start.start).line);
  const slice = textOf(fn, only.slice);
  const lines = [`var ${name} *${printType(type.elem)}`, `if len(${slice}) > 0 {`, `\t${name} = ${textOf(fn, only.address)}`, `}`];
  const declared = insertLineBefore(file, start, lines.join(eol + indent));
  const used: EditDraft = { uri: fn.uri, span: absoluteSpan(fn, only.address.span), newText: name };
  return declared ? [{ titleId: "pointer", data: { slice }, edits: [declared, used] }] : [];
}

/** A type that prints as it is written in this file. */
function isWritable(type: TypeRef): boolean {
  return type.kind === "pointer" ? isWritable(type.elem) : type.kind === "named" && (type.pkg === undefined || type.pkg === "C" || type.pkg === "unsafe") && type.name !== "";
}

function sliceText(same: readonly SliceAddress[], fn: PlacedFunction): string {
  return same[0] ? textOf(fn, same[0].slice) : "";
}

function textOf({ model }: PlacedFunction, expr: Expr): string {
  return model.text.slice(expr.span.start, expr.span.end);
}

/** `len(b)` in another argument: C is told that there is nothing. */
function mentionsLength(arg: Expr, slice: string): boolean {
  let found = false;
  visitExpr(arg, (part) => {
    if (printExpr(part) === `len(${slice})`) found = true;
  });
  return found;
}
