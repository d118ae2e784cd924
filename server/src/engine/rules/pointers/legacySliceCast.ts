// legacy-slice-cast: slices over C memory made by hand, as before `unsafe.Slice`.
//
// Hazard: the array type in `(*[1 << 30]T)(unsafe.Pointer(p))[:n:n]` is a lie about the memory: it is too large for
// 32-bit platforms, and a small one panics as soon as C hands out more. `reflect.SliceHeader` keeps its pointer as a
// number that the garbage collector does not see.
// Decides from: the conversion and the length of its array as written, the limits that tests prove (analyses/lengths).
// Likely: an array of a round number of elements, not too many, over memory whose length only the program knows. Limits
// with a name may be kept elsewhere. Those and the rest, which works today, are only possible: a remark with a safe fix.
// Blind spots: a small array that is as large as C can hand out; headers of a type of one's own.
import type { PackageAnalyses } from "../../analyses/packageAnalyses.ts";
import { addImportEdit, importedAs } from "../../fixes/addImport.ts";
import { absoluteSpan } from "../../fixes/releaseStatement.ts";
import type { Expr, TypeRef } from "../../program/ast.ts";
import type { GoFileModel, PlacedFunction } from "../../program/model.ts";
import { visitExpr, visitExprsIn } from "../../program/visit.ts";
import { defineRule, type FixDraft, type RuleContext } from "../defineRule.ts";
import { arrayCasts, type ArrayCast } from "./arrayCasts.ts";

/** Arrays with fewer elements are limits that real data reaches. */
const large = 2 ** 16;

export const rule = defineRule({
  name: "legacy-slice-cast",
  family: "pointers",
  severity: "info",
  cwe: [477],
  since: "0.2.0",
  status: "stable",
  docs: {
    what: "A slice over C memory is made with a cast to a large array or with `reflect.SliceHeader` instead of `unsafe.Slice`.",
    why:
      "The array length in such a cast is invented. One of a few thousand elements panics when C returns more; one of 2^30 does not " +
      "compile for 32-bit platforms, and without a third index an append writes into memory of C. Slice headers built by hand " +
      "hold the address as a plain number, which keeps nothing alive.",
    fixAdvice: "Write `unsafe.Slice((*T)(p), n)`: it has the length and capacity that you state, and checks them.",
    fact:
      "The documentation of package unsafe defines `Slice(ptr, len)` as the slice whose array starts at ptr and whose length and capacity " +
      "are len; that of package reflect marks SliceHeader and StringHeader as deprecated in favour of unsafe.Slice and unsafe.String.",
    gate: "`unsafe.Slice` needs Go 1.17, `unsafe.String` Go 1.20: for modules that ask for less, only small arrays are reported.",
    references: [
      { title: "unsafe: Slice", url: "https://pkg.go.dev/unsafe#Slice" },
      { title: "reflect: SliceHeader", url: "https://pkg.go.dev/reflect#SliceHeader" },
      { title: "Go wiki: Turning C arrays into Go slices", url: "https://go.dev/wiki/cgo#turning-c-arrays-into-go-slices" },
    ],
    bad: "smallArrayBad",
    good: "unsafeSliceOk",
  },
  messages: {
    small: "the cast says {count} elements; a greater `{length}` panics here",
    cast: "a cast to an array of invented length; `unsafe.Slice` does the same with the real one",
    header: "`{type}` is deprecated and holds the address as a number; use `{instead}`",
  },
  fixes: {
    unsafeSlice: { title: "Use `unsafe.Slice`", applicability: "safe" },
  },
  checkFunction: (fn, context) => {
    if (fn.model.lang !== "go" || fn.model.hasSyntaxError) return;
    const { text } = fn.model;
    if (text.includes("(*[")) for (const cast of arrayCasts(fn, context.pkg)) checkCast(cast, fn, context);
    if (/\b(Slice|String)Header\b/.test(text) && isFrom(17, context)) checkHeaders(fn, context);
  },
});

/** The module asks for Go 1.`minor` or later. */
function isFrom(minor: number, { pkg }: Pick<RuleContext, "pkg">): boolean {
  const [major, given] = pkg.goVersion;
  return major > 1 || given >= minor;
}

function checkCast(found: ArrayCast, fn: PlacedFunction, context: RuleContext): void {
  const { expr, slice, length } = found;
  if (pointsToGo(found.cast.operand)) return;
  const isSmall = length < large;
  if (!isSmall && !isFrom(17, context)) return;
  if (isSmall && (!slice?.high || !isOpen(slice.high, fn, context.analyses))) return;
  const text = (part: Expr): string => fn.model.text.slice(part.span.start, part.span.end);
  context.report({
    messageId: isSmall ? "small" : "cast",
    data: isSmall && slice?.high ? { count: String(length), length: text(slice.high) } : {},
    at: { uri: fn.uri, base: fn.start, span: expr.span },
    function: fn,
    confidence: isSmall && isInvented(found) ? "likely" : "possible",
    ...(isSmall && { severity: "warning" as const }),
    trace: [],
    label: text(found.cast),
    fixes: () => sliceFix(found, fn, context),
  });
}

