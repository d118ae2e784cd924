// Go expressions to plain data. Guarantees: every sub-expression of what cannot be modelled is kept below an
// `unknown`; parentheses are gone; names are resolved; never throws on broken syntax. Calls and conversions, which
// the grammar mixes up, are told apart in goCalls.ts.
import type { GoNodeKind } from "../../syntax/nodeKinds.generated.ts";
import { childOf, firstNamed, hasToken, namedChildren } from "../../syntax/syntaxNode.ts";
import type { CompositeElement, Expr, Literal, TypeRef, Unary } from "../ast.ts";
import { lowerCall, lowerConversion, nameAsExpr } from "./goCalls.ts";
import { maxNesting, noteCName, refOf, relativeSpan, sourceText, type GoContext, type GoNode } from "./goContext.ts";
import { globalRef } from "./goScopes.ts";
import { isTypeKind, lowerType } from "./goTypes.ts";

type ExprLowering = (context: GoContext, node: GoNode) => Expr;

/** Lowers an expression (or a type where an expression stands). */
export function lowerExpr(context: GoContext, node: GoNode | undefined): Expr {
  if (node === undefined) return { kind: "unknown", span: { start: 0, end: 0 }, children: [] };
  if (node.missing || node.kind === "ERROR" || context.nesting >= maxNesting) return lowerBroken(context, node);
  const lower = lowerings[node.kind as GoNodeKind];
  if (lower === undefined) return isTypeKind(node.kind) ? typeOperand(context, node) : unknownOf(context, node);
  context.nesting++;
  const expr = lower(context, node);
  context.nesting--;
  return expr;
}

/** Reports whether the kind is one of an expression. */
export function isExpressionKind(kind: GoNode["kind"]): boolean {
  return lowerings[kind as GoNodeKind] !== undefined;
}

/** The expressions of an `expression_list`, or of a node that is one itself. */
export function lowerList(context: GoContext, node: GoNode | undefined): readonly Expr[] {
  if (node === undefined) return [];
  if (node.kind !== "expression_list") return [lowerExpr(context, node)];
  return namedChildren(node).map((child) => lowerExpr(context, child));
}

/** An identifier as written, resolved where it stands. */
export function lowerIdent(context: GoContext, node: GoNode): Expr {
  const name = sourceText(context, node);
  return { kind: "ident", span: relativeSpan(context, node), name, ref: refOf(context, name) };
}

const lowerings: Partial<Record<GoNodeKind, ExprLowering>> = {
  identifier: lowerIdent,
  blank_identifier: lowerIdent,
  iota: lowerIdent,
  int_literal: literalAs("int"),
  float_literal: literalAs("float"),
  imaginary_literal: literalAs("float"),
  rune_literal: literalAs("char"),
  interpreted_string_literal: literalAs("string"),
  raw_string_literal: literalAs("string"),
  nil: literalAs("nil"),
  true: literalAs("bool"),
  false: literalAs("bool"),
  parenthesized_expression: lowerParenthesized,
  literal_element: lowerParenthesized,
  variadic_argument: lowerParenthesized,
  selector_expression: lowerSelector,
  index_expression: (context, node) => ({
    kind: "index",
    span: relativeSpan(context, node),
    base: lowerExpr(context, childOf(node, "operand")),
    index: lowerExpr(context, childOf(node, "index")),
  }),
  slice_expression: lowerSlice,
  call_expression: lowerCall,
  type_conversion_expression: lowerConversion,
  type_instantiation_expression: lowerInstantiation,
  type_identifier: lowerTypeName,
  type_assertion_expression: (context, node) => ({
    kind: "typeAssert",
    span: relativeSpan(context, node),
    operand: lowerExpr(context, childOf(node, "operand")),
    type: lowerType(context, childOf(node, "type")),
  }),
  composite_literal: (context, node) => {
    const type = lowerType(context, childOf(node, "type"));
    return lowerComposite(context, { body: childOf(node, "body") ?? node, whole: node, written: type, known: type });
  },
  literal_value: (context, node) => lowerComposite(context, { body: node, whole: node, written: undefined, known: undefined }),
  func_literal: (context, node) => context.lower.literal(context, node),
  unary_expression: lowerUnary,
  binary_expression: lowerBinary,
};

function literalAs(type: Literal["type"]): ExprLowering {
  return (context, node) => ({ kind: "literal", span: relativeSpan(context, node), type, text: sourceText(context, node) });
}

function lowerParenthesized(context: GoContext, node: GoNode): Expr {
  const inner = node.children.length === 1 ? node.children[0] : (node.children.find((child) => child.kind === "ERROR") ?? firstNamed(node));
  return inner === undefined ? unknownOf(context, node) : lowerExpr(context, inner);
}

/** A name the grammar took for a type: it is a value where it resolves to one. */
function lowerTypeName(context: GoContext, node: GoNode): Expr {
  const ref = refOf(context, sourceText(context, node));
  return ref.kind === "local" ? lowerIdent(context, node) : typeOperand(context, node);
}

/** `f[int, string]` as a value: the function; its type arguments are only looked at. */
function lowerInstantiation(context: GoContext, node: GoNode): Expr {
  const [base, ...arguments_] = namedChildren(node);
  arguments_.forEach((argument) => lowerType(context, argument));
  return base === undefined ? unknownOf(context, node) : nameAsExpr(context, base);
}

function lowerSelector(context: GoContext, node: GoNode): Expr {
  const field = childOf(node, "field");
  const base = lowerExpr(context, childOf(node, "operand"));
  if (field === undefined) return { kind: "unknown", span: relativeSpan(context, node), children: [base] };
  const name = sourceText(context, field);
  if (base.kind === "ident" && base.ref.kind === "cgo") noteCName(context, name, node);
  return { kind: "select", span: relativeSpan(context, node), base, field: name, fieldSpan: relativeSpan(context, field), arrow: false };
}

