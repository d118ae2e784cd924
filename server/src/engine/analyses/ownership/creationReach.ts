// Where in a graph a creating call can still be reached, and whether it can be reached twice. Looks at blocks and edges
// only: an edge that no state can take counts.
import { expressionsOf } from "../../cfg/actionExprs.ts";
import type { Cfg } from "../../cfg/cfg.ts";
import type { Call } from "../../program/ast.ts";
import { visitExpr } from "../../program/visit.ts";
import type { CallPlace, Unit } from "./unit.ts";

/** Reports whether some block can be run again. */
export function hasCycle({ loops, blocks, order }: Cfg): boolean {
  if (loops.length > 0) return true;
  const position = new Map(order.map((id, i) => [id, i] as const));
  const at = (id: number): number => position.get(id) ?? -1;
  return blocks.some((block) => block.edges.some((edge) => at(edge.to) <= at(block.id)));
}

/** Every call of the graph with the places that run it, in the order of blocks and actions. */
export function callsOf({ blocks }: Cfg): ReadonlyMap<Call, readonly CallPlace[]> {
  const found = new Map<Call, CallPlace[]>();
  for (const { id, actions } of blocks) {
    for (const action of actions) {
      for (const expr of expressionsOf(action)) {
        visitExpr(expr, (part) => {
          if (part.kind !== "call") return;
          const places = found.get(part);
          if (places === undefined) found.set(part, [{ block: id, action }]);
          else places.push({ block: id, action });
        });
      }
    }
  }
  return found;
}

export function edgesInto({ blocks }: Cfg): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  for (const { id, edges } of blocks) {
    for (const { to } of edges) {
      const from = found.get(to);
      if (from === undefined) found.set(to, [id]);
      else from.push(id);
    }
  }
  return found;
}

/** The blocks that run the call, and those from which control can get to one of them. */
export function blocksBefore(unit: Unit, call: Call): ReadonlySet<number> {
  const found = new Set((unit.calls().get(call) ?? []).map(({ block }) => block));
  for (const id of found) for (const from of unit.into(id)) found.add(from);
  return found;
}
