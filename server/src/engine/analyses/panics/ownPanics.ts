// What can panic in the statements of one Go function itself; literals and callees are somebody else's question.
// Guarantees: reports what the text plainly shows. Does not report nil pointers, divisions, conversions of slices, sends on
// closed channels, or indexes that the function compares with anything. A type assertion in a comma-ok form never panics.
import type { Call, Expr, FunctionModel, Index, Stmt, TypeAssert } from "../../program/ast.ts";
import type { LightTypes } from "../../program/lightTypes.ts";
import type { PackageModel, PlacedFunction } from "../../program/model.ts";
import { printExpr } from "../../program/printExpr.ts";
import { underlying } from "../../program/typeLookup.ts";
import { ownExprs, visitExpr, visitExprsIn, visitStmts } from "../../program/visit.ts";
import type { Callee, CallResolver } from "../calls/callee.ts";
import { importedName } from "../calls/callName.ts";
import type { PanicKind, PanicSource } from "./panics.ts";

export interface PanicSources {
  readonly pkg: PackageModel;
  readonly types: LightTypes;
  readonly resolver: CallResolver;
}

type Found = Pick<PanicSource, "kind" | "isPlain"> & { readonly expr: Expr; readonly what: string };

/** In source order. */
export function ownPanics(fn: PlacedFunction, sources: PanicSources): readonly PanicSource[] {
  const { model } = fn;
  if (model.body === undefined) return [];
  const found: Found[] = [];
  visitStmts(model.body, (stmt) => {
    if (stmt.kind === "defer" || stmt.kind === "go" || (stmt.kind === "switch" && stmt.isTypeSwitch)) return;
    const checked = commaOk(stmt);
    if (stmt.kind === "assign") found.push(...stmt.left.flatMap((target) => mapWrite(target, model, sources) ?? []));
    for (const expr of ownExprs(stmt)) {
      visitExpr(expr, (part) => {
        const one = part === checked ? undefined : judge(part, model, sources);
        if (one !== undefined) found.push(one);
      });
    }
  });
  return found
    .map(({ kind, isPlain, expr, what }): PanicSource => ({ kind, isPlain, what, fn, at: expr.span, path: [] }))
    .sort((a, b) => a.at.start - b.at.start);
}

/** The assertion whose second result says whether it held. */
function commaOk(stmt: Stmt): Expr | undefined {
  if (stmt.kind !== "assign" || stmt.left.length !== 2 || stmt.right.length !== 1) return undefined;
  return stmt.right[0]?.kind === "typeAssert" ? stmt.right[0] : undefined;
}

function judge(expr: Expr, model: FunctionModel, sources: PanicSources): Found | undefined {
  switch (expr.kind) {
    case "call":
      return judgeCall(expr, model, sources);
    case "typeAssert":
      return judgeAssertion(expr, model, sources);
    case "index":
      return judgeIndex(expr, model, sources);
    default:
      return undefined;
  }
}

function found(kind: PanicKind, expr: Expr, isPlain: boolean): Found {
  const text = printExpr(expr);
  return { kind, expr, isPlain, what: text.length > 40 ? `${text.slice(0, 37)}...` : text };
}

function judgeCall(call: Call, model: FunctionModel, sources: PanicSources): Found | undefined {
  const callee = sources.resolver.resolve(call, model);
  if (callee.kind === "builtin") return callee.name === "panic" ? found("explicit", call, !isAssertionOfAuthor(call, model)) : undefined;
  if ("model" in callee && callee.model?.returns === "panics") return found("explicit", call, true);
  if (isMust(callee)) return call.args.every((arg) => arg.kind === "literal") ? undefined : found("must", call, true);
  return isForeign(call, callee, model, sources) ? found("foreign", call, false) : undefined;
}

/**
 * What the author holds to be impossible says so in words of its own: a text, a formatted text, an error declared once. A value
 * that the function was given, or got (`panic(err)`), is data. A function that does nothing but panic was made for it.
 */
function isAssertionOfAuthor({ args: [value] }: Pick<Call, "args">, { body }: Pick<FunctionModel, "body">): boolean {
  if (value === undefined || body === undefined || body.body.length === 1) return true;
  if (value.kind === "unary") return isAssertionOfAuthor({ args: [value.operand] }, { body });
  if (value.kind === "literal" || value.kind === "binary" || value.kind === "composite") return true;
  if (value.kind === "ident") return value.ref.kind !== "local";
  return value.kind === "call" && /^(?:fmt\.\w+|errors\.New)$/.test(importedName(value.callee) ?? "");
}

function isMust(callee: Callee): boolean {
  return callee.kind === "external" && /(?:^|[./])Must[A-Z]?\w*$/.test(callee.name);
}

