// What the result of a C function says about the resource that it writes behind a parameter, as its returns show:
// `return 0` where nothing was made yet, and never where something was, means that 0 is the failure.
// Literals are read, and variables that are called `ok`; a function that returns others where something was made says nothing.
import type { Expr } from "../../program/ast.ts";
import { visitStmts } from "../../program/visit.ts";
import type { OwnedOutput } from "./summary.ts";
import type { Tracking } from "./tracker.ts";
import type { Unit } from "./unit.ts";

/** `nonzero` where 0 surely means that nothing was handed out. */
export function returnedSuccess({ placed, lang, depth }: Unit, tracking: Tracking, { destinations }: Pick<OwnedOutput, "destinations">): Pick<OwnedOutput, "success"> {
  const { body, results } = placed.model;
  const type = results[0]?.type;
  if (lang !== "c" || depth !== 0 || body === undefined || type?.kind !== "named" || destinations.some((to) => to.kind !== "param")) return {};
  const made = tracking.endings.flatMap(({ outcome, at }) => (outcome.kind === "moved" && at.action?.kind === "return" ? [at.action] : []));
  if (made.length === 0 || !made.every(({ values: [value] }) => value !== undefined && saysTrue(value))) return {};
  const handedOut = new Set(made.map(({ span }) => span.start));
  let failsWithZero = false;
  visitStmts(body, (stmt) => {
    const [value] = stmt.kind === "return" ? stmt.values : [];
    failsWithZero ||= value?.kind === "literal" && value.text === "0" && !handedOut.has(stmt.span.start);
  });
  return failsWithZero ? { success: "nonzero" } : {};
}

/** `1`, `true`, `ok`. */
function saysTrue(value: Expr): boolean {
  if (value.kind === "literal") return value.text !== "0" && value.type !== "nil";
  return value.kind === "ident" && /^(?:is_?)?(?:ok|okay|good|done|success|succeeded)$/i.test(value.name);
}
