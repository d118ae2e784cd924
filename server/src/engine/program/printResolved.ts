// Expressions with everything the lowering decided visible: `x#3` is local 3, `%len` is predeclared, `@C` and
// `@unsafe` are the pseudo package and imports, a bare name is package-level. For tests and dumps.
import { assertNever } from "../base/invariant.ts";
import type { Expr, Ident } from "./ast.ts";
import { printType } from "./printExpr.ts";

/** The expression in one line, as an s-expression where it is not a name or a literal. */
export function printResolved(expr: Expr): string {
  switch (expr.kind) {
    case "ident":
      return printIdent(expr);
    case "literal":
      return expr.text.replaceAll("\r", "\\r").replaceAll("\n", "\\n");
    case "select":
      return `${printResolved(expr.base)}${expr.arrow ? "->" : "."}${expr.field}`;
    case "funcLit":
      return `(func ${String(expr.index)})`;
    case "type":
      return `(type ${printType(expr.type)})`;
    case "call":
      return list("call", [printResolved(expr.callee), ...expr.typeArgs.map((type) => `[${printType(type)}]`), ...expr.args.map(printResolved), ...(expr.spread ? ["..."] : [])]);
    case "convert":
      return list("convert", [printType(expr.type), printResolved(expr.operand)]);
    case "typeAssert":
      return list("assert", [printResolved(expr.operand), printType(expr.type)]);
    case "index":
      return list("index", [printResolved(expr.base), printResolved(expr.index)]);
    case "slice":
      return list("slice", [expr.base, expr.low, expr.high, ...(expr.max ? [expr.max] : [])].map((part) => (part ? printResolved(part) : "_")));
    case "unary":
      return list(expr.op, [printResolved(expr.operand)]);
    case "binary":
    case "assignExpr":
      return list(expr.op, [printResolved(expr.left), printResolved(expr.right)]);
    case "conditional":
      return list("?:", [expr.test, expr.then, expr.else].map(printResolved));
    case "composite":
      return list("composite", [expr.type ? printType(expr.type) : "_", ...expr.elements.map(({ key, value }) => `${key ? `${printResolved(key)}: ` : ""}${printResolved(value)}`)]);
    case "unknown":
      return list("unknown", expr.children.map(printResolved));
    default:
      return assertNever(expr);
  }
}

function list(head: string, parts: readonly string[]): string {
  return `(${[head, ...parts].join(" ")})`;
}

function printIdent({ name, ref }: Ident): string {
  switch (ref.kind) {
    case "local":
      return `${name}#${String(ref.id)}`;
    case "cgo":
      return `@${name}`;
    case "import":
      return ref.path === name ? `@${name}` : `@${name}<${ref.path}>`;
    case "universe":
      return `%${name}`;
    case "global":
      return name;
    default:
      return assertNever(ref);
  }
}
