// Two releases of one field that may both run for one object.
//
//   finalizer     a method releases the field and leaves pointer and finalizer as they are: the finalizer releases again
//   early-return  a method that clears the pointer returns on its error path before it does, and a finalizer waits
//   early-again   the same without a finalizer, in a Close-like method
//   two-owners    methods of two types release the same field, and neither leaves a mark for the other
//   given-away    C becomes the owner of the pointer while the Go finalizer stays armed
//   borrowed      a constructor that installs a releasing finalizer is given a pointer that belongs to somebody else
//   copy          a method on a value clears the pointer of its copy
//   again         a Close-like method that does not notice its second run
//
// Any sign of care (the field is set, a flag is tested and set, the finalizer is taken off) silences; counted objects are
// left alone. The first four are `likely` or better, `again` is a matter of taste and `possible`, except
// where the method clears the other fields that it tests and releases.
import { grouped } from "../../base/byKey.ts";
import { lazy } from "../../base/lazy.ts";
import type { Expr } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { fieldsOf } from "../../program/typeLookup.ts";
import { visitStmts } from "../../program/visit.ts";
import type { Confidence } from "../../report/finding.ts";
import type { DoubleReleaseKind, FieldRelease, FinalizerSite, ObjectDoubleRelease } from "./objects.ts";
import { lifetimeRoles } from "../../knowledge/data/lifetime.ts";
import { handedToOthers } from "./handedToOthers.ts";
import type { MethodRelease } from "./methodReleases.ts";
import { countedFields, endsObject, isCloser, isSameRelease, methodReleases } from "./methodReleases.ts";
import type { ObjectModel } from "./objectAnalysis.ts";
import { fieldText, objectStep, placeOf, sameField } from "./objectSteps.ts";
import type { Guards } from "./releaseGuards.ts";
import { isAskedAlone } from "./releaseGuards.ts";
import { baseLocal } from "./storeSource.ts";

/** In the order of the list above; at most one per method and field. */
export function doubleReleases(model: ObjectModel): readonly ObjectDoubleRelease[] {
  const counted = lazy(() => countedFields(model));
  const all = methodReleases(model).filter((one) => !counted().has(fieldText(one.release.ref)));
  const isExported = ({ fn }: MethodRelease): boolean => /^[A-Z]/.test(fn.model.name);
  const methods = all.filter(isExported);
  const found = [
    ...all.filter((one) => !isExported(one)).flatMap((method) => returnsEarly(method, model) ?? []),
    ...methods.flatMap((method) => finalizedAgain(method, model) ?? returnsEarly(method, model) ?? clearsCopy(method, model) ?? []),
    ...twoOwners(methods, model),
    ...handedToOthers(model).filter((one) => !counted().has(fieldText(one.ref))),
  ];
  const told = grouped(found, ({ fn }) => fn);
  const isTold = ({ fn, release }: MethodRelease): boolean => told.get(fn)?.some((one) => sameField(one.ref, release.ref)) === true;
  const again = methods.flatMap((method) => (isTold(method) ? [] : (releasedAgain(method, model) ?? [])));
  // A method that only calls another one told here adds nothing.
  const inner = new Set(again.map((one) => one.fn));
  const callers = new Set(methods.filter(({ functions }) => functions.some((fn, i) => i > 0 && inner.has(fn))).map(({ fn }) => fn));
  return [...found, ...again.filter((one) => !callers.has(one.fn))];
}

interface Finding {
  readonly kind: DoubleReleaseKind;
  readonly method: MethodRelease;
  readonly second: FieldRelease;
  readonly confidence: Confidence;
  readonly steps: ObjectDoubleRelease["trace"];
}

function doubled({ kind, method, second, confidence, steps }: Finding): ObjectDoubleRelease {
  const { fn, release, via } = method;
  return { fn, depth: 0, body: fn.model, kind, ref: release.ref, first: release.callee, second: second.callee, at: placeOf({ fn }, via.span), confidence, trace: steps };
}

function releasedStep(release: FieldRelease): ObjectDoubleRelease["trace"][number] {
  return objectStep("released", release, release.call.span, "object-released", { callee: release.callee, field: fieldText(release.ref) });
}

function finalizerStep(site: FinalizerSite, field: string): ObjectDoubleRelease["trace"][number] {
  return objectStep("related", site, site.call.span, "object-finalizer", { field });
}

/** The finalizer that releases the field of objects of the method's type. */
function finalizerOf({ release }: MethodRelease, model: ObjectModel): FinalizerSite | undefined {
  return model.index.finalizersOf(release.ref)[0];
}

