// Owned C memory in fields that nobody releases: never anywhere in the package ("never"), not before a setter replaces it
// ("overwritten"), or in an object made past the constructor that gives all others their finalizer ("bypassed").
//
// Silent wherever somebody out of sight may release it: the value is copied to another place, handed to a function value or
// another package, or the type's objects live as long as the program. Doubt lowers the grade to `possible`: the field or a
// result of an exported function shows it to other packages, or C may have kept it.
import { onceEach } from "../../base/byKey.ts";
import { lazy } from "../../base/lazy.ts";
import { namingHints } from "../../knowledge/data/namingHints.ts";
import { lifetimeRoles } from "../../knowledge/data/lifetime.ts";
import type { Expr, FunctionBody, FunctionModel, TypeRef } from "../../program/ast.ts";
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
  const lasting = lazy(() => lastingTypes(model));
  const known: Known = {
    outlets: lazy(() => outletsOf(model)),
    kept: lazy(() => keptByC(model)),
    mentions: createMentions(model),
    registered: onceEach((body) => registeredIn(body, model)),
    returned: onceEach(returnedLocals),
  };
  return model.stores.flatMap((store) => {
    if (!isOwned(store) || store.ref.field.includes(".") || lasting().has(store.ref.owner) || isSetUp(store) || isRegistered(store, known)) return [];
    const found = unreleasedAt(store, known, model);
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
function isRegistered({ body, at, base }: OwnedStore, { registered }: Known): boolean {
  return base === undefined && registered(body).some((value) => holds(value, at));
}

/** What the body puts into package variables, or hands to their methods. */
function registeredIn({ body }: FunctionBody, { context }: ObjectModel): readonly Expr[] {
  const found: Expr[] = [];
  if (body === undefined) return found;
  const isGlobal = (expr: Expr): boolean => (expr.kind === "ident" ? expr.ref.kind === "global" && context.pkg.goGlobals.has(expr.name) : (expr.kind === "select" || expr.kind === "index") && isGlobal(expr.base));
  visitStmts(body, (stmt) => {
    if (stmt.kind === "assign") found.push(...stmt.right.filter((_, i) => stmt.left[i] !== undefined && isGlobal(stmt.left[i])));
  });
  visitExprsIn(body, (expr) => {
    if (expr.kind === "call" && expr.callee.kind === "select" && isGlobal(expr.callee.base)) found.push(...expr.args);
  });
  return found;
}

function holds(expr: Expr, span: Expr["span"]): boolean {
  return expr.span.start <= span.start && span.end <= expr.span.end;
}

function unreleasedAt(store: OwnedStore, known: Known, model: ObjectModel): UnreleasedField | undefined {
  const { ref, source } = store;
  if (known.outlets().copied.has(fieldText(ref))) return undefined;
  const released = model.index.releasesOf(ref);
  if (released.length === 0 && model.index.finalizersOf(ref).length === 0) {
    const grade = isReturnedToo(store, known) || doubtful(store, known) ? "possible" : (source.inferred ?? "likely");
    return finding("never", store, grade, [objectStep("related", store, store.at, "object-no-release", { field: fieldText(ref) })]);
  }
  const seen = released.find((one) => one.grade === "certain" || one.grade === "named");
  if (seen !== undefined && isSetter(store, known.mentions, model)) {
    return finding("overwritten", store, source.inferred ?? "likely", [objectStep("released", seen, seen.call.span, "object-released", { callee: seen.callee, field: fieldText(ref) }), objectStep("related", store, store.at, "object-overwrites", { field: fieldText(ref) })]);
  }
  return bypassed(store, model);
}

/** `x.dev = dev; return dev`: whoever gets it may be the one who releases it. */
function isReturnedToo({ value, body, depth }: OwnedStore, { returned }: Known): boolean {
  const local = value?.kind === "ident" ? baseLocal(value) : undefined;
  return local !== undefined && depth === 0 && returned(body).has(local);
}

function returnedLocals({ body }: FunctionBody): ReadonlySet<number> {
  const found = new Set<number>();
  if (body === undefined) return found;
  visitStmts(body, (stmt) => {
    if (stmt.kind !== "return") return;
    for (const value of stmt.values) {
      const local = value.kind === "ident" ? baseLocal(value) : undefined;
      if (local !== undefined) found.add(local);
    }
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

/** Where values of fields go besides calls; by name. */
interface Outlets {
  /** Put into something that is no local and not the field itself: somebody else may release it there. */
  readonly copied: ReadonlySet<string>;
  /** Results of exported functions. */
  readonly shown: ReadonlySet<string>;
}

/** What is read out of the package, or of one body, once for all stores. */
interface Known {
  readonly outlets: () => Outlets;
  /** Names of fields that C may have kept. */
  readonly kept: () => ReadonlySet<string>;
  readonly mentions: Mentions;
  readonly registered: (body: FunctionBody) => readonly Expr[];
  readonly returned: (body: FunctionBody) => ReadonlySet<number>;
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
  return { copied: new Set(copied.map(fieldText)), shown: new Set(shown.map(fieldText)) };
}

function doubtful({ ref }: OwnedStore, { outlets, kept }: Known): boolean {
  return /^[A-Z]/.test(ref.field) || outlets().shown.has(fieldText(ref)) || kept().has(fieldText(ref));
}

/** Fields whose value goes to a function of C that nobody has read, with a name that may keep it. */
function keptByC({ bodies, context }: ObjectModel): ReadonlySet<string> {
  const kept = new Set<string>();
  for (const { fn, body } of bodies) {
    if (body.body === undefined) continue;
    visitExprsIn(body.body, (expr) => {
      if (expr.kind !== "call") return;
      const callee = context.resolver.resolve(expr, fn.model);
      const isUnread = callee.kind === "c" && callee.bodies.length === 0 && callee.model?.params === undefined && namingHints.mayKeep.test(callee.name);
      if (isUnread) for (const ref of expr.args.flatMap((arg) => context.lookup.refsOf(arg, fn.model))) kept.add(fieldText(ref));
    });
  }
  return kept;
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
function isSetter(store: OwnedStore, mentions: Mentions, { lookup, index }: ObjectModel): boolean {
  const { fn, base, ref } = store;
  const receiver = fn.model.receiver?.local;
  if (store.isElement || receiver === undefined || baseLocal(base) !== receiver || !lifetimeRoles.setters.test(capitalised(fn.model.name))) return false;
  if (index.releasesOf(ref).some((one) => one.fn === fn)) return false;
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
      for (const ref of context.lookup.refsOf(expr, model)) ends.set(fieldText(ref), Math.min(ends.get(fieldText(ref)) ?? Infinity, expr.span.end));
    };
    for (const { body } of [model, ...model.literals]) if (body !== undefined) visitExprsIn(body, note);
    return ends;
  };
  return {
    isMentionedBefore: ({ fn, at, ref }) => {
      const ends = firstEnds.get(fn.model) ?? endsIn(fn.model);
      firstEnds.set(fn.model, ends);
      return (ends.get(fieldText(ref)) ?? Infinity) <= at.start;
    },
  };
}

/** Another function gives such objects a finalizer when it makes them; this one does not. */
function bypassed(store: OwnedStore, { finalizers, index, context }: ObjectModel): UnreleasedField | undefined {
  const { fn, ref, base } = store;
  const sites = index.finalizersOf(ref).filter((site) => site.owner === ref.owner);
  const maker = sites.find((site) => index.storesTo(ref, site.fn).some((one) => one.source.kind !== "nil"));
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
