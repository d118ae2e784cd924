// Objects that a function makes itself and that nobody else knows: nothing but the function keeps them alive.
//
//   gap        C gets the pointer of such an object, and nothing mentions the object afterwards; the same for the number of
//              a file (`f.Fd()`), which os.File closes in a finalizer
//   returned   the function returns the pointer and drops the object: its finalizer releases what the caller was given
//
// Made here means by a literal with a finalizer, or by a function of the package that installs one on its result and puts
// it nowhere else. An object that is stored, captured or handed to anybody is left alone.
import { lifetimeRoles } from "../../knowledge/data/lifetime.ts";
import type { Call, Expr } from "../../program/ast.ts";
import { visitExpr, visitExprsIn, visitStmts } from "../../program/visit.ts";
import { printExpr } from "../../program/printExpr.ts";
import type { CodePlace, FinalizerSite, MissingKeepAlive } from "./objects.ts";
import type { ObjectModel } from "./objectAnalysis.ts";
import { objectStep, placeOf, sameField } from "./objectSteps.ts";
import { isStored, isUsedLater } from "./objectUses.ts";
import { callsWith, finalizerStep, gapOf } from "./pointerUses.ts";
import { baseLocal, callsOf, rootLocal } from "./storeSource.ts";

export function freshGaps(place: CodePlace, sites: readonly FinalizerSite[], model: ObjectModel): readonly MissingKeepAlive[] {
  return place.fn.model.locals.flatMap((declared, local) => {
    if (declared.kind !== "var" || !isMadeHere(local, place, sites, model) || isStored(local, place) || isHandedOn(local, place, model)) return [];
    const returned = returnedPointer(local, place, sites, model);
    if (returned !== undefined) return [returned];
    const last = callsWith(local, place, sites, model).at(-1);
    if (last === undefined || isUsedLater(local, last.call, place)) return [];
    return model.lookup.releasesOf(place, local).some((one) => sameField(one.release.ref, last.field)) ? [] : [gapOf(local, last, place)];
  });
}

function isMadeHere(local: number, { fn }: CodePlace, sites: readonly FinalizerSite[], model: ObjectModel): boolean {
  const { context } = model;
  const { values } = context.types.locals.of(fn.model, local);
  return values.length > 0 && values.every((value) => {
    if (value.kind !== "value" || value.index !== 0) return false;
    const made = value.expr.kind === "unary" && value.expr.op === "&" ? value.expr.operand : value.expr;
    if (made.kind === "composite") return sites.some((site) => site.fn === fn && rootLocal(site.object) === local);
    const callee = made.kind === "call" ? context.resolver.resolve(made, fn.model) : undefined;
    return callee?.kind === "go" && callee.bodies.length > 0 && callee.bodies.every((body) => sites.some((site) => site.fn === body && isDropped(site, model)));
  });
}

/** The constructor returns the object and keeps it nowhere. */
function isDropped(site: FinalizerSite, model: ObjectModel): boolean {
  const local = rootLocal(site.object);
  if (local === undefined || isStored(local, site) || isHandedOn(local, site, model, true)) return false;
  let returned = false;
  if (site.body.body !== undefined) visitStmts(site.body.body, (stmt) => void (returned ||= stmt.kind === "return" && (stmt.values.length === 0 || stmt.values.some((value) => rootLocal(value) === local))));
  return returned;
}

/** Given to a call as it is, other than to keep it alive or to finalize it; in a constructor function values are options, which set fields. */
function isHandedOn(local: number, { fn }: CodePlace, { context }: ObjectModel, isMaker = false): boolean {
  return callsOf(fn.model).some((call) => {
    if (!call.args.some((arg) => rootLocal(arg) === local)) return false;
    const callee = context.resolver.resolve(call, fn.model);
    if (callee.kind === "unknown") return !isMaker;
    return callee.kind !== "external" || !(lifetimeRoles.keepAlive.has(callee.name) || lifetimeRoles.setFinalizer.has(callee.name) || lifetimeRoles.addCleanup.has(callee.name));
  });
}

