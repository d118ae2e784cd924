// Expressions that name a type: casts, compound literals, initialiser lists, `sizeof`.
import type { CompositeElement, Expr, TypeRef } from "../../ast.ts";
import { childOf, childrenOf, firstNamed, namedChildren } from "../../../syntax/syntaxNode.ts";
import { localOf, spanIn, textIn, type CContext, type CNode } from "../cContext.ts";
import { readTypeDescriptor } from "../cDeclarators.ts";
import { lowerOperand } from "./cLiterals.ts";

/** `((void *)0)` is nil. `(x) * y` with a local `x` is no cast, whatever the grammar took it for. */
export function lowerCast(context: CContext, node: CNode): Expr {
  const typeNode = childOf(node, "type");
  const valueNode = childOf(node, "value");
  const span = spanIn(context, node);
  if (typeNode === undefined) return lowerOperand(context, valueNode, node);
  const type = readTypeDescriptor(context, typeNode);
  if (isVoidPointer(type) && valueNode?.kind === "number_literal" && textIn(context, valueNode) === "0") {
    return { kind: "literal", type: "nil", text: textIn(context, node), span };
  }
  const operand = lowerOperand(context, valueNode, node);
  const local = type.kind === "named" && childOf(typeNode, "declarator") === undefined ? localOf(context, type.name) : undefined;
  if (local !== undefined && operand.kind === "unary" && /^[-+*&]$/.test(operand.op)) {
    const left: Expr = { kind: "ident", name: local.name, ref: { kind: "local", id: local.id }, span: spanIn(context, typeNode) };
    return { kind: "binary", op: operand.op, left, right: operand.operand, span };
  }
  return { kind: "convert", type, operand, span };
}

function isVoidPointer(type: TypeRef): boolean {
  return type.kind === "pointer" && type.elem.kind === "named" && type.elem.name === "void";
}

/** The operand is not evaluated: only its type remains, where the source or a local's declaration gives it. */
export function lowerSizeof(context: CContext, node: CNode): Expr {
  const span = spanIn(context, node);
  const typeNode = childOf(node, "type");
  if (typeNode !== undefined) return { kind: "type", type: readTypeDescriptor(context, typeNode), span };
  const type = sizedType(context, childOf(node, "value"));
  return type === undefined ? { kind: "unknown", children: [], span } : { kind: "type", type, span };
}

/** Type of `x`, `*x`, `(x)` as far as declarations tell; a name that is no local may be a type. */
function sizedType(context: CContext, node: CNode | undefined): TypeRef | undefined {
  let current = node;
  let stars = 0;
  for (; current !== undefined && current.kind !== "identifier"; current = childOf(current, "argument") ?? firstNamed(current)) {
    if (current.kind === "pointer_expression" && childOf(current, "operator")?.token === "*") stars++;
    else if (current.kind !== "parenthesized_expression") return undefined;
  }
  if (current === undefined) return undefined;
  const name = textIn(context, current);
  const local = localOf(context, name);
  if (local === undefined) return stars === 0 ? { kind: "named", name } : undefined;
  return pointedTo(local.type, stars);
}

function pointedTo(type: TypeRef | undefined, stars: number): TypeRef | undefined {
  let result = type;
  for (let i = 0; i < stars; i++) result = result?.kind === "pointer" || result?.kind === "array" ? result.elem : undefined;
  return result;
}

/** `{ 1, .a = 2 }` of the given type, where one is known. */
export function lowerComposite(context: CContext, node: CNode, type: TypeRef | undefined): Expr {
  const elements = namedChildren(node).flatMap((child): readonly CompositeElement[] => {
    if (child.kind === "initializer_pair") return [lowerPair(context, child)];
    return child.kind === "ERROR" || child.missing ? [] : [{ value: context.lowering.expr(context, child) }];
  });
  return { kind: "composite", type, elements, span: spanIn(context, node) };
}

/** `.a = v`, `[i] = v`, `a: v`; of a chain `.a.b = v` the first field is the key. */
function lowerPair(context: CContext, node: CNode): CompositeElement {
  const value = lowerOperand(context, childOf(node, "value"), node);
  const designator = childrenOf(node, "designator")[0];
  if (designator === undefined) return { value };
  const inner = designator.kind === "field_identifier" ? designator : firstNamed(designator);
  if (inner === undefined) return { value };
  if (inner.kind !== "field_identifier") return { key: context.lowering.expr(context, inner), value };
  return { key: { kind: "ident", name: textIn(context, inner), ref: { kind: "global" }, span: spanIn(context, inner) }, value };
}

/** `(T){ … }`. */
export function lowerCompoundLiteral(context: CContext, node: CNode): Expr {
  const typeNode = childOf(node, "type");
  const value = childOf(node, "value");
  const type = typeNode === undefined ? undefined : readTypeDescriptor(context, typeNode);
  const composite = value === undefined ? undefined : lowerComposite(context, value, type);
  return { kind: "composite", type, elements: composite?.kind === "composite" ? composite.elements : [], span: spanIn(context, node) };
}
