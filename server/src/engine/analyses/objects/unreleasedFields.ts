// Owned C memory in fields that nobody releases: never anywhere in the package ("never"), not before a setter replaces it
// ("overwritten"), or in an object made past the constructor that gives all others their finalizer ("bypassed").
//
// Silent wherever somebody out of sight may release it: the value is copied to another place, handed to a function value or
// another package, or the type's objects live as long as the program. Doubt lowers the grade to `possible`: the field or a
// result of an exported function shows it to other packages, or C may have kept it.
import { lazy } from "../../base/lazy.ts";
import { namingHints } from "../../knowledge/data/namingHints.ts";
import { lifetimeRoles } from "../../knowledge/data/lifetime.ts";
import type { Expr, FunctionModel, TypeRef } from "../../program/ast.ts";
import { sourceName } from "../../program/printExpr.ts";
import { visitExprsIn, visitStmts } from "../../program/visit.ts";
import type { Confidence } from "../../report/finding.ts";
import type { FieldLookup } from "./fieldRefs.ts";
import type { FieldName, FieldStore, StoreSource, UnreleasedField } from "./objects.ts";
import type { ObjectModel } from "./objectAnalysis.ts";
import { fieldText, objectStep, placeOf, sameField } from "./objectSteps.ts";
import { baseLocal } from "./storeSource.ts";

type Owned = Extract<StoreSource, { kind: "owned" }>;
type OwnedStore = FieldStore & { readonly source: Owned };

/** In the order of files and offsets. */
export function unreleasedFields(model: ObjectModel): readonly UnreleasedField[] {
  const outlets = lazy(() => outletsOf(model));
  const lasting = lazy(() => lastingTypes(model));
  const mentions = createMentions(model);
  return model.stores.flatMap((store) => {
    if (!isOwned(store) || store.ref.field.includes(".") || lasting().has(store.ref.owner) || isSetUp(store) || isRegistered(store, model)) return [];
    const found = unreleasedAt(store, { outlets: outlets(), mentions }, model);
    return found === undefined ? [] : [found];
  });
}

function isOwned(store: FieldStore): store is OwnedStore {
  return store.source.kind === "owned";
}

/** Runs once per program, or stores into what does. */
function isSetUp({ fn, base, depth }: FieldStore): boolean {
  const isGlobal = base !== undefined && baseLocal(base) === undefined;
  return isGlobal || (depth === 0 && (fn.model.qualifiedName === "init" || fn.model.qualifiedName === "main"));
}

/** `registry.Append(wrapper{C.CString(name)})`: a package variable keeps the object. */
function isRegistered({ body, at, base }: OwnedStore, { context }: ObjectModel): boolean {
  let found = false;
  if (base !== undefined || body.body === undefined) return false;
  const isGlobal = (expr: Expr): boolean => (expr.kind === "ident" ? expr.ref.kind === "global" && context.pkg.goGlobals.has(expr.name) : (expr.kind === "select" || expr.kind === "index") && isGlobal(expr.base));
  visitStmts(body.body, (stmt) => {
    if (stmt.kind === "assign") found ||= stmt.left.some((target, i) => isGlobal(target) && holds(stmt.right[i], at));
  });
  visitExprsIn(body.body, (expr) => {
    if (expr.kind === "call" && expr.callee.kind === "select" && isGlobal(expr.callee.base)) found ||= expr.args.some((arg) => holds(arg, at));
  });
  return found;
}

function holds(expr: Expr | undefined, span: Expr["span"]): boolean {
  return expr !== undefined && expr.span.start <= span.start && span.end <= expr.span.end;
}

function unreleasedAt(store: OwnedStore, { outlets, mentions }: { readonly outlets: Outlets; readonly mentions: Mentions }, model: ObjectModel): UnreleasedField | undefined {
  const { ref, source } = store;
  if (outlets.copied.some((one) => sameField(one, ref))) return undefined;
  const released = model.releases.filter((one) => sameField(one.ref, ref));
  const finalized = model.finalizers.flatMap((site) => site.releases).filter((one) => sameField(one.ref, ref));
  if (released.length === 0 && finalized.length === 0) {
    const grade = isReturnedToo(store) || doubtful(store, outlets, model) ? "possible" : (source.inferred ?? "likely");
    return finding("never", store, grade, [objectStep("related", store, store.at, "object-no-release", { field: fieldText(ref) })]);
  }
  const seen = released.find((one) => one.grade === "certain" || one.grade === "named");
  if (seen !== undefined && isSetter(store, mentions, model)) {
    return finding("overwritten", store, source.inferred ?? "likely", [objectStep("released", seen, seen.call.span, "object-released", { callee: seen.callee, field: fieldText(ref) }), objectStep("related", store, store.at, "object-overwrites", { field: fieldText(ref) })]);
  }
  return bypassed(store, model);
}

