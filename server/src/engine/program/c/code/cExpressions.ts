// C expressions to the common language. Guarantees: every sub-expression that is evaluated appears in the result;
// operands of `sizeof`, `alignof` and `offsetof` are not evaluated and do not. Parentheses vanish; branch hints
// (`likely(x)`) are their operand. A statement expression is `unknown` with the expressions of its statements.
// Does not fold constants and does not expand macros.
import type { Call, Expr, Unary } from "../../ast.ts";
import { childOf, childrenOf, firstNamed, namedChildren } from "../../../syntax/syntaxNode.ts";
import { lowerCast, lowerComposite, lowerCompoundLiteral, lowerSizeof } from "./cCasts.ts";
import { nested, spanIn, textIn, type CContext, type CNode, type Handlers } from "../cContext.ts";
import { lowerIdent, lowerLiteral, lowerOperand, storedValue } from "./cLiterals.ts";
import { expressionsOfBlock } from "./cStatementExprs.ts";

type Handler = (context: CContext, node: CNode) => Expr;

/** Lowers one expression. Never throws; what has no counterpart is `unknown`. */
export function lowerExpr(context: CContext, node: CNode): Expr {
  return nested(context, () => (handlerOf(context, node) ?? lowerUnknown)(context, node), () => ({ kind: "unknown", children: [], span: spanIn(context, node) }));
}

function handlerOf(context: CContext, node: CNode): Handler | undefined {
  return context.dialect?.exprs[node.kind] ?? handlers[node.kind];
}

/** Every expression directly below a node, or below what is none: for text that does not parse. */
export function expressionsIn(context: CContext, node: CNode): readonly Expr[] {
  return namedChildren(node).flatMap((child): readonly Expr[] => {
    if (child.missing) return [];
    return handlerOf(context, child) !== undefined ? [lowerExpr(context, child)] : nested(context, () => expressionsIn(context, child), () => []);
  });
}

function lowerUnknown(context: CContext, node: CNode): Expr {
  return { kind: "unknown", children: expressionsIn(context, node), span: spanIn(context, node) };
}

function lowerParenthesized(context: CContext, node: CNode): Expr {
  const inner = firstNamed(node);
  if (inner?.kind === "compound_statement") return lowerStatementExpr(context, inner);
  return lowerOperand(context, inner, node);
}

function lowerStatementExpr(context: CContext, node: CNode): Expr {
  return { kind: "unknown", children: expressionsOfBlock(context.lowering.block(context, node)), span: spanIn(context, node) };
}

/** Lowers a call of C; a callee in the dialect's own words is the dialect's to lower. */
export function lowerCall(context: CContext, node: CNode): Expr {
  const callee = lowerOperand(context, childOf(node, "function"), node);
  const list = childOf(node, "arguments");
  const nodes = list === undefined ? [] : namedChildren(list).filter((child) => child.kind !== "ERROR" && !child.missing);
  const args = nodes.map((child) => (child.kind === "compound_statement" ? lowerStatementExpr(context, child) : lowerExpr(context, child)));
  const hinted = callee.kind === "ident" && branchHints.has(callee.name) ? args[0] : undefined;
  return hinted ?? ({ kind: "call", callee, typeArgs: [], args, spread: false, span: spanIn(context, node) } satisfies Call);
}

/** Macros and builtins that only tell the compiler which way a test goes. */
const branchHints: ReadonlySet<string> = new Set([
  "__builtin_expect", "likely", "unlikely", "LIKELY", "UNLIKELY", "G_LIKELY", "G_UNLIKELY", "__predict_true", "__predict_false",
]);

function lowerSelect(context: CContext, node: CNode): Expr {
  const base = lowerOperand(context, childOf(node, "argument"), node);
  const field = childOf(node, "field");
  const arrow = node.children.some((child) => child.token === "->");
  return {
    kind: "select", base, field: field === undefined ? "" : textIn(context, field), fieldSpan: spanIn(context, field ?? node), arrow, span: spanIn(context, node),
  };
}

function lowerIndex(context: CContext, node: CNode): Expr {
  const base = lowerOperand(context, childOf(node, "argument"), node);
  return { kind: "index", base, index: lowerOperand(context, childOf(node, "index"), node), span: spanIn(context, node) };
}

function lowerUnary(context: CContext, node: CNode): Expr {
  const operator = childOf(node, "operator")?.token ?? "";
  const operand = lowerOperand(context, childOf(node, "argument"), node);
  return { kind: "unary", op: unaryOps.get(operator) ?? "+", operand, span: spanIn(context, node) };
}

