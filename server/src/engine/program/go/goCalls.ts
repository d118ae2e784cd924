// Calls and conversions. The grammar cannot tell `T(x)` from `f(x)` nor `a[i](x)` from `T[P](x)`, and reads
// `*(*T)(x)` as a conversion to `*(*T)`; here the names decide, and what stays open stays a Call.
import type { Span } from "../../base/span.ts";
import { childOf, firstNamed, namedChildren } from "../../syntax/syntaxNode.ts";
import type { Expr, TypeRef } from "../ast.ts";
import { isCertainCType } from "./cgoNames.ts";
import { isLocalType, maxNesting, noteCName, refOf, relativeSpan, sourceText, type GoContext, type GoNode } from "./goContext.ts";
import { isPredeclaredType } from "./goScopes.ts";
import { lowerType, qualifiedType } from "./goTypes.ts";

/** `f(x)`: a Call, or a Convert when the callee is certainly a type and there is one argument. */
export function lowerCall(context: GoContext, node: GoNode): Expr {
  const callee = childOf(node, "function");
  const arguments_ = argumentsOf(node);
  const spread = arguments_.at(-1)?.kind === "variadic_argument";
  const [only] = arguments_;
  const type = callee !== undefined && arguments_.length === 1 && !spread ? certainType(context, callee) : undefined;
  if (type !== undefined) return { kind: "convert", span: relativeSpan(context, node), type, operand: lowerExpr(context, only) };
  const typeArgs = (childOf(node, "type_arguments")?.children ?? []).map((argument) => lowerType(context, argument));
  const target = splitInstantiation(context, callee);
  return {
    kind: "call",
    span: relativeSpan(context, node),
    callee: target.callee,
    typeArgs: [...target.typeArgs, ...typeArgs],
    args: arguments_.map((argument) => lowerExpr(context, argument)),
    spread,
  };
}

function lowerExpr(context: GoContext, node: GoNode | undefined): Expr {
  return context.lower.expr(context, node);
}

/** What the grammar calls a type conversion; undoes its mistakes about `*`, `<-` and indexed callees. */
export function lowerConversion(context: GoContext, node: GoNode): Expr {
  return convertTo(context, node, childOf(node, "type"));
}

/** The conversion `node` with (the rest of) its type: operators in front of the type are taken off one by one. */
function convertTo(context: GoContext, node: GoNode, type: GoNode | undefined): Expr {
  const span = relativeSpan(context, { start: type?.start ?? node.start, end: node.end });
  const inner = type?.kind === "pointer_type" ? firstNamed(type) : undefined;
  if (inner !== undefined) return lowerPrefixed(context, { span, op: "*" }, () => convertTo(context, node, inner));
  if (type?.kind === "channel_type" && context.text.startsWith("<-", type.start)) {
    const rest = { start: span.start + "<-".length, end: span.end };
    return lowerPrefixed(context, { span, op: "<-" }, () => ({ kind: "convert", span: rest, type: lowerType(context, type), operand: operandOf(context, node) }));
  }
  const callee = type && lowerNamedCallee(context, type);
  if (callee === undefined) return { kind: "convert", span, type: lowerType(context, type), operand: operandOf(context, node) };
  return { kind: "call", span, ...callee, args: [operandOf(context, node)], spread: false };
}

/** `*T(x)` and `<-chan T(x)` without parentheses apply the operator to the conversion. */
function lowerPrefixed(context: GoContext, { span, op }: { readonly span: Span; readonly op: "*" | "<-" }, operand: () => Expr): Expr {
  if (context.nesting >= maxNesting) {
    context.hasSyntaxError = true;
    return { kind: "unknown", span, children: [] };
  }
  context.nesting++;
  const expr: Expr = { kind: "unary", span, op, operand: operand() };
  context.nesting--;
  return expr;
}

function operandOf(context: GoContext, node: GoNode): Expr {
  return lowerExpr(context, childOf(node, "operand"));
}

interface CalleeParts {
  readonly callee: Expr;
  readonly typeArgs: readonly TypeRef[];
}

/** The callee of `name(x)`, `p.name(x)`, `a[i](x)` that was read as a type; undefined when it certainly is one. */
function lowerNamedCallee(context: GoContext, type: GoNode): CalleeParts | undefined {
  if (certainType(context, type) !== undefined) return undefined;
  if (type.kind === "type_identifier" || type.kind === "qualified_type") return { callee: nameAsExpr(context, type), typeArgs: [] };
  const base = type.kind === "generic_type" ? childOf(type, "type") : undefined;
  if (base === undefined || certainType(context, base) !== undefined) return undefined;
  return lowerIndexedCallee(context, type, base);
}

/** `base[index](x)` or `base[T](x)`. */
function lowerIndexedCallee(context: GoContext, whole: GoNode, base: GoNode): CalleeParts {
  const callee = nameAsExpr(context, base);
  const arguments_ = childOf(whole, "type_arguments")?.children ?? [];
  const index = arguments_.length === 1 ? firstNamed(arguments_[0] ?? whole) : undefined;
  if (index === undefined || !isIndex(context, base, index)) return { callee, typeArgs: arguments_.map((argument) => lowerType(context, argument)) };
  return { callee: { kind: "index", span: relativeSpan(context, whole), base: callee, index: asValue(context, index) }, typeArgs: [] };
}

/** In `base[index](x)`: a local base or a local index means an element, anything else an instantiation. */
function isIndex(context: GoContext, base: GoNode, index: GoNode): boolean {
  const root = base.kind === "qualified_type" ? childOf(base, "package") : base;
  if (root !== undefined && refOf(context, sourceText(context, root)).kind === "local") return true;
  return index.kind === "type_identifier" && refOf(context, sourceText(context, index)).kind === "local";
}

