// One pass over the Go functions of the package: stores into fields, calls that may give a field's value back, finalizers
// and where they are taken off. Test files are passed over. What each thing means is decided in the files it is handed to.
import type { Call, CompositeElement, Expr, Stmt } from "../../program/ast.ts";
import type { PackageModel, PlacedFunction } from "../../program/model.ts";
import { fieldsOf } from "../../program/typeLookup.ts";
import { visitExpr, visitStmts, ownExprs } from "../../program/visit.ts";
import { printExpr } from "../../program/printExpr.ts";
import { lifetimeRoles } from "../../knowledge/data/lifetime.ts";
import type { CodePlace, FieldRelease, FieldStore, FinalizerClear } from "./objects.ts";
import type { Callee } from "../calls/callee.ts";
import { namingHints } from "../../knowledge/data/namingHints.ts";
import type { ArgumentEffect } from "./releaseEffects.ts";
import { effectOn } from "./releaseEffects.ts";
import type { SourceContext } from "./storeSource.ts";
import { ownedResults, sourceOf } from "./storeSource.ts";

export interface FinalizerCall extends CodePlace {
  readonly kind: "finalizer" | "cleanup";
  readonly call: Call;
}

export interface Collected {
  readonly stores: readonly FieldStore[];
  readonly releases: readonly FieldRelease[];
  readonly finalizerCalls: readonly FinalizerCall[];
  readonly clears: readonly FinalizerClear[];
  /** Functions that keep something alive. */
  readonly keepers: ReadonlySet<PlacedFunction>;
  /** Every body that was looked at, in the order of files and offsets. */
  readonly bodies: readonly CodePlace[];
}

interface Draft {
  readonly context: SourceContext;
  readonly stores: FieldStore[];
  readonly releases: FieldRelease[];
  readonly finalizerCalls: FinalizerCall[];
  readonly clears: FinalizerClear[];
  readonly keepers: Set<PlacedFunction>;
}

export function collectFields(pkg: PackageModel, collectedIn: (fn: PlacedFunction) => Collected): Collected {
  const all = pkg.goFiles.filter((file) => !file.isTest).flatMap((file) => file.functions.map(collectedIn));
  return {
    stores: all.flatMap(({ stores }) => stores),
    releases: all.flatMap(({ releases }) => releases),
    finalizerCalls: all.flatMap(({ finalizerCalls }) => finalizerCalls),
    clears: all.flatMap(({ clears }) => clears),
    keepers: new Set(all.flatMap(({ keepers }) => [...keepers])),
    bodies: all.flatMap(({ bodies }) => bodies),
  };
}

/** Of one function and its literals. */
export function collectFieldsIn(fn: PlacedFunction, context: SourceContext): Collected {
  const draft: Draft = { context, stores: [], releases: [], finalizerCalls: [], clears: [], keepers: new Set() };
  const bodies = [fn.model, ...fn.model.literals].map((body, depth) => ({ fn, depth, body }));
  for (const place of bodies) {
    if (place.body.body === undefined) continue;
    const visit = (part: Expr): void => {
      collectExpr(part, place, draft);
    };
    visitStmts(place.body.body, (stmt) => {
      collectStmt(stmt, place, draft);
      for (const expr of ownExprs(stmt)) visitExpr(expr, visit);
    });
  }
  return { ...draft, bodies };
}

function collectStmt(stmt: Stmt, place: CodePlace, draft: Draft): void {
  const { context } = draft;
  if (stmt.kind === "return") {
    // What leaves through a result may be released by whoever gets it: only plain accessors count, see objectAnalysis.
    return;
  }
  if (stmt.kind !== "assign" || stmt.op === ":=" || stmt.op === "var") return;
  const paired = stmt.left.length === stmt.right.length;
  stmt.left.forEach((target, i) => {
    const value = paired ? stmt.right[i] : stmt.right[0];
    const ref = value === undefined ? undefined : context.lookup.targetOf(target, place.fn.model);
    if (ref === undefined || value === undefined) return;
    const appended = appendedValue(value, place, context);
    for (const one of appended ?? [value]) {
      const source = sourceOf(one, paired ? 0 : i, stmt.span.start, place.fn, context);
      draft.stores.push({ ...place, ref, base: ref.base, value: one, source, at: stmt.span, isElement: appended !== undefined || target.kind === "index" });
    }
  });
}

/** The values that `append(x.f, v, …)` adds; undefined for any other value. */
function appendedValue(value: Expr, place: CodePlace, context: SourceContext): readonly Expr[] | undefined {
  if (value.kind !== "call" || value.spread) return undefined;
  const callee = context.resolver.resolve(value, place.fn.model);
  return callee.kind === "builtin" && callee.name === "append" ? value.args.slice(1) : undefined;
}

function collectExpr(expr: Expr, place: CodePlace, draft: Draft): void {
  if (expr.kind === "composite") collectComposite(expr, place, draft);
  if (expr.kind === "call") collectCall(expr, place, draft);
}

