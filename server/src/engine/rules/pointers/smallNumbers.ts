// Small numbers dressed up as pointers: `unsafe.Pointer(uintptr(index))`, mostly the user data of a callback.
// The runtime looks at every pointer of a stack that it copies, and throws where one is below 4096.
//
// Small is what `int` and types of up to 32 bits hold, a constant below 4096, and a handle: a number of a type of the
// package with that name, or made by a package for handles. Of numbers that may be addresses (uintptr, 64 bits) nothing
// is claimed, nor of a pointer that turns into a number again at once.
import { namingHints } from "../../knowledge/data/namingHints.ts";
import type { Expr, TypeRef } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { underlying } from "../../program/typeLookup.ts";
import { visitExpr, visitExprsIn } from "../../program/visit.ts";
import type { Confidence } from "../../report/finding.ts";
import type { RuleContext } from "../defineRule.ts";
import { isHandle } from "../memory/handles.ts";

export interface SmallNumber {
  /** `unsafe.Pointer(…)`. */
  readonly pointer: Expr;
  readonly number: Expr;
  /** `likely` where a C function gets it. */
  readonly confidence: Confidence;
}

const small = /^(int|u?int(8|16|32)|u?int(8|16|32)_t|byte|rune|uint|short|ushort|uchar|schar)$/;
const firstPage = 4096;

/** In source order. */
export function smallNumbers(fn: PlacedFunction, context: RuleContext): readonly SmallNumber[] {
  const found: SmallNumber[] = [];
  const harmless = new Set<Expr>();
  const given = new Set<Expr>();
  for (const { call, callee } of context.analyses.calls.callsIn(fn)) {
    if (callee.kind === "conversion") for (const arg of call.args) harmless.add(arg);
    if (callee.kind === "c") for (const arg of call.args) visitExpr(arg, (part) => void given.add(part));
  }
  for (const { body } of [fn.model, ...fn.model.literals]) {
    if (body === undefined) continue;
    visitExprsIn(body, (expr) => {
      if (expr.kind !== "convert") return;
      if (!isPointerType(expr.type)) return void harmless.add(expr.operand);
      const number = isUnsafePointer(expr.type) && !harmless.has(expr) ? smallIn(expr.operand, fn, context) : undefined;
      if (number !== undefined) found.push({ pointer: expr, number, confidence: given.has(expr) ? "likely" : "possible" });
    });
  }
  return found.sort((a, b) => a.pointer.span.start - b.pointer.span.start);
}

function isUnsafePointer(type: TypeRef): boolean {
  return type.kind === "named" && type.pkg === "unsafe" && type.name === "Pointer";
}

function isPointerType(type: TypeRef): boolean {
  return type.kind === "pointer" || (type.kind === "named" && (type.pkg === "C" || isUnsafePointer(type)));
}

function smallIn(expr: Expr, fn: PlacedFunction, context: RuleContext): Expr | undefined {
  const inner = innermost(expr, fn, context);
  const type = context.analyses.types.typeOf(inner, fn.model);
  if (isHandle(type)) return undefined;
  if (inner.kind === "literal") return inner.type === "int" && Number(inner.text) > 0 && Number(inner.text) < firstPage ? inner : undefined;
  return isSmall(type, context) || isMadeAsHandle(inner, fn, context) ? inner : undefined;
}

/** Inside conversions between numbers, up to the first type that says how large it is. */
function innermost(expr: Expr, fn: PlacedFunction, context: RuleContext): Expr {
  const [only] = expr.kind === "call" ? expr.args : [];
  const operand = expr.kind === "convert" ? expr.operand : only;
  const isConversion = expr.kind === "convert" || (expr.kind === "call" && expr.args.length === 1 && context.analyses.resolver.resolve(expr, fn.model).kind === "conversion");
  if (!isConversion || operand === undefined || isSmall(context.analyses.types.typeOf(expr, fn.model), context)) return expr;
  return innermost(operand, fn, context);
}

function isSmall(type: TypeRef | undefined, { pkg }: RuleContext): boolean {
  const bare = underlying(pkg, type, "go");
  if (bare?.kind !== "named") return false;
  if (small.test(bare.name) && (bare.pkg === undefined || bare.pkg === "C")) return true;
  return bare.name === "uintptr" && bare.pkg === undefined && type?.kind === "named" && namingHints.handleTypes.test(type.name);
}

function isMadeAsHandle(expr: Expr, fn: PlacedFunction, { analyses }: RuleContext): boolean {
  if (expr.kind !== "ident" || expr.ref.kind !== "local") return false;
  const { values } = analyses.types.locals.of(fn.model, expr.ref.id);
  return values.length > 0 && values.every((value) => {
    const callee = value.kind === "value" && value.expr.kind === "call" ? analyses.resolver.resolve(value.expr, fn.model) : undefined;
    return callee?.kind === "external" && !callee.name.startsWith("runtime/cgo.") && namingHints.makesHandles.test(callee.name);
  });
}
