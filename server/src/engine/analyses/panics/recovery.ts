// Deferred calls that recover. Guarantees: `recover()` counts where it takes effect, directly in a deferred literal or
// function. A deferred function of another package counts by its name. Whether the value is thrown again is not asked.
import type { FunctionBody, FunctionModel } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { visitExprsIn } from "../../program/visit.ts";
import type { CallGraph, CallSite } from "../calls/callGraph.ts";

/** Offset, relative to the function, behind which a panic is recovered; undefined when no deferred call recovers. */
export function recoveredFrom(fn: PlacedFunction, calls: CallGraph): number | undefined {
  if (!/\bdefer\b/.test(fn.model.text)) return undefined;
  const site = calls.callsIn(fn).find((one) => one.how === "defer" && one.depth === 0 && isRecovering(one, fn.model));
  return site?.call.span.start;
}

function isRecovering({ callee }: CallSite, model: FunctionModel): boolean {
  switch (callee.kind) {
    case "literal": {
      const literal = model.literals[callee.index];
      return literal !== undefined && callsRecover(literal);
    }
    case "go":
      return callee.bodies.some((body) => callsRecover(body.model));
    case "external":
    case "unknown":
      return /recover|panic|rescue|catch/i.test(callee.name);
    case "builtin":
      return callee.name === "recover";
    case "c":
    case "conversion":
      return false;
  }
}

function callsRecover({ body }: FunctionBody): boolean {
  let found = false;
  if (body === undefined) return false;
  visitExprsIn(body, (expr) => {
    if (expr.kind === "call" && expr.callee.kind === "ident" && expr.callee.name === "recover" && expr.callee.ref.kind === "universe") found = true;
  });
  return found;
}
