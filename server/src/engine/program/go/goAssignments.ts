// Go's assignments and local declarations. Guarantees: right sides are lowered before the names on the left come
// into scope; `:=` reuses a variable of the same block and makes new ones for the rest; `_` is a name without a
// local. A repeated constant (`a = iota; b`) gets its own copy of the expression it repeats.
import { childOf, childOfKind, childrenOf, firstNamed, namedChildren } from "../../syntax/syntaxNode.ts";
import type { AssignStmt, Expr, Stmt, TypeRef } from "../ast.ts";
import { declareLocal, relativeSpan, sourceText, type GoContext, type GoNode } from "./goContext.ts";
import { lowerExpr, lowerIdent, lowerList } from "./goExpressions.ts";
import { globalRef } from "./goScopes.ts";
import { lowerType } from "./goTypes.ts";

/** `a, b = x, y` and `a += x`. */
export function lowerAssignment(context: GoContext, node: GoNode, out: Stmt[]): void {
  const left = lowerList(context, childOf(node, "left"));
  const right = lowerList(context, childOf(node, "right"));
  out.push(assign(context, node, { op: childOf(node, "operator")?.token ?? "=", left, right, declares: [] }));
}

/** `a, b := f()`. */
export function lowerShortDeclaration(context: GoContext, node: GoNode, out: Stmt[]): void {
  const right = lowerList(context, childOf(node, "right"));
  const declares: number[] = [];
  const left = lowerShortTargets(context, childOf(node, "left"), declares);
  out.push(assign(context, node, { op: ":=", left, right, declares }));
}

/** The left side of a `:=`; ids of the new locals are added to `declares`. */
export function lowerShortTargets(context: GoContext, list: GoNode | undefined, declares: number[]): readonly Expr[] {
  if (list === undefined) return [];
  const nodes = list.kind === "expression_list" ? namedChildren(list) : [list];
  return nodes.map((node) => {
    if (node.kind !== "identifier" || node.missing) return lowerExpr(context, node);
    const isOld = typeof context.scope.names.get(sourceText(context, node)) === "number";
    return isOld ? lowerIdent(context, node) : declaredIdent(context, node, declares);
  });
}

/** `x++` and `x--`. */
export function lowerStep(context: GoContext, node: GoNode, out: Stmt[]): void {
  const target = lowerExpr(context, firstNamed(node));
  const end = node.end - context.base;
  const one: Expr = { kind: "literal", span: { start: end - 2, end }, type: "int", text: "1" };
  out.push(assign(context, node, { op: node.kind === "inc_statement" ? "+=" : "-=", left: [target], right: [one], declares: [] }));
}

/** `var a, b T = x, y`, alone or in a group: one statement for each line. */
export function declareVariables(context: GoContext, node: GoNode, out: Stmt[]): void {
  for (const spec of variableSpecs(node)) {
    const typeNode = childOf(spec, "type");
    const type = typeNode && lowerType(context, typeNode);
    const right = lowerList(context, childOf(spec, "value"));
    out.push(declare(context, spec, type, right));
  }
}

/** The `var_spec` nodes of a declaration. */
export function variableSpecs(node: GoNode): readonly GoNode[] {
  const holder = childOfKind(node, "var_spec_list") ?? node;
  return holder.children.filter((child) => child.kind === "var_spec");
}

/** Constants are modelled as variables that are never assigned again. */
export function declareConstants(context: GoContext, node: GoNode, out: Stmt[]): void {
  for (const { spec, type, value } of constantSpecs(node)) {
    const lowered = type && lowerType(context, type);
    const right = lowerList(context, value);
    out.push(declare(context, spec, lowered, right));
  }
}

/** One `const` line with the type and value it has or repeats. */
export interface ConstantSpec {
  readonly spec: GoNode;
  readonly type: GoNode | undefined;
  readonly value: GoNode | undefined;
}

/** The lines of a constant declaration, implicit repetition carried out. */
export function constantSpecs(node: GoNode): readonly ConstantSpec[] {
  let type: GoNode | undefined;
  let value: GoNode | undefined;
  return node.children
    .filter((child) => child.kind === "const_spec")
    .map((spec) => {
      const own = childOf(spec, "value");
      if (own !== undefined) [type, value] = [childOf(spec, "type"), own];
      return { spec, type, value };
    });
}

/** Local types have no value: their names matter, the C types they mention, and the fields of structs. One with type parameters is a name only. */
export function declareTypes(context: GoContext, node: GoNode): void {
  for (const spec of node.children) {
    const name = childOf(spec, "name");
    if (name === undefined) continue;
    context.scope.names.set(sourceText(context, name), "type");
    const type = lowerType(context, childOf(spec, "type"));
    if (type.kind === "struct" && childOf(spec, "type_parameters") === undefined) context.scope.structs.set(sourceText(context, name), type);
  }
}

function declare(context: GoContext, spec: GoNode, type: TypeRef | undefined, right: readonly Expr[]): AssignStmt {
  const declares: number[] = [];
  const left = childrenOf(spec, "name").map((name) => declaredIdent(context, name, declares, type));
  return assign(context, spec, { op: "var", left, right, declares });
}

function declaredIdent(context: GoContext, node: GoNode, declares: number[], type?: TypeRef): Expr {
  const id = declareLocal(context, node, "var", type);
  if (id === undefined) return { kind: "ident", span: relativeSpan(context, node), name: sourceText(context, node), ref: globalRef };
  declares.push(id);
  return lowerIdent(context, node);
}

function assign(context: GoContext, node: GoNode, parts: Pick<AssignStmt, "op" | "left" | "right" | "declares">): AssignStmt {
  return { kind: "assign", span: relativeSpan(context, node), ...parts, uninitialised: false };
}
