// What is known about a variable that was compared with a named constant, or set to one: `op == C.OP_ADD`, `kind = C.TEXT`.
// The values of the constants are not known: constants with different names are taken to differ.
import type { EdgeCondition } from "../../cfg/cfg.ts";
import { comparisonKey } from "./conditions.ts";
import type { PathContext } from "./unit.ts";

/** Reports whether the condition cannot hold: the variable is known to be one of other constants, or none of the others. */
export function contradictsConstant(condition: EdgeCondition, facts: ReadonlyMap<string, boolean>, context: PathContext): boolean {
  if (facts.size === 0) return false;
  if (condition.kind === "case") {
    const keys = condition.labels.map((label) => comparisonKey("==", condition.tag, label, context)?.key);
    if (!condition.sense) return keys.some((key) => key !== undefined && facts.get(key) === true);
    return keys.length > 0 && keys.every((key) => key !== undefined && isAnother(key, facts));
  }
  const { expr } = condition;
  if (expr.kind !== "binary" || (expr.op === "==") !== condition.sense || (expr.op !== "==" && expr.op !== "!=")) return false;
  const key = comparisonKey("==", expr.left, expr.right, context)?.key;
  return key !== undefined && isAnother(key, facts);
}

/** The variable of the key is known to equal a constant of another name. */
function isAnother(key: string, facts: ReadonlyMap<string, boolean>): boolean {
  const asked = namedComparison(key);
  if (asked === undefined) return false;
  for (const [fact, holds] of facts) {
    const known = holds ? namedComparison(fact) : undefined;
    if (known?.variable === asked.variable && known.constant !== asked.constant) return true;
  }
  return false;
}

/** `#3 == C.NAME`: keys write the local first. */
function namedComparison(key: string): { readonly variable: string; readonly constant: string } | undefined {
  const [, variable, constant] = /^(#\S+) == (C\.\w+|[A-Z][A-Z0-9_]+)$/.exec(key) ?? [];
  return variable === undefined || constant === undefined ? undefined : { variable, constant };
}
