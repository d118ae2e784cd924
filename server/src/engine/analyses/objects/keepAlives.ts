// Calls of C with a pointer read out of an object that has a releasing finalizer, where the object is not mentioned
// afterwards: the garbage collector may run the finalizer while C still works with the pointer.
//
// Precision first: only receivers and parameters of the function itself (and what it makes: freshGaps.ts), only the very field that the finalizer releases,
// and any later mention of the object (also in a deferred call, a function literal, or earlier in the same loop) counts as
// keeping it alive. A type that is forgotten more often than it is kept alive is told once, at its first function, with all
// others as its alike, which count as possible only; where keeping alive is the custom, each forgotten place is told.
import { grouped } from "../../base/byKey.ts";
import { lazy } from "../../base/lazy.ts";
import type { Call, Expr } from "../../program/ast.ts";
import { visitExprsIn, visitStmts } from "../../program/visit.ts";
import { printExpr } from "../../program/printExpr.ts";
import { earlyKeepAlives } from "./earlyKeepAlives.ts";
import { fileGaps, freshGaps } from "./freshGaps.ts";
import { countedFields } from "./methodReleases.ts";
import type { CodePlace, FinalizerSite, MissingKeepAlive } from "./objects.ts";
import type { ObjectModel } from "./objectAnalysis.ts";
import { placeOf, sameField } from "./objectSteps.ts";
import { isKeepAlive, isStored, isUsedLater } from "./objectUses.ts";
import { callsWith, gapOf } from "./pointerUses.ts";
import { siblingGaps } from "./siblingGaps.ts";
import { baseLocal, rootLocal } from "./storeSource.ts";
import { unheldParents } from "./unheldParents.ts";

export function missingKeepAlives(model: ObjectModel): readonly MissingKeepAlive[] {
  const sites = model.finalizers.filter((site) => site.releases.length > 0);
  const callbacks = new Set(sites.flatMap((site) => site.callbacks.map((one) => one.fn)));
  const places = sites.length === 0 ? [] : model.bodies.filter((place) => place.depth === 0 && place.body.body !== undefined);
  const found = places.filter(({ fn }) => !callbacks.has(fn)).flatMap((place) => gapsIn(place, sites, model));
  const kept = places.flatMap((place) => keptByC(place, sites, model));
  const inner = places.filter(({ fn }) => !callbacks.has(fn)).flatMap((place) => innerGaps(place, sites, model));
  const told = found.length === 0 ? [] : oncePerType(found, keptTypes(model));
  const siblings = model.bodies.filter(({ depth, fn }) => depth === 0 && model.keepers.has(fn)).flatMap((place) => siblingGaps(place, model));
  const gaps = grouped(found, ({ fn }) => fn);
  const bodies = model.bodies.filter((place) => place.depth === 0 && place.body.body !== undefined);
  const fresh = bodies.flatMap((place) => [...freshGaps(place, sites, model), ...fileGaps(place, model), ...earlyKeepAlives(place, sites, model)]);
  const counted = lazy(() => countedFields(model));
  const parents = places.flatMap((place) => unheldParents(place, sites, model, counted()));
  return [...told, ...inner, ...kept, ...parents.filter((one) => !kept.some((other) => other.at.span.start === one.at.span.start && other.fn === one.fn)), ...fresh, ...siblings.filter((one) => gaps.get(one.fn)?.some((gap) => gap.object === one.object) !== true)];
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
  return [...grouped(found, ({ owner }) => owner)].flatMap(([owner, gaps]) => {
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

