// Expressions that Objective-C has beyond C. A message `[x setA:p b:q]` calls `setA:b:` with its arguments and, last, what
// `x` points to; messages about the life of an object (`[x release]`, `[T alloc]`) get `x` itself, and `[[T alloc] init]` is
// what `alloc` gives. Blocks are closures; literals hold what they are made of. `__bridge_transfer` gives a pointer to the
// runtime, which is an unknown use; other casts convert. Does not hold: who counts (see objcMemory.ts).
import type { Expr } from "../ast.ts";
import { childOf, namedChildren } from "../../syntax/syntaxNode.ts";
import { spanIn, textIn, type CContext, type CNode, type Handlers } from "../c/cContext.ts";
import { lowerCast } from "../c/code/cCasts.ts";
import { lowerClosure } from "../c/code/cClosures.ts";
import { expressionsIn } from "../c/code/cExpressions.ts";
import { lowerOperand } from "../c/code/cLiterals.ts";

/** Messages about the object as a whole: their receiver is a plain argument. */
const ofLifetime: ReadonlySet<string> = new Set(["alloc", "new", "copy", "mutableCopy", "retain", "release", "autorelease", "dealloc", "drain"]);

function lowerMessage(context: CContext, node: CNode): Expr {
  const receiver = lowerOperand(context, childOf(node, "receiver"), node);
  // Pools nobody drains end with the pool around them.
  if (receiver.kind === "ident" && receiver.name === "NSAutoreleasePool") return { kind: "unknown", children: [], span: spanIn(context, node) };
  const names = node.children.filter((child) => child.field === "method" && child.kind === "identifier");
  const args = namedChildren(node).filter((child) => child.field !== "receiver" && child.field !== "method" && child.kind !== "ERROR" && !child.missing);
  const words = names.map((name) => textIn(context, name));
  const selector = args.length === 0 ? words.join("") : words.map((word) => `${word}:`).join("");
  const span = spanIn(context, node);
  const lowered = args.map((argument) => context.lowering.expr(context, argument));
  const makesAgain = /^init(?![a-z])/.test(selector);
  const object: Expr = makesAgain ? { kind: "unknown", children: [], span: receiver.span } : { kind: "unary", op: "*", operand: receiver, span: receiver.span };
  const message: Expr = { kind: "call", callee: { kind: "ident", name: `-${selector}`, ref: { kind: "global" }, span }, typeArgs: [], args: [...lowered, ofLifetime.has(selector) ? receiver : object], spread: false, span };
  return makesAgain ? { kind: "binary", op: ",", left: message, right: receiver, span } : message;
}

function lowerBridgedCast(context: CContext, node: CNode): Expr {
  const cast = lowerCast(context, node);
  const type = childOf(node, "type");
  const givesAway = type !== undefined && /\b__bridge_transfer\b/.test(textIn(context, type));
  return givesAway ? { kind: "unknown", children: [cast], span: spanIn(context, node) } : cast;
}

function lowerOver(context: CContext, node: CNode): Expr {
  return { kind: "unknown", children: expressionsIn(context, node), span: spanIn(context, node) };
}

function lowerNothing(context: CContext, node: CNode): Expr {
  return { kind: "unknown", children: [], span: spanIn(context, node) };
}

export const objcExpressions: Handlers<Expr> = {
  message_expression: lowerMessage,
  cast_expression: lowerBridgedCast,
  block_literal: lowerClosure,
  array_literal: lowerOver,
  dictionary_literal: lowerOver,
  at_expression: lowerOver,
  va_arg_expression: lowerOver,
  selector_expression: lowerNothing,
  encode_expression: lowerNothing,
  available_expression: lowerNothing,
};
