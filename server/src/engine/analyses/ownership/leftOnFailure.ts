// What a method of Go leaves in its receiver although it fails: `c.db = C.open(p)`, and then `return errors.New("no statement")`.
// Whoever drops the object because of the error loses it. Only returns that surely fail count: with an error made on the
// spot, or with a variable that a branch before has shown not to be nil.
import type { Expr } from "../../program/ast.ts";
import { printExpr } from "../../program/printExpr.ts";
import { isErrorValue } from "./errorResults.ts";
import { stepsOf } from "./state.ts";
import type { OwnedOutput } from "./summary.ts";
import { sameDestination } from "./summary.ts";
import type { Ending, Tracking } from "./tracker.ts";
import type { Unit } from "./unit.ts";

/** The part of `output` that stands in the receiver on failing returns; undefined when there is none. */
export function leftOnFailure(output: OwnedOutput, tracking: Tracking, unit: Unit): OwnedOutput | undefined {
  const { body, lang, placed } = unit;
  const type = body.results.at(-1)?.type;
  if (lang !== "go" || placed.model.receiver === undefined || type?.kind !== "named" || type.name !== "error") return undefined;
  const left = tracking.endings.filter((ending) => fails(ending, unit)).flatMap(({ outcome, state }) => (outcome.kind === "moved" && !state.doubt ? outcome.to : []));
  const destinations = output.destinations.filter((to) => to.kind === "param" && to.index === -1 && left.some((one) => sameDestination(one, to)));
  return destinations.length === 0 ? undefined : { ...output, destinations, onlyOnFailure: true, success: "zero", siblings: new Map() };
}

function fails({ at, state }: Ending, unit: Unit): boolean {
  const value = at.action?.kind === "return" ? at.action.values.at(-1) : undefined;
  if (value === undefined) return false;
  return isErrorValue(value, unit) || (value.kind === "ident" && wasShown(value, state));
}

/** `if err != nil { return err }`: the branch taken last says so. */
function wasShown(value: Expr, state: Ending["state"]): boolean {
  const last = stepsOf(state.trail).findLast((step) => step.kind === "branch");
  return last?.data["when"] === `${printExpr(value)} != nil`;
}
