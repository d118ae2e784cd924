// Follows a pointer to the Go string whose bytes it points to: `unsafe.StringData(s)`, `&[]byte(s)[0]`, the data word of a
// string header, helpers that return one of these. And says whether such a string ends with a NUL byte: by its literals,
// concatenations and appended zeros; for a parameter of a function that only this package calls, by what callers pass.
// What comes from elsewhere is unknown, and so is everything in a function that writes "\x00" itself.
import type { Call, Expr, FunctionModel } from "../../program/ast.ts";
import type { LightTypes } from "../../program/lightTypes.ts";
import type { PackageModel } from "../../program/model.ts";
import { underlying } from "../../program/typeLookup.ts";
import { visitStmts } from "../../program/visit.ts";
import type { Callee } from "../calls/callee.ts";
import type { Termination, TextData } from "./lengths.ts";
import type { Terms } from "./lengthTerms.ts";

export interface TextParts {
  readonly pkg: PackageModel;
  readonly types: LightTypes;
  readonly terms: Terms;
  readonly resolve: (call: Call, inside: FunctionModel) => Callee;
}

/** Locals and helpers are followed this far. */
const maxSteps = 5;

/** The string whose bytes the value points to; undefined when it points to something else or to what is not known. */
export function textBehind(parts: TextParts, value: Expr, fn: FunctionModel, depth = 0): TextData | undefined {
  if (depth > maxSteps) return undefined;
  const bare = parts.terms.bare(value);
  switch (bare.kind) {
    case "call":
      return textOfCall(parts, bare, fn, depth);
    case "unary":
      if (bare.op === "&") return bare.operand.kind === "index" && isZero(bare.operand.index) ? textOfBytes(parts, bare.operand.base, fn, depth) : undefined;
      return bare.op === "*" ? headerText(parts, bare.operand, fn, depth) : undefined;
    case "select":
      return /^(data|ptr|p|str)$/i.test(bare.field) ? headerText(parts, bare.base, fn, depth) : undefined;
    case "ident": {
      const [only, ...others] = localValues(parts, bare, fn);
      return only?.kind === "value" && only.index === 0 && others.length === 0 ? textBehind(parts, only.expr, fn, depth + 1) : undefined;
    }
    default:
      return undefined;
  }
}

