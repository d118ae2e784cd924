// Expressions and types as stable one-line text, close to Go's spelling whatever the source language.
// For printed stages, labels and messages; not a formatter: the result need not be compilable.
import { assertNever } from "../base/invariant.ts";
import type { Call, Composite, Expr, SliceExpr, TypeRef } from "./ast.ts";

/** The expression in one line. */
export function printExpr(expr: Expr): string {
  switch (expr.kind) {
    case "ident":
      return sourceName(expr.name);
    case "literal":
      return expr.text;
    case "select":
      return `${printOperand(expr.base)}${expr.arrow ? "->" : "."}${expr.field}`;
    case "index":
      return `${printOperand(expr.base)}[${printExpr(expr.index)}]`;
    case "slice":
      return printSlice(expr);
    case "call":
      return printCall(expr);
    case "convert":
      return `${printConversionType(expr.type)}(${printExpr(expr.operand)})`;
    case "unary":
      return expr.op.startsWith("post") ? `${printOperand(expr.operand)}${expr.op.slice(4)}` : `${expr.op}${printOperand(expr.operand)}`;
    case "binary":
      return `${printOperand(expr.left)} ${expr.op} ${printOperand(expr.right)}`;
    case "assignExpr":
      return `${printExpr(expr.left)} ${expr.op} ${printExpr(expr.right)}`;
    case "conditional":
      return `${printOperand(expr.test)} ? ${printOperand(expr.then)} : ${printOperand(expr.else)}`;
    case "composite":
      return printComposite(expr);
    case "funcLit":
      return `func#${String(expr.index)}`;
    case "typeAssert":
      return `${printOperand(expr.operand)}.(${printType(expr.type)})`;
    case "type":
      return printType(expr.type);
    case "unknown":
      return `?(${printList(expr.children)})`;
    default:
      return assertNever(expr);
  }
}

function printSlice(expr: SliceExpr): string {
  const parts = [expr.low, expr.high, ...(expr.max ? [expr.max] : [])];
  return `${printOperand(expr.base)}[${parts.map((part) => (part ? printExpr(part) : "")).join(":")}]`;
}

/** Operators of C++ and messages about the life of an object, which are calls in the model (see cpp/cppExpressions.ts, objc/objcExpressions.ts). */
const operatorWords: ReadonlyMap<string, string> = new Map([
  ["operator_new", "new"], ["operator_new_array", "new[]"], ["operator_delete", "delete"], ["operator_delete_array", "delete[]"], ["operator_throw", "throw"],
  ...["alloc", "new", "copy", "mutableCopy", "retain", "release", "autorelease", "dealloc", "drain"].map((word): [string, string] => [`-${word}`, word]),
]);

/** The source's word for a name of the model: `new` for `operator_new`, `release` for the message. */
export function sourceName(name: string): string {
  return operatorWords.get(name) ?? name;
}

/** `u->reset(p)` and `[u retain]`, whose object is the last argument. */
function printMethodCall(name: string, args: readonly Expr[]): string | undefined {
  const object = args.at(-1);
  if (!/^-[>\w]/.test(name) || object === undefined) return undefined;
  const behind = object.kind === "unary" && object.op === "*" ? object.operand : undefined;
  if (behind === undefined && !operatorWords.has(name)) return undefined;
  const rest = printList(args.slice(0, -1));
  const receiver = printOperand(behind ?? object);
  return name.startsWith("->") ? `${receiver}${name}(${rest})` : `[${receiver} ${name.slice(1)}${rest === "" ? "" : ` ${rest}`}]`;
}

function printCall(expr: Call): string {
  const method = expr.callee.kind === "ident" ? printMethodCall(expr.callee.name, expr.args) : undefined;
  if (method !== undefined) return method;
  const types = expr.typeArgs.length > 0 ? `[${expr.typeArgs.map(printType).join(", ")}]` : "";
  return `${printOperand(expr.callee)}${types}(${printList(expr.args)}${expr.spread ? "..." : ""})`;
}

function printList(exprs: readonly Expr[]): string {
  return exprs.map(printExpr).join(", ");
}

function printOperand(expr: Expr): string {
  const text = printExpr(expr);
  return expr.kind === "binary" || expr.kind === "conditional" || expr.kind === "assignExpr" ? `(${text})` : text;
}

function printComposite(expr: Composite): string {
  const elements = expr.elements.map(({ key, value }) => (key ? `${printExpr(key)}: ${printExpr(value)}` : printExpr(value)));
  return `${expr.type ? printType(expr.type) : ""}{${elements.join(", ")}}`;
}

function printConversionType(type: TypeRef): string {
  const text = printType(type);
  return type.kind === "named" && !text.includes(" ") ? text : `(${text})`;
}

/** The type in Go's spelling; C's const is kept as a prefix. */
export function printType(type: TypeRef): string {
  switch (type.kind) {
    case "named":
      return `${type.const === true ? "const " : ""}${type.pkg === undefined ? "" : `${type.pkg}.`}${type.name}`;
    case "pointer":
      return `${type.const === true ? "const " : ""}*${printType(type.elem)}`;
    case "slice":
      return `[]${printType(type.elem)}`;
    case "array":
      return `[${type.length ?? ""}]${printType(type.elem)}`;
    case "map":
      return `map[${printType(type.key)}]${printType(type.value)}`;
    case "chan":
      return `chan ${printType(type.elem)}`;
    case "func":
      return `func(${type.params.map(printType).join(", ")})${printResults(type.results)}`;
    case "struct":
      return `struct{${type.fields.map((field) => `${field.embedded ? "" : `${field.name} `}${printType(field.type)}`).join("; ")}}`;
    case "interface":
      return "interface";
    case "unknown":
      return `?${type.text}`;
    default:
      return assertNever(type);
  }
}

function printResults(results: readonly TypeRef[]): string {
  const [only] = results;
  if (!only) return "";
  return results.length === 1 ? ` ${printType(only)}` : ` (${results.map(printType).join(", ")})`;
}