function finalizedAgain(method: MethodRelease, model: ObjectModel): ObjectDoubleRelease | undefined {
  const { release, guards } = method;
  const site = finalizerOf(method, model);
  const second = site?.releases.find((one) => sameField(one.ref, release.ref) && isSameRelease(one, release));
  if (site === undefined || second === undefined || release.through || (guards.clearsField && method.isPointer) || guards.clearsFinalizer || guards.once) return undefined;
  const isShared = second.call === release.call;
  const alone = release.fn === method.fn && !guards.once && isAskedAlone(release, model.context);
  if (isShared ? guards.asksFirst && !alone : finalizerAsks(site, method, model)) return undefined;
  const field = fieldText(release.ref);
  const doubt = !alone && [...guards.tests].some((name) => name !== field);
  const confidence = doubt ? "possible" : release.grade === "certain" && second.grade === "certain" ? "certain" : "likely";
  const steps = [releasedStep(release), objectStep("related", method, method.via.span, "object-stays", { field }), finalizerStep(site, field)];
  return doubled({ kind: "finalizer", method, second, confidence, steps });
}

/** The finalizer tests something that the method writes. */
function finalizerAsks(site: FinalizerSite, { guards, release }: MethodRelease, model: ObjectModel): boolean {
  const inner = model.guardsOf([...new Set([...site.callbacks.map((one) => one.fn), ...site.releases.map((one) => one.fn)])].filter((fn) => fn !== site.fn), release.ref);
  if (inner.once || inner.tests.has("()")) return true;
  const literals = site.callbacks.filter((one) => one.fn === site.fn);
  return [...inner.tests].some((name) => guards.sets.has(name)) || (literals.length > 0 && [...model.guardsOf([site.fn], release.ref).tests].some((name) => guards.sets.has(name)));
}

/** `ret := C.finish(x.h); if ret != 0 { return … }; x.h = nil`, where the release cannot fail: a finalizer waits, or the caller tries again. */
function returnsEarly(method: MethodRelease, model: ObjectModel): ObjectDoubleRelease | undefined {
  const { fn, release } = method;
  const site = finalizerOf(method, model);
  if ((site === undefined && !(lifetimeRoles.closers.test(fn.model.name.replace(/^./, (first) => first.toUpperCase())) && lifetimeRoles.endsAnyway.test(release.callee))) || release.fn !== fn || release.depth !== 0 || lifetimeRoles.mayRefuse.test(release.callee)) return undefined;
  const clears = [...model.index.storesTo(release.ref, fn), ...model.index.clearsIn(fn).map((clear) => ({ at: clear.call.span }))];
  const cleared = Math.min(...clears.map((one) => one.at.start).filter((start) => start > release.call.span.end));
  const exit = Number.isFinite(cleared) ? firstReturn(method, release.call.span.end, cleared) : undefined;
  const isBefore = clears.some((one) => one.at.start < release.call.span.start);
  if (exit === undefined || isBefore || asksAnother(method)) return undefined;
  const field = fieldText(release.ref);
  const left = [releasedStep(release), objectStep("exits", { fn }, exit.span, "object-returns", { field })];
  if (site === undefined) return doubled({ kind: "early-again", method, second: release, confidence: "likely", steps: left });
  const steps = [...left, finalizerStep(site, field)];
  const second = site.releases.find((one) => sameField(one.ref, release.ref)) ?? release;
  return doubled({ kind: "early-return", method, second, confidence: "likely", steps });
}

/** A test of the field itself says nothing to a second run: on the path that returns early it was not cleared. */
function asksAnother({ guards, release }: MethodRelease): boolean {
  const own = fieldText(release.ref);
  return guards.once || guards.tests.has("()") || [...guards.tests].some((name) => name !== own && guards.sets.has(name));
}

function firstReturn({ fn }: MethodRelease, from: number, to: number): { readonly span: Expr["span"] } | undefined {
  let found: { readonly span: Expr["span"] } | undefined;
  if (fn.model.body === undefined) return undefined;
  visitStmts(fn.model.body, (stmt) => {
    if (stmt.kind === "return" && stmt.span.start > from && stmt.span.end < to) found ??= stmt;
  });
  return found;
}

/** `func (x T) Free() { C.free(x.p); x.p = nil }`: the caller's object keeps the pointer. */
function clearsCopy(method: MethodRelease, model: ObjectModel): ObjectDoubleRelease | undefined {
  const { fn, release, isPointer, guards } = method;
  const cleared = model.index.storesTo(release.ref, fn).find((store) => store.source.kind === "nil");
  if (isPointer || cleared === undefined || guards.once || isBehindPointer(release.ref, model) || isThroughPointer(cleared.at, fn)) return undefined;
  const field = fieldText(release.ref);
  const steps = [releasedStep(release), objectStep("related", method, cleared.at, "object-copy", { field })];
  return doubled({ kind: "copy", method, second: release, confidence: "likely", steps });
}