/** Whether the string ends with a NUL byte. */
export function terminationOf(parts: TextParts, text: Expr, fn: FunctionModel, depth = 0): Termination {
  if (depth > maxSteps) return "unknown";
  const next = (part: Expr): Termination => terminationOf(parts, part, fn, depth + 1);
  const bare = parts.terms.bare(text);
  switch (bare.kind) {
    case "literal":
      return bare.type === "string" ? (/(\\x00|\\0+|\\u0{4})["`]$/.test(bare.text) ? "yes" : "no") : bare.type === "int" || bare.type === "char" ? (isZero(bare) || bare.text === "'\\x00'" ? "yes" : "no") : "unknown";
    case "binary":
      return bare.op === "+" ? next(bare.right) : "unknown";
    case "ident":
      return identTermination(parts, bare, fn, next);
    case "call":
      return callTermination(parts, bare, fn, next);
    default:
      return "unknown";
  }
}

/** The index of the parameter that the string is, unchanged. */
export function textParameter(parts: TextParts, text: Expr, fn: FunctionModel): number | undefined {
  const bare = parts.terms.bare(text);
  if (bare.kind !== "ident" || bare.ref.kind !== "local") return undefined;
  const { id } = bare.ref;
  const index = fn.params.findIndex((param) => param.local === id);
  return index >= 0 && parts.types.locals.of(fn, id).values.length === 0 ? index : undefined;
}

/** The call whose result the value is, through conversions and locals that hold nothing else. */
export function callBehind(parts: TextParts, value: Expr, fn: FunctionModel, depth = 0): Call | undefined {
  const bare = parts.terms.bare(value);
  if (bare.kind === "call") return bare;
  const [only, ...others] = localValues(parts, bare, fn);
  return only?.kind === "value" && only.index === 0 && others.length === 0 && depth < maxSteps ? callBehind(parts, only.expr, fn, depth + 1) : undefined;
}

function textOfCall(parts: TextParts, call: Call, fn: FunctionModel, depth: number): TextData | undefined {
  const callee = parts.resolve(call, fn);
  const [first] = call.args;
  if (callee.kind === "external" && first) {
    if (callee.name === "unsafe.StringData") return { text: first, isTerminated: false };
    if (callee.name === "unsafe.SliceData") return textOfBytes(parts, first, fn, depth + 1);
  }
  if (callee.kind !== "go") return undefined;
  const found = callee.bodies.map(({ model }) => helperText(parts, model, depth + 1));
  const [param] = found;
  const arg = param === undefined ? undefined : call.args[param];
  return arg && found.every((one) => one === param) ? { text: arg, isTerminated: false } : undefined;
}

/** The parameter whose bytes every return of a helper points to. */
function helperText(parts: TextParts, helper: FunctionModel, depth: number): number | undefined {
  if (writesNul(helper) || !helper.body) return undefined;
  const params = new Set<number | undefined>();
  visitStmts(helper.body, (stmt) => {
    if (stmt.kind !== "return") return;
    const [value] = stmt.values;
    if (value?.kind === "literal" && value.type === "nil") return;
    const data = value && textBehind(parts, value, helper, depth);
    params.add(data && !data.isTerminated ? textParameter(parts, data.text, helper) : undefined);
  });
  const [param] = params;
  return params.size === 1 ? param : undefined;
}

/** `[]byte(s)`, or a local that holds it. */
function textOfBytes(parts: TextParts, bytes: Expr, fn: FunctionModel, depth: number): TextData | undefined {
  if (depth > maxSteps) return undefined;
  if (bytes.kind === "convert" && isString(parts, bytes.operand, fn)) return { text: bytes.operand, isTerminated: false };
  if (bytes.kind === "call" && bytes.callee.kind === "ident" && bytes.callee.name === "append") {
    const [first, second] = bytes.args;
    if (bytes.spread) return second && isString(parts, second, fn) ? { text: second, isTerminated: false } : undefined;
    const inner = first && textOfBytes(parts, first, fn, depth + 1);
    return inner && { ...inner, isTerminated: true };
  }
  if (bytes.kind !== "ident") return undefined;
  const values = localValues(parts, bytes, fn);
  const texts = values.map((value) => (value.kind === "value" && value.of === 1 ? ownAppend(value.expr, bytes) : undefined)).map((value) => (value === "self" ? "self" : value && textOfBytes(parts, value, fn, depth + 1)));
  const first = texts.find((text) => text !== "self");
  if (first === undefined || texts.includes(undefined)) return undefined;
  return { text: first.text, isTerminated: texts.some((text) => text === "self" || text?.isTerminated === true) };
}

/** `b = append(b, …)`. */
function ownAppend(value: Expr, bytes: Extract<Expr, { kind: "ident" }>): Expr | "self" {
  const [first] = value.kind === "call" && value.callee.kind === "ident" && value.callee.name === "append" ? value.args : [];
  return first?.kind === "ident" && first.name === bytes.name ? "self" : value;
}

/** `(*T)(unsafe.Pointer(&s))`, or a local that holds it. */
function headerText(parts: TextParts, pointer: Expr, fn: FunctionModel, depth: number): TextData | undefined {
  const bare = parts.terms.bare(pointer);
  if (bare.kind === "unary" && bare.op === "*") return headerText(parts, bare.operand, fn, depth);
  if (bare !== pointer && bare.kind === "unary" && bare.op === "&") return isString(parts, bare.operand, fn) ? { text: bare.operand, isTerminated: false } : undefined;
  if (bare.kind !== "ident" || depth > maxSteps) return undefined;
  const [only, ...others] = localValues(parts, bare, fn);
  return only?.kind === "value" && only.of === 1 && others.length === 0 ? headerText(parts, only.expr, fn, depth + 1) : undefined;
}

function identTermination(parts: TextParts, ident: Extract<Expr, { kind: "ident" }>, fn: FunctionModel, next: (part: Expr) => Termination): Termination {
  if (ident.ref.kind === "global") {
    const global = parts.pkg.goGlobals.get(ident.name);
    return global?.isConst === true && global.value ? next(global.value) : "unknown";
  }
  if (ident.ref.kind !== "local" || writesNul(fn)) return "unknown";
  const { id } = ident.ref;
  const values = localValues(parts, ident, fn);
  if (values.length === 0) return fn.params.some((param) => param.local === id) ? "no" : "unknown";
  const ends = values.map((value) => (value.kind === "value" && value.of === 1 ? next(value.expr) : value.kind === "update" ? next(value.expr) : "unknown"));
  return ends.includes("yes") ? "yes" : ends.includes("unknown") ? "unknown" : "no";
}

function callTermination(parts: TextParts, call: Call, fn: FunctionModel, next: (part: Expr) => Termination): Termination {
  const callee = parts.resolve(call, fn);
  const [first] = call.args;
  return callee.kind === "external" && callee.name === "fmt.Sprintf" && first ? next(first) : "unknown";
}

function localValues({ types }: TextParts, ident: Expr, fn: FunctionModel): ReturnType<LightTypes["locals"]["of"]>["values"] {
  return ident.kind === "ident" && ident.ref.kind === "local" ? types.locals.of(fn, ident.ref.id).values : [];
}

function writesNul(fn: FunctionModel): boolean {
  return /\\x00|\\000|\\0"|rune\(0\)|byte\(0\)/.test(fn.text);
}

function isString({ pkg, types }: TextParts, expr: Expr, fn: FunctionModel): boolean {
  const type = underlying(pkg, types.typeOf(expr, fn), "go");
  return type?.kind === "named" && type.pkg === undefined && type.name === "string";
}

function isZero(expr: Expr): boolean {
  return expr.kind === "literal" && expr.text === "0";
}
