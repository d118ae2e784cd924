// Calls of C that get a pointer read out of an object whose finalizer or cleanup releases it; the material of
// keepAlives.ts, freshGaps.ts and unheldParents.ts.
import type { Call, Expr } from "../../program/ast.ts";
import { withoutConversions } from "../../program/bareExpr.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { printExpr } from "../../program/printExpr.ts";
import { visitExprsIn } from "../../program/visit.ts";
import type { RawStep } from "../../rules/defineRule.ts";
import type { Callee } from "../calls/callee.ts";
import type { CodePlace, FieldName, FieldRef, FinalizerSite, MissingKeepAlive } from "./objects.ts";
import type { ObjectModel } from "./objectAnalysis.ts";
import { fieldText, objectStep, placeOf, sameField } from "./objectSteps.ts";
import { rootLocal } from "./storeSource.ts";

function isObject(base: Expr, local: number): boolean {
  return rootLocal(base) === local;
}

export interface PointerUse {
  readonly call: Call;
  /** The argument that reads the pointer. */
  readonly argument: Expr;
  readonly site: FinalizerSite;
  readonly field: FinalizerSite["releases"][number]["ref"];
  /** The object the pointer is read from. */
  readonly base: Expr | undefined;
}

/** In the order in which the calls end. `isFrom`: which objects count as the one that the local holds. */
export function callsWith(local: number, place: CodePlace, sites: readonly FinalizerSite[], { context, pointersIn, index: byField }: ObjectModel, isFrom: (base: Expr, local: number) => boolean = isObject): readonly PointerUse[] {
  const { fn } = place;
  const found: PointerUse[] = [];
  for (const { call, argument, depth, refs: all } of pointersIn(fn)) {
    if (depth !== place.depth) continue;
    const refs = all.filter((ref) => isFrom(ref.base, local) && !isCopy(local, ref, place, context));
    const [first] = refs;
    if (first === undefined) continue;
    const site = refs.length === 1 ? byField.finalizersAround(first)[0] : sites.find((one) => one.releases.some((release) => refs.some((ref) => holds(ref, release.ref))));
    const field = site?.releases.find((release) => refs.some((ref) => holds(ref, release.ref)))?.ref;
    if (site !== undefined && field !== undefined) found.push({ call, argument, site, field, base: refs.find((ref) => holds(ref, field))?.base });
  }
  return found.sort((a, b) => a.call.span.end - b.call.span.end);
}

/** An argument that C gets and that reads fields of objects, whichever these are. */
export interface PointerArgument {
  readonly call: Call;
  readonly argument: Expr;
  readonly depth: number;
  /** At least one. */
  readonly refs: readonly FieldRef[];
}

export function pointerArguments(fn: PlacedFunction, { context, calls }: Pick<ObjectModel, "context" | "calls">): readonly PointerArgument[] {
  const found: PointerArgument[] = [];
  for (const { call, callee, depth } of calls().callsIn(fn)) {
    if (context.pkg.isTypeName(call.callee)) continue;
    for (const [index, argument] of call.args.entries()) {
      const isGiven = (callee.kind === "c" || handsToC(callee, index, context)) && !holdsObject(argument);
      const refs = isGiven ? context.lookup.refsOf(argument, fn.model) : [];
      if (refs.length > 0) found.push({ call, argument, depth, refs });
    }
  }
  return found;
}

/** A function of the package whose body gives this parameter to C and does nothing else that could keep an owner of it alive. */
function handsToC(callee: Callee, index: number, { resolver }: ObjectModel["context"]): boolean {
  if (callee.kind !== "go" || callee.bodies.length === 0) return false;
  return callee.bodies.every(({ model }) => {
    const { local, type } = model.params[index] ?? {};
    if (local === undefined || model.body === undefined || type?.kind !== "pointer" || type.elem.kind !== "named" || type.elem.pkg !== "C") return false;
    let found = false;
    visitExprsIn(model.body, (expr) => {
      found ||= expr.kind === "call" && expr.args.some((arg) => rootLocal(arg) === local) && resolver.resolve(expr, model).kind === "c";
    });
    return found;
  });
}

/** `&x.handle`: a pointer into the object itself, which keeps all of it alive while C has it. */
function holdsObject(argument: Expr): boolean {
  const bare = withoutConversions(argument);
  return bare.kind === "unary" && bare.op === "&" && bare.operand.kind === "select" && bare.operand.base.kind === "ident";
}

/** A struct passed by value holds a copy of the field: the object with the finalizer is the caller's to keep alive. */
function isCopy(local: number, ref: FieldRef, { fn }: CodePlace, { lookup }: ObjectModel["context"]): boolean {
  const type = fn.model.locals[local]?.type;
  return type?.kind === "named" && lookup.structName(type) === ref.owner;
}

/** The field itself, or a structure of C around it that is passed by value. */
export function holds(ref: FieldName, released: FieldName): boolean {
  return sameField(ref, released) || (ref.owner === released.owner && released.field.startsWith(`${ref.field}.`));
}

export function gapOf(local: number, { call, argument, site, field }: PointerUse, place: CodePlace): MissingKeepAlive {
  const object = place.fn.model.locals[local]?.name ?? "";
  const callee = printExpr(call.callee);
  const trace = [
    finalizerStep(site, field),
    objectStep("passed", place, call.span, "object-last-use", { object, callee }),
  ];
  return { ...place, kind: "gap", keeper: "", object, owner: site.owner ?? field.owner, callee, at: placeOf(place, argument.span), confidence: "likely", alike: [], trace };
}


export function finalizerStep(site: FinalizerSite, field: FieldName): RawStep {
  return objectStep("related", site, site.call.span, "object-finalizer", { field: fieldText(field) });
}
