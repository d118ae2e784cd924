// go-func-as-c-pointer: a Go function given to C as if it were a C function.
//
// Hazard: a Go func value is a pointer to a closure, and Go code follows another calling convention on a small stack. C jumps
// into data, or into code that finds its arguments nowhere.
// Decides from: conversions to a C function pointer type (a typedef of one, `*[0]byte`) whose operand leads to a Go
// function: its name, the address of a variable that holds it, what reflect says its pointer is.
// Possible: types no header shows, when their name says that they are callbacks.
// Silent: `C.f`, results of `syscall.NewCallback` and the like, Go functions passed as opaque user data (another rule's matter).
// Blind spots: func values kept in fields of other packages' types, or passed through several functions.
import type { Call, Convert, Expr, TypeRef } from "../../program/ast.ts";
import type { PackageModel, PlacedFunction } from "../../program/model.ts";
import { printExpr } from "../../program/printExpr.ts";
import { underlying } from "../../program/typeLookup.ts";
import { visitExprsIn } from "../../program/visit.ts";
import { cgoName } from "../../analyses/calls/callName.ts";
import type { Confidence } from "../../report/finding.ts";
import { defineRule, type FixDraft, type RuleContext } from "../defineRule.ts";
import { goFunctionBehind } from "./goFunctionValues.ts";

export const rule = defineRule({
  name: "go-func-as-c-pointer",
  family: "callbacks",
  severity: "error",
  cwe: [843],
  since: "0.2.0",
  status: "stable",
  docs: {
    what: "A Go function value, or its address, is converted to a C function pointer.",
    why:
      "A Go func value points to a closure, not to code that C could call, and compiled Go code expects its own stack, registers and " +
      "calling convention. C that calls such a pointer crashes at once, or runs on a stack that the Go scheduler does not know.",
    fixAdvice:
      "Export a Go function with `//export`, declare it in the preamble, and give C its symbol: `C.set_callback((C.callback_t)(C.goCallback))`. " +
      "What differs from call to call goes through the callback's user data, as a `cgo.Handle`.",
    fact:
      "Go functions become callable from C by `//export`; cgo generates a C function for each of them, which switches to a Go stack. " +
      "C function pointers can be held in Go variables, whose values are the addresses of C functions.",
    references: [
      { title: "cmd/cgo: C references to Go", url: "https://pkg.go.dev/cmd/cgo#hdr-C_references_to_Go" },
      { title: "Go wiki: Function variable callbacks", url: "https://go.dev/wiki/cgo#function-variables" },
    ],
    bad: "addressOfVariableBad",
    good: "exportedOk",
  },
  messages: {
    converted: "`{function}` is a Go function; C cannot call it through a `{type}`",
    passed: "`{function}` is a Go function; `{callee}` cannot call it",
    named: "`{function}` is a Go function; C cannot call it if `{type}` is a function pointer",
  },
  fixes: {
    symbol: { title: "Pass the C symbol of `{function}`", applicability: "review" },
  },
  checkFunction: (fn, context) => {
    const { model } = fn;
    if (model.lang !== "go" || model.hasSyntaxError || !/\bC\.|\[0\]byte/.test(model.text)) return;
    for (const { body } of [model, ...model.literals]) {
      if (body !== undefined) visitExprsIn(body, (expr) => reportConversion(expr, fn, context));
    }
  },
});

function reportConversion(expr: Expr, fn: PlacedFunction, context: RuleContext): void {
  const { analyses, pkg, report } = context;
  if (expr.kind === "call" && cgoName(expr.callee) !== undefined) reportArguments(expr, fn, context);
  const conversion = conversionOf(expr, pkg);
  if (conversion === undefined) return;
  const goFunction = goFunctionBehind(conversion.operand, fn.model, { pkg, types: analyses.types });
  if (goFunction === undefined) return;
  const isSure = conversion.confidence === "certain";
  const name = goFunction.kind === "funcLit" ? "func literal" : printExpr(goFunction);
  report({
    messageId: isSure ? "converted" : "named",
    data: { function: goFunction.kind === "funcLit" ? { phrase: "a-literal" } : name, type: conversion.type },
    at: { uri: fn.uri, base: fn.start, span: expr.span },
    function: fn,
    confidence: conversion.confidence,
    // A guess is never an error.
    ...(!isSure && { severity: "warning" as const }),
    trace: [],
    label: name,
    fixes: () => (bare(conversion.operand) === goFunction ? symbolFix(goFunction, fn, pkg, "") : []),
  });
}

