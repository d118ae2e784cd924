// A graph as text that tests compare, and as DOT for people. Same graph, same bytes.
import { assertNever } from "../base/invariant.ts";
import { printExpr } from "../program/printExpr.ts";
import type { Expr } from "../program/ast.ts";
import type { Action, Block, Cfg, Edge, EdgeCondition } from "./cfg.ts";

/** One paragraph per block, in reverse postorder. */
export function printCfg(cfg: Cfg): string {
  const heads = new Map(cfg.loops.map((loop) => [loop.head, loop.id]));
  const paragraphs = cfg.order.map((id) => {
    const block = cfg.blocks[id] as Block;
    const head = heads.has(id) ? ` (head of loop ${String(heads.get(id))})` : "";
    return [`b${String(id)}:${head}`, ...blockLines(block).map((line) => `  ${line}`)].join("\n");
  });
  return `${paragraphs.join("\n")}\n`;
}

function blockLines(block: Block): readonly string[] {
  const end = block.exit ? [`exit ${block.exit.kind}`] : block.edges.length === 0 ? ["blocks forever"] : [];
  return [...block.actions.map(printAction), ...block.edges.map((edge) => `-> b${String(edge.to)}${printEdge(edge)}`), ...end];
}

/** The graph in Graphviz's DOT language; `name` becomes its title. */
export function printCfgDot(cfg: Cfg, name: string): string {
  const lines = cfg.order.flatMap((id) => {
    const block = cfg.blocks[id] as Block;
    const body = [`b${String(id)}`, ...block.actions.map(printAction), ...(block.exit ? [`exit ${block.exit.kind}`] : [])];
    const edges = block.edges.map((edge) => `  b${String(id)} -> b${String(edge.to)} [label=${quote([printEdge(edge).trim()])}];`);
    return [`  b${String(id)} [label=${quote(body)}];`, ...edges];
  });
  return [`digraph ${quote([name])} {`, '  node [shape=box, fontname="monospace"];', ...lines, "}", ""].join("\n");
}

function quote(lines: readonly string[]): string {
  return `"${lines.map((line) => line.replace(/["\\]/g, "\\$&")).join("\\l")}"`;
}

function printEdge(edge: Edge): string {
  const loop = edge.loop ? ` [loop ${String(edge.loop.id)} ${edge.loop.role}]` : "";
  return (edge.condition ? ` if ${printCondition(edge.condition)}` : "") + loop;
}

/** A condition as a person would say it: `x == nil`, `not ok`, `tag is 1, 2`. */
export function printCondition(condition: EdgeCondition): string {
  switch (condition.kind) {
    case "test":
      return `${condition.sense ? "" : "not "}${printExpr(condition.expr)}`;
    case "case":
      return `${printExpr(condition.tag)} is ${condition.sense ? "" : "not "}${list(condition.labels)}`;
    default:
      return assertNever(condition);
  }
}

function printAction(action: Action): string {
  switch (action.kind) {
    case "eval":
      return `eval ${printExpr(action.expr)}`;
    case "assign":
      return printAssign(action);
    case "bind":
      return ["bind", list([action.key, action.value].filter((part) => part !== undefined)), "from", printExpr(action.over)].filter((word) => word !== "").join(" ");
    case "defer":
      return `defer ${printExpr(action.call)}`;
    case "go":
      return `go ${printExpr(action.call)}`;
    case "send":
      return `send ${printExpr(action.value)} to ${printExpr(action.channel)}`;
    case "return":
      return action.values.length > 0 ? `return ${list(action.values)}` : "return";
    case "error":
      return `error ${list(action.children)}`.trimEnd();
    default:
      return assertNever(action);
  }
}

function printAssign(action: Extract<Action, { kind: "assign" }>): string {
  const right = action.right.length > 0 ? list(action.right) : action.uninitialised ? "undefined" : "zero";
  return `${list(action.left)} ${action.op} ${right}`;
}

function list(exprs: readonly Expr[]): string {
  return exprs.map(printExpr).join(", ");
}
