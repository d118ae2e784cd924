// Functions that keep one argument of a C call alive and forget another of the same type, whose memory the call gets in the
// same way. What exactly would be lost is not known here (the type needs no finalizer of its own), so this is `possible`.
import type { Call, Expr } from "../../program/ast.ts";
import { printExpr, printType } from "../../program/printExpr.ts";
import { visitExprsIn } from "../../program/visit.ts";
import type { CodePlace, MissingKeepAlive } from "./objects.ts";
import type { ObjectModel } from "./objectAnalysis.ts";
import { isKeepAlive, isStored, isUsedLater } from "./objectUses.ts";
import { objectStep, placeOf } from "./objectSteps.ts";
import { rootLocal } from "./storeSource.ts";

export function siblingGaps(place: CodePlace, model: ObjectModel): readonly MissingKeepAlive[] {
  const { fn, body } = place;
  const kept = new Map<number, Call>();
  const calls: Call[] = [];
  if (body.body === undefined) return [];
  visitExprsIn(body.body, (expr) => {
    if (expr.kind !== "call") return;
    const local = isKeepAlive(expr, fn, model.context) && expr.args[0] !== undefined ? rootLocal(expr.args[0]) : undefined;
    if (local !== undefined) kept.set(local, expr);
    else if (model.context.resolver.resolve(expr, fn.model).kind === "c") calls.push(expr);
  });
  return kept.size === 0 ? [] : calls.flatMap((call) => gapsOf(call, kept, place, model));
}

function gapsOf(call: Call, kept: ReadonlyMap<number, Call>, place: CodePlace, model: ObjectModel): readonly MissingKeepAlive[] {
  const { fn } = place;
  const readers = call.args.flatMap((argument) => {
    const reader = readerOf(argument);
    return reader === undefined ? [] : [{ argument, ...reader }];
  });
  return readers.flatMap(({ argument, local, how }) => {
    const type = typeText(local, place, model);
    const twin = readers.find((other) => other.how === how && kept.has(other.local) && typeText(other.local, place, model) === type);
    const twinKept = twin === undefined ? undefined : kept.get(twin.local);
    if (type === undefined || twin === undefined || twinKept === undefined || kept.has(local) || isStored(local, place) || isUsedLater(local, call, place)) return [];
    const object = fn.model.locals[local]?.name ?? "";
    const sibling = fn.model.locals[twin.local]?.name ?? "";
    const callee = printExpr(call.callee);
    const trace = [objectStep("passed", place, call.span, "object-last-use", { object, callee }), objectStep("related", place, twinKept.span, "object-sibling", { object: sibling })];
    return [{ ...place, kind: "sibling", keeper: sibling, object, owner: type, callee, at: placeOf(place, argument.span), confidence: "possible", alike: [], trace } as const];
  });
}

/** `x.toC()`, `x.ptr`: the local, and how its memory is reached. */
function readerOf(argument: Expr): { readonly local: number; readonly how: string } | undefined {
  const select = argument.kind === "call" ? argument.callee : argument;
  const local = select.kind === "select" ? rootLocal(select.base) : undefined;
  return select.kind !== "select" || local === undefined ? undefined : { local, how: select.field };
}

function typeText(local: number, { fn }: CodePlace, { context }: ObjectModel): string | undefined {
  const declared = fn.model.locals[local];
  const type = declared === undefined ? undefined : context.types.typeOf({ kind: "ident", name: declared.name, ref: { kind: "local", id: local }, span: declared.span }, fn.model);
  return type?.kind === "pointer" ? printType(type) : undefined;
}
