// `runtime.KeepAlive(x)` that stands too early: the pointer or descriptor read out of x is used behind it, where nothing
// mentions x any more. Deferred calls hold up to the end and are fine.
import type { Call, Expr } from "../../program/ast.ts";
import { visitExpr, visitExprsIn, visitStmts } from "../../program/visit.ts";
import { printExpr } from "../../program/printExpr.ts";
import { descriptorIn, isMentionedBehind } from "./freshGaps.ts";
import type { CodePlace, FinalizerSite, MissingKeepAlive } from "./objects.ts";
import type { ObjectModel } from "./objectAnalysis.ts";
import { objectStep, placeOf, sameField } from "./objectSteps.ts";
import { isKeepAlive } from "./objectUses.ts";
import { rootLocal } from "./storeSource.ts";

export function earlyKeepAlives(place: CodePlace, sites: readonly FinalizerSite[], model: ObjectModel): readonly MissingKeepAlive[] {
  const { fn, body } = place;
  if (body.body === undefined || !model.keepers.has(fn)) return [];
  const kept: Call[] = [];
  visitStmts(body.body, (stmt) => void (stmt.kind === "expr" && stmt.expr.kind === "call" && isKeepAlive(stmt.expr, fn, model.context) && kept.push(stmt.expr)));
  return kept.flatMap((keeper) => {
    const local = keeper.args[0] === undefined ? undefined : rootLocal(keeper.args[0]);
    if (local === undefined || isMentionedBehind(local, keeper.span.end, place) || isDeferredOrCaptured(local, place)) return [];
    const use = useBehind(keeper, local, place, sites, model);
    if (use === undefined) return [];
    const object = fn.model.locals[local]?.name ?? "";
    const callee = printExpr(use.callee);
    const trace = [objectStep("related", place, keeper.span, "object-sibling", { object }), objectStep("passed", place, use.span, "object-last-use", { object, callee })];
    return [{ ...place, kind: "early", keeper: "", object, owner: object, callee, at: placeOf(place, keeper.span), confidence: "likely", alike: [], trace } as const];
  });
}

/** A call behind the keeper whose argument is a local that was read out of the object. */
function useBehind(keeper: Call, local: number, place: CodePlace, sites: readonly FinalizerSite[], model: ObjectModel): Call | undefined {
  const isRead = (arg: Expr): boolean => {
    if (descriptorIn(arg, local, place, model)) return true;
    return model.context.lookup.refsOf(arg, place.fn.model).some((ref) => rootLocal(ref.base) === local && sites.some((site) => site.releases.some((release) => sameField(release.ref, ref))));
  };
  return model.calls().callsIn(place.fn).find(({ call, callee, depth }) => depth === place.depth && callee.kind !== "conversion" && callee.kind !== "builtin" && call.span.start > keeper.span.end && call.args.some(isRead))?.call;
}

function isDeferredOrCaptured(local: number, { fn, body }: CodePlace): boolean {
  const isMention = (expr: Expr): boolean => expr.kind === "ident" && expr.ref.kind === "local" && expr.ref.id === local;
  let found = false;
  if (body.body !== undefined) {
    visitStmts(body.body, (stmt) => {
      if (stmt.kind === "defer") visitExpr(stmt.call, (expr) => void (found ||= isMention(expr)));
    });
  }
  for (const literal of fn.model.literals) if (literal.body !== undefined) visitExprsIn(literal.body, (expr) => void (found ||= isMention(expr)));
  return found;
}
