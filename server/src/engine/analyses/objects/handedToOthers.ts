// Pointers with two owners from the start: an object's finalizer stays armed although C has taken the pointer
// ("given-away"), or a constructor that installs a releasing finalizer is given a borrowed pointer ("borrowed").
//
// C takes a pointer by a call whose model says so, or by a store behind a parameter of an exported callback. Borrowed are
// parameters of exported callbacks, fields of other objects that release them, and results that a table calls lent or that
// a body shows to be a part of what it was given. A finalizer that the same function takes off again, or a pointer it
// clears, silences.
import { grouped } from "../../base/byKey.ts";
import { lifetimeRoles } from "../../knowledge/data/lifetime.ts";
import { withoutConversions } from "../../program/bareExpr.ts";
import type { Call, Expr } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { Confidence } from "../../report/finding.ts";
import { visitExprsIn, visitStmts } from "../../program/visit.ts";
import { printExpr } from "../../program/printExpr.ts";
import type { FieldName, FieldRef, FinalizerSite, ObjectDoubleRelease } from "./objects.ts";
import type { ObjectModel } from "./objectAnalysis.ts";
import { fieldText, objectStep, placeOf, sameField } from "./objectSteps.ts";
import { baseLocal, rootLocal } from "./storeSource.ts";

/** Stands for whoever calls an exported function from C. */
export const cCaller = "the C caller";

export function handedToOthers(model: ObjectModel): readonly ObjectDoubleRelease[] {
  return [...model.releases.filter((one) => one.grade === "taken").flatMap((one) => givenAway(one.fn, one.ref, one.call, one.callee, model)), ...storedForC(model), ...borrowedPointers(model)];
}

function finalizerOf(ref: FieldName, model: ObjectModel): FinalizerSite | undefined {
  return model.index.finalizersOf(ref)[0];
}

/** The finalizer of the object that `local` holds is taken off, or its pointer cleared; without a local, that of any such object. */
function isDisarmed({ fn, local }: { readonly fn: PlacedFunction; readonly local: number | undefined }, ref: FieldName, site: FinalizerSite, model: ObjectModel): boolean {
  const isMeant = (object: Expr, owner: string | undefined): boolean => {
    const cleared = rootLocal(object);
    return local !== undefined && cleared !== undefined ? cleared === local : owner === undefined || owner === site.owner;
  };
  return model.index.clearsIn(fn).some((clear) => isMeant(clear.object, clear.owner)) || model.index.storesTo(ref, fn).some((store) => store.source.kind === "nil");
}

/** `func DestroyLater(x *T) { runtime.SetFinalizer(x, …) }`: whoever makes an object decides whether it gets a finalizer. */
function isArmedByCaller({ fn, object }: FinalizerSite): boolean {
  const local = rootLocal(object);
  const isGiven = local !== undefined && [...fn.model.params, ...(fn.model.receiver === undefined ? [] : [fn.model.receiver])].some((param) => param.local === local);
  return isGiven && /^[A-Z]/.test(fn.model.name);
}

/** The local that the call's result goes to. */
function resultLocal(call: Call, { model }: PlacedFunction): number | undefined {
  let found: number | undefined;
  for (const { body } of [model, ...model.literals]) {
    if (body === undefined) continue;
    visitStmts(body, (stmt) => {
      const index = stmt.kind === "assign" ? stmt.right.indexOf(call) : -1;
      if (stmt.kind === "assign" && index >= 0) found ??= rootLocal(stmt.left[index] ?? call);
    });
  }
  return found;
}

function givenAway(fn: PlacedFunction, ref: FieldRef, at: Expr, callee: string, model: ObjectModel): readonly ObjectDoubleRelease[] {
  const site = finalizerOf(ref, model);
  const second = site?.releases.find((one) => sameField(one.ref, ref));
  if (site === undefined || second === undefined || site.fn === fn || isArmedByCaller(site) || isDisarmed({ fn, local: rootLocal(ref.base) }, ref, site, model)) return [];
  const field = fieldText(ref);
  const steps = [objectStep("passed", { fn }, at.span, "object-given", { callee, field }), objectStep("related", site, site.call.span, "object-finalizer", { field })];
  return [{ fn, depth: 0, body: fn.model, kind: "given-away", ref, first: callee, second: second.callee, at: placeOf({ fn }, at.span), confidence: "likely", trace: steps }];
}

