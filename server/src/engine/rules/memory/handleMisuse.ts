// handle-misuse: a cgo.Handle used after Delete, given to C by address, or dressed up as a pointer.
//
// Hazard: `Value` and `Delete` panic for a handle that is gone. The address of a handle is an address in a Go stack or
// heap: C that keeps it reads something else later. A handle is a small number, no address: as an unsafe.Pointer the
// garbage collector and checkptr may stumble over it.
// Decides from: the ownership analysis (uses after the release); the callee's body, table row or name for addresses;
// types for conversions.
// Blind spots: a C function that gets the address, has no body here and no telling name, is taken to use it during the
// call only.
import type { Callee } from "../../analyses/calls/callee.ts";
import type { Misuse } from "../../analyses/ownership/misuses.ts";
import { verdictOf } from "../../analyses/ownership/summary.ts";
import { absoluteSpan } from "../../fixes/releaseStatement.ts";
import { namingHints } from "../../knowledge/data/namingHints.ts";
import type { Call, Expr } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { printExpr } from "../../program/printExpr.ts";
import { visitExpr, visitExprsIn } from "../../program/visit.ts";
import type { FixDraft, RawFinding, RuleContext } from "../defineRule.ts";
import { defineRule } from "../defineRule.ts";
import { handleIn, isHandle, runtimeTypeOf } from "./handles.ts";

export const rule = defineRule({
  name: "handle-misuse",
  family: "memory",
  severity: "error",
  cwe: [416],
  since: "0.2.0",
  status: "preview",
  docs: {
    what: "A `cgo.Handle` is used after `Delete`, handed to C by its address for later, or converted to a pointer.",
    why:
      "`Value` and `Delete` of a deleted handle panic, or meet another value that got the same number. The address of a handle is Go memory " +
      "that C must not keep. And the number itself is no address: as an `unsafe.Pointer` it can trip the garbage collector and `checkptr`.",
    fixAdvice: "Pass the number: `C.uintptr_t(h)`, and `cgo.Handle(x)` on the way back. Delete a handle once, when C has called back for the last time.",
    references: [{ title: "runtime/cgo: Handle", url: "https://pkg.go.dev/runtime/cgo#Handle" }],
    bad: "valueAfterDeleteBad",
    good: "valueBeforeDeleteOk",
  },
  messages: {
    used: "`{what}` uses the handle `{label}` after it was deleted: it panics",
    twice: "the handle `{label}` is deleted twice: the second `Delete` panics",
    address: "`C.{callee}` may keep the address of the handle `{label}`, which is Go memory",
    pointer: "the handle `{label}` is a number, not an address: it must not become an unsafe.Pointer",
  },
  fixes: {
    number: { title: "Pass `C.uintptr_t({label})`", applicability: "review" },
  },
  checkFunction: (fn, context) => {
    if (fn.model.lang !== "go" || fn.model.hasSyntaxError) return;
    if (/\bDelete\b/.test(fn.model.text)) reportAfterDelete(fn, context);
    const file = context.pkg.fileOf(fn.uri);
    if (file?.kind === "go" && file.imports.some((one) => one.path === "runtime/cgo")) reportPointers(fn, context);
  },
});

function reportAfterDelete(fn: PlacedFunction, context: RuleContext): void {
  for (const misuse of context.analyses.ownership.misuses(fn)) {
    if (runtimeTypeOf(misuse, fn, context) !== "handle" || misuse.kind === "mismatched") continue;
    context.report(afterDelete(misuse, fn));
  }
}

function afterDelete(misuse: Misuse, fn: PlacedFunction): RawFinding {
  const { release } = misuse;
  const isTwice = misuse.kind === "released-twice" || misuse.kind === "deferred-twice";
  return {
    messageId: isTwice ? "twice" : "used",
    data: { label: misuse.label, what: misuse.what },
    // A deferred call has its effect at the end of the function: the explicit one should not be there.
    at: misuse.kind === "deferred-twice" && release !== undefined ? release.at : misuse.at,
    function: fn,
    confidence: misuse.confidence,
    trace: misuse.trace,
    label: misuse.label,
  };
}

function reportPointers(fn: PlacedFunction, context: RuleContext): void {
  for (const { body } of [fn.model, ...fn.model.literals]) {
    if (body === undefined) continue;
    visitExprsIn(body, (expr) => {
      if (expr.kind === "convert") checkConversion(expr, fn, context);
      if (expr.kind === "call") checkAddresses(expr, fn, context);
    });
  }
}

/** `unsafe.Pointer(h)`, `unsafe.Pointer(uintptr(h))`. */
function checkConversion(expr: Extract<Expr, { kind: "convert" }>, fn: PlacedFunction, context: RuleContext): void {
  const isPointer = expr.type.kind === "named" && expr.type.name === "Pointer" && expr.type.pkg === "unsafe";
  const handle = isPointer ? handleIn(expr.operand, fn, context) : undefined;
  if (handle === undefined) return;
  const label = printExpr(handle);
  const number = numberAround(expr, fn, context);
  context.report({
    messageId: "pointer",
    data: { label },
    at: { uri: fn.uri, base: fn.start, span: expr.span },
    function: fn,
    confidence: "certain",
    severity: "warning",
    trace: [],
    label,
    fixes: () => (number === undefined ? [] : numberFix(number, label, fn)),
  });
}

