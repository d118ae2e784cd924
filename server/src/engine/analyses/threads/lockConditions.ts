// Conditions that may separate locking paths: plain tests of variables that occur more than once in a graph.
import type { Action, Block, Cfg, EdgeCondition } from "../../cfg/cfg.ts";
import type { Expr } from "../../program/ast.ts";
import { printExpr } from "../../program/printExpr.ts";
import { childExprs } from "../../program/visit.ts";
import type { LockPath } from "./lockPaths.ts";

/**
 * Texts of tests that stand at two blocks or more and guard a block that changes the lock count. All others could
 * only multiply the paths.
 */
export function repeatedTests(cfg: Cfg, changesLocks: (block: Block) => boolean): ReadonlySet<string> {
  const counts = new Map<string, number>();
  const guarding = new Set<string>();
  for (const block of cfg.blocks) {
    const texts = new Set<string>();
    for (const { to, condition } of block.edges) {
      const text = condition && factOf(condition)?.text;
      if (text === undefined) continue;
      texts.add(text);
      const target = cfg.blocks[to];
      if (target && changesLocks(target)) guarding.add(text);
    }
    for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return new Set([...guarding].filter((text) => (counts.get(text) ?? 0) > 1));
}

/** The path with the condition added; undefined when the path contradicts it. */
export function assume(path: LockPath, condition: EdgeCondition | undefined, tracked: ReadonlySet<string>): LockPath | undefined {
  const fact = condition && factOf(condition);
  if (!fact || !tracked.has(fact.text)) return path;
  const [mine, other] = fact.sense ? [fact.text, `!${fact.text}`] : [`!${fact.text}`, fact.text];
  if (path.facts.includes(other)) return undefined;
  return path.facts.includes(mine) ? path : { ...path, facts: [...path.facts, mine].sort() };
}

/** Drops what is known about variables the action assigns. */
export function forgetAssigned(path: LockPath, action: Action): LockPath {
  if (path.facts.length === 0) return path;
  const targets = action.kind === "assign" ? action.left : action.kind === "bind" ? [action.key, action.value] : [];
  const names = targets.flatMap((target) => (target ? rootNames(target) : []));
  if (names.length === 0) return path;
  const mentions = new RegExp(`\\b(${names.join("|")})\\b`);
  return { ...path, facts: path.facts.filter((fact) => !mentions.test(fact)) };
}

function rootNames(target: Expr): readonly string[] {
  if (target.kind === "ident") return [target.name];
  if (target.kind === "select") return [target.field];
  return childExprs(target).slice(0, 1).flatMap(rootNames);
}

function factOf(condition: EdgeCondition): { readonly text: string; readonly sense: boolean } | undefined {
  if (condition.kind !== "test" || !isPlain(condition.expr)) return undefined;
  const { expr, sense } = condition;
  if (expr.kind === "binary" && expr.op === "!=") return { text: printExpr({ ...expr, op: "==" }), sense: !sense };
  return { text: printExpr(expr), sense };
}

function isPlain(expr: Expr): boolean {
  if (expr.kind === "binary") return /^([=!<>]=|[<>])$/.test(expr.op) && isPlain(expr.left) && isPlain(expr.right);
  if (expr.kind === "select") return isPlain(expr.base);
  return expr.kind === "ident" || expr.kind === "literal";
}
