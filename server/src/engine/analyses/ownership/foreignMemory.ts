// Releases of what no allocator of C made: memory that Go allocated, as the origin analysis knows; in C the address of a
// local or a string literal. And releases by the C allocator of what has a type of a library that no program allocates.
// Parameters are believed only as far as their own address goes: a `[]byte` may be laid over memory of C, and is told apart.
// Only for the C allocator: functions of libraries that take an address tear an object down in place.
import type { Call, Expr, FunctionModel, TypeRef } from "../../program/ast.ts";
import { withoutConversions } from "../../program/bareExpr.ts";
import { printExpr } from "../../program/printExpr.ts";
import type { Place } from "../../rules/defineRule.ts";
import { namingHints } from "../../knowledge/data/namingHints.ts";
import { opaqueTypes } from "../../knowledge/data/opaqueTypes.ts";
import type { LightTypes } from "../../program/lightTypes.ts";
import type { PackageModel, PlacedFunction } from "../../program/model.ts";
import { underlying } from "../../program/typeLookup.ts";
import type { CallResolver } from "../calls/callee.ts";
import type { CallGraph } from "../calls/callGraph.ts";
import type { OriginAnalysis } from "../origins/origins.ts";
import { bareOperand } from "./destructors.ts";

export interface ForeignRelease {
  readonly kind: "goMemory" | "literal" | "opaque";
  /** `opaque`: the family that releases such objects, and their type as written. */
  readonly opaque?: { readonly family: string; readonly type: string };
  readonly callee: string;
  readonly label: string;
  readonly at: Place;
  /** Elements of a slice that the caller handed in, which may lie in memory of C. */
  readonly isCallers: boolean;
}

interface Source {
  readonly resolver: CallResolver;
  readonly origins: OriginAnalysis;
  readonly types: LightTypes;
  readonly calls: CallGraph;
  readonly pkg: PackageModel;
}

export function foreignReleases(fn: PlacedFunction, source: Source): readonly ForeignRelease[] {
  return source.calls.callsIn(fn).flatMap(({ call }) => foreignRelease(call, fn, source) ?? []);
}

function foreignRelease(call: Call, fn: PlacedFunction, source: Source): ForeignRelease | undefined {
  const { resolver, origins } = source;
  const callee = resolver.resolve(call, fn.model);
  const releases = callee.kind === "c" && callee.bodies.length === 0 ? callee.model?.releases : undefined;
  const argument = releases?.family === "malloc" ? call.args[releases.param] : undefined;
  if (argument === undefined || callee.kind !== "c") return undefined;
  const kind = fn.model.lang === "go" ? goMemory(argument, fn.model, origins) : cMemory(argument, fn.model, source);
  const isCallers = kind === "callersMemory";
  const shared = { isCallers, callee: printExpr(call.callee), label: printExpr(withoutConversions(argument)), at: { uri: fn.uri, base: fn.start, span: call.span } };
  if (kind !== undefined) return { kind: isCallers ? "goMemory" : kind, ...shared };
  const opaque = opaqueObject(withoutConversions(argument), fn.model, source);
  return opaque && { kind: "opaque", opaque, ...shared };
}

/** A pointer to an object that only its library allocates, and that no value of the variable shows to be a block of malloc. */
function opaqueObject(bare: Expr, fn: FunctionModel, { types, pkg }: Source): ForeignRelease["opaque"] {
  const type = types.typeOf(bare, fn);
  // C that frees such an object is the library itself more often than its user.
  if (fn.lang !== "go" || type?.kind !== "pointer" || type.elem.kind !== "named" || type.elem.pkg !== "C") return undefined;
  const { name } = type.elem;
  const known = opaqueTypes.find((one) => one.types.includes(name));
  const declared = underlying(pkg, type.elem, "go");
  if (known === undefined || (declared?.kind === "struct" && declared.fields.length > 0) || bare.kind !== "ident" || bare.ref.kind !== "local") return undefined;
  // A conversion gives any block the type.
  const isBlock = types.locals.of(fn, bare.ref.id).values.some((value) => value.kind === "value" && value.expr.kind === "convert" && withoutConversions(value.expr).kind !== "literal");
  return isBlock ? undefined : { family: known.family, type: name };
}

function goMemory(argument: Expr, fn: FunctionModel, origins: OriginAnalysis): "goMemory" | "callersMemory" | undefined {
  const { origin, part, local } = origins.pointedTo(argument, fn);
  if (origin !== "go") return undefined;
  const root = local === undefined ? undefined : fn.locals[local];
  const bare = withoutConversions(argument);
  const isText = bare.kind === "call" && printExpr(bare.callee) === "unsafe.StringData";
  const isOwn = isText || root === undefined || root.kind === "var" || root.kind === "result";
  if (isOwn || part === "header" || part === "whole") return "goMemory";
  // A function that releases the slices it gets is meant for those that lie in memory of C.
  return namingHints.releases.test(fn.name) || namingHints.goFinishes.test(fn.name) ? undefined : "callersMemory";
}

function cMemory(argument: Expr, fn: FunctionModel, { types }: Source): ForeignRelease["kind"] | undefined {
  const bare = withoutConversions(argument);
  if (bare.kind === "literal") return bare.type === "string" ? "literal" : undefined;
  const operand = bareOperand(bare);
  const local = bare.kind === "unary" && bare.op === "&" && operand.kind === "ident" && operand.ref.kind === "local" ? fn.locals[operand.ref.id] : undefined;
  const array = bare.kind === "ident" && bare.ref.kind === "local" ? fn.locals[bare.ref.id] : undefined;
  if (local !== undefined) return "literal";
  if (array?.kind !== "var") return undefined;
  const { values } = types.locals.of(fn, array.id);
  const isText = values.length > 0 && values.every((value) => value.kind === "value" && isStringLiteral(withoutConversions(value.expr)));
  return isArray(array.type) || isText ? "literal" : undefined;
}

function isStringLiteral(expr: Expr): boolean {
  return expr.kind === "literal" && expr.type === "string";
}

function isArray(type: TypeRef | undefined): boolean {
  return type?.kind === "array";
}
