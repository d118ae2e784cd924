// Where in a graph a creating call can still be reached, and whether it can be reached twice. Looks at blocks and edges
// only: an edge that no state can take counts.
import type { Cfg } from "../../cfg/cfg.ts";
import type { Expr } from "../../program/ast.ts";
import type { Unit } from "./unit.ts";

/** Reports whether some block can be run again. */
export function hasCycle({ loops, blocks, order }: Cfg): boolean {
  if (loops.length > 0) return true;
  const position = new Map(order.map((id, i) => [id, i] as const));
  const at = (id: number): number => position.get(id) ?? -1;
  return blocks.some((block) => block.edges.some((edge) => at(edge.to) <= at(block.id)));
}

/** The blocks that run the call, and those from which control can get to one of them. */
export function blocksBefore(unit: Unit, call: Expr): ReadonlySet<number> {
  const { blocks } = unit.cfg;
  const found = new Set(blocks.filter((block) => block.actions.some((action) => unit.touches(action).calls.has(call))).map((block) => block.id));
  const into = new Map<number, number[]>();
  for (const { id, edges } of blocks) for (const { to } of edges) into.set(to, [...(into.get(to) ?? []), id]);
  for (const id of found) for (const from of into.get(id) ?? []) found.add(from);
  return found;
}