/** `*out = x.ptr` in a function that C calls. */
function storedForC(model: ObjectModel): readonly ObjectDoubleRelease[] {
  return model.bodies.flatMap(({ fn, body, depth }) => {
    const found: ObjectDoubleRelease[] = [];
    if (fn.model.exportName === undefined || depth !== 0 || body.body === undefined) return [];
    visitStmts(body.body, (stmt) => {
      if (stmt.kind !== "assign" || stmt.left.length !== stmt.right.length) return;
      stmt.left.forEach((target, i) => {
        const value = stmt.right[i];
        if (value === undefined || target.kind !== "unary" || target.op !== "*") return;
        for (const ref of model.context.lookup.refsOf(value, fn.model)) found.push(...givenAway(fn, ref, value, printExpr(target), model));
      });
    });
    return found;
  });
}

/** Constructors that install a releasing finalizer on an object they put a parameter into. */
interface Adopter {
  readonly fn: PlacedFunction;
  readonly param: number;
  readonly ref: FieldName;
  readonly site: FinalizerSite;
}

function adopters(model: ObjectModel): readonly Adopter[] {
  return model.finalizers.filter((site) => !isConditional(site)).flatMap((site) =>
    model.index.storesIn(site.fn).flatMap((store) => {
      const isIt = store.source.kind === "param" && site.releases.some((one) => sameField(one.ref, store.ref));
      return isIt && store.source.kind === "param" ? [{ fn: site.fn, param: store.source.index, ref: store.ref, site }] : [];
    }),
  );
}

/** `if owner == nil { runtime.SetFinalizer(…) }`: the constructor knows of borrowed pointers. */
function isConditional({ body, call }: FinalizerSite): boolean {
  let found = false;
  if (body.body === undefined) return true;
  visitStmts(body.body, (stmt) => {
    const isBranch = stmt.kind === "if" || stmt.kind === "switch" || stmt.kind === "select";
    if (isBranch && stmt.span.start <= call.span.start && call.span.end <= stmt.span.end) found = true;
  });
  return found;
}

function borrowedPointers(model: ObjectModel): readonly ObjectDoubleRelease[] {
  const all = adopters(model);
  if (all.length === 0) return [];
  const byFunction = grouped(all, ({ fn }) => fn);
  return model.bodies.flatMap(({ fn, body }) => {
    const found: ObjectDoubleRelease[] = [];
    if (body.body === undefined) return [];
    visitExprsIn(body.body, (expr) => {
      if (expr.kind !== "call") return;
      const callee = model.context.resolver.resolve(expr, fn.model);
      const [adopter] = (callee.kind === "go" && callee.bodies.length === 1 && callee.bodies[0] !== undefined && byFunction.get(callee.bodies[0])) || [];
      const argument = adopter === undefined ? undefined : expr.args[adopter.param];
      if (adopter !== undefined && argument !== undefined) found.push(...adopted(adopter, argument, expr, fn, model));
    });
    return found;
  });
}

function adopted({ ref, site }: Adopter, argument: Expr, call: Call, fn: PlacedFunction, model: ObjectModel): readonly ObjectDoubleRelease[] {
  const lender = lenderOf(argument, fn, model);
  const second = site.releases.find((one) => sameField(one.ref, ref));
  const local = resultLocal(call, fn);
  if (lender === undefined || second === undefined || isRetained(rootLocal(argument), fn, model) || isDisarmed({ fn, local }, ref, site, model) || isMarked(local, fn, site, model)) return [];
  const field = fieldText(ref);
  const steps = [objectStep("passed", { fn }, argument.span, "object-borrowed", { field }), objectStep("related", site, site.call.span, "object-finalizer", { field })];
  return [{ fn, depth: 0, body: fn.model, kind: "borrowed", ref, first: lender.who, second: second.callee, at: placeOf({ fn }, call.span), confidence: lender.confidence, trace: steps }];
}