/** What was read as a type argument, as the index it is. */
function asValue(context: GoContext, node: GoNode): Expr {
  const isName = node.kind === "type_identifier" || node.kind === "qualified_type";
  return isName ? nameAsExpr(context, node) : lowerExpr(context, node);
}

/** A type name node read as the expression it stands for. */
export function nameAsExpr(context: GoContext, node: GoNode): Expr {
  if (node.kind !== "qualified_type") return lowerExpr(context, { ...node, kind: "identifier" });
  const qualifier = childOf(node, "package");
  const name = childOf(node, "name");
  if (qualifier === undefined || name === undefined) return lowerExpr(context, node);
  const base = lowerExpr(context, { ...qualifier, kind: "identifier" });
  const field = sourceText(context, name);
  if (base.kind === "ident" && base.ref.kind === "cgo") noteCName(context, field, node);
  return { kind: "select", span: relativeSpan(context, node), base, field, fieldSpan: relativeSpan(context, name), arrow: false };
}

/** `f[int]` as a callee: the function and its type arguments, when the index certainly is a type. */
function splitInstantiation(context: GoContext, callee: GoNode | undefined): CalleeParts {
  const index = callee?.kind === "index_expression" ? childOf(callee, "index") : undefined;
  const type = index && certainType(context, index);
  if (callee === undefined || type === undefined) return { callee: lowerExpr(context, callee), typeArgs: [] };
  return { callee: lowerExpr(context, childOf(callee, "operand")), typeArgs: [type] };
}

function argumentsOf(call: GoNode): readonly GoNode[] {
  const list = childOf(call, "arguments");
  return list === undefined ? [] : namedChildren(list);
}

/** The type an expression node names, when nothing else can be meant; undefined otherwise. */
function certainType(context: GoContext, parenthesised: GoNode): TypeRef | undefined {
  const node = withoutParentheses(parenthesised);
  switch (node.kind) {
    case "identifier":
    case "type_identifier":
      return isCertainTypeName(context, node) ? { kind: "named", name: sourceText(context, node) } : undefined;
    case "selector_expression":
      return certainQualified(context, childOf(node, "operand"), childOf(node, "field")) ?? (node === parenthesised ? undefined : parenthesisedCType(context, node));
    case "qualified_type":
      return certainQualified(context, childOf(node, "package"), childOf(node, "name"));
    case "unary_expression":
      return node === parenthesised ? undefined : pointerType(context, node);
    default:
      return undefined;
  }
}

/** `(C.name)(x)`: nobody puts a function in parentheses, whoever converts does. */
function parenthesisedCType(context: GoContext, node: GoNode): TypeRef | undefined {
  const qualifier = childOf(node, "operand");
  const name = childOf(node, "field");
  if (qualifier === undefined || name === undefined || refOf(context, sourceText(context, qualifier)).kind !== "cgo") return undefined;
  return qualifiedType(context, qualifier, sourceText(context, name));
}

function isCertainTypeName(context: GoContext, node: GoNode): boolean {
  const name = sourceText(context, node);
  return isLocalType(context, name) || (isPredeclaredType(name) && refOf(context, name).kind === "universe");
}

function certainQualified(context: GoContext, qualifier: GoNode | undefined, name: GoNode | undefined): TypeRef | undefined {
  if (name === undefined || (qualifier?.kind !== "identifier" && qualifier?.kind !== "package_identifier")) return undefined;
  const ref = refOf(context, sourceText(context, qualifier));
  const text = sourceText(context, name);
  const isType = (ref.kind === "cgo" && isCertainCType(text)) || (ref.kind === "import" && ref.path === "unsafe" && text === "Pointer");
  return isType ? qualifiedType(context, qualifier, text) : undefined;
}

/**
 * `(*X)(y)`: a conversion unless X is rooted in a local variable (a call through a pointer to a function). A
 * package-level pointer to a function is so rare that package-level names count as types.
 */
function pointerType(context: GoContext, pointer: GoNode): TypeRef | undefined {
  let stars = 0;
  let node: GoNode | undefined = pointer;
  while (node !== undefined && (isDereference(node) || node.kind === "index_expression")) {
    if (node.kind === "unary_expression") stars++;
    const operand: GoNode | undefined = childOf(node, "operand");
    node = operand && withoutParentheses(operand);
  }
  const named = stars > 0 && stars <= 16 ? node && pointedName(context, node) : undefined;
  return named && Array.from({ length: stars }).reduce<TypeRef>((elem) => ({ kind: "pointer", elem }), named);
}

function isDereference(node: GoNode): boolean {
  return node.kind === "unary_expression" && childOf(node, "operator")?.token === "*";
}

function pointedName(context: GoContext, node: GoNode): TypeRef | undefined {
  if (node.kind === "identifier") {
    const name = sourceText(context, node);
    return refOf(context, name).kind === "local" ? undefined : { kind: "named", name };
  }
  const qualifier = node.kind === "selector_expression" ? childOf(node, "operand") : undefined;
  const name = childOf(node, "field");
  if (qualifier?.kind !== "identifier" || name === undefined) return undefined;
  return refOf(context, sourceText(context, qualifier)).kind === "local" ? undefined : qualifiedType(context, qualifier, sourceText(context, name));
}

function withoutParentheses(node: GoNode): GoNode {
  let inner = node;
  while (inner.kind === "parenthesized_expression" && inner.children.length === 1 && inner.children[0] !== undefined) inner = inner.children[0];
  return inner;
}
