// Finalizers and cleanups that cannot work: what the runtime throws or panics at, and what never runs.
//
// The runtime asks of SetFinalizer: a pointer to the start of an allocated object, and a function that accepts it as its
// only parameter. Of AddCleanup: an argument that is not the pointer itself. Of both: that nothing the function holds
// reaches the object. Types are known as far as the package declares them; what is not known is not judged.
import { lifetimeRoles } from "../../knowledge/data/lifetime.ts";
import type { Expr, FunctionBody, TypeRef } from "../../program/ast.ts";
import { fieldsOf, underlying } from "../../program/typeLookup.ts";
import { visitExpr, visitExprsIn, visitStmts } from "../../program/visit.ts";
import { printExpr, printType } from "../../program/printExpr.ts";
import type { Confidence } from "../../report/finding.ts";
import type { Value } from "../../report/words.ts";
import { methodExpression } from "./finalizerSites.ts";
import type { FinalizerClear, FinalizerMisuse, FinalizerMisuseKind, FinalizerSite } from "./objects.ts";
import type { ObjectModel } from "./objectAnalysis.ts";
import { sharedMap } from "./finalizerRaces.ts";
import { placeOf } from "./objectSteps.ts";
import { baseLocal, rootLocal } from "./storeSource.ts";

type Site = FinalizerSite | FinalizerClear;

/** One per site at most: the worst. */
export function finalizerMisuses(model: ObjectModel): readonly FinalizerMisuse[] {
  const sites: readonly Site[] = [...model.finalizers, ...model.clears.filter((clear) => clear.call.args.length > 1)];
  return sites.flatMap((site) => {
    const found = wrongObject(site, model) ?? ("kind" in site ? (wrongFunction(site, model) ?? wrongArgument(site, model) ?? capturing(site, model) ?? cyclic(site, model) ?? blocking(site, model) ?? racing(site, model)) : undefined);
    return found === undefined ? [] : [found];
  });
}

interface Fault {
  readonly kind: FinalizerMisuseKind;
  readonly at: Expr;
  readonly detail: Value;
  readonly confidence: Confidence;
}

function misuse(site: Site, { kind, at, detail, confidence }: Fault): FinalizerMisuse {
  const { fn, depth, body, object } = site;
  return { fn, depth, body, kind, site, object: printExpr(object), detail, at: placeOf(site, at.span), confidence };
}

function wrongObject(site: Site, { context }: ObjectModel): FinalizerMisuse | undefined {
  const { object, fn } = site;
  const type = context.types.typeOf(object, fn.model);
  const isValue = type?.kind === "named" && type.pkg === undefined && underlying(context.pkg, type, "go")?.kind === "struct";
  if (isValue) return misuse(site, { kind: "not-pointer", at: object, detail: printType(type), confidence: "certain" });
  if (object.kind !== "unary" || object.op !== "&") return undefined;
  const { operand } = object;
  if (operand.kind === "index" && !isZero(operand.index)) return misuse(site, { kind: "interior", at: object, detail: { phrase: "an-element" }, confidence: "likely" });
  if (operand.kind !== "select") return undefined;
  const fields = fieldsOf(context.pkg, context.types.typeOf(operand.base, fn.model), "go");
  const index = fields.findIndex((field) => field.name === operand.field);
  return index > 0 ? misuse(site, { kind: "interior", at: object, detail: { phrase: "the-field", data: { field: operand.field } }, confidence: "likely" }) : undefined;
}

function isZero(expr: Expr): boolean {
  return expr.kind === "literal" && expr.text === "0";
}

/** The function takes one parameter that the object can be assigned to; cleanups are checked by the compiler. */
function wrongFunction(site: FinalizerSite, { context }: ObjectModel): FinalizerMisuse | undefined {
  const callback = site.call.args[1];
  const [place] = site.callbacks;
  if (site.kind === "cleanup" || callback === undefined || place === undefined || site.callbacks.length !== 1) return undefined;
  const params = parametersOf(callback, place.body, context.pkg);
  if (params === undefined) return undefined;
  const type = context.types.typeOf(site.object, site.fn.model);
  const [param] = params;
  if (params.length !== 1 || param === undefined) return misuse(site, { kind: "mismatch", at: callback, detail: { phrase: "parameters", data: { count: String(params.length) } }, confidence: "certain" });
  const isPlain = (one: TypeRef | undefined): boolean => one?.kind === "pointer" && one.elem.kind === "named" && one.elem.pkg === undefined && context.pkg.goTypes.has(one.elem.name);
  if (type === undefined || !isPlain(type)) return undefined;
  const isOther = isPlain(param) ? !sameType(type, param) : param.kind === "named" && param.pkg === undefined && underlying(context.pkg, param, "go")?.kind === "struct";
  return isOther ? misuse(site, { kind: "mismatch", at: callback, detail: printType(param), confidence: "certain" }) : undefined;
}

