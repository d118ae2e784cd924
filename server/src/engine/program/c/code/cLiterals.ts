// Leaves of C expressions: literals as written (`NULL` and `nullptr` are nil; 0 stays an int), identifiers, and operands
// that are missing.
import type { Expr, Ident, Literal } from "../../ast.ts";
import { localOf, spanIn, textIn, type CContext, type CNode } from "../cContext.ts";

/** Lowers a number, string (adjacent ones are one), character, boolean or null pointer. */
export function lowerLiteral(context: CContext, node: CNode): Literal {
  const text = textIn(context, node);
  return { kind: "literal", type: literalType(node, text), text, span: spanIn(context, node) };
}

/** An identifier where it stands. */
export function lowerIdent(context: CContext, node: CNode): Ident {
  const name = textIn(context, node);
  const local = localOf(context, name);
  return { kind: "ident", name, ref: local === undefined ? { kind: "global" } : { kind: "local", id: local.id }, span: spanIn(context, node) };
}

/** Lowers a node that may be absent or MISSING: `unknown` at the place of its parent then. */
export function lowerOperand(context: CContext, node: CNode | undefined, parent: CNode): Expr {
  return node === undefined || node.missing ? { kind: "unknown", children: [], span: spanIn(context, parent) } : context.lowering.expr(context, node);
}

/** The right side of an assignment to `target`. Behind a reference it goes where nobody here looks. */
export function storedValue(context: CContext, target: Expr, value: Expr): Expr {
  const goesElsewhere = context.references.size > 0 && value.kind !== "literal" && isBehindReference(context, target);
  return goesElsewhere ? { kind: "unknown", children: [value], span: value.span } : value;
}

function isBehindReference(context: CContext, target: Expr): boolean {
  if (target.kind === "ident") return target.ref.kind === "local" && context.references.has(target.ref.id);
  return (target.kind === "select" || target.kind === "index") && isBehindReference(context, target.base);
}

function literalType(node: CNode, text: string): Literal["type"] {
  switch (node.kind) {
    case "number_literal":
      return isFloat(text) ? "float" : "int";
    case "char_literal":
      return "char";
    case "true":
    case "false":
      return "bool";
    case "null":
      return "nil";
    default:
      return "string";
  }
}

function isFloat(text: string): boolean {
  return /^[-+]?0[xX]/.test(text) ? /[.pP]/.test(text) : /[.eE]/.test(text);
}
