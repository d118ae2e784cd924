// Variables that were set to a value computed from others: `v.len = C.int(len(s))`, `total = a + b`. A condition on the one
// is a condition on the other, as long as neither is written again.
// Looks at texts of pure expressions; a conversion that cuts a number short is not noticed.
import type { Cfg } from "../../cfg/cfg.ts";
import type { Expr } from "../../program/ast.ts";
import { withoutConversions } from "../../program/bareExpr.ts";
import type { Path } from "./accessPath.ts";
import { normalKey, printPure } from "./conditions.ts";
import type { PathContext } from "./unit.ts";
import { pathOf } from "./unit.ts";

const mark = " same as ";

/** Fact key: the path holds what the expression says. */
function copyKey(path: Path, text: string): string {
  return `${path}${mark}${text}`;
}

/** The fact that an assignment of `value` to `target` makes true; undefined for what nothing is computed from. */
export function copyKeyOf(target: Expr, value: Expr, context: PathContext): string | undefined {
  const bare = withoutConversions(value);
  if (bare.kind !== "call" && bare.kind !== "binary") return undefined;
  const path = pathOf(target, context);
  const text = path === undefined ? undefined : printPure(bare, context);
  return path === undefined || text?.includes("#") !== true || text.includes(path) ? undefined : copyKey(path, text);
}

/** What to remember so that conditions on copies meet those on what was copied; `asked`: the keys of all conditions. */
export function findCopyKeys(graphs: readonly Cfg[], asked: ReadonlyMap<string, number>, context: PathContext): readonly string[] {
  const found: string[] = [];
  for (const action of graphs.flatMap((graph) => graph.blocks.flatMap((block) => block.actions))) {
    if (action.kind !== "assign" || action.left.length !== action.right.length) continue;
    action.right.forEach((value, i) => {
      const target = action.left[i];
      const copy = target && copyKeyOf(target, value, context);
      if (copy === undefined) return;
      for (const [key] of asked) {
        const original = throughCopy(key, copy);
        if (original !== undefined && asked.has(original)) found.push(copy, original);
      }
    });
  }
  return found;
}

/** The key in terms of what was copied, where the facts say that one of its sides is a copy. */
export function originalKey(key: string, facts: ReadonlyMap<string, boolean>): string {
  for (const fact of facts.keys()) {
    const original = fact.includes(mark) ? throughCopy(key, fact) : undefined;
    if (original !== undefined) return original;
  }
  return key;
}

function throughCopy(key: string, copy: string): string | undefined {
  const [path, text] = copy.split(mark);
  const [, left, op, right] = /^(.*?) (==|<) (.*)$/.exec(key) ?? [];
  if (path === undefined || text === undefined || left === undefined || op === undefined || right === undefined) return undefined;
  return left === path ? normalKey(op, text, right) : right === path ? normalKey(op, left, text) : undefined;
}