/** `C.x_ref(ptr)`, whatever becomes of its result: the finalizer gives that reference back. */
function isRetained(local: number | undefined, fn: PlacedFunction, model: ObjectModel): boolean {
  let found = false;
  if (local === undefined || fn.model.body === undefined) return false;
  visitExprsIn(fn.model.body, (expr) => {
    if (expr.kind !== "call" || found) return;
    const callee = model.context.resolver.resolve(expr, fn.model);
    const retains = callee.kind === "c" && (callee.model?.retains !== undefined || (expr.args.length === 1 && lifetimeRoles.retains.test(callee.name)));
    found = retains && expr.args.some((argument) => rootLocal(argument) === local);
  });
  return found;
}

/** `repo.weak = true`, where the finalizer's function asks for it. */
function isMarked(local: number | undefined, fn: PlacedFunction, site: FinalizerSite, model: ObjectModel): boolean {
  let found = false;
  const [release] = site.releases;
  if (local === undefined || release === undefined || fn.model.body === undefined) return false;
  const { tests } = model.guardsOf([...site.callbacks.map((one) => one.fn), ...site.releases.map((one) => one.fn)], release.ref);
  visitStmts(fn.model.body, (stmt) => {
    if (stmt.kind !== "assign") return;
    for (const target of stmt.left) {
      const ref = target.kind === "select" ? model.context.lookup.targetOf(target, fn.model) : undefined;
      found ||= ref !== undefined && rootLocal(ref.base) === local && tests.has(fieldText(ref));
    }
  });
  return found;
}

interface Lender {
  /** Who owns the pointer, in words. */
  readonly who: string;
  readonly confidence: Confidence;
}

/** Undefined when nobody is known to own it. */
function lenderOf(argument: Expr, fn: PlacedFunction, model: ObjectModel): Lender | undefined {
  const bare = argument.kind === "call" && model.context.pkg.isTypeName(argument.callee) ? argument.args[0] : argument;
  if (bare === undefined) return undefined;
  const local = rootLocal(bare);
  const isParam = fn.model.params.some((param) => param.local !== undefined && param.local === local);
  if (fn.model.exportName !== undefined && isParam) return { who: cCaller, confidence: "likely" };
  const [from] = model.context.lookup.refsOf(bare, fn.model);
  if (from !== undefined && bare.kind === "select" && model.index.releasesOf(from).some((one) => one.grade === "certain")) return { who: fieldText(from), confidence: "likely" };
  const value = local === undefined ? bare : singleValue(local, fn, model);
  const callee = value?.kind === "call" ? model.context.resolver.resolve(value, fn.model) : undefined;
  if (callee?.kind !== "c") return undefined;
  const isLent = callee.bodies.length > 0 ? callee.bodies.every(returnsPart) : callee.model?.returnsBorrowed !== undefined;
  // That a result is const says less than a table or a body.
  return isLent ? { who: `C.${callee.name}`, confidence: callee.bodies.length === 0 && callee.model?.inferred !== undefined ? "possible" : "likely" } : undefined;
}

/** C that returns the address of a part of what it was given: `return &x->options;`, in C++ also `&object(x)->spec()`. */
function returnsPart({ model }: PlacedFunction): boolean {
  const parts: boolean[] = [];
  if (model.body === undefined) return false;
  visitStmts(model.body, (stmt) => {
    const value = stmt.kind === "return" ? stmt.values[0] && withoutConversions(stmt.values[0]) : undefined;
    if (value === undefined || (value.kind === "literal" && value.type === "nil")) return;
    const part = value.kind === "unary" && value.op === "&" ? withoutConversions(value.operand) : undefined;
    const holder = part?.kind === "select" ? part.base : part?.kind === "call" && part.callee.kind === "ident" && part.callee.name.startsWith("->") ? part.args.at(-1) : undefined;
    parts.push(holder !== undefined && model.params.some(({ local }) => local !== undefined && baseLocal(holder) === local));
  });
  return parts.length > 0 && parts.every(Boolean);
}

function singleValue(local: number, fn: PlacedFunction, model: ObjectModel): Expr | undefined {
  const { values } = model.context.types.locals.of(fn.model, local);
  const [only] = values;
  return values.length === 1 && only?.kind === "value" ? only.expr : undefined;
}
