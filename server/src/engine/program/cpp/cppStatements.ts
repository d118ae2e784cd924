// Statements that C++ has beyond C. `T x(a)` and `T x{a}` call the constructor `T`; references are locals that stand for
// what they refer to; a range-for walks its container; `throw` ends the path. What needs no code at run time is left out.
import type { Expr, Stmt } from "../ast.ts";
import { childOf, childrenOf, firstNamed, hasToken, namedChildren } from "../../syntax/syntaxNode.ts";
import { declareLocal, inScope, localOf, spanIn, textIn, type CContext, type CNode, type Handlers } from "../c/cContext.ts";
import { readDeclarator, readParams, readSpecifiers, type Specifiers } from "../c/cDeclarators.ts";
import { lowerTryParts } from "../c/code/cExceptions.ts";
import { lowerIdent, lowerOperand } from "../c/code/cLiterals.ts";
import { declare, lowerDeclarator } from "../c/code/cLocals.ts";
import { lowerBody } from "../c/code/cStatements.ts";
import { argumentsIn, callOf } from "./cppExpressions.ts";
import { plainName } from "./cppNames.ts";

function lowerDeclaration(context: CContext, node: CNode): readonly Stmt[] {
  const specifiers = readSpecifiers(context, node);
  return childrenOf(node, "declarator").flatMap((declarator): readonly Stmt[] => {
    if (declarator.kind === "init_declarator" && childOf(declarator, "declarator")?.kind === "structured_binding_declarator") return structuredBinding(context, declarator);
    return construction(context, node, declarator, specifiers) ?? lowerDeclarator(context, node, declarator, specifiers);
  });
}

/** `T x(a, b)`, `T x{a}` and `T x(a)` with a local `a`, which the grammar takes for a function. */
function construction(context: CContext, node: CNode, declarator: CNode, specifiers: Specifiers): readonly Stmt[] | undefined {
  const args = constructorArguments(context, node, declarator);
  const typeNode = childOf(node, "type");
  const nameNode = readDeclarator(context, declarator.kind === "init_declarator" ? childOf(declarator, "declarator") : declarator, specifiers.type).nameNode;
  if (args === undefined || typeNode === undefined || nameNode === undefined) return undefined;
  const value = callOf(context, declarator, plainName(textIn(context, typeNode)), args());
  const stmt = declare(context, node, { name: nameNode, value: undefined, type: specifiers.type, isStatic: specifiers.storage.has("static") });
  return specifiers.storage.has("static") ? [{ kind: "expr", expr: value, span: stmt.span }] : [{ ...stmt, right: [value], uninitialised: false }];
}

function constructorArguments(context: CContext, node: CNode, declarator: CNode): (() => readonly Expr[]) | undefined {
  const value = declarator.kind === "init_declarator" ? childOf(declarator, "value") : undefined;
  if (value?.kind === "argument_list") return () => argumentsIn(context, value);
  const isPlainType = /^(type_identifier|primitive_type|sized_type_specifier|struct_specifier|union_specifier|placeholder_type_specifier)$/.test(childOf(node, "type")?.kind ?? "");
  if (value?.kind === "initializer_list" && !isPlainType && !hasToken(declarator, "=")) return () => argumentsIn(context, value);
  const list = declarator.kind === "function_declarator" ? childOf(declarator, "parameters") : undefined;
  const params = list === undefined ? [] : namedChildren(list);
  const isCall = params.length > 0 && params.every((param) => isLocalName(context, param));
  return isCall ? () => params.map((param) => lowerIdent(context, firstNamed(param) ?? param)) : undefined;
}

function isLocalName(context: CContext, param: CNode): boolean {
  const only = param.children.length === 1 ? param.children[0] : undefined;
  return param.kind === "parameter_declaration" && only?.kind === "type_identifier" && localOf(context, textIn(context, only)) !== undefined;
}

function structuredBinding(context: CContext, declarator: CNode): readonly Stmt[] {
  const value = lowerOperand(context, childOf(declarator, "value"), declarator);
  const names = namedChildren(childOf(declarator, "declarator") ?? declarator).filter((child) => child.kind === "identifier");
  const declared = names.map((name) => declare(context, name, { name, value: undefined, type: { kind: "unknown", text: "auto" }, isStatic: false }));
  return [{ kind: "expr", expr: { kind: "unknown", children: [value], span: spanIn(context, declarator) }, span: spanIn(context, declarator) }, ...declared];
}

function lowerRangeFor(context: CContext, node: CNode): readonly Stmt[] {
  return inScope(context, () => {
    const over = lowerOperand(context, childOf(node, "right"), node);
    const { name, nameNode, type, isReference } = readDeclarator(context, childOf(node, "declarator"), readSpecifiers(context, node).type);
    const isNamed = nameNode !== undefined && nameNode.kind === "identifier";
    const id = isNamed ? declareLocal(context, { name, kind: "var", type, node: nameNode, isStatic: false }) : undefined;
    if (isReference && id !== undefined) context.references.add(id);
    const value = isNamed ? { value: lowerIdent(context, nameNode) } : {};
    const body = lowerBody(context, childOf(node, "body"), node);
    return [{ kind: "range", ...value, declares: id === undefined ? [] : [id], over, body, span: spanIn(context, node) }];
  });
}

function lowerTry(context: CContext, node: CNode): readonly Stmt[] {
  const body = childOf(node, "body");
  if (body === undefined) return [];
  const handlers = namedChildren(node).flatMap((clause) => {
    const caught = clause.kind === "catch_clause" ? childOf(clause, "body") : undefined;
    return caught === undefined ? [] : [{ body: caught, declare: () => { declareCaught(context, childOf(clause, "parameters")); } }];
  });
  return lowerTryParts(context, { node, body, handlers });
}

function declareCaught(context: CContext, list: CNode | undefined): void {
  const params = list === undefined ? [] : readParams(context, list).params;
  for (const { name, node, type } of params) if (name !== "") declareLocal(context, { name, kind: "var", type, node, isStatic: false });
}

function lowerThrow(context: CContext, node: CNode): readonly Stmt[] {
  const value = firstNamed(node);
  const expr = callOf(context, node, "operator_throw", value === undefined ? [] : [context.lowering.expr(context, value)]);
  return [{ kind: "expr", expr, span: expr.span }];
}

const nothing = (): readonly Stmt[] => [];

export const cppStatements: Handlers<readonly Stmt[]> = {
  declaration: lowerDeclaration,
  for_range_loop: lowerRangeFor,
  try_statement: lowerTry,
  throw_statement: lowerThrow,
  using_declaration: nothing,
  alias_declaration: nothing,
  static_assert_declaration: nothing,
  namespace_alias_definition: nothing,
  class_specifier: nothing,
  template_declaration: nothing,
};