/** `*x.p = nil`: what the field points to is cleared, and every copy of the value points there. */
function isThroughPointer({ start, end }: Expr["span"], { model }: PlacedFunction): boolean {
  return /^\(*\s*\*/.test(model.text.slice(start, end));
}

/** `peer.c.data`, where `c` points to an object of C: every copy of the Go value leads to the same place. */
function isBehindPointer({ owner, field }: FieldRelease["ref"], { context }: ObjectModel): boolean {
  const [first] = field.split(".");
  const declared = fieldsOf(context.pkg, { kind: "named", name: owner }, "go").find(({ name }) => name === first);
  return first !== field && declared?.type.kind === "pointer";
}

function releasedAgain(method: MethodRelease, model: ObjectModel): ObjectDoubleRelease | undefined {
  const { fn, release, guards } = method;
  if (!isCloser(fn) || release.through || guards.clearsField || guards.clearsFinalizer || guards.once || finalizerOf(method, model) !== undefined) return undefined;
  const alone = release.fn === fn && isAskedAlone(release, model.context);
  if (guards.asksFirst && !alone) return undefined;
  const field = fieldText(release.ref);
  // It tests the field, and clears others that it releases: it is meant to be called twice, and forgot this one.
  const isForgotten = alone && guards.tests.has(field) && [...guards.sets].some((name) => guards.tests.has(name) && name.startsWith(`${release.ref.owner}.`) && model.releases.some((one) => one.fn === fn && fieldText(one.ref) === name));
  return doubled({ kind: "again", method, second: release, confidence: isForgotten ? "likely" : "possible", steps: [releasedStep(release), objectStep("related", method, method.via.span, "object-stays", { field })] });
}

/** A method of another type releases the field of objects that it reaches through its own. */
function twoOwners(methods: readonly MethodRelease[], model: ObjectModel): readonly ObjectDoubleRelease[] {
  const byField = lazy(() => grouped(methods, ({ release }) => fieldText(release.ref)));
  return model.releases.flatMap((release) => {
    const { fn, ref } = release;
    const other = model.context.lookup.structName(fn.model.receiver?.type);
    if (other === undefined || other === ref.owner || !isCloser(fn) || (release.grade !== "certain" && release.grade !== "named") || !endsObject(release) || !isReached(release, model)) return [];
    const method = byField().get(fieldText(ref))?.find((one) => one.owner === ref.owner && isCloser(one.fn) && !one.functions.includes(fn));
    if (method === undefined || method.fn === fn || embeds(other, ref.owner, model)) return [];
    if (release.through || method.release.through || leavesMark(method, model.guardsOf([fn], ref), model)) return [];
    const steps = [releasedStep(method.release), releasedStep(release)];
    return [{ fn, depth: release.depth, body: release.body, kind: "two-owners", ref, first: method.release.callee, second: release.callee, at: placeOf(release, release.call.span), confidence: "likely", trace: steps } as const];
  });
}

/** The one finds out what the other has done. */
function leavesMark(method: MethodRelease, other: Guards, model: ObjectModel): boolean {
  const field = fieldText(method.release.ref);
  return [method.guards, other].some((one) => one.clearsField || one.tests.has(field)) || other.clearsFinalizer || method.guards.asksFirst || tellsOthers(method, model);
}

/** The object comes from the receiver: `rows.stmt`, `for _, link := range m.links`. */
function isReached({ ref, fn }: FieldRelease, { context }: ObjectModel): boolean {
  const receiver = fn.model.receiver?.local;
  const root = baseLocal(ref.base);
  if (receiver === undefined || root === undefined) return false;
  const values = root === receiver ? [ref.base] : context.types.locals.of(fn.model, root).values.map((value) => (value.kind === "range" ? value.over : value.expr));
  return values.length > 0 && values.every((value) => baseLocal(value) === receiver);
}

function embeds(outer: string, inner: string, { context }: ObjectModel): boolean {
  const declared = context.pkg.goTypes.get(outer);
  return declared?.kind === "struct" && declared.fields.some((field) => field.embedded && context.lookup.structName(field.type) === inner);
}

/** The method changes something of another object: it may take itself off a list. */
function tellsOthers({ functions, owner }: MethodRelease, model: ObjectModel): boolean {
  if (functions.some((fn) => model.index.storesIn(fn).some((store) => store.ref.owner !== owner))) return true;
  return functions.some((fn) => {
    let found = false;
    if (fn.model.body === undefined) return false;
    visitStmts(fn.model.body, (stmt) => {
      found ||= stmt.kind === "expr" && stmt.expr.kind === "call" && stmt.expr.callee.kind === "ident" && stmt.expr.callee.name === "delete";
    });
    return found;
  });
}
