// Expressions that C++ has beyond C. `new T(a)` calls `operator_new`, `delete p` calls `operator_delete`, `throw e` calls
// `operator_throw`, `x->f(a)` calls `->f` with `a` and what `x` points to; casts with words are conversions; a
// constructor call is a call of the name of its class. Destructors, overloaded operators and conversions are not seen.
import type { Call, Expr, TypeRef } from "../ast.ts";
import { childOf, firstNamed, namedChildren } from "../../syntax/syntaxNode.ts";
import { declareLocal, spanIn, textIn, type CContext, type CNode, type Handlers } from "../c/cContext.ts";
import { readDeclarator, readSpecifiers, readTypeDescriptor } from "../c/cDeclarators.ts";
import { lowerComposite, lowerCompoundLiteral } from "../c/code/cCasts.ts";
import { lowerClosure } from "../c/code/cClosures.ts";
import { expressionsIn, lowerCall } from "../c/code/cExpressions.ts";
import { lowerIdent, lowerLiteral, lowerOperand } from "../c/code/cLiterals.ts";
import { globalName, lowerQualified, lowerTemplateName, plainName } from "./cppNames.ts";

/** A call of something that is known by its name. */
export function callOf(context: CContext, node: CNode, name: string, args: readonly Expr[], typeArgs: readonly TypeRef[] = []): Call {
  return { kind: "call", callee: globalName(context, node, name), typeArgs, args, spread: false, span: spanIn(context, node) };
}

/** The arguments of a constructor or function. */
export function argumentsIn(context: CContext, list: CNode | undefined): readonly Expr[] {
  const nodes = list === undefined ? [] : namedChildren(list);
  return nodes.filter((child) => child.kind !== "ERROR" && !child.missing).map((child) => context.lowering.expr(context, child));
}

const casts: ReadonlySet<string> = new Set(["static_cast", "reinterpret_cast", "const_cast", "dynamic_cast"]);

function lowerCppCall(context: CContext, node: CNode): Expr {
  const callee = childOf(node, "function");
  const list = childOf(node, "arguments");
  if (callee?.kind === "field_expression") return methodCall(context, node, callee);
  if (callee?.kind === "primitive_type") return { kind: "convert", type: { kind: "named", name: textIn(context, callee) }, operand: argumentsIn(context, list)[0] ?? unknown(context, node), span: spanIn(context, node) };
  const cast = callee?.kind === "template_function" ? childOf(callee, "name") : undefined;
  if (callee === undefined || cast === undefined || !casts.has(textIn(context, cast))) return lowerCall(context, node);
  const types = childOf(callee, "arguments");
  const typeNode = types === undefined ? undefined : firstNamed(types);
  const type: TypeRef = typeNode === undefined ? { kind: "unknown", text: "" } : readTypeDescriptor(context, typeNode);
  return { kind: "convert", type, operand: argumentsIn(context, list)[0] ?? unknown(context, node), span: spanIn(context, node) };
}

/** What the object itself does is its own business: it is the last argument, behind a `*`, so it is seen and not handed on. */
function methodCall(context: CContext, node: CNode, callee: CNode): Expr {
  const field = childOf(callee, "field");
  const receiver = lowerOperand(context, childOf(callee, "argument"), callee);
  const object: Expr = { kind: "unary", op: "*", operand: receiver, span: receiver.span };
  const name = field === undefined ? "" : plainName(textIn(context, field));
  return { ...callOf(context, node, `->${name}`, [...argumentsIn(context, childOf(node, "arguments")), object]), callee: globalName(context, field ?? callee, `->${name}`) };
}

function unknown(context: CContext, node: CNode): Expr {
  return { kind: "unknown", children: [], span: spanIn(context, node) };
}