/** `x.dev = dev; return dev`: whoever gets it may be the one who releases it. */
function isReturnedToo({ value, body, depth }: OwnedStore): boolean {
  const local = value === undefined ? undefined : baseLocal(value);
  let found = false;
  if (local === undefined || value?.kind !== "ident" || depth !== 0 || body.body === undefined) return false;
  visitStmts(body.body, (stmt) => {
    if (stmt.kind === "return") found ||= stmt.values.some((one) => one.kind === "ident" && baseLocal(one) === local);
  });
  return found;
}

/** Operators of C++ as C++ writes them: `new`, not `C.operator_new`. */
function written(origin: string): string {
  const name = origin.replace(/^C\./, "");
  return sourceName(name) === name ? origin : sourceName(name);
}

function finding(kind: UnreleasedField["kind"], store: OwnedStore, confidence: Confidence, rest: UnreleasedField["trace"]): UnreleasedField {
  const { source, ref } = store;
  const origin = written(source.origin);
  const created = objectStep("created", store, source.call.span, "created", { callee: origin, label: fieldText(ref) });
  return { fn: store.fn, depth: store.depth, body: store.body, kind, ref, origin, family: source.family, at: placeOf(store, source.call.span), confidence, trace: [created, ...rest] };
}

/** Where values of fields go besides calls. */
interface Outlets {
  /** Put into something that is no local and not the field itself: somebody else may release it there. */
  readonly copied: readonly FieldName[];
  /** Results of exported functions. */
  readonly shown: readonly FieldName[];
}

function outletsOf({ bodies, stores, context }: ObjectModel): Outlets {
  const copied: FieldName[] = stores.flatMap(({ source, ref }) => (source.kind === "borrowed" && !sameField(source.from, ref) ? [source.from] : []));
  const shown: FieldName[] = [];
  for (const { fn, body, depth } of bodies) {
    if (body.body === undefined) continue;
    const refs = (expr: Expr): readonly FieldName[] => context.lookup.refsOf(expr, fn.model);
    visitStmts(body.body, (stmt) => {
      if (stmt.kind === "return" && depth === 0 && /^[A-Z]/.test(fn.model.name)) shown.push(...stmt.values.flatMap(refs));
      if (stmt.kind === "send") copied.push(...refs(stmt.value));
      if (stmt.kind !== "assign" || stmt.left.length !== stmt.right.length) return;
      stmt.left.forEach((target, i) => {
        const value = stmt.right[i];
        if (value === undefined || target.kind === "ident") return;
        const own = context.lookup.targetOf(target, fn.model);
        copied.push(...refs(value).filter((ref) => own === undefined || !sameField(ref, own)));
      });
    });
    visitExprsIn(body.body, (expr) => {
      if (expr.kind === "composite" && context.lookup.structName(expr.type) === undefined) copied.push(...expr.elements.flatMap(({ value }) => refs(value)));
    });
  }
  return { copied, shown };
}

function doubtful({ ref }: OwnedStore, outlets: Outlets, { bodies, context }: ObjectModel): boolean {
  if (/^[A-Z]/.test(ref.field) || outlets.shown.some((one) => sameField(one, ref))) return true;
  return bodies.some(({ fn, body }) => {
    let kept = false;
    if (body.body === undefined) return false;
    visitExprsIn(body.body, (expr) => {
      if (expr.kind !== "call" || kept) return;
      const callee = context.resolver.resolve(expr, fn.model);
      const isUnread = callee.kind === "c" && callee.bodies.length === 0 && callee.model?.params === undefined && namingHints.mayKeep.test(callee.name);
      kept = isUnread && expr.args.some((arg) => context.lookup.refsOf(arg, fn.model).some((one) => sameField(one, ref)));
    });
    return kept;
  });
}

