// Whether a function pins memory. One `Pin` speaks for all pointers of the function: which of them it holds in place is
// not followed.
import type { FunctionModel } from "../../program/ast.ts";
import { visitExprsIn } from "../../program/visit.ts";
import type { OriginSources } from "./frame.ts";

export function isPinning(fn: FunctionModel, { resolve }: Pick<OriginSources, "resolve">): boolean {
  if (!/\bPin\(/.test(fn.text)) return false;
  let found = false;
  for (const { body } of [fn, ...fn.literals]) {
    if (body === undefined) continue;
    visitExprsIn(body, (expr) => {
      if (found || expr.kind !== "call" || expr.callee.kind !== "select" || expr.callee.field !== "Pin") return;
      const callee = resolve(expr, fn);
      found = callee.kind !== "external" || callee.name === "runtime.Pinner.Pin";
    });
  }
  return found;
}