/** `new (place) T(a)` makes nothing that must be deleted: unknown over all it mentions. */
function lowerNew(context: CContext, node: CNode): Expr {
  const placement = childOf(node, "placement");
  const args = argumentsIn(context, childOf(node, "arguments"));
  if (placement !== undefined && !/\bnothrow\b/.test(textIn(context, placement))) return { kind: "unknown", children: [...argumentsIn(context, placement), ...args], span: spanIn(context, node) };
  const bounds = childOf(node, "declarator");
  const length = bounds === undefined ? undefined : childOf(bounds, "length");
  const isArray = bounds?.kind === "new_declarator";
  const typeNode = childOf(node, "type");
  const types: readonly TypeRef[] = typeNode === undefined ? [] : [{ kind: "named", name: textIn(context, typeNode).replace(/\s+/g, " ") }];
  return callOf(context, node, isArray ? "operator_new_array" : "operator_new", length === undefined ? args : [context.lowering.expr(context, length), ...args], types);
}

function lowerDelete(context: CContext, node: CNode): Expr {
  const isArray = /^(::\s*)?delete\s*\[/.test(textIn(context, node));
  return callOf(context, node, isArray ? "operator_delete_array" : "operator_delete", [lowerOperand(context, firstNamed(node), node)]);
}

function lowerSubscript(context: CContext, node: CNode): Expr {
  const base = lowerOperand(context, childOf(node, "argument"), node);
  const list = childOf(node, "indices");
  return { kind: "index", base, index: argumentsIn(context, list)[0] ?? unknown(context, node), span: spanIn(context, node) };
}

/** `if (auto x = f(); x)`: declarations in a condition are assignments there. */
function lowerCondition(context: CContext, node: CNode): Expr {
  const initializer = childOf(node, "initializer");
  const first = initializer === undefined ? undefined : (firstNamed(initializer) ?? initializer);
  const valueNode = childOf(node, "value");
  const value = valueNode?.kind === "declaration" ? conditionDeclaration(context, valueNode, valueNode) : lowerOperand(context, valueNode, node);
  if (first === undefined) return value;
  const declarator = childOf(first, "declarator");
  const left = first.kind === "declaration" && declarator?.kind === "init_declarator" ? conditionDeclaration(context, first, declarator) : unknownOver(context, first);
  return { kind: "binary", op: ",", left, right: value, span: spanIn(context, node) };
}

/** `holder` has the declarator and the value. */
function conditionDeclaration(context: CContext, node: CNode, holder: CNode): Expr {
  const value = lowerOperand(context, childOf(holder, "value"), node);
  const { name, nameNode, type, isReference } = readDeclarator(context, childOf(holder, "declarator"), readSpecifiers(context, node).type);
  if (nameNode === undefined || name === "") return value;
  const id = declareLocal(context, { name, kind: "var", type, node: nameNode, isStatic: false });
  const left = lowerIdent(context, nameNode);
  if (isReference) context.references.add(id);
  return { kind: "assignExpr", op: "=", left, right: value, span: spanIn(context, node) };
}

function unknownOver(context: CContext, node: CNode): Expr {
  return { kind: "unknown", children: expressionsIn(context, node), span: spanIn(context, node) };
}

/** `T{a}`: the fields of a plain type, a constructor of another. */
function lowerBraced(context: CContext, node: CNode): Expr {
  const typeNode = childOf(node, "type");
  const value = childOf(node, "value");
  if (typeNode === undefined || typeNode.kind === "type_descriptor" || value === undefined) return lowerCompoundLiteral(context, node);
  const name = plainName(textIn(context, typeNode));
  if (typeNode.kind === "type_identifier") return lowerComposite(context, value, { kind: "named", name });
  return callOf(context, node, name, argumentsIn(context, value));
}

export const cppExpressions: Handlers<Expr> = {
  call_expression: lowerCppCall,
  new_expression: lowerNew,
  delete_expression: lowerDelete,
  qualified_identifier: lowerQualified,
  template_function: lowerTemplateName,
  this: (context, node) => globalName(context, node, "this"),
  subscript_expression: lowerSubscript,
  condition_clause: lowerCondition,
  compound_literal_expression: lowerBraced,
  lambda_expression: lowerClosure,
  raw_string_literal: lowerLiteral,
  user_defined_literal: lowerLiteral,
  parameter_pack_expansion: unknownOver,
  co_await_expression: unknownOver,
};