/** Types of package variables: their objects live as long as the program. */
function lastingTypes({ context, bodies }: ObjectModel): ReadonlySet<string> {
  const lasting = new Set<string>();
  const add = (type: TypeRef | undefined): void => {
    const name = context.lookup.structName(type);
    if (name !== undefined) lasting.add(name);
    if (type?.kind === "slice" || type?.kind === "array" || (type?.kind === "pointer" && type.elem.kind !== "named")) add(type.elem);
    if (type?.kind === "map") add(type.value);
  };
  const anyFunction = bodies[0]?.fn.model;
  for (const { type, value } of context.pkg.goGlobals.values()) add(type ?? (value === undefined || anyFunction === undefined ? undefined : context.types.typeOf(value, anyFunction)));
  return lasting;
}

/** A method that replaces a value others may have set before, without releasing it or asking whether it is there. */
function isSetter(store: OwnedStore, mentions: Mentions, { lookup, releases }: ObjectModel): boolean {
  const { fn, base, ref } = store;
  const receiver = fn.model.receiver?.local;
  if (store.isElement || receiver === undefined || baseLocal(base) !== receiver || !lifetimeRoles.setters.test(capitalised(fn.model.name))) return false;
  if (releases.some((one) => one.fn === fn && sameField(one.ref, ref))) return false;
  if (lookup.releasesOf({ fn, depth: 0, body: fn.model }, receiver).some((one) => sameField(one.release.ref, ref))) return false;
  return !mentions.isMentionedBefore(store);
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

interface Mentions {
  /** Some expression of the function means the field of the store, and ends before it. */
  isMentionedBefore(store: OwnedStore): boolean;
}

/** Reads each function once: one that fills thousands of fields is asked about every one of them. */
function createMentions({ context }: ObjectModel): Mentions {
  const firstEnds = new Map<FunctionModel, ReadonlyMap<string, number>>();
  const endsIn = (model: FunctionModel): ReadonlyMap<string, number> => {
    const ends = new Map<string, number>();
    const note = (expr: Expr): void => {
      if (expr.kind !== "select") return;
      for (const ref of context.lookup.refsOf(expr, model)) ends.set(fieldKey(ref), Math.min(ends.get(fieldKey(ref)) ?? Infinity, expr.span.end));
    };
    for (const { body } of [model, ...model.literals]) if (body !== undefined) visitExprsIn(body, note);
    return ends;
  };
  return {
    isMentionedBefore: ({ fn, at, ref }) => {
      const ends = firstEnds.get(fn.model) ?? endsIn(fn.model);
      firstEnds.set(fn.model, ends);
      return (ends.get(fieldKey(ref)) ?? Infinity) <= at.start;
    },
  };
}

function fieldKey({ owner, field }: FieldName): string {
  return `${owner} ${field}`;
}

/** Another function gives such objects a finalizer when it makes them; this one does not. */
function bypassed(store: OwnedStore, { finalizers, stores, context }: ObjectModel): UnreleasedField | undefined {
  const { fn, ref, base } = store;
  const sites = finalizers.filter((site) => site.owner === ref.owner && site.releases.some((one) => sameField(one.ref, ref)));
  const maker = sites.find((site) => stores.some((one) => one.fn === site.fn && sameField(one.ref, ref) && one.source.kind !== "nil"));
  if (maker === undefined || base !== undefined || finalizers.some((site) => site.fn === fn)) return undefined;
  if (isHandedOn(store, context.lookup)) return undefined;
  return finding("bypassed", store, store.source.inferred ?? "likely", [objectStep("related", maker, maker.call.span, "object-finalizer", { field: fieldText(ref) })]);
}

/** The new object goes to a function of its own, which may install the finalizer. */
function isHandedOn({ fn, ref }: OwnedStore, lookup: FieldLookup): boolean {
  let found = false;
  for (const { body } of [fn.model, ...fn.model.literals]) {
    if (body === undefined) continue;
    visitExprsIn(body, (expr) => {
      if (expr.kind !== "call" || (expr.callee.kind === "ident" && expr.callee.ref.kind === "universe")) return;
      const receiver = expr.callee.kind === "select" ? [expr.callee.base] : [];
      found ||= [...receiver, ...expr.args].some((part) => lookup.objectType(part, fn.model) === ref.owner && (baseLocal(part) === undefined || baseLocal(part) !== fn.model.receiver?.local));
    });
  }
  return found;
}
