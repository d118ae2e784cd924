// What the parts of the graph builder share: the draft, the stack of branch targets, the labels.
import type { Expr, Stmt } from "../program/ast.ts";
import { branchOn } from "./branchOn.ts";
import type { CallEnds, ExpandCall } from "./cfg.ts";
import type { GraphDraft } from "./graphDraft.ts";
import { emitAssignment, hoistAssignments } from "./hoistAssignments.ts";

/** Where `break`, `continue` and `fallthrough` lead; a linked stack, innermost first. */
export interface Targets {
  readonly outer: Targets | undefined;
  readonly label: string | undefined;
  readonly breakTo?: number;
  readonly continueTo?: number;
  readonly fallthroughTo?: number;
}

export interface Building {
  readonly graph: GraphDraft;
  readonly callEnds: CallEnds;
  readonly expand: ExpandCall;
  targets: Targets | undefined;
  /** Blocks that `goto` leads to, by label. */
  readonly labels: Map<string, number>;
  /** Adds one statement; `label` is the label it stands under. */
  statement(stmt: Stmt, label?: string): void;
}

/** Runs `build` with one more frame of branch targets. */
export function withTargets(b: Building, frame: Omit<Targets, "outer">, build: () => void): void {
  const outer = b.targets;
  b.targets = { ...frame, outer };
  build();
  b.targets = outer;
}

/** The block of a label, created at its first mention. */
export function labelBlock(b: Building, label: string): number {
  const known = b.labels.get(label);
  if (known !== undefined) return known;
  const created = b.graph.block();
  b.labels.set(label, created);
  return created;
}

/** Evaluates an expression whose value nobody uses; operators that decide what runs become control flow. */
export function evaluate(b: Building, expr: Expr): void {
  switch (expr.kind) {
    case "binary":
      if (expr.op === ",") {
        evaluate(b, expr.left);
        return evaluate(b, expr.right);
      }
      if (expr.op === "&&") return evaluateBranches(b, expr.left, expr.right, undefined);
      if (expr.op === "||") return evaluateBranches(b, expr.left, undefined, expr.right);
      break;
    case "conditional":
      return evaluateBranches(b, expr.test, expr.then, expr.else);
    case "convert":
      return evaluate(b, expr.operand);
    case "assignExpr":
      emitAssignment(b.graph, expr);
      return;
    default:
      break;
  }
  const rest = hoistAssignments(b.graph, expr);
  b.graph.emit({ kind: "eval", expr: rest, span: rest.span });
  const end = rest.kind === "call" ? endOf(b, rest) : undefined;
  if (end) b.graph.exit(end, rest.span);
}

function endOf(b: Building, call: Extract<Expr, { kind: "call" }>): "noReturn" | "panic" | undefined {
  const { callee } = call;
  if (callee.kind === "ident" && callee.ref.kind === "universe" && callee.name === "panic") return "panic";
  return b.callEnds(call);
}

function evaluateBranches(b: Building, test: Expr, then: Expr | undefined, otherwise: Expr | undefined): void {
  const { graph } = b;
  const after = graph.block();
  const thenBlock = then ? graph.block() : after;
  const elseBlock = otherwise ? graph.block() : after;
  branchOn(graph, test, { block: thenBlock }, { block: elseBlock });
  for (const [block, expr] of [[thenBlock, then], [elseBlock, otherwise]] as const) {
    if (!expr) continue;
    graph.enter(block);
    evaluate(b, expr);
    graph.jump(after);
  }
  graph.enter(after);
}