/** A function value, `reflect.Value.Call`, or a method of an interface of this package. */
function isForeign({ callee: expr }: Call, callee: Callee, model: FunctionModel, { pkg, types }: PanicSources): boolean {
  if (callee.kind === "external") return /^reflect\.Value\.Call(?:Slice)?$/.test(callee.name);
  if (callee.kind !== "unknown" && callee.kind !== "go") return false;
  if (callee.kind === "go") return false;
  const isValue = underlying(pkg, types.typeOf(expr, model), "go")?.kind === "func";
  if (isValue || expr.kind !== "select") return isValue || expr.kind === "index" || expr.kind === "call" || expr.kind === "typeAssert";
  const owner = types.typeOf(expr.base, model);
  if (owner?.kind === "named" && owner.pkg === "reflect" && owner.name === "Value") return /^Call(?:Slice)?$/.test(expr.field);
  return owner?.kind === "named" && owner.pkg === undefined && underlying(pkg, owner, "go")?.kind === "interface";
}

/** Plain when the value is what code of a user returned, of a type that users can make; none when the nearest assignment made the object right there. */
function judgeAssertion(expr: TypeAssert, model: FunctionModel, sources: PanicSources): Found | undefined {
  const { types, resolver } = sources;
  const { operand } = expr;
  const values = operand.kind === "ident" && operand.ref.kind === "local" ? types.locals.of(model, operand.ref.id).values.flatMap((value) => (value.kind === "value" ? [value.expr] : [])) : [operand];
  const nearest = values.filter((value) => value.span.end <= expr.span.start).at(-1);
  if (nearest?.kind === "composite" || (nearest?.kind === "unary" && nearest.operand.kind === "composite")) return undefined;
  const isPlain = !isPrivate(expr.type, sources.pkg) && values.some((value) => value.kind === "call" && isForeign(value, resolver.resolve(value, model), model, sources));
  return found("assertion", expr, isPlain);
}

/** A type that nobody outside of the package can make: what is asserted is what its own methods return. */
function isPrivate(type: TypeAssert["type"], { goTypes }: PackageModel): boolean {
  const named = type.kind === "pointer" ? type.elem : type;
  return named.kind === "named" && named.pkg === undefined && /^[a-z_]/.test(named.name) && goTypes.has(named.name);
}

function judgeIndex(expr: Index, model: FunctionModel, { pkg, types }: PanicSources): Found | undefined {
  const base = underlying(pkg, types.typeOf(expr.base, model), "go");
  const array = base?.kind === "pointer" ? underlying(pkg, base.elem, "go") : base;
  if (array?.kind !== "slice" && array?.kind !== "array") return undefined;
  const id = paramIn(expr.index, model, types);
  return id !== undefined && !isCompared(id, model) ? found("index", expr, false) : undefined;
}

/** The parameter an index is made of, conversions and arithmetic looked through. */
function paramIn(index: Expr, model: FunctionModel, types: LightTypes): number | undefined {
  if (index.kind === "convert") return paramIn(index.operand, model, types);
  if (index.kind === "call" && index.args.length === 1 && index.args[0]) return paramIn(index.args[0], model, types);
  if (index.kind === "binary" && /^[-+*]$/.test(index.op)) return paramIn(index.left, model, types);
  if (index.kind !== "ident" || index.ref.kind !== "local") return undefined;
  if (model.locals[index.ref.id]?.kind === "param") return index.ref.id;
  const [value, ...others] = types.locals.of(model, index.ref.id).values;
  return value?.kind === "value" && others.length === 0 && value.of === 1 && !isCompared(index.ref.id, model) && value.expr.kind !== "ident" ? paramIn(value.expr, model, types) : undefined;
}

/** Reports whether some test of the function, a switch included, looks at the local. */
function isCompared(id: number, { body }: FunctionModel): boolean {
  let compared = false;
  if (body === undefined) return false;
  const mentions = (expr: Expr): void => {
    visitExpr(expr, (part) => {
      if (part.kind === "ident" && part.ref.kind === "local" && part.ref.id === id) compared = true;
    });
  };
  visitStmts(body, (stmt) => {
    if (stmt.kind === "if" || stmt.kind === "loop" || stmt.kind === "switch") ownExprs(stmt).forEach(mentions);
  });
  visitExprsIn(body, (expr) => {
    if (expr.kind === "binary" && /^(?:[<>]=?|[!=]=|%|&)$/.test(expr.op)) mentions(expr);
  });
  return compared;
}

/** `m[k] = v` where the package never gives the map a value. */
function mapWrite(target: Expr, model: FunctionModel, { pkg, types }: PanicSources): Found | undefined {
  if (target.kind !== "index" || target.base.kind !== "ident") return undefined;
  const { base } = target;
  if (underlying(pkg, types.typeOf(base, model), "go")?.kind !== "map" || base.kind !== "ident") return undefined;
  if (base.ref.kind === "local") {
    const { values, addressTaken } = types.locals.of(model, base.ref.id);
    const isVar = model.locals[base.ref.id]?.kind === "var";
    return isVar && values.length === 0 && !addressTaken ? found("nil-map", target, true) : undefined;
  }
  const global = base.ref.kind === "global" ? pkg.goGlobals.get(base.name) : undefined;
  const isSet = global?.value !== undefined || pkg.goFiles.some(({ code }) => new RegExp(`(?:\\b${base.name}(?:\\s*,[\\w\\s,.]*)?\\s*=[^=])|&\\s*${base.name}\\b`).test(code));
  return global !== undefined && !isSet ? found("nil-map", target, true) : undefined;
}