/** The argument of a C call that turns the pointer back into a number: `C.uintptr_t(uintptr(unsafe.Pointer(h)))`. */
function numberAround(expr: Expr, fn: PlacedFunction, context: RuleContext): Expr | undefined {
  for (const { call, callee } of context.analyses.calls.callsIn(fn)) {
    if (callee.kind !== "c") continue;
    const argument = call.args.find((one) => one !== expr && contains(one, expr));
    if (argument !== undefined && isNumber(argument)) return argument;
  }
  return undefined;
}

function isNumber(argument: Expr): boolean {
  const name = argument.kind === "convert" && argument.type.kind === "named" && argument.type.pkg === "C" ? argument.type.name : argument.kind === "call" && argument.callee.kind === "select" ? argument.callee.field : "";
  return name === "uintptr_t";
}

function contains(outer: Expr, inner: Expr): boolean {
  let found = false;
  visitExpr(outer, (part) => (found ||= part === inner));
  return found;
}

function numberFix(argument: Expr, label: string, fn: PlacedFunction): readonly FixDraft[] {
  return [{ titleId: "number", data: { label }, edits: [{ uri: fn.uri, span: absoluteSpan(fn, argument.span), newText: `C.uintptr_t(${label})` }] }];
}

/** `C.register(unsafe.Pointer(&h))` with a local h, where C keeps the pointer. */
function checkAddresses(call: Call, fn: PlacedFunction, context: RuleContext): void {
  const callee = context.analyses.resolver.resolve(call, fn.model);
  if (callee.kind !== "c") return;
  call.args.forEach((argument, index) => {
    const handle = addressOfHandle(argument, fn, context);
    const keeps = handle === undefined ? undefined : (keepsPointer(callee, index, context) ?? keptBeyond(handle.name, callee, index, { fn, context }));
    if (handle === undefined || keeps === undefined) return;
    context.report({
      messageId: "address",
      data: { label: handle.name, callee: callee.name },
      at: { uri: fn.uri, base: fn.start, span: argument.span },
      function: fn,
      // Who deletes the handle in this function takes the call to be done with it: the name of a function whose body shows nothing says less.
      confidence: keeps === "likely" && callee.bodies.length > 0 && isDeleted(handle.name, fn) ? "possible" : keeps,
      trace: [],
      label: handle.name,
      fixes: () => (isNumber(argument) ? numberFix(argument, handle.name, fn) : []),
    });
  });
}

/** The function leaves the handle alive, so somebody will look at it later: C, as far as anybody can see. */
function keptBeyond(name: string, { bodies }: Extract<Callee, { kind: "c" }>, index: number, { fn, context }: { readonly fn: PlacedFunction; readonly context: RuleContext }): "possible" | undefined {
  if (isDeleted(name, fn)) return undefined;
  const isOpen = bodies.every((body) => {
    const summary = context.analyses.ownership.paramSummary(body, index, "");
    return summary.unknown || summary.assumed !== undefined;
  });
  return isOpen ? "possible" : undefined;
}

function isDeleted(name: string, { model }: PlacedFunction): boolean {
  return model.text.includes(`${name}.Delete()`);
}

function addressOfHandle(argument: Expr, fn: PlacedFunction, context: RuleContext): Extract<Expr, { kind: "ident" }> | undefined {
  let found: Extract<Expr, { kind: "ident" }> | undefined;
  visitExpr(argument, (part) => {
    if (part.kind !== "unary" || part.op !== "&" || part.operand.kind !== "ident" || part.operand.ref.kind !== "local") return;
    if (isHandle(context.analyses.types.typeOf(part.operand, fn.model))) found = part.operand;
  });
  // `*(*T)(unsafe.Pointer(&h))` reads the handle: no address leaves.
  const reads = argument.kind === "unary" && argument.op === "*";
  return reads ? undefined : found;
}

function keepsPointer(callee: Extract<ReturnType<RuleContext["analyses"]["resolver"]["resolve"]>, { kind: "c" }>, index: number, { analyses }: RuleContext): "certain" | "likely" | undefined {
  const effect = callee.model?.params?.[index] ?? callee.model?.restParams;
  if (effect !== undefined) return effect === "keeps" || effect === "takes" ? "certain" : undefined;
  if (callee.bodies.length === 0) return namingHints.registers.test(callee.name) ? "likely" : undefined;
  const summaries = callee.bodies.map((body) => analyses.ownership.paramSummary(body, index, ""));
  if (summaries.every((summary) => verdictOf(summary) === "keeps")) return "certain";
  const handedOn = summaries.find((summary) => summary.assumed !== undefined)?.assumed?.name;
  return namingHints.registers.test(callee.name) || (handedOn !== undefined && namingHints.registers.test(handedOn)) ? "likely" : undefined;
}
