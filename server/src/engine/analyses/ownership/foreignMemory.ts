// Releases of what no allocator of C made, plain from the shape of the argument: the address of a Go variable, the
// elements of a Go slice, the bytes of a Go string; in C the address of a local or a string literal.
// Only for the C allocator: functions of libraries that take an address tear an object down in place.
import type { Call, Expr, FunctionModel, TypeRef } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { printExpr } from "../../program/printExpr.ts";
import type { Place } from "../../rules/defineRule.ts";
import type { LightTypes } from "../../program/lightTypes.ts";
import type { CallResolver } from "../calls/callee.ts";
import type { CallGraph } from "../calls/callGraph.ts";
import { bareOperand } from "./destructors.ts";

export interface ForeignRelease {
  readonly kind: "goMemory" | "literal";
  readonly callee: string;
  readonly label: string;
  readonly at: Place;
}

interface Source {
  readonly resolver: CallResolver;
  readonly types: LightTypes;
  readonly calls: CallGraph;
}

export function foreignReleases(fn: PlacedFunction, source: Source): readonly ForeignRelease[] {
  return source.calls.callsIn(fn).flatMap(({ call }) => foreignRelease(call, fn, source) ?? []);
}

function foreignRelease(call: Call, fn: PlacedFunction, { resolver, types }: Source): ForeignRelease | undefined {
  const callee = resolver.resolve(call, fn.model);
  const releases = callee.kind === "c" && callee.bodies.length === 0 ? callee.model?.releases : undefined;
  const argument = releases?.family === "malloc" ? call.args[releases.param] : undefined;
  if (argument === undefined || callee.kind !== "c") return undefined;
  const kind = fn.model.lang === "go" ? goMemory(argument, fn.model, types) : cMemory(argument, fn.model);
  if (kind === undefined) return undefined;
  return { kind, callee: printExpr(call.callee), label: printExpr(withoutConversions(argument)), at: { uri: fn.uri, base: fn.start, span: call.span } };
}

function goMemory(argument: Expr, fn: FunctionModel, types: LightTypes): ForeignRelease["kind"] | undefined {
  const bare = withoutConversions(argument);
  if (bare.kind === "call") {
    const name = printExpr(bare.callee);
    const isString = name === "unsafe.StringData" || name === "C._GoStringPtr";
    return isString || (name === "unsafe.SliceData" && isGoSlice(bare.args[0], fn, types)) ? "goMemory" : undefined;
  }
  if (bare.kind !== "unary" || bare.op !== "&") return undefined;
  const { operand } = bare;
  if (operand.kind === "composite") return "goMemory";
  if (operand.kind === "ident") return operand.ref.kind === "local" ? "goMemory" : undefined;
  return operand.kind === "index" && isGoSlice(operand.base, fn, types) ? "goMemory" : undefined;
}

/** Made by `make`, a literal, a conversion of a string or `append`: not one laid over C memory. */
function isGoSlice(expr: Expr | undefined, fn: FunctionModel, types: LightTypes): boolean {
  if (expr?.kind !== "ident" || expr.ref.kind !== "local") return false;
  const { values } = types.locals.of(fn, expr.ref.id);
  return values.length > 0 && values.every((value) => value.kind === "value" && value.of === 1 && isGoAllocation(value.expr));
}

function isGoAllocation(expr: Expr): boolean {
  if (expr.kind === "composite") return expr.type?.kind === "slice";
  if (expr.kind === "convert") return expr.type.kind === "slice" && (expr.operand.kind === "ident" || expr.operand.kind === "literal");
  return expr.kind === "call" && expr.callee.kind === "ident" && expr.callee.ref.kind === "universe" && expr.callee.name === "make";
}

function cMemory(argument: Expr, fn: FunctionModel): ForeignRelease["kind"] | undefined {
  const bare = withoutConversions(argument);
  if (bare.kind === "literal") return bare.type === "string" ? "literal" : undefined;
  const operand = bareOperand(bare);
  const local = bare.kind === "unary" && bare.op === "&" && operand.kind === "ident" && operand.ref.kind === "local" ? fn.locals[operand.ref.id] : undefined;
  const array = bare.kind === "ident" && bare.ref.kind === "local" ? fn.locals[bare.ref.id] : undefined;
  if (local !== undefined) return "literal";
  return array?.kind === "var" && isArray(array.type) ? "literal" : undefined;
}

function isArray(type: TypeRef | undefined): boolean {
  return type?.kind === "array";
}

function withoutConversions(expr: Expr): Expr {
  return expr.kind === "convert" ? withoutConversions(expr.operand) : expr;
}