/** A round number was picked to be enough; a name, or a number like 127, is a limit that somebody knows. */
function isInvented({ cast, length }: ArrayCast): boolean {
  const written = cast.type.kind === "pointer" && cast.type.elem.kind === "array" ? (cast.type.elem.length ?? "") : "";
  return !/[A-Za-z_]/.test(written.replace(/^0[xX]/, "")) && length >= 64 && (Number.isInteger(Math.log2(length)) || length % 100 === 0);
}

/** `&x`: the memory is a variable of Go, whose size the cast may well know. */
function pointsToGo(operand: Expr): boolean {
  if (operand.kind === "convert") return pointsToGo(operand.operand);
  return operand.kind === "unary" && operand.op === "&";
}

/** A length that is no constant and that nothing limits. */
function isOpen(high: Expr, fn: PlacedFunction, { lengths }: PackageAnalyses): boolean {
  let hasVariable = false;
  visitExpr(high, (part) => {
    if (part.kind === "ident" && (part.ref.kind === "local" || part.ref.kind === "global")) hasVariable = true;
    if (part.kind === "call") hasVariable = true;
  });
  return hasVariable && !lengths.factsAt(fn, high).bounded(high);
}

function sliceFix({ expr, cast, slice }: ArrayCast, fn: PlacedFunction, { pkg }: RuleContext): readonly FixDraft[] {
  const file = pkg.fileOf(fn.uri);
  const element = elementText(cast, fn);
  if (file?.kind !== "go" || !isFrom(17, { pkg }) || !slice?.high || slice.low || element === undefined) return [];
  const unsafe = importedAs(file, "unsafe") ?? "unsafe";
  if (fn.model.locals.some((local) => local.name === unsafe)) return [];
  const text = (part: Expr): string => fn.model.text.slice(part.span.start, part.span.end);
  const [high, max] = [text(slice.high), slice.max ? text(slice.max) : undefined];
  const made = `${unsafe}.Slice((*${element})(${text(cast.operand)}), ${max ?? high})`;
  if (losesImport(text(expr), made, file)) return [];
  const added = addImportEdit(file, "unsafe");
  const edit = { uri: fn.uri, span: absoluteSpan(fn, expr.span), newText: max === undefined || max === high ? made : `${made}[:${high}]` };
  return [{ titleId: "unsafeSlice", data: {}, edits: [edit, ...(added ? [added] : [])] }];
}

/** The length of the array may be the only use of a package: `(*[math.MaxInt32]T)(p)`. */
function losesImport(old: string, made: string, { text, imports }: GoFileModel): boolean {
  return imports.some(({ name }) => {
    const uses = (one: string): number => one.match(new RegExp(`\\b${name}\\.`, "g"))?.length ?? 0;
    return /^\w+$/.test(name) && uses(old) > uses(made) && uses(text) - uses(old) + uses(made) < 1;
  });
}

/** `T` of `(*[n]T)(p)` as written. */
function elementText(cast: Extract<Expr, { kind: "convert" }>, { model }: PlacedFunction): string | undefined {
  const before = model.text.slice(cast.span.start, cast.operand.span.start);
  const open = before.indexOf("[");
  if (open < 0 || before.includes("\n") || before.includes("/*")) return undefined;
  let depth = 0;
  for (let at = open; at < before.length; at++) {
    if (before[at] === "[") depth += 1;
    if (before[at] === "]") depth -= 1;
    if (depth === 0) return /^(.+)\)\s*\($/.exec(before.slice(at + 1).trim())?.[1];
  }
  return undefined;
}

/** One finding per variable or literal of a header type. */
function checkHeaders(fn: PlacedFunction, context: RuleContext): void {
  const report = (type: TypeRef | undefined, span: Expr["span"]): void => {
    const name = headerName(type);
    if (name === undefined || (name === "StringHeader" && !isFrom(20, context))) return;
    context.report({
      messageId: "header",
      data: { type: `reflect.${name}`, instead: name === "SliceHeader" ? "unsafe.Slice" : "unsafe.String" },
      at: { uri: fn.uri, base: fn.start, span },
      function: fn,
      confidence: "possible",
      trace: [],
      label: name,
    });
  };
  for (const local of fn.model.locals) if (local.kind === "var" && headerName(local.type) !== undefined) report(local.type, local.span);
  for (const { body } of [fn.model, ...fn.model.literals]) {
    if (!body) continue;
    visitExprsIn(body, (expr) => {
      if (expr.kind === "composite" || expr.kind === "convert") report(expr.type, expr.span);
    });
  }
}

function headerName(type: TypeRef | undefined): string | undefined {
  const bare = type?.kind === "pointer" ? type.elem : type;
  return bare?.kind === "named" && bare.pkg === "reflect" && /^(Slice|String)Header$/.test(bare.name) ? bare.name : undefined;
}
