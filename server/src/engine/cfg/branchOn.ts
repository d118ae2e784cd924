// Turns a condition into edges: short-circuit operators, `!`, `?:` and constants become control flow, so every
// edge carries one plain test. The test is evaluated by an action in the block it branches from.
import type { Binary, Expr } from "../program/ast.ts";
import type { GraphDraft, Landing } from "./graphDraft.ts";
import { hoistAssignments } from "./hoistAssignments.ts";

/** Branch hints of C compilers and libraries return their first argument: `likely`, `G_UNLIKELY`, `za_LIKELY`, `xxunlikely`. */
function isHint(name: string): boolean {
  return name === "__builtin_expect" || /likely$/i.test(name);
}

/** Ends the current block with the edges of `cond`. */
export function branchOn(graph: GraphDraft, cond: Expr, yes: Landing, no: Landing): void {
  switch (cond.kind) {
    case "unary":
      if (cond.op === "!") return branchOn(graph, cond.operand, no, yes);
      break;
    case "binary":
      if (cond.op === "&&" || cond.op === "||") return branchOnSpine(graph, cond, yes, no);
      if (cond.op === ",") {
        graph.emit({ kind: "eval", expr: hoistAssignments(graph, cond.left), span: cond.left.span });
        return branchOn(graph, cond.right, yes, no);
      }
      break;
    case "conditional": {
      const then = graph.block();
      const otherwise = graph.block();
      branchOn(graph, cond.test, { block: then }, { block: otherwise });
      graph.enter(then);
      branchOn(graph, cond.then, yes, no);
      graph.enter(otherwise);
      return branchOn(graph, cond.else, yes, no);
    }
    case "call":
      if (cond.callee.kind === "ident" && isHint(cond.callee.name) && cond.args[0]) return branchOn(graph, cond.args[0], yes, no);
      break;
    default:
      break;
  }
  branchOnTest(graph, cond, yes, no);
}

function branchOnTest(graph: GraphDraft, cond: Expr, yes: Landing, no: Landing): void {
  const value = constantTruth(cond);
  if (value !== undefined) return graph.edge(value ? yes : no);
  const expr = hoistAssignments(graph, cond);
  graph.emit({ kind: "eval", expr, span: expr.span });
  graph.edge(yes, { kind: "test", expr, sense: true });
  graph.edge(no, { kind: "test", expr, sense: false });
}

/** `a && b && c`, whatever its depth to the left, without recursion along the spine. */
function branchOnSpine(graph: GraphDraft, cond: Binary, yes: Landing, no: Landing): void {
  const operands: Expr[] = [];
  let left: Expr = cond;
  while (left.kind === "binary" && left.op === cond.op) {
    operands.push(left.right);
    left = left.left;
  }
  operands.push(left);
  for (let i = operands.length - 1; i > 0; i--) {
    const next = graph.block();
    if (cond.op === "&&") branchOn(graph, operands[i] as Expr, { block: next }, no);
    else branchOn(graph, operands[i] as Expr, yes, { block: next });
    graph.enter(next);
  }
  branchOn(graph, operands[0] as Expr, yes, no);
}

/** The truth of a literal condition: `for (;1;)`, `if (0)`, `true`, a string. */
export function constantTruth(cond: Expr): boolean | undefined {
  if (cond.kind !== "literal") return undefined;
  if (cond.type === "bool") return cond.text === "true";
  // `assert(!"never here")`: a string has an address.
  if (cond.type === "string") return true;
  if (cond.type === "int") return !/^0[xX]?0*[uUlL]*$/.test(cond.text);
  return undefined;
}
