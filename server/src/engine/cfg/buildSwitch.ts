// `switch`, type switch and `select` as graph. A tagged switch branches from one block with `case` conditions;
// a tagless one is a chain of tests; type switches and selects go any way.
import type { Expr, SelectStmt, SwitchStmt } from "../program/ast.ts";
import { branchOn } from "./branchOn.ts";
import { withTargets, type Building } from "./building.ts";
import { hoistAssignments } from "./hoistAssignments.ts";

export function buildSwitch(b: Building, stmt: SwitchStmt, label: string | undefined): void {
  if (stmt.init) b.statement(stmt.init);
  const bodies = stmt.cases.map(() => b.graph.block());
  const after = b.graph.block();
  const fallback = bodies[stmt.cases.findIndex((one) => one.isDefault)] ?? after;
  if (stmt.isTypeSwitch) buildTypeDispatch(b, stmt, bodies, fallback);
  else if (stmt.tag) buildTagDispatch(b, { ...stmt, tag: stmt.tag }, bodies, fallback);
  else buildTestChain(b, stmt, bodies, fallback);
  stmt.cases.forEach((one, index) => {
    const next = bodies[index + 1] ?? after;
    b.graph.enter(bodies[index] as number);
    withTargets(b, { label, breakTo: after, fallthroughTo: next }, () => {
      for (const inner of one.body) b.statement(inner);
    });
    b.graph.jump(stmt.implicitFallthrough ? next : after);
  });
  b.graph.enter(after);
}

function buildTypeDispatch(b: Building, stmt: SwitchStmt, bodies: readonly number[], fallback: number): void {
  if (stmt.tag) b.graph.emit({ kind: "eval", expr: stmt.tag, span: stmt.tag.span });
  stmt.cases.forEach((one, index) => {
    if (!one.isDefault) b.graph.edge({ block: bodies[index] as number });
  });
  b.graph.edge({ block: fallback });
}

function buildTagDispatch(b: Building, stmt: SwitchStmt & { readonly tag: Expr }, bodies: readonly number[], fallback: number): void {
  const { graph } = b;
  const tag = hoistAssignments(graph, stmt.tag);
  graph.emit({ kind: "eval", expr: tag, span: tag.span });
  const labels = stmt.cases.flatMap((one) => one.labels);
  for (const one of labels) if (one.kind === "call") graph.emit({ kind: "eval", expr: one, span: one.span });
  stmt.cases.forEach((one, index) => {
    const to = { block: bodies[index] as number };
    if (one.labels.length > 0) graph.edge(to, { kind: "case", tag, labels: one.labels, sense: true });
  });
  graph.edge({ block: fallback }, { kind: "case", tag, labels, sense: false });
}

function buildTestChain(b: Building, stmt: SwitchStmt, bodies: readonly number[], fallback: number): void {
  stmt.cases.forEach((one, index) => {
    for (const test of one.labels) {
      const next = b.graph.block();
      branchOn(b.graph, test, { block: bodies[index] as number }, { block: next });
      b.graph.enter(next);
    }
  });
  b.graph.jump(fallback);
}

/** A `select` without cases blocks for ever: its block has neither edges nor an exit. */
export function buildSelect(b: Building, stmt: SelectStmt, label: string | undefined): void {
  const { graph } = b;
  const bodies = stmt.cases.map(() => graph.block());
  const after = graph.block();
  for (const block of bodies) graph.edge({ block });
  stmt.cases.forEach((one, index) => {
    graph.enter(bodies[index] as number);
    withTargets(b, { label, breakTo: after }, () => {
      if (one.comm) b.statement(one.comm);
      for (const inner of one.body) b.statement(inner);
    });
    graph.jump(after);
  });
  graph.enter(after);
}
