// The part of a graph that a child runs: from the call of fork on, along the edges that a result of 0 can take, up to exec or
// the end of the process. Guarantees: each block is visited once per way of entering it (from its start, or behind the fork).
// The result is known by the variable or field it is assigned to; a second fork into the same variable counts as the child too.
import type { Action, Block, Cfg } from "../../cfg/cfg.ts";
import type { Span } from "../../base/span.ts";
import type { Call, Expr } from "../../program/ast.ts";
import { printExpr } from "../../program/printExpr.ts";
import { childExprs } from "../../program/visit.ts";
import { childTakes, type IsResult } from "./childTests.ts";

export interface ChildPaths {
  /** Calls that the child makes, each with whether every way on ends the process without exec. */
  readonly calls: readonly { readonly call: Call; readonly endsSoon: boolean }[];
  readonly returns: readonly { readonly span: Span; readonly values: readonly Expr[] }[];
  readonly isResult: IsResult;
}

interface Visit {
  readonly calls: readonly Call[];
  /** Blocks that follow; empty after exec or at an end. */
  readonly next: readonly number[];
  /** The child comes to exec, or leaves the function here. */
  readonly goesOn: boolean;
}

export function childPaths(cfg: Cfg, fork: Call, isExec: (call: Call) => boolean): ChildPaths | undefined {
  const place = findCall(cfg, fork);
  if (place === undefined) return undefined;
  const isResult = resultTest(place.action, fork);
  const returns: { span: Span; values: readonly Expr[] }[] = [];
  const visits = new Map<string, Visit>();
  const visit = (key: string, block: Block, from: number): void => {
    const calls: Call[] = [];
    let isDone = false;
    for (const action of block.actions.slice(from)) {
      const made = callsOf(action);
      const exec = made.findIndex(isExec);
      calls.push(...(exec < 0 ? made : made.slice(0, exec)));
      if (exec >= 0) isDone = true;
      if (isDone) break;
      if (action.kind === "return") returns.push({ span: action.span, values: action.values });
    }
    const leaves = !isDone && (block.exit?.kind === "return" || block.exit?.kind === "end");
    if (leaves && block.exit?.kind === "end") returns.push({ span: block.exit.span, values: [] });
    const next = isDone ? [] : block.edges.filter(({ condition }) => childTakes(condition, isResult)).map(({ to }) => to);
    visits.set(key, { calls, next, goesOn: isDone || leaves });
  };
  const start = cfg.blocks[place.block] as Block;
  if (place.action.kind === "return") returns.push({ span: place.action.span, values: place.action.values });
  visit("fork", start, place.index + 1);
  const queue = [...(visits.get("fork")?.next ?? [])];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (visits.has(String(id))) continue;
    visit(String(id), cfg.blocks[id] as Block, 0);
    queue.push(...(visits.get(String(id))?.next ?? []));
  }
  const live = whatGoesOn(visits);
  const calls = [...visits].flatMap(([key, { calls: made }]) => made.map((call) => ({ call, endsSoon: !live.has(key) })));
  calls.sort((a, b) => a.call.span.start - b.call.span.start);
  return { calls, returns, isResult };
}

/** Visits from which exec or a return can be reached. */
function whatGoesOn(visits: ReadonlyMap<string, Visit>): ReadonlySet<string> {
  const live = new Set([...visits].flatMap(([key, { goesOn }]) => (goesOn ? [key] : [])));
  for (let size = -1; size !== live.size; ) {
    size = live.size;
    for (const [key, { next }] of visits) if (next.some((id) => live.has(String(id)))) live.add(key);
  }
  return live;
}

function findCall(cfg: Cfg, call: Call): { readonly block: number; readonly index: number; readonly action: Action } | undefined {
  for (const id of cfg.order) {
    const block = cfg.blocks[id] as Block;
    const index = block.actions.findIndex((action) => callsOf(action).includes(call));
    const action = block.actions[index];
    if (action !== undefined) return { block: id, index, action };
  }
  return undefined;
}

/** The call itself, and the place it is assigned to. */
function resultTest(action: Action, fork: Call): IsResult {
  const target = action.kind === "assign" && action.right.some((right) => stripped(right) === fork) ? action.left[action.right.findIndex((right) => stripped(right) === fork)] : undefined;
  const text = target === undefined ? undefined : keyOf(target);
  const isResult: IsResult = (expr) => {
    const plain = stripped(expr);
    if (plain === fork) return true;
    if (plain.kind === "assignExpr") return isResult(plain.left) || isResult(plain.right);
    return text !== undefined && keyOf(plain) === text;
  };
  return isResult;
}

function keyOf(expr: Expr): string {
  return expr.kind === "ident" && expr.ref.kind === "local" ? `#${String(expr.ref.id)}` : printExpr(expr);
}

function stripped(expr: Expr): Expr {
  return expr.kind === "convert" ? stripped(expr.operand) : expr;
}

function callsOf(action: Action): readonly Call[] {
  switch (action.kind) {
    case "eval":
      return callsIn(action.expr);
    case "assign":
      return [...action.right, ...action.left].flatMap(callsIn);
    case "return":
      return action.values.flatMap(callsIn);
    case "bind":
      return callsIn(action.over);
    case "send":
      return [action.channel, action.value].flatMap(callsIn);
    case "error":
      return action.children.flatMap(callsIn);
    case "defer":
    case "go":
      return [];
  }
}

/** Inner calls first, as they run. */
function callsIn(expr: Expr): readonly Call[] {
  const inner = childExprs(expr).flatMap(callsIn);
  return expr.kind === "call" ? [...inner, expr] : inner;
}
