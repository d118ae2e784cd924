// The flow of locks through one body: the paths before each call and at each way out. Effects of calls come from
// outside; argument calls run before the call they belong to, as in the language.
import type { Action, Block, Cfg, ExitKind } from "../../cfg/cfg.ts";
import { solveForward } from "../../dataflow/forward.ts";
import type { Span } from "../../base/span.ts";
import type { Call, Expr } from "../../program/ast.ts";
import { childExprs } from "../../program/visit.ts";
import { assume, forgetAssigned, repeatedTests } from "./lockConditions.ts";
import { lockPathsLattice, lockTimes, mapPaths, startPaths, type LockPath, type LockPaths } from "./lockPaths.ts";

/** What a call does to the lock count: a number, or nobody can tell. */
export type LockEffect = number | "fuzzy";
export type EffectOf = (call: Call) => LockEffect;

export interface LockFlow {
  /** Paths before and after a call; undefined for calls that are never reached. */
  at(call: Call): { readonly before: LockPaths; readonly after: LockPaths } | undefined;
  readonly exits: readonly { readonly kind: ExitKind; readonly span: Span; readonly paths: LockPaths }[];
}

/** Solves one body. */
export function solveLocks(cfg: Cfg, effectOf: EffectOf): LockFlow {
  const changesLocks = ({ actions }: Block): boolean => actions.some((action) => callsOf(action).some(({ call, when }) => when !== "elsewhere" && effectOf(call) !== 0));
  const tracked = repeatedTests(cfg, changesLocks);
  const solution = solveForward(cfg, {
    lattice: lockPathsLattice,
    start: startPaths,
    transfer: {
      action: (action, paths) => applyAction(action, paths, effectOf),
      edge: (edge, paths) => mapPaths(paths, (path) => assume(path, edge.condition, tracked)),
    },
  });
  const sites = new Map<Call, { readonly before: LockPaths; readonly after: LockPaths }>();
  const exits: LockFlow["exits"][number][] = [];
  for (const id of cfg.order) {
    const block = cfg.blocks[id] as Block;
    let paths = solution.before(id);
    if (paths === undefined) continue;
    for (const action of block.actions) paths = applyAction(action, paths, effectOf, (call, before, after) => sites.set(call, { before, after }));
    if (block.exit) exits.push({ ...block.exit, paths });
  }
  return { at: (call) => sites.get(call), exits };
}

type OnCall = (call: Call, before: LockPaths, after: LockPaths) => void;

function applyAction(action: Action, start: LockPaths, effectOf: EffectOf, onCall?: OnCall): LockPaths {
  let paths = start;
  const apply = (call: Call, change: (path: LockPath) => LockPath): void => {
    const before = paths;
    paths = mapPaths(before, change) ?? before;
    onCall?.(call, before, paths);
  };
  for (const { call, when } of callsOf(action)) {
    const effect = when === "elsewhere" ? 0 : effectOf(call);
    apply(call, (path) => (when === "exit" ? deferEffect(path, effect, call) : callEffect(path, effect, call)));
  }
  return mapPaths(paths, (path) => forgetAssigned(path, action)) ?? paths;
}

function callEffect(path: LockPath, effect: LockEffect, call: Call): LockPath {
  return effect === "fuzzy" ? { ...path, fuzzy: true } : lockTimes(path, effect, call.span.start);
}

function deferEffect(path: LockPath, effect: LockEffect, call: Call): LockPath {
  if (effect === 0) return path;
  if (effect === "fuzzy" || effect > 0) return { ...path, fuzzy: true };
  return { ...path, deferred: [...path.deferred, ...Array.from({ length: -effect }, () => call.span.start)] };
}

export interface TimedCall {
  readonly call: Call;
  /** Now, at the function's exit (`defer`), or on another goroutine (`go`). */
  readonly when: "now" | "exit" | "elsewhere";
}

/** The calls of an action in the order they run. */
export function callsOf(action: Action): readonly TimedCall[] {
  const calls: TimedCall[] = [];
  const visit = (expr: Expr, when: TimedCall["when"]): void => {
    for (const child of childExprs(expr)) visit(child, "now");
    if (expr.kind === "call") calls.push({ call: expr, when });
  };
  for (const expr of exprsOf(action)) visit(expr, action.kind === "defer" ? "exit" : action.kind === "go" ? "elsewhere" : "now");
  return calls;
}

/** The expressions an action evaluates, in order. A range's operand was evaluated before the loop. */
export function exprsOf(action: Action): readonly Expr[] {
  switch (action.kind) {
    case "eval":
      return [action.expr];
    case "assign":
      return [...action.right, ...action.left];
    case "bind":
      return [action.key, action.value].filter((part) => part !== undefined);
    case "defer":
    case "go":
      return [action.call];
    case "send":
      return [action.channel, action.value];
    case "return":
      return action.values;
    case "error":
      return action.children;
  }
}
