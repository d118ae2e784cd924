// Builds the control-flow graph of one body: one switch over statements and a linked stack of branch targets.
// Guarantees: unreachable code is dropped; every way out of the function is a block with `exit`; a block with
// neither edges nor exit never goes on (`select {}`). Function literals are not entered: they have their own graph.
// Does not record the edges of panics inside calls, nor the deferred calls at exits (see the `defer` actions).
import { assertNever } from "../base/invariant.ts";
import type { AssignStmt, Expr, FunctionBody, IfStmt, Stmt } from "../program/ast.ts";
import { visitExpr } from "../program/visit.ts";
import { branchOn } from "./branchOn.ts";
import { evaluate, labelBlock, type Building, type Targets } from "./building.ts";
import { buildLoop, buildRange } from "./buildLoops.ts";
import { buildSelect, buildSwitch } from "./buildSwitch.ts";
import type { CallEnds, Cfg, ExpandCall } from "./cfg.ts";
import { createGraphDraft } from "./graphDraft.ts";
import { hoistAssignments } from "./hoistAssignments.ts";

/** The graph of a function or function literal; a body-less declaration gives one block that ends. */
export function buildCfg(body: FunctionBody, callEnds: CallEnds, expand: ExpandCall = () => undefined): Cfg {
  const graph = createGraphDraft();
  const entry = graph.here();
  const b: Building = {
    graph,
    callEnds,
    expand,
    targets: undefined,
    labels: new Map(),
    statement: (stmt, label) => {
      buildStatement(b, stmt, label);
    },
  };
  if (body.body) b.statement(body.body);
  const end = (body.body ?? body).span.end;
  graph.exit("end", { start: Math.max(end - 1, 0), end });
  return graph.finish(body, entry);
}

function buildStatement(b: Building, stmt: Stmt, label: string | undefined): void {
  const { graph } = b;
  switch (stmt.kind) {
    case "block":
      for (const inner of stmt.body) b.statement(inner);
      return;
    case "assign":
      return buildAssign(b, stmt);
    case "expr": {
      const expanded = stmt.expr.kind === "call" ? b.expand(stmt.expr) : undefined;
      if (expanded === undefined) return evaluate(b, stmt.expr);
      for (const inner of expanded) b.statement(inner);
      return;
    }
    case "if":
      return buildIf(b, stmt);
    case "loop":
      return buildLoop(b, stmt, label);
    case "range":
      return buildRange(b, stmt, label);
    case "switch":
      return buildSwitch(b, stmt, label);
    case "select":
      return buildSelect(b, stmt, label);
    case "return":
      graph.emit({ ...stmt, values: stmt.values.map((value) => hoistAssignments(graph, value)) });
      return graph.exit("return", stmt.span);
    case "branch":
      return buildBranch(b, stmt);
    case "label":
      return buildLabel(b, stmt);
    case "defer":
    case "go":
    case "send":
    case "error":
      return graph.emit(stmt);
    case "alternatives":
      return buildAlternatives(b, stmt);
    default:
      assertNever(stmt);
  }
}

/** `p = c ? f() : q` is two assignments under the two outcomes of `c`: what `f` gives is there only when `c` held. */
function buildAssign(b: Building, stmt: AssignStmt): void {
  const { graph } = b;
  const right = stmt.right.map((value) => hoistAssignments(graph, value));
  const [value] = right;
  if (right.length !== 1 || stmt.left.length !== 1 || value?.kind !== "conditional" || ![value.then, value.else].some(callsSomething)) return graph.emit({ ...stmt, right });
  const after = graph.block();
  const arms = [value.then, value.else].map((arm) => ({ arm, block: graph.block() }));
  branchOn(graph, value.test, { block: arms[0]?.block ?? after }, { block: arms[1]?.block ?? after });
  for (const { arm, block } of arms) {
    graph.enter(block);
    graph.emit({ ...stmt, right: [arm] });
    graph.jump(after);
  }
  graph.enter(after);
}