/** Generic types and aliases may be one type under two names. */
function sameType(a: TypeRef, b: TypeRef): boolean {
  return printType(a) === printType(b) || /\[/.test(printType(a) + printType(b));
}

/** Parameter types of the function value. A method expression takes the type it names, also where the method is promoted; a method value takes no receiver. */
function parametersOf(callback: Expr, body: FunctionBody, pkg: ObjectModel["context"]["pkg"]): readonly TypeRef[] | undefined {
  const params = body.params.map((param) => param.type);
  if (body.receiver === undefined) return body.variadic ? undefined : params;
  const read = methodExpression(callback, pkg);
  if (read.kind !== "select" || read.base.kind !== "type") return params;
  const isPointer = callback.kind === "select" && callback.base.kind !== "ident";
  return [isPointer ? { kind: "pointer", elem: read.base.type } : read.base.type, ...params];
}

function wrongArgument(site: FinalizerSite, { context }: ObjectModel): FinalizerMisuse | undefined {
  const argument = site.call.args[2];
  const local = rootLocal(site.object);
  if (site.kind !== "cleanup" || argument === undefined || local === undefined) return undefined;
  if (rootLocal(argument) === local) return misuse(site, { kind: "same-argument", at: argument, detail: printExpr(argument), confidence: "certain" });
  const isInside = argument.kind === "unary" && argument.op === "&" && baseLocal(argument.operand) === local && argument.operand.kind !== "ident" && ownMemory(argument.operand, site, context);
  const isHolding = (argument.kind === "composite" && argument.elements.some(({ value }) => rootLocal(value) === local)) || (argument.kind === "unary" && argument.operand.kind === "composite" && argument.operand.elements.some(({ value }) => rootLocal(value) === local));
  return isInside || isHolding ? misuse(site, { kind: "reaching-argument", at: argument, detail: printExpr(argument), confidence: "certain" }) : undefined;
}

/** `x.a.b` where every step stays inside the object: no pointer is followed after the first. */
function ownMemory(operand: Expr, site: FinalizerSite, context: ObjectModel["context"]): boolean {
  if (operand.kind !== "select") return false;
  if (operand.base.kind === "ident") return true;
  const type = context.types.typeOf(operand.base, site.fn.model);
  return type !== undefined && underlying(context.pkg, type, "go")?.kind === "struct" && ownMemory(operand.base, site, context);
}

/** A literal that mentions the object, or a method value of it. */
function capturing(site: FinalizerSite, { context }: ObjectModel): FinalizerMisuse | undefined {
  const callback = site.call.args[1];
  const local = rootLocal(site.object);
  if (callback === undefined || local === undefined) return undefined;
  if (callback.kind === "select" && rootLocal(callback.base) === local) {
    const type = context.types.typeOf(callback, site.fn.model);
    return site.kind === "cleanup" && site.callbacks.length > 0 && type === undefined ? misuse(site, { kind: "captures", at: callback, detail: printExpr(callback), confidence: "certain" }) : undefined;
  }
  const [place] = site.callbacks;
  if (place?.fn !== site.fn || place.depth === 0 || place.body.body === undefined) return undefined;
  const mention = mentionOf(local, place.body);
  return mention === undefined ? undefined : misuse(site, { kind: "captures", at: mention, detail: printExpr(mention), confidence: "certain" });
}

function mentionOf(local: number, { body }: FunctionBody): Expr | undefined {
  let found: Expr | undefined;
  if (body !== undefined) visitExprsIn(body, (expr) => void (found ??= expr.kind === "ident" && expr.ref.kind === "local" && expr.ref.id === local ? expr : undefined));
  return found;
}

/** The object is stored in another one that it holds itself. */
function cyclic(site: FinalizerSite, model: ObjectModel): FinalizerMisuse | undefined {
  const local = rootLocal(site.object);
  if (local === undefined || site.owner === undefined) return undefined;
  const held = heldBy(local, site, model);
  let found: Expr | undefined;
  visitBodies(site, (target, value) => {
    const to = baseLocal(target);
    const stores = value.kind === "call" && value.callee.kind === "ident" && value.callee.name === "append" ? value.args.slice(1) : [value];
    if (to !== undefined && held.has(to) && to !== local && target.kind !== "ident" && stores.some((one) => rootLocal(one) === local)) found ??= target;
  });
  if (found !== undefined) return misuse(site, { kind: "cycle", at: site.object, detail: printExpr(found), confidence: "likely" });
  return cachedCycle(site, model);
}

/** Locals that the object's fields hold: `x := &T{p: parser}`, `x.p = parser`. */
function heldBy(local: number, site: FinalizerSite, { context }: ObjectModel): ReadonlySet<number> {
  const held = new Set<number>();
  const isPointer = (expr: Expr): boolean => context.types.typeOf(expr, site.fn.model)?.kind === "pointer";
  const add = (value: Expr): void => {
    const id = rootLocal(value);
    if (id !== undefined && isPointer(value)) held.add(id);
  };
  visitBodies(site, (target, value) => {
    if (target.kind === "ident" && target.ref.kind === "local" && target.ref.id === local) {
      const literal = value.kind === "unary" ? value.operand : value;
      if (literal.kind === "composite") for (const element of literal.elements) add(element.value);
    }
    if (target.kind === "select" && baseLocal(target) === local) add(value);
  });
  return held;
}

function visitBodies(site: FinalizerSite, visit: (target: Expr, value: Expr) => void): void {
  if (site.body.body === undefined) return;
  visitStmts(site.body.body, (stmt) => {
    if (stmt.kind !== "assign" || stmt.left.length !== stmt.right.length) return;
    stmt.left.forEach((target, i) => {
      const value = stmt.right[i];
      if (value !== undefined) visit(target, value);
    });
  });
}

/** A method of the object puts new objects that point back to it into one of its own fields: `t.cache[k] = &Node{…, t}`. */
function cachedCycle(site: FinalizerSite, model: ObjectModel): FinalizerMisuse | undefined {
  const { owner } = site;
  const store = (owner === undefined ? [] : model.index.storesInto(owner)).find(({ base, value, fn, body }) => {
    const receiver = fn.model.receiver?.local;
    if (receiver === undefined || rootLocal(base ?? site.object) !== receiver || value === undefined || base === undefined) return false;
    return pointsBackTo(receiver, value, body);
  });
  return store === undefined ? undefined : misuse(site, { kind: "cycle", at: site.object, detail: `${store.ref.owner}.${store.ref.field}`, confidence: "likely" });
}

/** The value is a new object with the local in one of its fields. */
function pointsBackTo(local: number, value: Expr, { body }: FunctionBody): boolean {
  const literal = value.kind === "unary" && value.op === "&" ? value.operand : value;
  if (literal.kind === "composite") return value.kind === "unary" && literal.elements.some((element) => rootLocal(element.value) === local);
  const id = rootLocal(value);
  let found = false;
  if (id === undefined || id === local || body === undefined) return false;
  visitStmts(body, (stmt) => {
    if (stmt.kind !== "assign") return;
    stmt.left.forEach((target, i) => {
      const made = stmt.right[i];
      const isIt = target.kind === "ident" && target.ref.kind === "local" && target.ref.id === id;
      if (isIt && made?.kind === "unary" && made.operand.kind === "composite") found ||= pointsBackTo(local, made, emptyBody);
    });
  });
  return found;
}

const emptyBody: FunctionBody = { params: [], results: [], variadic: false, span: { start: 0, end: 0 } };

/** Takes a lock or waits: all finalizers of the program run one after another. */
function blocking(site: FinalizerSite, { context }: ObjectModel): FinalizerMisuse | undefined {
  for (const place of site.callbacks) {
    let found: Expr | undefined;
    if (place.body.body === undefined) continue;
    visitExprsIn(place.body.body, (part) => {
      if (part.kind !== "call" || part.callee.kind !== "select" || !lifetimeRoles.blocks.test(part.callee.field)) return;
      const callee = context.resolver.resolve(part, place.fn.model);
      if (callee.kind === "external" && callee.name.startsWith("sync.")) found ??= part;
    });
    if (found !== undefined) return misuse(site, { kind: "blocks", at: site.call, detail: printExpr(found), confidence: "possible" });
  }
  return undefined;
}

/** Uses a map of the package that other goroutines use. */
function racing(site: FinalizerSite, model: ObjectModel): FinalizerMisuse | undefined {
  const map = sharedMap(site, model);
  return map && misuse(site, { kind: "races", at: site.call, detail: printExpr(map), confidence: "likely" });
}

/** Reports whether the expression mentions the local. */
export function mentionsLocal(expr: Expr, local: number): boolean {
  let found = false;
  visitExpr(expr, (part) => void (found ||= part.kind === "ident" && part.ref.kind === "local" && part.ref.id === local));
  return found;
}
