// empty-slice-address: the address of a first element that may not exist, on its way to C.
//
// Hazard: `&b[0]` panics with an index out of range when `b` is empty, long before C could look at the length beside it.
// Decides from: the length analysis (analyses/lengths): what tests, sizes of `make`, loops and callers prove.
// Likely: the slice comes from outside the package (a parameter of a function that others call), nothing tested its
// length, and yet its length is used, so that any length is meant to do: bytes, or a function that could answer with an
// error. Only possible: other elements where no error can be told (an empty list may be no legal input, and C would end the
// program), a slice whose length nobody asks for (the caller counts, or C expects a fixed size), a field, a count from C,
// a length that was compared with something else, generated code, internal packages and tests.
// Blind spots: counts that an invariant keeps above zero; lengths tested in another method (see FN_ and FP_ fixtures).
import type { LengthVerdict } from "../../analyses/lengths/lengths.ts";
import type { PackageAnalyses } from "../../analyses/packageAnalyses.ts";
import type { Expr, FunctionModel } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { printExpr } from "../../program/printExpr.ts";
import { underlying } from "../../program/typeLookup.ts";
import { visitExprsIn } from "../../program/visit.ts";
import type { Confidence } from "../../report/finding.ts";
import { defineRule, type RawFinding, type RawStep, type RuleContext } from "../defineRule.ts";
import { emptySliceFixes, emptySliceFixTitles } from "./emptySliceFixes.ts";
import { isOwnCode } from "./ownCode.ts";
import { sliceAddresses, type SliceAddress } from "./sliceAddresses.ts";

export const rule = defineRule({
  name: "empty-slice-address",
  family: "pointers",
  severity: "warning",
  cwe: [129],
  since: "0.2.0",
  status: "stable",
  docs: {
    what: "The address `&b[0]` is taken for C, and nothing on the way there shows that `b` has an element.",
    why:
      "Indexing an empty slice panics, also when only the address is wanted and the length 0 stands right beside it. Tests " +
      "rarely pass nothing; users do: an empty file, an empty list, a zero-length message. A nil check does not help, " +
      "because a slice can be empty without being nil.",
    fixAdvice:
      "Write `unsafe.SliceData(b)` (Go 1.20): it gives the pointer of `&b[0]` and does not panic for an empty slice. Or " +
      "handle `len(b) == 0` before, where C must not be called with nothing.",
    gate: "`unsafe.SliceData` needs Go 1.20; for modules that ask for less, the fix is a pointer that stays nil.",
    fact:
      "The language specification says that an index out of range at run time causes a panic; for the address operator " +
      "it adds that `&x` panics when evaluating `x` does.",
    references: [
      { title: "Go specification: Index expressions", url: "https://go.dev/ref/spec#Index_expressions" },
      { title: "Go specification: Address operators", url: "https://go.dev/ref/spec#Address_operators" },
      { title: "unsafe: SliceData", url: "https://pkg.go.dev/unsafe#SliceData" },
    ],
    bad: "BufferOfCallerBad",
    good: "GuardedOk",
  },
  messages: {
    empty: "`{address}` panics when `{slice}` is empty, and nothing here tests its length",
    nilTest: "`{address}` panics when `{slice}` is empty; that it is not nil does not exclude it",
    maybe: "`{address}` panics when `{slice}` is empty, which nothing here excludes",
    caller: "`{argument}` is passed on without a look at its length",
  },
  fixes: emptySliceFixTitles,
  checkFunction: (fn, context) => {
    if (fn.model.lang !== "go" || fn.model.hasSyntaxError || !/\[0\]/.test(fn.model.text)) return;
    const reported = new Set<string>();
    const addresses = sliceAddresses(fn, context.analyses);
    for (const one of addresses) {
      const name = printExpr(one.slice);
      if (reported.has(name)) continue;
      const verdict = context.analyses.lengths.verdictOf(fn, one.slice, one.address);
      if (verdict.proof === "proven") continue;
      reported.add(name);
      const same = addresses.filter((other) => printExpr(other.slice) === name);
      context.report(findingOf(one, same, verdict, fn, context));
    }
  },
});

