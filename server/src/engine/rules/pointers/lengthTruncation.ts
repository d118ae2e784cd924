// length-truncation: a count that is cut down to fewer bits on its way between Go and C.
//
// Hazard: `C.int(len(b))` keeps the lower 32 bits: 2 GiB become a negative number, 4 GiB become 0, and C works with a
// length that has nothing to do with the memory beside it. An exported function whose parameters are wider or narrower
// than C declares them reads bits that nobody set.
// Decides from: types as the sources show them, the tests of the length analysis (analyses/lengths), and prototypes of
// exported functions in preambles, headers and C files.
// Likely: an exported function and its prototype disagree; `C.GoBytes` and `C.GoStringN` get a length that is declared
// with 64 bits. A `size_t` and `C.int(len(b))` are only possible: most programs never hold 2 GiB in one piece.
// Blind spots: limits checked in another function, lengths that pass through fields.
import type { PackageAnalyses } from "../../analyses/packageAnalyses.ts";
import { cgoName } from "../../analyses/calls/callName.ts";
import { addImportEdit, importedAs } from "../../fixes/addImport.ts";
import { absoluteSpan, insertLineBefore } from "../../fixes/releaseStatement.ts";
import { statementAt } from "../../fixes/statementAt.ts";
import type { Call, Expr, TypeRef } from "../../program/ast.ts";
import type { PlacedFunction, Prototype } from "../../program/model.ts";
import { sourceLine } from "../../program/sourceLine.ts";
import { printExpr, printType } from "../../program/printExpr.ts";
import { underlying } from "../../program/typeLookup.ts";
import { visitExprsIn } from "../../program/visit.ts";
import { defineRule, type FixDraft, type RuleContext } from "../defineRule.ts";
import { isOwnCode } from "./ownCode.ts";
import { cWidth, goWidth, type Width } from "./cWidths.ts";