function callsSomething(expr: Expr): boolean {
  let found = false;
  visitExpr(expr, (inner) => {
    found ||= inner.kind === "call";
  });
  return found;
}

/** An `else if` chain is a loop here, not recursion: generated code has chains of thousands. */
function buildIf(b: Building, first: IfStmt): void {
  const { graph } = b;
  const after = graph.block();
  let next: Stmt | undefined = first;
  while (next?.kind === "if") {
    const stmt: IfStmt = next;
    if (stmt.init) b.statement(stmt.init);
    const then = graph.block();
    const otherwise = graph.block();
    branchOn(graph, stmt.cond, { block: then }, { block: otherwise });
    graph.enter(then);
    b.statement(stmt.then);
    graph.jump(after);
    graph.enter(otherwise);
    next = stmt.else;
  }
  if (next) b.statement(next);
  graph.jump(after);
  graph.enter(after);
}

function buildBranch(b: Building, stmt: Extract<Stmt, { kind: "branch" }>): void {
  const to = stmt.op === "goto" ? labelBlock(b, stmt.label ?? "") : branchTarget(b.targets, stmt.op, stmt.label);
  if (to === undefined) b.graph.enter(b.graph.block());
  else b.graph.jump(to);
}

/** Undefined for a branch outside anything it could leave (half-typed code): control ends there. */
function branchTarget(targets: Targets | undefined, op: "break" | "continue" | "fallthrough", label: string | undefined): number | undefined {
  for (let frame = targets; frame; frame = frame.outer) {
    const to = op === "break" ? frame.breakTo : op === "continue" ? frame.continueTo : frame.fallthroughTo;
    if (to !== undefined && (label === undefined || label === frame.label)) return to;
  }
  return undefined;
}

/** A label may stand in several `#if` alternatives: a goto then leads to each of them. */
function buildLabel(b: Building, stmt: Extract<Stmt, { kind: "label" }>): void {
  const { graph } = b;
  const start = graph.block();
  graph.jump(start);
  graph.enter(labelBlock(b, stmt.label));
  graph.edge({ block: start });
  graph.enter(start);
  b.statement(stmt.body, stmt.label);
}

function buildAlternatives(b: Building, stmt: Extract<Stmt, { kind: "alternatives" }>): void {
  const { graph } = b;
  const after = graph.block();
  const branches = stmt.branches.map(() => graph.block());
  const [condition] = stmt.conditions ?? [];
  if (branches.length <= 2 && condition !== undefined && condition !== "" && (stmt.exhaustive ? branches.length === 2 : branches.length === 1)) {
    // One `#if` with at most an `#else`: the same condition decides the same way everywhere in the function.
    const { text, sense } = plainCondition(condition);
    const expr: Expr = { kind: "ident", name: `#if ${text}`, ref: { kind: "global" }, span: stmt.span };
    graph.edge({ block: branches[0] as number }, { kind: "test", expr, sense });
    graph.edge({ block: branches[1] ?? after }, { kind: "test", expr, sense: !sense });
  } else {
    for (const block of branches) graph.edge({ block });
    if (!stmt.exhaustive) graph.edge({ block: after });
  }
  stmt.branches.forEach((body, index) => {
    graph.enter(branches[index] as number);
    for (const inner of body) b.statement(inner);
    graph.jump(after);
  });
  graph.enter(after);
}

/** `#ifndef X`, `#if !defined X` and `#if !defined(X)` ask what `#ifdef X` asks, the other way round. */
function plainCondition(condition: string): { readonly text: string; readonly sense: boolean } {
  const match = /^(!*)\s*(?:\(\s*)?(defined\s*\(?\s*\w+\s*\)?|\w+)\s*\)?$/.exec(condition);
  const name = /^defined\s*\(?\s*(\w+)/.exec(match?.[2] ?? "")?.[1];
  if (match?.[2] === undefined) return { text: condition, sense: true };
  return { text: name === undefined ? match[2] : `defined(${name})`, sense: (match[1] ?? "").length % 2 === 0 };
}
