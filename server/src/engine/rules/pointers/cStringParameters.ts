// What a C function expects behind a `char *`: a string that ends with NUL, or bytes whose length stands beside.
import type { Callee } from "../../analyses/calls/callee.ts";
import type { CallSite } from "../../analyses/calls/callGraph.ts";
import type { PackageAnalyses } from "../../analyses/packageAnalyses.ts";
import type { Call, Expr, Param, TypeRef } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { underlying } from "../../program/typeLookup.ts";
import { childExprs, visitExpr, visitExprsIn } from "../../program/visit.ts";

/** `stated`: a table or the body says so; `declared`: `const char *`; `guessed`: `char *`, which may be a buffer. */
export type CString = "stated" | "declared" | "guessed";

type CCallee = Extract<Callee, { kind: "c" }>;

/** Whether parameter `index` is a C string; undefined when it is something else, or not known. */
export function expectsCString(callee: Callee, index: number, analyses: PackageAnalyses): CString | undefined {
  if (callee.kind !== "c") return undefined;
  if (callee.model?.textParams?.includes(index) === true) return "stated";
  const type = paramsOf(callee)[index]?.type;
  const isText = type ? charPointer(type, analyses) : undefined;
  if (isText === undefined) return undefined;
  if (callee.bodies.length > 0 && callee.bodies.every((body) => searchesEnd(body, index, analyses, 0))) return "stated";
  return isText === "const" ? "declared" : "guessed";
}

/** A length of the text, or a parameter that by its name is one. */
export function lengthStandsBeside({ call, callee }: CallSite, index: number, analyses: PackageAnalyses): boolean {
  if (callee.kind !== "c") return false;
  const params = paramsOf(callee);
  return call.args.some((arg, other) => {
    if (other === index) return false;
    if (measures(arg)) return true;
    const param = params[other];
    return param !== undefined && isInteger(param.type, analyses) && (Math.abs(other - index) === 1 || isLengthName(param.name)) && isLengthLike(param, arg);
  });
}

function isLengthLike(param: Param, arg: Expr): boolean {
  return isLengthName(param.name) || (param.name === undefined && !isConstant(arg)) || /size_t$|ssize_t$/.test(typeName(param.type));
}

function isLengthName(name: string | undefined): boolean {
  return name !== undefined && /(^|_)(n|np|nb|len|sz|cb|cch|num|cnt)|length|size|len$|bytes|count|Len|Size/.test(name);
}

function isConstant(arg: Expr): boolean {
  return arg.kind === "literal" || (arg.kind === "convert" && isConstant(arg.operand)) || (arg.kind === "select" && /^[A-Z]/.test(arg.field));
}

function measures(arg: Expr): boolean {
  let found = false;
  visitExpr(arg, (part) => {
    if (part.kind === "call" && part.callee.kind === "ident" && part.callee.name === "len") found = true;
    if (part.kind === "ident" && /^(n|ln|size|sz|count)$|len(gth)?$|Len(gth)?$|Size$/.test(part.name)) found = true;
  });
  return found;
}

function paramsOf(callee: CCallee): readonly Param[] {
  return callee.prototype?.params ?? callee.bodies[0]?.model.params ?? [];
}

/** `char *`, also behind typedefs; with whether the text is const. */
function charPointer(type: TypeRef, { pkg }: PackageAnalyses): "const" | "plain" | undefined {
  const pointer = underlying(pkg, type, "c");
  if (pointer?.kind !== "pointer") return undefined;
  const direct = pointer.elem;
  const char = underlying(pkg, direct, "c");
  if (char?.kind !== "named" || char.name !== "char") return undefined;
  return ("const" in direct && direct.const === true) || char.const === true ? "const" : "plain";
}

function isInteger(type: TypeRef, { pkg }: PackageAnalyses): boolean {
  const bare = underlying(pkg, type, "c");
  return bare?.kind === "named" && /int|long|short|size|unsigned|DWORD|UINT/.test(bare.name);
}

function typeName(type: TypeRef): string {
  return type.kind === "named" ? type.name : "";
}

/** Calls of C are followed this deep. */
const maxBodies = 3;

/** Reports whether a body gives the parameter to a function that reads up to a NUL byte. */
function searchesEnd({ model }: PlacedFunction, index: number, analyses: PackageAnalyses, depth: number): boolean {
  const local = model.params[index]?.local;
  if (local === undefined || !model.body || depth > maxBodies) return false;
  let found = false;
  visitExprsIn(model.body, (expr) => {
    if (expr.kind !== "call" || found) return;
    found = expr.args.some((arg, position) => isParameter(arg, local) && readsText(expr, position, model, analyses, depth));
  });
  return found;
}

function readsText(call: Call, position: number, inside: PlacedFunction["model"], analyses: PackageAnalyses, depth: number): boolean {
  const callee = analyses.resolver.resolve(call, inside);
  if (callee.kind !== "c") return false;
  if (callee.model?.textParams?.includes(position) === true || isPrintedAsText(callee, call, position)) return true;
  return callee.bodies.length > 0 && callee.bodies.every((body) => searchesEnd(body, position, analyses, depth + 1));
}

/** `%s` of printf and its like. */
function isPrintedAsText({ name }: CCallee, call: Call, position: number): boolean {
  const format = call.args.findIndex((arg) => arg.kind === "literal" && arg.type === "string");
  if (!/printf|syslog/.test(name) || format < 0 || position <= format) return false;
  const text = call.args[format];
  const verbs = text?.kind === "literal" ? (text.text.replaceAll("%%", "").match(/%[-+ #0-9.*]*[hlLqjzt]*[a-zA-Z]/g) ?? []) : [];
  return verbs[position - format - 1] === "%s";
}

function isParameter(arg: Expr, local: number): boolean {
  if (arg.kind === "ident") return arg.ref.kind === "local" && arg.ref.id === local;
  return arg.kind === "convert" && childExprs(arg).some((inner) => isParameter(inner, local));
}