function collectComposite(expr: Extract<Expr, { kind: "composite" }>, place: CodePlace, draft: Draft): void {
  const { context } = draft;
  const owner = context.lookup.structName(expr.type);
  if (owner === undefined || expr.type?.kind === "pointer") return;
  const fields = fieldsOf(context.pkg, { kind: "named", name: owner }, "go");
  expr.elements.forEach((element, i) => {
    const field = fieldNameOf(element) ?? fields[i]?.name;
    if (field === undefined) return;
    const source = sourceOf(element.value, 0, expr.span.start, place.fn, context);
    draft.stores.push({ ...place, ref: { owner, field }, base: undefined, value: element.value, source, at: element.value.span, isElement: false });
  });
}

function fieldNameOf({ key }: CompositeElement): string | undefined {
  return key?.kind === "ident" ? key.name : undefined;
}

function collectCall(call: Call, place: CodePlace, draft: Draft): void {
  const { context } = draft;
  const callee = context.resolver.resolve(call, place.fn.model);
  if (callee.kind === "conversion" || callee.kind === "builtin") return;
  if (callee.kind === "external" && collectLifetime(callee.name, call, place, draft)) return;
  const receiver = callee.kind !== "c" && call.callee.kind === "select" ? [{ expr: call.callee.base, index: -1 }] : [];
  for (const { expr, index } of [...receiver, ...call.args.map((arg, i) => ({ expr: arg, index: i }))]) {
    const isAddress = isAddressOf(expr);
    // Cheaper than the field: most arguments of C are only looked at.
    const isPlain = callee.kind === "c" && callee.bodies.length === 0;
    const known = isPlain ? (effectOn(callee, index, isAddress, context) ?? suspected(callee, index, place)) : undefined;
    if (isPlain && known === undefined && !isAddress) continue;
    const refs = context.lookup.refsOf(expr, place.fn.model);
    if (refs.length === 0) continue;
    const effect = isPlain ? known : (effectOn(callee, index, isAddress, context) ?? suspected(callee, index, place));
    if (effect !== undefined) for (const ref of refs) draft.releases.push({ ...place, ref, call, callee: printExpr(call.callee), ...effect });
    if (isAddress) collectOutParam(call, index, refs, place, draft);
  }
}

/** In a method called Close, C gets the value for a reason, whatever the name of the function. */
function suspected(callee: Callee, index: number, { fn }: CodePlace): ArgumentEffect | undefined {
  const isIn = callee.kind === "c" && index === 0 && (lifetimeRoles.closers.test(fn.model.name) || namingHints.goReleases.test(fn.model.name));
  return isIn ? { grade: "maybe", family: undefined, through: false } : undefined;
}

/** `C.open(name, &x.db)` stores into the field. */
function collectOutParam(call: Call, index: number, refs: readonly FieldRelease["ref"][], place: CodePlace, draft: Draft): void {
  const owned = ownedResults(call, place.fn.model, draft.context.resolver, draft.context.ownership).find((one) => one.to.kind === "param" && one.to.index === index);
  for (const ref of refs) draft.stores.push({ ...place, ref, base: ref.base, value: undefined, source: owned?.source ?? { kind: "unknown" }, at: call.span, isElement: false });
}

function isAddressOf(expr: Expr): boolean {
  if (expr.kind === "convert" || expr.kind === "typeAssert") return isAddressOf(expr.operand);
  if (expr.kind === "call" && expr.args.length === 1 && expr.args[0] !== undefined && expr.callee.kind !== "select") return isAddressOf(expr.args[0]);
  return expr.kind === "unary" && expr.op === "&" && expr.operand.kind !== "index";
}

/** Reports whether the call is one of the runtime's lifetime functions. */
function collectLifetime(name: string, call: Call, place: CodePlace, draft: Draft): boolean {
  const { lookup } = draft.context;
  const [object, callback] = call.args;
  if (lifetimeRoles.keepAlive.has(name)) {
    draft.keepers.add(place.fn);
    return true;
  }
  if (lifetimeRoles.stopCleanup.has(name) && call.callee.kind === "select") {
    const base = call.callee.base;
    const owner = base.kind === "select" ? base.base : base;
    draft.clears.push({ ...place, call, object: owner, owner: lookup.objectType(owner, place.fn.model) });
    return true;
  }
  const isCleanup = lifetimeRoles.addCleanup.has(name);
  if (!isCleanup && !lifetimeRoles.setFinalizer.has(name)) return false;
  if (object === undefined || callback === undefined) return true;
  const isNil = callback.kind === "literal" && callback.type === "nil";
  if (isNil) draft.clears.push({ ...place, call, object, owner: lookup.objectType(object, place.fn.model) });
  else draft.finalizerCalls.push({ ...place, kind: isCleanup ? "cleanup" : "finalizer", call });
  return true;
}