export const rule = defineRule({
  name: "length-truncation",
  family: "pointers",
  severity: "info",
  cwe: [190, 681],
  since: "0.2.0",
  status: "stable",
  docs: {
    what: "A length is converted to a narrower C integer without a check, or an exported function and its C prototype disagree on a width.",
    why:
      "Go's `int` has 64 bits on today's platforms, `C.int` has 32. A conversion between them never fails: it drops the upper " +
      "bits. A slice of 4 GiB then has the length 0 for C, one of 3 GiB a negative one. Where a Go callback declares `int` for C's `int`, " +
      "the upper half of the value is whatever the register held.",
    fixAdvice:
      "Use C functions that take `size_t`, or compare with `math.MaxInt32` before the conversion and return an error. Write the parameters " +
      "and results of exported functions with the types of the C prototype: `C.int` for `int`.",
    fact:
      "The cgo documentation lists which Go type stands for each C type, takes the lengths of `C.GoStringN` and `C.GoBytes` as `C.int`, and " +
      "says that exported functions become C functions with the C counterparts of their Go types; Go's `int` is not C's.",
    references: [
      { title: "cmd/cgo: C references to Go", url: "https://pkg.go.dev/cmd/cgo#hdr-C_references_to_Go" },
      { title: "Go specification: Conversions between numeric types", url: "https://go.dev/ref/spec#Conversions" },
    ],
    bad: "goStringOfResultBad",
    good: "checkedOk",
  },
  messages: {
    length: "`{conversion}` drops the upper bits of a length over 2 GiB; nothing checks it",
    goBytes: "`{conversion}` drops the upper bits of a {type}, so that `C.{callee}` gets another length",
    parameter: "`{name}` of `{function}` is C's `{c}`, not Go's `{go}`: another size; write `{use}`",
    result: "`{function}` returns C's `{c}`, not Go's `{go}`: another size; write `{use}`",
    prototype: "`{function}` is declared here",
  },
  fixes: {
    check: { title: "Panic before the conversion when `{length}` is over `math.MaxInt32`", applicability: "review" },
  },
  checkFunction: (fn, context) => {
    if (fn.model.lang !== "go" || fn.model.hasSyntaxError) return;
    if (fn.model.exportName !== undefined) checkExport(fn, fn.model.exportName, context);
    if (/\bC\.(int|uint|short|ushort|int32_t|uint32_t|GLsizei)\(/.test(fn.model.text)) checkConversions(fn, context);
  },
});

function checkConversions(fn: PlacedFunction, context: RuleContext): void {
  const lengths = new Set<Expr>();
  for (const { call, callee } of context.analyses.calls.callsIn(fn)) {
    const [, length] = call.args;
    if (callee.kind === "c" && (callee.name === "GoBytes" || callee.name === "GoStringN") && length) {
      lengths.add(length);
      checkGoBytes(fn, callee.name, length, context);
    }
  }
  const reported = new Set<string>();
  for (const { body } of [fn.model, ...fn.model.literals]) {
    if (!body) continue;
    visitExprsIn(body, (expr) => {
      const length = lengths.has(expr) ? undefined : narrowedLength(expr, fn, context.analyses);
      const text = printExpr(expr);
      if (!length || reported.has(text)) return;
      reported.add(text);
      reportLength(fn, expr, length, context);
    });
  }
}

/** The `len(b)` in `C.int(len(b))`, where no limit holds for it. */
function narrowedLength(expr: Expr, fn: PlacedFunction, analyses: PackageAnalyses): Expr | undefined {
  const { pkg, lengths } = analyses;
  const conversion = conversionOf(expr, analyses);
  if (conversion?.type.kind !== "named" || conversion.type.pkg !== "C") return undefined;
  const to = goWidth(pkg, conversion.type);
  if (!to || to.most > 32) return undefined;
  const length = lengths.callBehind(conversion.operand, fn.model);
  const [measured] = length?.args ?? [];
  if (!length || !measured || length.callee.kind !== "ident" || length.callee.name !== "len" || length.callee.ref.kind !== "universe") return undefined;
  if (hasFixedLength(measured, fn, analyses)) return undefined;
  const facts = lengths.factsAt(fn, expr);
  return facts.bounded(conversion.operand) || facts.bounded(length) ? undefined : length;
}

/** Arrays, maps and literals. */
function hasFixedLength(value: Expr, fn: PlacedFunction, { pkg, types }: PackageAnalyses): boolean {
  if (value.kind === "literal" || value.kind === "composite") return true;
  const type = underlying(pkg, types.typeOf(value, fn.model), "go");
  if (type?.kind === "array" || type?.kind === "map" || (type?.kind === "pointer" && type.elem.kind === "array")) return true;
  if (value.kind !== "ident" || value.ref.kind !== "local") return value.kind === "ident" && pkg.goGlobals.has(value.name);
  const { values } = types.locals.of(fn.model, value.ref.id);
  return values.length > 0 && values.every((one) => one.kind === "value" && one.expr.kind === "composite");
}

function reportLength(fn: PlacedFunction, expr: Expr, length: Expr, context: RuleContext): void {
  const text = printExpr(expr);
  context.report({
    messageId: "length",
    data: { conversion: text },
    at: { uri: fn.uri, base: fn.start, span: expr.span },
    function: fn,
    confidence: "possible",
    trace: [],
    label: text,
    fixes: () => checkFix(fn, expr, length, context),
  });
}

function checkFix(fn: PlacedFunction, expr: Expr, length: Expr, { pkg }: RuleContext): readonly FixDraft[] {
  const file = pkg.fileOf(fn.uri);
  const place = statementAt(fn.model, expr.span);
  if (file?.kind !== "go" || !place || place.stmt.kind === "if" || place.stmt.kind === "loop" || place.stmt.kind === "switch") return [];
  const math = importedAs(file, "math") ?? "math";
  if (fn.model.locals.some((local) => local.name === math) || file.imports.some((one) => one.name === math && one.path !== "math")) return [];
  const written = fn.model.text.slice(length.span.start, length.span.end);
  const { indent, eol } = sourceLine(file, file.lines.positionAt(absoluteSpan(fn, place.stmt.span).start).line);
  const body = [`if ${written} > ${math}.MaxInt32 {`, `${indent}\tpanic("length does not fit into a C int")`, `${indent}}`].join(eol);
  const edit = insertLineBefore(file, absoluteSpan(fn, place.stmt.span), body);
  const added = addImportEdit(file, "math");
  return edit ? [{ titleId: "check", data: { length: written }, edits: [edit, ...(added ? [added] : [])] }] : [];
}

/** `C.GoBytes(p, C.int(n))` with an n of 64 bits that C gave. */
function checkGoBytes(fn: PlacedFunction, callee: string, length: Expr, context: RuleContext): void {
  const { pkg, types, lengths } = context.analyses;
  const conversion = conversionOf(length, context.analyses);
  if (!conversion || lengths.factsAt(fn, length).bounded(conversion.operand)) return;
  const type = types.typeOf(conversion.operand, fn.model);
  const width = goWidth(pkg, type);
  if (!type || !width || width.most <= 32) return;
  // A length that is declared with 64 bits on every platform is meant to be large; size_t is what C counts anything with.
  const isWide = width.least > 32 && type.kind === "named";
  const text = printExpr(length);
  context.report({
    messageId: "goBytes",
    data: { conversion: text, type: printType(type), callee },
    at: { uri: fn.uri, base: fn.start, span: length.span },
    function: fn,
    confidence: isWide && isOwnCode(pkg.fileOf(fn.uri)) ? "likely" : "possible",
    trace: [],
    label: `${callee} ${text}`,
  });
}

function conversionOf(expr: Expr, { pkg }: PackageAnalyses): { readonly type: TypeRef; readonly operand: Expr } | undefined {
  if (expr.kind === "convert") return { type: expr.type, operand: expr.operand };
  const name = expr.kind === "call" ? cgoName(expr.callee) : undefined;
  const [only] = expr.kind === "call" ? expr.args : [];
  return name !== undefined && only && pkg.isTypeName((expr as Call).callee) ? { type: { kind: "named", name, pkg: "C" }, operand: only } : undefined;
}

/** Compares an exported function with every prototype of its C name. */
function checkExport(fn: PlacedFunction, name: string, context: RuleContext): void {
  for (const prototype of context.pkg.prototypes.get(name) ?? []) {
    const found = mismatch(fn, prototype, context);
    if (!found) continue;
    context.report({
      messageId: found.name === undefined ? "result" : "parameter",
      data: { function: name, c: printType(found.c), go: printType(found.go), use: cgoNameOf(printType(found.c)), ...(found.name !== undefined && { name: found.name }) },
      at: { uri: fn.uri, base: fn.start, span: fn.model.nameSpan },
      function: fn,
      confidence: "likely",
      severity: "warning",
      trace: [{ kind: "related", at: { uri: prototype.uri, base: 0, span: prototype.span }, messageId: "prototype", data: { function: name } }],
      label: name,
    });
    return;
  }
}

/** The type as Go code names it: `C.uint` for `unsigned int`. */
function cgoNameOf(type: string): string {
  const words = type.replace(/\bconst\b/g, "").trim().split(/\s+/);
  if (words.length === 1 && words[0] !== "unsigned" && words[0] !== "signed") return `C.${words[0] ?? ""}`;
  const base = words.includes("char") ? "char" : words.includes("short") ? "short" : words.filter((word) => word === "long").length === 2 ? "longlong" : words.includes("long") ? "long" : "int";
  const sign = words.includes("unsigned") ? "u" : words.includes("signed") && base === "char" ? "s" : "";
  return `C.${sign}${base}`;
}

interface Mismatch {
  /** Of the parameter; undefined for the result. */
  readonly name: string | undefined;
  readonly go: TypeRef;
  readonly c: TypeRef;
}

/** The first difference in width; parameters that C leaves open (`f()`) have none. */
function mismatch(fn: PlacedFunction, prototype: Prototype, { pkg }: RuleContext): Mismatch | undefined {
  const { params, results } = fn.model;
  if (prototype.params.length === params.length) {
    for (const [index, { name, type }] of params.entries()) {
      const c = prototype.params[index]?.type;
      if (c && differ(goWidth(pkg, type), cWidth(pkg, c))) return { name: name ?? `parameter ${String(index + 1)}`, go: type, c };
    }
  }
  const [result] = results;
  return result && results.length === 1 && differ(goWidth(pkg, result.type), cWidth(pkg, prototype.result)) ? { name: undefined, go: result.type, c: prototype.result } : undefined;
}

/** Different on the usual platforms of 64 bits, where a word has its most. */
function differ(go: Width | undefined, c: Width | undefined): boolean {
  return go !== undefined && c !== undefined && go.most !== c.most;
}
