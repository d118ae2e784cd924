// Expressions at statement level: `a = b`, `a += b`, `a++` are `assign` statements, a comma list is one after the other.
import type { Span } from "../../../base/span.ts";
import type { Expr, Stmt } from "../../ast.ts";
import { childOf, firstNamed } from "../../../syntax/syntaxNode.ts";
import { nested, spanIn, type CContext, type CNode } from "../cContext.ts";
import { lowerOperand, storedValue } from "./cLiterals.ts";

/** Lowers an expression whose value nobody uses. */
export function assignmentStatements(context: CContext, node: CNode): readonly Stmt[] {
  switch (node.kind) {
    case "comma_expression":
      return nested(context, () => commaStatements(context, node), () => []);
    case "parenthesized_expression": {
      const inner = firstNamed(node);
      return inner === undefined || inner.kind === "compound_statement" ? [expression(context, node)] : nested(context, () => assignmentStatements(context, inner), () => []);
    }
    case "assignment_expression":
      return [assignment(context, node)];
    case "update_expression":
      return [update(context, node)];
    default:
      return [expression(context, node)];
  }
}

function commaStatements(context: CContext, node: CNode): readonly Stmt[] {
  return ["left", "right"].flatMap((role) => {
    const side = childOf(node, role);
    return side === undefined ? [] : assignmentStatements(context, side);
  });
}

function expression(context: CContext, node: CNode): Stmt {
  return { kind: "expr", expr: context.lowering.expr(context, node), span: spanIn(context, node) };
}

function assignment(context: CContext, node: CNode): Stmt {
  const left = lowerOperand(context, childOf(node, "left"), node);
  const right = storedValue(context, left, lowerOperand(context, childOf(node, "right"), node));
  return assign(childOf(node, "operator")?.token ?? "=", left, right, spanIn(context, node));
}

function update(context: CContext, node: CNode): Stmt {
  const operator = childOf(node, "operator");
  const operand = lowerOperand(context, childOf(node, "argument"), node);
  const one: Expr = { kind: "literal", type: "int", text: "1", span: spanIn(context, operator ?? node) };
  return assign(operator?.token === "--" ? "-=" : "+=", operand, one, spanIn(context, node));
}

function assign(op: string, left: Expr, right: Expr, span: Span): Stmt {
  return { kind: "assign", op, left: [left], right: [right], declares: [], uninitialised: false, span };
}
