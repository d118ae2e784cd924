// Calls of C with a pointer read out of an object that has a releasing finalizer, where the object is not mentioned
// afterwards: the garbage collector may run the finalizer while C still works with the pointer.
//
// Precision first: only receivers and parameters of the function itself, only the very field that the finalizer releases,
// and any later mention of the object (also in a deferred call, a function literal, or earlier in the same loop) counts as
// keeping it alive. A type that is forgotten more often than it is kept alive is told once, at its first function, with all
// others as its alike, which count as possible only; where keeping alive is the custom, each forgotten place is told.
import type { Call, Expr } from "../../program/ast.ts";
import { withoutConversions } from "../../program/bareExpr.ts";
import { visitExprsIn, visitStmts } from "../../program/visit.ts";
import { printExpr } from "../../program/printExpr.ts";
import type { Callee } from "../calls/callee.ts";
import type { CodePlace, FieldRef, FinalizerSite, MissingKeepAlive } from "./objects.ts";
import type { ObjectModel } from "./objectAnalysis.ts";
import { fieldText, objectStep, placeOf, sameField } from "./objectSteps.ts";
import { isKeepAlive, isStored, isUsedLater } from "./objectUses.ts";
import { siblingGaps } from "./siblingGaps.ts";
import { baseLocal, rootLocal } from "./storeSource.ts";

export function missingKeepAlives(model: ObjectModel): readonly MissingKeepAlive[] {
  const sites = model.finalizers.filter((site) => site.releases.length > 0);
  const callbacks = new Set(sites.flatMap((site) => site.callbacks.map((one) => one.fn)));
  const places = sites.length === 0 ? [] : model.bodies.filter((place) => place.depth === 0 && place.body.body !== undefined);
  const found = places.filter(({ fn }) => !callbacks.has(fn)).flatMap((place) => gapsIn(place, sites, model));
  const kept = places.flatMap((place) => keptByC(place, sites, model));
  const inner = places.filter(({ fn }) => !callbacks.has(fn)).flatMap((place) => innerGaps(place, sites, model));
  const told = found.length === 0 ? [] : oncePerType(found, keptTypes(model));
  const siblings = model.bodies.filter(({ depth, fn }) => depth === 0 && model.keepers.has(fn)).flatMap((place) => siblingGaps(place, model));
  return [...told, ...inner, ...kept, ...siblings.filter((one) => !found.some((gap) => gap.fn === one.fn && gap.object === one.object))];
}

/** How often objects of a type are kept alive. */
function keptTypes({ bodies, context, keepers }: ObjectModel): ReadonlyMap<string, number> {
  const kept = new Map<string, number>();
  for (const { fn, body } of bodies) {
    if (body.body === undefined || !keepers.has(fn)) continue;
    visitExprsIn(body.body, (expr) => {
      const [object] = expr.kind === "call" ? expr.args : [];
      if (expr.kind !== "call" || object === undefined || !isKeepAlive(expr, fn, context)) return;
      const type = context.lookup.objectType(object, fn.model);
      if (type !== undefined) kept.set(type, (kept.get(type) ?? 0) + 1);
    });
  }
  return kept;
}

function oncePerType(found: readonly MissingKeepAlive[], kept: ReadonlyMap<string, number>): readonly MissingKeepAlive[] {
  const byType = new Map<string, MissingKeepAlive[]>();
  for (const gap of found) byType.set(gap.owner, [...(byType.get(gap.owner) ?? []), gap]);
  return [...byType].flatMap(([owner, gaps]) => {
    const [first, ...alike] = gaps;
    if (first === undefined || (kept.get(owner) ?? 0) >= gaps.length) return gaps;
    return [{ ...first, alike }, ...alike.map((gap) => ({ ...gap, confidence: "possible" as const }))];
  });
}

/** One gap per object: at the last call of C that gets its pointer. */
function gapsIn(place: CodePlace, sites: readonly FinalizerSite[], model: ObjectModel): readonly MissingKeepAlive[] {
  const { fn } = place;
  const objects = [fn.model.receiver, ...fn.model.params].flatMap((param) => (param?.local === undefined ? [] : [param.local]));
  return objects.flatMap((local) => {
    const calls = callsWith(local, place, sites, model);
    const last = calls.at(-1);
    if (last === undefined || isUsedLater(local, last.call, place) || isStored(local, place)) return [];
    if (model.lookup.releasesOf(place, local).some((one) => sameField(one.release.ref, last.field))) return [];
    if (isKeptByCallers(place, local, model)) return [];
    return [gapOf(local, last, place)];
  });
}

