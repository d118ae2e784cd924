// Loops that put the resource, or pointers into it, where this function does not look any more: rows of a table that
// share one block. Such a loop is taken to run at least once: an empty table is no leak worth a report.
// Looks at plain assignments in the loop alone; what calls in it do is not asked.
import type { Loop } from "../../cfg/cfg.ts";
import { withoutConversions } from "../../program/bareExpr.ts";
import { holdingAt, localPath, rootOf } from "./accessPath.ts";
import type { State } from "./state.ts";
import type { Unit } from "./unit.ts";
import { pathOf } from "./unit.ts";

/** `for (i = 0; i < n; i++) { table[i].codes = block; block += size; }`, where `table` is somebody else's. */
export function storesElsewhere(loop: Loop, { aliases }: State, unit: Unit): boolean {
  if (unit.lang !== "c") return false;
  return unit.cfg.blocks.some(({ actions }) => actions.some((action) => {
    if (action.kind !== "assign" || action.span.start < loop.span.start || action.span.end > loop.span.end) return false;
    return action.left.some((target, i) => {
      const value = action.right[i];
      const from = value && pathOf(withoutConversions(value), unit);
      const to = pathOf(target, unit);
      if (from === undefined || to === undefined || to === localPath(rootOf(to)) || holdingAt(from, aliases).length === 0) return false;
      const local = unit.placed.model.locals[rootOf(to)];
      return local?.kind === "param" || (local?.kind === "var" && !unit.ownsMemory(local.id));
    });
  }));
}