const unaryOps: ReadonlyMap<string, Unary["op"]> = new Map([["&", "&"], ["*", "*"], ["!", "!"], ["-", "-"], ["+", "+"], ["~", "~"]]);

function lowerUpdate(context: CContext, node: CNode): Expr {
  const operator = childOf(node, "operator");
  const argument = childOf(node, "argument");
  const isPost = operator !== undefined && argument !== undefined && operator.start > argument.start;
  const op = operator?.token === "--" ? "--" : "++";
  return { kind: "unary", op: isPost ? `post${op}` : op, operand: lowerOperand(context, argument, node), span: spanIn(context, node) };
}

function lowerBinary(context: CContext, node: CNode): Expr {
  const left = lowerOperand(context, childOf(node, "left"), node);
  const right = lowerOperand(context, childOf(node, "right"), node);
  const op = node.kind === "comma_expression" ? "," : (childOf(node, "operator")?.token ?? "");
  // `(iconv_t)-1`: without its declaration the grammar takes the type for a variable.
  const isCast = (op === "-" || op === "+" || op === "*" || op === "&") && childOf(node, "left")?.kind === "parenthesized_expression" && left.kind === "ident" && left.ref.kind === "global" && /^[a-z0-9_]+_t$/.test(left.name);
  if (isCast) return { kind: "convert", type: { kind: "named", name: left.name }, operand: { kind: "unary", op, operand: right, span: right.span }, span: spanIn(context, node) };
  return { kind: "binary", op, left, right, span: spanIn(context, node) };
}

function lowerAssignExpr(context: CContext, node: CNode): Expr {
  const left = lowerOperand(context, childOf(node, "left"), node);
  const right = storedValue(context, left, lowerOperand(context, childOf(node, "right"), node));
  return { kind: "assignExpr", op: childOf(node, "operator")?.token ?? "=", left, right, span: spanIn(context, node) };
}

/** GNU's `a ?: b` evaluates `a` once, which a conditional cannot say: it is unknown over both. */
function lowerConditional(context: CContext, node: CNode): Expr {
  const test = lowerOperand(context, childOf(node, "condition"), node);
  const consequence = childOf(node, "consequence");
  const otherwise = lowerOperand(context, childOf(node, "alternative"), node);
  const span = spanIn(context, node);
  if (consequence === undefined) return { kind: "unknown", children: [test, otherwise], span };
  return { kind: "conditional", test, then: lowerExpr(context, consequence), else: otherwise, span };
}

/** Assembly is opaque; the values it reads and writes are kept. */
function lowerAssembly(context: CContext, node: CNode): Expr {
  const operands = namedChildren(node).flatMap((list) => (list.kind.endsWith("operand_list") ? namedChildren(list) : []));
  const values = operands.flatMap((operand) => childrenOf(operand, "value"));
  return { kind: "unknown", children: values.map((value) => lowerExpr(context, value)), span: spanIn(context, node) };
}

function lowerUnevaluated(context: CContext, node: CNode): Expr {
  return { kind: "unknown", children: [], span: spanIn(context, node) };
}

function lowerGeneric(context: CContext, node: CNode): Expr {
  const values = namedChildren(node).slice(1).filter((child) => child.kind !== "type_descriptor");
  return { kind: "unknown", children: values.map((value) => lowerExpr(context, value)), span: spanIn(context, node) };
}

function lowerWrapped(context: CContext, node: CNode): Expr {
  return lowerOperand(context, firstNamed(node), node);
}

const handlers: Handlers<Expr> = {
  identifier: lowerIdent,
  number_literal: lowerLiteral,
  string_literal: lowerLiteral,
  concatenated_string: lowerLiteral,
  char_literal: lowerLiteral,
  true: lowerLiteral,
  false: lowerLiteral,
  null: lowerLiteral,
  parenthesized_expression: lowerParenthesized,
  compound_statement: lowerStatementExpr,
  call_expression: lowerCall,
  field_expression: lowerSelect,
  subscript_expression: lowerIndex,
  pointer_expression: lowerUnary,
  unary_expression: lowerUnary,
  update_expression: lowerUpdate,
  binary_expression: lowerBinary,
  comma_expression: lowerBinary,
  assignment_expression: lowerAssignExpr,
  conditional_expression: lowerConditional,
  cast_expression: lowerCast,
  sizeof_expression: lowerSizeof,
  alignof_expression: lowerSizeof,
  offsetof_expression: lowerUnevaluated,
  generic_expression: lowerGeneric,
  compound_literal_expression: lowerCompoundLiteral,
  initializer_list: (context, node) => lowerComposite(context, node, undefined),
  gnu_asm_expression: lowerAssembly,
  extension_expression: lowerWrapped,
};