/** The same for `x.owner.handle`: x leads to the object with the finalizer, which others may hold as well. */
function innerGaps(place: CodePlace, sites: readonly FinalizerSite[], model: ObjectModel): readonly MissingKeepAlive[] {
  const { fn } = place;
  const objects = [fn.model.receiver, ...fn.model.params].flatMap((param) => (param?.local === undefined ? [] : [param.local]));
  return objects.flatMap((local) => {
    const last = callsWith(local, place, sites, model, isBehind).at(-1);
    if (last?.base === undefined || isUsedLater(local, last.call, place) || isStored(local, place) || isKeptByCallers(place, local, model)) return [];
    return [{ ...gapOf(local, last, place), object: printExpr(last.base), confidence: "possible" as const }];
  });
}

/** `x.owner`, with pointers all the way. */
function isBehind(base: Expr, local: number): boolean {
  return base.kind === "select" && (rootLocal(base.base) === local || isBehind(base.base, local));
}

function isObject(base: Expr, local: number): boolean {
  return rootLocal(base) === local;
}

interface PointerUse {
  readonly call: Call;
  /** The argument that reads the pointer. */
  readonly argument: Expr;
  readonly site: FinalizerSite;
  readonly field: FinalizerSite["releases"][number]["ref"];
  /** The object the pointer is read from. */
  readonly base: Expr | undefined;
}

function callsWith(local: number, place: CodePlace, sites: readonly FinalizerSite[], { context, calls }: ObjectModel, isFrom: (base: Expr, local: number) => boolean = isObject): readonly PointerUse[] {
  const { fn } = place;
  const found: PointerUse[] = [];
  for (const { call, callee, depth } of calls().callsIn(fn)) {
    if (depth !== place.depth || context.pkg.isTypeName(call.callee)) continue;
    for (const [index, arg] of call.args.entries()) {
      if (callee.kind !== "c" && !handsToC(callee, index, context)) continue;
      if (holdsObject(arg)) continue;
      const refs = context.lookup.refsOf(arg, fn.model).filter((ref) => isFrom(ref.base, local) && !isCopy(local, ref, place, context));
      if (refs.length === 0) continue;
      const site = sites.find((one) => one.releases.some((release) => refs.some((ref) => sameField(ref, release.ref))));
      const field = site?.releases.find((release) => refs.some((ref) => sameField(ref, release.ref)))?.ref;
      if (site !== undefined && field !== undefined) found.push({ call, argument: arg, site, field, base: refs.find((ref) => sameField(ref, field))?.base });
    }
  }
  return found.sort((a, b) => a.call.span.end - b.call.span.end);
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

/**
 * A method hands its own pointer and that of a parameter to one function of C that returns nothing: a setter, as far as
 * can be seen. C may keep the second pointer, so the object must be stored in the first one's.
 */
function keptByC(place: CodePlace, sites: readonly FinalizerSite[], model: ObjectModel): readonly MissingKeepAlive[] {
  const { fn, body } = place;
  const receiver = fn.model.receiver?.local;
  if (receiver === undefined || fn.model.results.length > 0 || body.body === undefined) return [];
  const own = callsWith(receiver, place, sites, model);
  return fn.model.params.flatMap(({ local }) => {
    const use = local === undefined ? undefined : callsWith(local, place, sites, model).find((one) => own.some((other) => other.call === one.call && other.field.owner !== one.field.owner));
    if (local === undefined || use === undefined || isStored(local, place) || isUsedLater(local, use.call, place) || !isStatement(use.call, place)) return [];
    return [{ ...gapOf(local, use, place), kind: "kept", at: placeOf(place, use.call.span), keeper: fn.model.receiver?.name ?? "", confidence: "possible" } as const];
  });
}

function isStatement(call: Call, { body }: CodePlace): boolean {
  let found = false;
  if (body.body !== undefined) visitStmts(body.body, (stmt) => void (found ||= stmt.kind === "expr" && stmt.expr === call));
  return found;
}

function gapOf(local: number, { call, argument, site, field }: PointerUse, place: CodePlace): MissingKeepAlive {
  const object = place.fn.model.locals[local]?.name ?? "";
  const callee = printExpr(call.callee);
  const trace = [
    objectStep("related", site, site.call.span, "object-finalizer", { field: fieldText(field) }),
    objectStep("passed", place, call.span, "object-last-use", { object, callee }),
  ];
  return { ...place, kind: "gap", keeper: "", object, owner: site.owner ?? field.owner, callee, at: placeOf(place, argument.span), confidence: "likely", alike: [], trace };
}

/** A function for use inside the package whose every caller mentions the object again, or defers something with it. */
function isKeptByCallers({ fn }: CodePlace, local: number, model: ObjectModel): boolean {
  if (/^[A-Z]/.test(fn.model.name) || model.calls().isUsedAsValue(fn)) return false;
  const index = fn.model.params.findIndex((param) => param.local === local);
  const sites = model.calls().callersOf(fn);
  return sites.length > 0 && sites.every(({ caller, call }) => {
    const argument = index < 0 ? (call.callee.kind === "select" ? call.callee.base : undefined) : call.args[index];
    const held = baseLocal(argument);
    return held !== undefined && isUsedLater(held, call, { fn: caller, depth: 0, body: caller.model });
  });
}