function returnedPointer(local: number, place: CodePlace, sites: readonly FinalizerSite[], model: ObjectModel): MissingKeepAlive | undefined {
  const { fn, body } = place;
  if (body.body === undefined || model.index.clearsIn(fn).some((one) => rootLocal(one.object) === local)) return undefined;
  if (model.index.storesIn(fn).some((store) => baseLocal(store.base) === local && store.source.kind === "nil")) return undefined;
  let found: MissingKeepAlive | undefined;
  visitStmts(body.body, (stmt) => {
    if (stmt.kind !== "return" || found !== undefined || stmt.values.some((value) => rootLocal(value) === local)) return;
    for (const value of stmt.values) {
      const refs = model.context.lookup.refsOf(value, fn.model).filter((ref) => rootLocal(ref.base) === local);
      const site = sites.find((one) => one.releases.some((release) => refs.some((ref) => sameField(ref, release.ref))));
      const field = site?.releases.find((release) => refs.some((ref) => sameField(ref, release.ref)))?.ref;
      if (site === undefined || field === undefined) continue;
      const object = fn.model.locals[local]?.name ?? "";
      const trace = [finalizerStep(site, field), objectStep("exits", place, stmt.span, "object-dropped", { object })];
      found = { ...place, kind: "returned", keeper: "", object, owner: field.owner, callee: "", at: placeOf(place, value.span), confidence: "likely", alike: [], trace };
    }
  });
  return found;
}

/** `fd := f.Fd(); C.use(fd)`, where nothing mentions the file again: its finalizer closes the descriptor. */
export function fileGaps(place: CodePlace, model: ObjectModel): readonly MissingKeepAlive[] {
  const { fn } = place;
  if (!/\.Fd\(\)/.test(fn.model.text)) return [];
  return fn.model.locals.flatMap((declared, local) => {
    if (declared.kind !== "var" || !isNewFile(local, place, model) || isStored(local, place) || isHandedOn(local, place, model)) return [];
    const last = model.calls().callsIn(fn).filter(({ call, callee, depth }) => callee.kind === "c" && depth === place.depth && call.args.some((arg) => descriptorIn(arg, local, place, model))).at(-1);
    if (last === undefined || isUsedLater(local, last.call, place)) return [];
    const object = declared.name;
    const callee = printExpr(last.call.callee);
    const argument = last.call.args.find((arg) => descriptorIn(arg, local, place, model)) ?? last.call;
    const trace = [objectStep("passed", place, last.call.span, "object-last-use", { object, callee })];
    return [{ ...place, kind: "gap", keeper: "", object, owner: "os.File", callee, at: placeOf(place, argument.span), confidence: "likely", alike: [], trace } as const];
  });
}

function isNewFile(local: number, { fn }: CodePlace, { context }: ObjectModel): boolean {
  const { values } = context.types.locals.of(fn.model, local);
  return values.length > 0 && values.every((value) => {
    const made = value.kind === "value" && value.index === 0 && value.expr.kind === "call" ? value.expr : undefined;
    const name = made === undefined ? "" : printExpr(made.callee);
    return lifetimeRoles.makesFiles.test(name);
  });
}

/** `f.Fd()`, also in conversions and by way of a local. */
export function descriptorIn(expr: Expr, local: number, { fn }: CodePlace, { context }: ObjectModel): boolean {
  let found = false;
  const look = (part: Expr, depth: number): void => {
    visitExpr(part, (one) => {
      if (one.kind === "call") found ||= isDescriptor(one, local);
      if (one.kind !== "ident" || one.ref.kind !== "local" || one.ref.id === local || depth > 2) return;
      for (const value of context.types.locals.of(fn.model, one.ref.id).values) if (value.kind === "value") look(value.expr, depth + 1);
    });
  };
  look(expr, 0);
  return found;
}

function isDescriptor(call: Call, local: number): boolean {
  return call.callee.kind === "select" && call.callee.field === "Fd" && call.args.length === 0 && rootLocal(call.callee.base) === local;
}

/** Reports whether the body mentions the local behind a position, deferred calls included. */
export function isMentionedBehind(local: number, at: number, { body }: CodePlace): boolean {
  let found = false;
  if (body.body !== undefined) visitExprsIn(body.body, (expr) => void (found ||= expr.kind === "ident" && expr.ref.kind === "local" && expr.ref.id === local && expr.span.start >= at));
  return found;
}
