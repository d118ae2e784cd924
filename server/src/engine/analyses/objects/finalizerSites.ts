// Finalizers and cleanups: which functions run, and which fields of the object they give back. A cleanup gets its values
// as an argument; what it releases is the field that the argument was read from.
import type { Call, Expr } from "../../program/ast.ts";
import type { PackageModel, PlacedFunction } from "../../program/model.ts";
import { underlying } from "../../program/typeLookup.ts";
import { visitExprsIn } from "../../program/visit.ts";
import { printExpr } from "../../program/printExpr.ts";
import type { FinalizerCall } from "./collectFields.ts";
import type { CodePlace, FieldRelease, FinalizerSite } from "./objects.ts";
import type { ReleaseLookup } from "./objectReleases.ts";
import { effectOn } from "./releaseEffects.ts";
import type { SourceContext } from "./storeSource.ts";
import { rootLocal } from "./storeSource.ts";

export function finalizerSite(site: FinalizerCall, lookup: ReleaseLookup, context: SourceContext): FinalizerSite {
  const [object, callback, argument] = site.call.args as readonly [Expr, Expr, Expr | undefined];
  const own = callbacksOf(callback, site, context);
  const callbacks = [...own, ...own.flatMap((place) => behindInterface(place, object, site, context))];
  const releases = callbacks.flatMap((place) => {
    if (site.kind === "cleanup" && argument !== undefined) return releasedArgument(place, argument, site, context);
    const param = callbackParam(place);
    const captured = rootLocal(object);
    const found = [...(param === undefined ? [] : lookup.releasesOf(place, param)), ...(captured === undefined || place.fn !== site.fn ? [] : lookup.releasesOf(place, captured))];
    return found.map((one) => one.release);
  });
  return { ...site, object, owner: context.lookup.objectType(object, site.fn.model), callbacks, releases };
}

/** The local that holds the object in the callback: its receiver or first parameter. */
export function callbackParam(place: CodePlace): number | undefined {
  return (place.depth === 0 ? place.body.receiver?.local : undefined) ?? place.body.params[0]?.local;
}

/** The bodies a function value stands for: a literal, a function, `(*T).Free`, `x.Free`. */
function callbacksOf(callback: Expr, site: FinalizerCall, { resolver, pkg }: SourceContext): readonly CodePlace[] {
  const { fn } = site;
  const pretended: Call = { kind: "call", callee: methodExpression(callback, pkg), args: [], typeArgs: [], spread: false, span: callback.span };
  const callee = resolver.resolve(pretended, fn.model);
  if (callee.kind === "literal") {
    const body = fn.model.literals[callee.index];
    return body === undefined ? [] : [{ fn, depth: callee.index + 1, body }];
  }
  return callee.kind === "go" ? callee.bodies.map((body: PlacedFunction) => ({ fn: body, depth: 0, body: body.model })) : [];
}

/** `func free(x freer) { x.Free() }`: the methods of the object that the function calls through an interface. */
function behindInterface(place: CodePlace, object: Expr, site: FinalizerCall, { lookup, resolver, pkg }: SourceContext): readonly CodePlace[] {
  const owner = lookup.objectType(object, site.fn.model);
  const param = callbackParam(place);
  const type = underlying(pkg, place.body.params.find((one) => one.local === param)?.type, "go");
  if (owner === undefined || param === undefined || type?.kind !== "interface" || place.body.body === undefined) return [];
  const found: CodePlace[] = [];
  visitExprsIn(place.body.body, (expr) => {
    if (expr.kind !== "call" || expr.callee.kind !== "select" || rootLocal(expr.callee.base) !== param) return;
    const base: Expr = { kind: "type", span: expr.callee.base.span, type: { kind: "pointer", elem: { kind: "named", name: owner } } };
    const callee = resolver.resolve({ ...expr, callee: { ...expr.callee, base }, args: [] }, place.fn.model);
    if (callee.kind === "go") found.push(...callee.bodies.map((body) => ({ fn: body, depth: 0, body: body.model })));
  });
  return found;
}

/** `(*T).Free`, which reads like an access to what `T` points to, with its receiver written as the type it is. */
export function methodExpression(callback: Expr, pkg: PackageModel): Expr {
  const base = callback.kind === "select" ? callback.base : undefined;
  const name = base?.kind === "unary" && base.op === "*" ? base.operand : base;
  if (callback.kind !== "select" || name?.kind !== "ident" || name.ref.kind !== "global" || !pkg.goTypes.has(name.name)) return callback;
  return { ...callback, base: { kind: "type", span: name.span, type: { kind: "named", name: name.name } } };
}

/** The field behind the cleanup's argument, when the callback releases its parameter. */
function releasedArgument(place: CodePlace, argument: Expr, site: FinalizerCall, context: SourceContext): readonly FieldRelease[] {
  const param = place.body.params[0]?.local;
  const refs = context.lookup.refsOf(argument, site.fn.model);
  const release = param === undefined ? undefined : releaseOfLocal(place, param, context);
  return release === undefined ? [] : refs.map((ref) => ({ ...place, ref, call: release, callee: printExpr(release.callee), grade: "certain", family: undefined, through: false }));
}

function releaseOfLocal(place: CodePlace, local: number, context: SourceContext): Call | undefined {
  let found: Call | undefined;
  if (place.body.body === undefined) return undefined;
  visitExprsIn(place.body.body, (expr) => {
    if (expr.kind !== "call") return;
    const callee = context.resolver.resolve(expr, place.fn.model);
    if (callee.kind === "conversion") return;
    const isReleased = expr.args.some((arg, i) => rootLocal(unwrapped(arg)) === local && ["certain", "named"].includes(effectOn(callee, i, false, context)?.grade ?? ""));
    if (isReleased) found ??= expr;
  });
  return found;
}

/** Inside conversions that look like calls. */
function unwrapped(expr: Expr): Expr {
  return expr.kind === "call" && expr.args.length === 1 && expr.args[0] !== undefined ? unwrapped(expr.args[0]) : expr;
}
