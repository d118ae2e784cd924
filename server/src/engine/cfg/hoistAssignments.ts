// Takes C assignments and comma operators out of an expression: `f((p = malloc(n)), 1)` becomes the action
// `p = malloc(n)` and the expression `f(p, 1)`. Only what is certainly evaluated moves: the right sides of
// `&&`, `||` and the arms of `?:` stay as they are. Unchanged expressions keep their identity.
import type { AssignExpr, Expr } from "../program/ast.ts";
import { childExprs, visitExpr } from "../program/visit.ts";
import type { GraphDraft } from "./graphDraft.ts";

/** Emits the assignments inside `expr` and returns what is left of it. */
export function hoistAssignments(graph: GraphDraft, expr: Expr): Expr {
  return hoistable(expr) ? hoist(graph, expr) : expr;
}

/** Emits one assignment expression as an action and returns the expression for its value. */
export function emitAssignment(graph: GraphDraft, expr: AssignExpr): Expr {
  const right = hoistAssignments(graph, expr.right);
  graph.emit({ kind: "assign", op: expr.op, left: [expr.left], right: [right], declares: [], uninitialised: false, span: expr.span });
  return isPure(expr.left) ? expr.left : { kind: "unknown", children: [], span: expr.left.span };
}

function hoistable(expr: Expr): boolean {
  let found = false;
  visitExpr(expr, (inner) => {
    if (inner.kind === "assignExpr" || (inner.kind === "binary" && inner.op === ",")) found = true;
  });
  return found;
}

function hoist(graph: GraphDraft, expr: Expr): Expr {
  const inside = (part: Expr): Expr => hoist(graph, part);
  switch (expr.kind) {
    case "assignExpr":
      return emitAssignment(graph, expr);
    case "binary":
      if (expr.op === ",") {
        graph.emit({ kind: "eval", expr: inside(expr.left), span: expr.left.span });
        return inside(expr.right);
      }
      if (expr.op === "&&" || expr.op === "||") return { ...expr, left: inside(expr.left) };
      return { ...expr, left: inside(expr.left), right: inside(expr.right) };
    case "conditional":
      return { ...expr, test: inside(expr.test) };
    case "call":
      return { ...expr, callee: inside(expr.callee), args: expr.args.map(inside) };
    case "convert":
    case "unary":
    case "typeAssert":
      return { ...expr, operand: inside(expr.operand) };
    case "select":
      return { ...expr, base: inside(expr.base) };
    case "index":
      return { ...expr, base: inside(expr.base), index: inside(expr.index) };
    case "composite":
      return { ...expr, elements: expr.elements.map(({ key, value }) => ({ ...(key && { key }), value: inside(value) })) };
    default:
      return expr;
  }
}

/** Reports whether reading the expression again has no further effect. */
function isPure(expr: Expr): boolean {
  const effectful = expr.kind === "call" || expr.kind === "assignExpr" || (expr.kind === "unary" && /\+\+|--|<-/.test(expr.op));
  return !effectful && childExprs(expr).every(isPure);
}