function lowerSlice(context: GoContext, node: GoNode): Expr {
  const bound = (field: string): Expr | undefined => {
    const child = childOf(node, field);
    return child && lowerExpr(context, child);
  };
  const base = lowerExpr(context, childOf(node, "operand"));
  const low = bound("start");
  const high = bound("end");
  const max = bound("capacity");
  return { kind: "slice", span: relativeSpan(context, node), base, ...(low && { low }), ...(high && { high }), ...(max && { max }) };
}

const unaryOperators: ReadonlySet<string> = new Set<Unary["op"]>(["&", "*", "!", "-", "+", "^", "<-"]);

function lowerUnary(context: GoContext, node: GoNode): Expr {
  const op = childOf(node, "operator")?.token ?? "";
  const operand = lowerExpr(context, childOf(node, "operand"));
  const span = relativeSpan(context, node);
  return unaryOperators.has(op) ? { kind: "unary", span, op: op as Unary["op"], operand } : { kind: "unknown", span, children: [operand] };
}

/**
 * A chain `a + b + c …` leans to the left and may be thousands long (generated string tables), so it is taken apart
 * with a loop. A chain longer than maxNesting stays flat: an `unknown` with all its operands.
 */
function lowerBinary(context: GoContext, node: GoNode): Expr {
  const chain: GoNode[] = [];
  let leftmost: GoNode | undefined = node;
  for (; leftmost?.kind === "binary_expression" && !leftmost.missing; leftmost = childOf(leftmost, "left")) chain.push(leftmost);
  const first = lowerExpr(context, leftmost);
  if (chain.length > maxNesting - context.nesting) {
    const rest = chain.reverse().map((link) => lowerExpr(context, childOf(link, "right")));
    return { kind: "unknown", span: relativeSpan(context, node), children: [first, ...rest] };
  }
  return chain.reduceRight<Expr>((left, link) => {
    const op = childOf(link, "operator")?.token ?? "";
    return { kind: "binary", span: relativeSpan(context, link), op, left, right: lowerExpr(context, childOf(link, "right")) };
  }, first);
}

interface CompositeParts {
  readonly body: GoNode;
  readonly whole: GoNode;
  readonly written: TypeRef | undefined;
  /** The type written, or the one left out in `[]T{{…}}`. */
  readonly known: TypeRef | undefined;
}

function lowerComposite(context: GoContext, { body, whole, written, known }: CompositeParts): Expr {
  const elements = namedChildren(body).map((child): CompositeElement => {
    if (child.kind !== "keyed_element") return { value: lowerElement(context, child, elementOf(known)) };
    const key = lowerKey(context, childOf(child, "key"), known);
    return { key, value: lowerElement(context, childOf(child, "value"), elementOf(known)) };
  });
  return { kind: "composite", span: relativeSpan(context, whole), type: written, elements };
}

function lowerElement(context: GoContext, node: GoNode | undefined, elided: TypeRef | undefined): Expr {
  const inner = node?.kind === "literal_element" ? firstNamed(node) : node;
  if (inner?.kind !== "literal_value") return lowerExpr(context, inner);
  if (context.nesting >= maxNesting) return lowerBroken(context, inner);
  context.nesting++;
  const composite = lowerComposite(context, { body: inner, whole: inner, written: undefined, known: elided });
  context.nesting--;
  return composite;
}

const keysAreValues: ReadonlySet<TypeRef["kind"]> = new Set<TypeRef["kind"]>(["map", "slice", "array"]);

/** A lone name is a field unless the literal's type is written out as a map, slice or array. */
function lowerKey(context: GoContext, node: GoNode | undefined, type: TypeRef | undefined): Expr {
  const inner = node?.kind === "literal_element" ? firstNamed(node) : node;
  if (inner?.kind !== "identifier" || (type !== undefined && keysAreValues.has(type.kind))) return lowerElement(context, node, type?.kind === "map" ? type.key : undefined);
  return { kind: "ident", span: relativeSpan(context, inner), name: sourceText(context, inner), ref: globalRef };
}

function elementOf(type: TypeRef | undefined): TypeRef | undefined {
  if (type?.kind === "map") return pointee(type.value);
  return type?.kind === "slice" || type?.kind === "array" ? pointee(type.elem) : undefined;
}

/** `[]*T{{…}}` elides `&T`. */
function pointee(type: TypeRef): TypeRef {
  return type.kind === "pointer" ? type.elem : type;
}

function typeOperand(context: GoContext, node: GoNode): Expr {
  return { kind: "type", span: relativeSpan(context, node), type: lowerType(context, node) };
}

/** Text that did not parse, or nests too deeply: what is recognisable inside is kept. */
function lowerBroken(context: GoContext, node: GoNode): Expr {
  context.hasSyntaxError = true;
  return unknownOf(context, node);
}

function unknownOf(context: GoContext, node: GoNode): Expr {
  const span = relativeSpan(context, node);
  if (context.nesting >= maxNesting) return { kind: "unknown", span, children: [] };
  context.nesting++;
  const children = node.children.filter((child) => child.kind === "ERROR" || isExpressionKind(child.kind) || hasExpressions(child)).map((child) => lowerExpr(context, child));
  context.nesting--;
  return { kind: "unknown", span, children };
}

/** Lists and clauses inside broken text whose own children are expressions. */
function hasExpressions(node: GoNode): boolean {
  return node.kind === "expression_list" || node.kind === "argument_list" || (node.kind === "expression_statement" && !hasToken(node, ":"));
}
