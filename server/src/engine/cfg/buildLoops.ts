// Loops as graph: the head decides about the next iteration, its edges are marked `body` and `exit`.
import type { Expr, LoopStmt, RangeStmt } from "../program/ast.ts";
import type { Span } from "../base/span.ts";
import { branchOn, constantTruth } from "./branchOn.ts";
import { withTargets, type Building } from "./building.ts";
import type { Landing } from "./graphDraft.ts";

interface LoopBlocks {
  readonly head: number;
  readonly body: Landing;
  readonly exit: Landing;
}

function openLoop(b: Building, span: Span, over?: Expr): LoopBlocks {
  const head = b.graph.block();
  const id = b.graph.loop(head, span, over);
  return {
    head,
    body: { block: b.graph.block(), loop: { id, role: "body" } },
    exit: { block: b.graph.block(), loop: { id, role: "exit" } },
  };
}

/** `for`, `while`, `do … while`. A `do … while (0)` body runs once and is no loop. */
export function buildLoop(b: Building, stmt: LoopStmt, label: string | undefined): void {
  if (stmt.init) b.statement(stmt.init);
  if (!stmt.testLast) return buildTestFirst(b, stmt, label);
  if (stmt.cond && constantTruth(stmt.cond) === false) return buildOnce(b, stmt, label);
  buildTestLast(b, stmt, label);
}

function buildTestFirst(b: Building, stmt: LoopStmt, label: string | undefined): void {
  const { graph } = b;
  const { head, body, exit } = openLoop(b, stmt.span);
  const next = stmt.post ? graph.block() : head;
  graph.jump(head);
  graph.enter(head);
  if (stmt.cond) branchOn(graph, stmt.cond, body, exit);
  else graph.edge(body);
  graph.enter(body.block);
  withTargets(b, { label, breakTo: exit.block, continueTo: next }, () => b.statement(stmt.body));
  graph.jump(next);
  if (stmt.post) {
    graph.enter(next);
    b.statement(stmt.post);
    graph.jump(head);
  }
  graph.enter(exit.block);
}

function buildTestLast(b: Building, stmt: LoopStmt, label: string | undefined): void {
  const { graph } = b;
  const { head, body, exit } = openLoop(b, stmt.span);
  graph.jump(body.block);
  graph.enter(body.block);
  withTargets(b, { label, breakTo: exit.block, continueTo: head }, () => b.statement(stmt.body));
  graph.jump(head);
  graph.enter(head);
  if (stmt.cond) branchOn(graph, stmt.cond, body, exit);
  else graph.edge(body);
  graph.enter(exit.block);
}

function buildOnce(b: Building, stmt: LoopStmt, label: string | undefined): void {
  const after = b.graph.block();
  withTargets(b, { label, breakTo: after, continueTo: after }, () => b.statement(stmt.body));
  b.graph.jump(after);
  b.graph.enter(after);
}

/** `for k, v := range x`: `x` is evaluated once, each turn of the body starts by binding. */
export function buildRange(b: Building, stmt: RangeStmt, label: string | undefined): void {
  const { graph } = b;
  graph.emit({ kind: "eval", expr: stmt.over, span: stmt.over.span });
  const { head, body, exit } = openLoop(b, stmt.span, stmt.over);
  graph.jump(head);
  graph.enter(head);
  graph.edge(body);
  graph.edge(exit);
  graph.enter(body.block);
  const bound = { ...(stmt.key && { key: stmt.key }), ...(stmt.value && { value: stmt.value }) };
  graph.emit({ kind: "bind", ...bound, over: stmt.over, span: stmt.span });
  withTargets(b, { label, breakTo: exit.block, continueTo: head }, () => b.statement(stmt.body));
  graph.jump(head);
  graph.enter(exit.block);
}
