// Objects made from another object that do not hold on to it: `c.h = C.open(parent.h)`, both with releasing finalizers,
// and no reference from child to parent. Once the program drops the parent its finalizer may run before the child's, while
// C still reaches the parent's memory through the child. Whether it does is the library's affair: `possible` only.
import type { Call, Expr } from "../../program/ast.ts";
import { visitExpr } from "../../program/visit.ts";
import type { CodePlace, FieldName, FinalizerSite, MissingKeepAlive } from "./objects.ts";
import type { ObjectModel } from "./objectAnalysis.ts";
import { fieldText, placeOf } from "./objectSteps.ts";
import { isStored } from "./objectUses.ts";
import { callsWith, gapOf } from "./pointerUses.ts";
import { callsOf, rootLocal } from "./storeSource.ts";

export function unheldParents(place: CodePlace, sites: readonly FinalizerSite[], model: ObjectModel, counted: ReadonlySet<string>): readonly MissingKeepAlive[] {
  const { fn } = place;
  const parents = [fn.model.receiver, ...fn.model.params].flatMap((param) => (param?.local === undefined ? [] : [param.local]));
  return parents.flatMap((local) => {
    const uses = callsWith(local, place, sites, model);
    if (uses.length === 0 || isStored(local, place) || isGivenAway(local, place)) return [];
    for (const use of uses) {
      if (counted.has(fieldText(use.field))) continue;
      const child = childOf(use.call, place, model);
      if (child === undefined || child.owner === use.field.owner || counted.has(fieldText(child))) continue;
      if (model.index.storesIn(fn).some((store) => store.ref.owner === child.owner && store.value !== undefined && mentions(store.value, local) && !contains(store.value, use.call))) continue;
      return [{ ...gapOf(local, use, place), kind: "kept", at: placeOf(place, use.call.span), keeper: child.owner, confidence: "possible" } as const];
    }
    return [];
  });
}

/** Handed to a function or method as it is: it may be stored there. */
function isGivenAway(local: number, { fn }: CodePlace): boolean {
  return callsOf(fn.model).some((call) => call.args.some((arg) => rootLocal(arg) === local));
}

/** The field of another object that gets what the call makes, and that a finalizer releases. */
function childOf(call: Call, place: CodePlace, model: ObjectModel): FieldName | undefined {
  const { fn } = place;
  const isFinalized = (ref: FieldName): boolean => model.index.finalizersOf(ref).length > 0;
  const made = (value: Expr | undefined): boolean => value !== undefined && isResult(value, call, place, model);
  const stored = model.index.storesIn(fn).find((store) => made(store.value) && isFinalized(store.ref));
  if (stored !== undefined) return stored.ref;
  const filled = call.args.flatMap((arg) => (arg.kind === "unary" && arg.op === "&" ? (model.context.lookup.targetOf(arg.operand, fn.model) ?? []) : [])).find(isFinalized);
  if (filled !== undefined) return filled;
  for (const constructor of callsOf(fn.model)) {
    const index = constructor === call ? -1 : constructor.args.findIndex(made);
    const callee = index < 0 ? undefined : model.context.resolver.resolve(constructor, fn.model);
    const inner = callee?.kind === "go" ? callee.bodies.flatMap((body) => model.index.storesIn(body)).find((store) => store.source.kind === "param" && store.source.index === index && isFinalized(store.ref)) : undefined;
    if (inner !== undefined) return inner.ref;
  }
  return undefined;
}

/** The result of the call, or the local that it fills or that holds it. */
function isResult(value: Expr, call: Call, place: CodePlace, model: ObjectModel): boolean {
  const { fn } = place;
  if (value.kind === "convert") return isResult(value.operand, call, place, model);
  if (value === call) return true;
  const local = rootLocal(value);
  if (local === undefined) return false;
  const { values } = model.context.types.locals.of(fn.model, local);
  return values.some((one) => one.kind === "value" && one.index === 0 && contains(one.expr, call)) || call.args.some((arg) => arg.kind === "unary" && arg.op === "&" && rootLocal(arg.operand) === local);
}

function contains(outer: Expr, inner: Expr): boolean {
  let found = false;
  visitExpr(outer, (part) => void (found ||= part === inner));
  return found;
}

function mentions(expr: Expr, local: number): boolean {
  let found = false;
  visitExpr(expr, (part) => void (found ||= part.kind === "ident" && part.ref.kind === "local" && part.ref.id === local));
  return found;
}