function findingOf(one: SliceAddress, same: readonly SliceAddress[], verdict: LengthVerdict, fn: PlacedFunction, context: RuleContext): RawFinding {
  const slice = printExpr(one.slice);
  const confidence = confidenceOf(one, verdict, fn, context);
  return {
    messageId: isNilTested(fn.model, one.slice) ? "nilTest" : confidence === "likely" ? "empty" : "maybe",
    data: { slice, address: fn.model.text.slice(one.address.span.start, one.address.span.end) },
    at: { uri: fn.uri, base: fn.start, span: one.address.span },
    function: fn,
    confidence,
    trace: callSteps(verdict, fn),
    label: slice,
    fixes: () => emptySliceFixes(same, fn, context),
  };
}

/** Each call on the way, with the argument that brings the slice; all of them where it cannot be told. */
function callSteps({ through, param }: LengthVerdict, { model }: PlacedFunction): readonly RawStep[] {
  let name = param;
  let { params } = model;
  return through.map(({ caller, call }): RawStep => {
    const passed = call.args[params.findIndex((one) => one.name === name)];
    const argument = passed === undefined ? call.args.map(printExpr).join(", ") : printExpr(passed);
    name = passed?.kind === "ident" ? passed.name : undefined;
    ({ params } = caller.model);
    return { kind: "called", at: { uri: caller.uri, base: caller.start, span: call.span }, messageId: "caller", data: { argument } };
  });
}

function confidenceOf({ slice }: SliceAddress, verdict: LengthVerdict, fn: PlacedFunction, { pkg, analyses }: RuleContext): Confidence {
  if (!isOwnCode(pkg.fileOf(fn.uri)) || isOnlyValue(fn, verdict, pkg) || verdict.proof !== "none" || verdict.source !== "outside" || !isMeasured(printExpr(slice), verdict, fn)) return "possible";
  return isBytes(slice, fn, analyses) || [fn, ...verdict.through.map(({ caller }) => caller)].some(answersErrors) ? "likely" : "possible";
}

/** `compress = lzoFast`: nobody calls the function by its name, so whoever calls it by the variable may have looked. */
function isOnlyValue({ model }: PlacedFunction, { through }: LengthVerdict, { goFiles }: RuleContext["pkg"]): boolean {
  if (through.length > 0 || model.receiver !== undefined || /^[A-Z]/.test(model.name) || model.exportName !== undefined) return false;
  const value = new RegExp(`(?<!func\\s+|[.\\w])${model.name}\\b(?!\\s*[(:\\w])`);
  return goFiles.some((file) => value.test(file.text.replace(/\/\/.*$/gm, "")));
}

/** Data of any length: a file, a message, a key. */
function isBytes(slice: Expr, { model, uri }: PlacedFunction, { pkg, types }: PackageAnalyses): boolean {
  const type = underlying(pkg, types.typeOf(slice, model), "go");
  const elem = type?.kind === "slice" ? type.elem : undefined;
  return elem?.kind === "named" && /^(byte|uint8|char|uchar|schar|uint8_t|int8_t)$/.test(elem.name) && !/\/internal\//.test(uri);
}

function answersErrors({ model }: PlacedFunction): boolean {
  return model.results.some(({ type }) => type.kind === "named" && /^error$|Err(or|no)?$|Result$|Status$/.test(type.name));
}

/** `len(b)` in the function, or in a caller that passes `b` on. */
function isMeasured(slice: string, { param, through }: LengthVerdict, { model }: PlacedFunction): boolean {
  if (model.text.includes(`len(${slice})`) || (param !== undefined && model.text.includes(`len(${param})`))) return true;
  return through.some(({ caller, call }) => call.args.some((arg) => caller.model.text.includes(`len(${printExpr(arg)})`)));
}

/** `b != nil` somewhere in the function. */
function isNilTested(model: FunctionModel, slice: Expr): boolean {
  if (!model.body || slice.kind !== "ident") return false;
  let found = false;
  visitExprsIn(model.body, (expr) => {
    if (expr.kind !== "binary" || !/^[!=]=$/.test(expr.op)) return;
    const other = [expr.left, expr.right].find((side) => side.kind === "ident" && side.name === slice.name);
    if (other && [expr.left, expr.right].some((side) => side.kind === "literal" && side.type === "nil")) found = true;
  });
  return found;
}