/** `C.f` for a function that is exported already and declared in a preamble; `type` converts it. */
function symbolFix(goFunction: Expr, fn: PlacedFunction, pkg: PackageModel, type: string): readonly FixDraft[] {
  if (goFunction.kind !== "ident" || goFunction.ref.kind !== "global") return [];
  const { name, span } = goFunction;
  const exported = pkg.functions.get(name)?.[0]?.model.exportName;
  if (exported === undefined || !pkg.prototypes.has(exported)) return [];
  const newText = type === "" ? `C.${exported}` : `(${type})(C.${exported})`;
  return [{ titleId: "symbol", data: { function: name }, edits: [{ uri: fn.uri, span: { start: fn.start + span.start, end: fn.start + span.end }, newText }] }];
}

function bare(expr: Expr): Expr {
  return expr.kind === "convert" ? bare(expr.operand) : expr;
}

/** The name of a Go function as an argument of C, where the compiler complains of types only. */
function reportArguments({ callee, args }: Call, fn: PlacedFunction, { pkg, report }: RuleContext): void {
  const name = cgoName(callee);
  if (name === undefined || (!pkg.prototypes.has(name) && !pkg.cFunctions.has(name))) return;
  for (const [index, arg] of args.entries()) {
    if (arg.kind !== "ident" || arg.ref.kind !== "global" || !pkg.functions.has(arg.name) || pkg.goGlobals.has(arg.name)) continue;
    report({ messageId: "passed", data: { function: arg.name, callee: `C.${name}` }, at: { uri: fn.uri, base: fn.start, span: arg.span }, function: fn, confidence: "certain", trace: [], label: arg.name, fixes: () => symbolFix(arg, fn, pkg, parameterType(name, index, pkg)) });
  }
}

/** `C.callback_t`, where the prototype names the type of the parameter; `*[0]byte` otherwise. */
function parameterType(name: string, index: number, pkg: PackageModel): string {
  const type = pkg.prototypes.get(name)?.[0]?.params[index]?.type;
  return type?.kind === "named" ? `C.${type.name}` : "*[0]byte";
}

interface Conversion {
  readonly operand: Expr;
  readonly type: string;
  readonly confidence: Confidence;
}

/** A conversion to a C function pointer. */
function conversionOf(expr: Expr, pkg: PackageModel): Conversion | undefined {
  if (expr.kind === "convert") return ofConvert(expr, pkg);
  if (expr.kind === "call") return ofCall(expr, pkg);
  return undefined;
}

function ofConvert({ type, operand }: Convert, pkg: PackageModel): Conversion | undefined {
  if (isOpaqueCode(type)) return { operand, type: "*[0]byte", confidence: "certain" };
  // `*(*C.cb_t)(unsafe.Pointer(&f))`: the variable of Go read as one of C.
  if (type.kind === "pointer" && type.elem.kind === "named" && type.elem.pkg === "C") return toNamed(type.elem.name, operand, pkg);
  return type.kind === "named" && type.pkg === "C" ? toNamed(type.name, operand, pkg) : undefined;
}

function ofCall({ callee, args }: Call, pkg: PackageModel): Conversion | undefined {
  const name = cgoName(callee);
  const [operand, ...others] = args;
  if (name === undefined || operand === undefined || others.length > 0 || pkg.prototypes.has(name) || pkg.cFunctions.has(name)) return undefined;
  return toNamed(name, operand, pkg);
}

function toNamed(name: string, operand: Expr, pkg: PackageModel): Conversion | undefined {
  const declared = pkg.cTypes.has(name) ? underlying(pkg, { kind: "named", name, pkg: "C" }, "go") : undefined;
  if (declared !== undefined) return declared.kind === "pointer" && declared.elem.kind === "func" ? { operand, type: `C.${name}`, confidence: "certain" } : undefined;
  const soundsLikeCode = /(?:cb|callback|fn|func|function|handler|hook|proc|routine)(?:_?(?:t|fn|ptr|type|func|pointer))?$/i.test(name);
  return soundsLikeCode ? { operand, type: `C.${name}`, confidence: "possible" } : undefined;
}

/** `*[0]byte`: what cgo makes of a function pointer. */
function isOpaqueCode(type: TypeRef): boolean {
  return type.kind === "pointer" && type.elem.kind === "array" && type.elem.length === "0";
}
