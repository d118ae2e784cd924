// The address of a slice or string variable as an argument of C: that is its header, not its elements. Two things look
// the same there. Where C expects elements it is a mistake: the parameter is a pointer to them, its effect is known to be
// a write, or their number goes along. Where C takes an opaque `void *` and nothing else is said, the variable may as
// well be the user data of a callback into Go, which turns the pointer back and fills the variable: only a possibility.
//
// Looks through conversions and through locals that are given one value.
import type { Call, Expr, FunctionModel, TypeRef } from "../../program/ast.ts";
import { someExpr } from "../../program/localValues.ts";
import { elementType, underlying } from "../../program/typeLookup.ts";
import type { Confidence } from "../../report/finding.ts";
import type { Callee } from "../calls/callee.ts";
import type { OriginSources } from "./frame.ts";
import type { OriginAnalysis } from "./origins.ts";

interface Context {
  readonly fn: FunctionModel;
  readonly sources: OriginSources;
  readonly origins: Pick<OriginAnalysis, "pointedTo">;
}

export interface PassedHeader {
  /** The slice or string; undefined where its address comes from elsewhere. */
  readonly place: Expr | undefined;
  readonly confidence: Confidence;
}

/** For an argument that leads to a header; undefined where that is harmless. */
export function passedHeader(argument: Expr, call: Call, callee: Extract<Callee, { kind: "c" }>, context: Context): PassedHeader | undefined {
  const { fn, sources, origins } = context;
  const place = addressed(argument, context);
  const data = place === undefined ? undefined : origins.pointedTo(place, fn);
  // A view of C memory holds a pointer of C.
  if (data?.origin === "c") return undefined;
  if (isPointerToElements(sources.types.typeOf(argument, fn), sources)) return { place, confidence: "likely" };
  // Nothing in it yet: it is there to be filled, by a callback into Go.
  if (data?.origin === "none") return { place, confidence: "possible" };
  const isWritten = callee.model?.params?.[call.args.indexOf(argument)] === "writes";
  const hasLength = place !== undefined && call.args.some((one) => one !== argument && isLengthOf(one, place, context));
  return { place, confidence: isWritten || hasLength ? "likely" : "possible" };
}

function addressed(argument: Expr, context: Context): Expr | undefined {
  const bare = onlyValue(argument, context, 0);
  return bare.kind === "unary" && bare.op === "&" ? bare.operand : undefined;
}

/** Behind conversions (`C.LPVOID(x)` is one) and locals with one value, at most four of them. */
function onlyValue(expr: Expr, context: Context, depth: number): Expr {
  if (expr.kind === "convert") return onlyValue(expr.operand, context, depth);
  const { fn, sources } = context;
  if (expr.kind === "call") {
    const [operand] = expr.args;
    return operand !== undefined && sources.resolve(expr, fn).kind === "conversion" ? onlyValue(operand, context, depth) : expr;
  }
  if (expr.kind !== "ident" || expr.ref.kind !== "local" || depth > 3) return expr;
  const { values } = sources.types.locals.of(fn, expr.ref.id);
  const [only] = values;
  return values.length === 1 && only?.kind === "value" && only.of === 1 ? onlyValue(only.expr, context, depth + 1) : expr;
}

function isPointerToElements(type: TypeRef | undefined, { pkg, kinds }: OriginSources): boolean {
  if (underlying(pkg, type, "go")?.kind !== "pointer") return false;
  const elem = elementType(pkg, type, "value");
  return elem !== undefined && !isHeaderType(elem) && kinds.kindOf(type, "go") !== "unsafe-pointer";
}

function isHeaderType(type: TypeRef): boolean {
  return type.kind === "named" && /^(_?GoString_?|GoSlice|GoInterface)$/.test(type.name);
}

/** `len(x)`, `cap(x)`, or the number that x was made with; as such or in some arithmetic. */
function isLengthOf(argument: Expr, place: Expr, context: Context): boolean {
  const { fn, sources } = context;
  const isSame = (expr: Expr | undefined): boolean => localOf(expr) !== undefined && localOf(expr) === localOf(place);
  const measures = (expr: Expr): boolean =>
    someExpr(expr, (part) => part.kind === "call" && part.callee.kind === "ident" && /^(len|cap)$/.test(part.callee.name) && isSame(part.args[0]));
  const made = localOf(place) === undefined ? [] : sources.types.locals.of(fn, localOf(place) ?? -1).values.flatMap((value) => (value.kind === "value" && value.of === 1 ? sizesOf(value.expr) : []));
  const isMadeWith = (expr: Expr): boolean => localOf(expr) !== undefined && made.some((size) => localOf(size) === localOf(expr));
  return someExpr(argument, (part) => isMadeWith(part) || measures(onlyValue(part, context, 0)));
}

function sizesOf(expr: Expr): readonly Expr[] {
  return expr.kind === "call" && expr.callee.kind === "ident" && expr.callee.name === "make" ? expr.args.slice(1) : [];
}

function localOf(expr: Expr | undefined): number | undefined {
  return expr?.kind === "ident" && expr.ref.kind === "local" ? expr.ref.id : undefined;
}
