// Which locals may ever reach the resource, whatever the path: an over-approximation in one pass over the unit's
// actions, repeated until nothing is added. Deferred calls that touch none of them cannot matter, so states need
// not remember whether they were registered.
import { expressionsOf } from "../../cfg/actionExprs.ts";
import type { Action } from "../../cfg/cfg.ts";
import type { Expr } from "../../program/ast.ts";
import { visitExpr } from "../../program/visit.ts";
import type { Unit } from "./unit.ts";

/** Defers whose call mentions a related local, directly or in a function literal; as indices into `unit.defers`. */
export function relevantDefers(unit: Unit, seeds: Iterable<number>): ReadonlySet<number> {
  if (unit.defers.length === 0) return new Set();
  const related = relatedLocals(unit, seeds);
  return new Set(unit.defers.flatMap((action, i) => (mentionsAny(action, related, unit) ? [i] : [])));
}

function relatedLocals(unit: Unit, seeds: Iterable<number>): ReadonlySet<number> {
  const related = new Set(seeds);
  const actions = unit.cfg.blocks.flatMap((block) => block.actions);
  for (let size = -1; size !== related.size; ) {
    size = related.size;
    for (const action of actions) {
      if (mentionsAny(action, related, unit)) for (const target of unit.targets(action)) related.add(target);
    }
  }
  return related;
}

function mentionsAny(action: Action, locals: ReadonlySet<number>, unit: Unit): boolean {
  for (const local of unit.mentions(action)) if (locals.has(local)) return true;
  return false;
}

/** Locals that an action may store into: its left sides, and what calls get the address of. */
export function targetsOf(action: Action, unit: Pick<Unit, "resolve" | "copies">): readonly number[] {
  const lefts = action.kind === "assign" ? action.left : action.kind === "bind" ? [action.key, action.value].filter((part) => part !== undefined) : [];
  const found = lefts.flatMap(rootsOf);
  for (const expr of expressionsOf(action)) {
    visitExpr(expr, (part) => {
      if (part.kind === "unary" && part.op === "&") found.push(...rootsOf(part.operand));
      if (part.kind !== "call") return;
      if (part.callee.kind === "select") found.push(...rootsOf(part.callee.base));
      const callee = unit.resolve(part);
      if ("bodies" in callee && callee.bodies.length > 0) found.push(...part.args.flatMap(rootsOf));
    });
  }
  return found.flatMap((local) => [local, unit.copies.get(local)?.root ?? local]);
}

function rootsOf(expr: Expr): readonly number[] {
  if (expr.kind === "ident") return expr.ref.kind === "local" ? [expr.ref.id] : [];
  if (expr.kind === "select" || expr.kind === "index" || expr.kind === "slice") return rootsOf(expr.base);
  if (expr.kind === "unary" || expr.kind === "convert") return rootsOf(expr.operand);
  return [];
}
