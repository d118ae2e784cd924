// Whether a C function keeps a pointer it is given, as its body shows: a store into a variable of C that lives on is sure;
// a store into the memory behind another parameter is kept for as long as that object, and may be overwritten before
// anybody looks. Calls with a body are followed. A place that also gets another value later (`obj->data = 0`) keeps nothing.
// Handed on as the data of a callback to a function nobody knows, it is kept by some object.
// Calls through function pointers and of functions without a body prove nothing.
import type { Call, Expr, FunctionModel } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { printExpr } from "../../program/printExpr.ts";
import { visitExpr, visitExprsIn, visitStmts } from "../../program/visit.ts";
import { namingHints } from "../../knowledge/data/namingHints.ts";
import type { ParamEffect } from "../../knowledge/apiModel.ts";
import type { Callee } from "../calls/callee.ts";
import { unconverted, type OriginSources } from "./frame.ts";
import { rootOf } from "./storesUnder.ts";

export type Keeping = "for-good" | "in-object" | "no";

/** Calls are followed this deep. */
const maxDepth = 3;

/** What all bodies that may be meant do with parameter `index`: the weakest of them. */
export function keepingOfBodies(bodies: readonly PlacedFunction[], index: number, sources: OriginSources, depth = 0): Keeping {
  const found = bodies.map(({ model }) => keepingOfBody(model, index, sources, depth));
  if (found.length === 0 || found.includes("no")) return "no";
  return found.includes("in-object") ? "in-object" : "for-good";
}

function keepingOfBody(fn: FunctionModel, index: number, sources: OriginSources, depth: number): Keeping {
  const param = fn.params[index]?.local;
  if (fn.lang !== "c" || param === undefined || fn.body === undefined || fn.hasSyntaxError) return "no";
  const names = new Set([param]);
  let answer: Keeping = "no";
  const note = (next: Keeping): void => {
    if (next === "for-good" || answer === "no") answer = next;
  };
  visitStmts(fn.body, (stmt) => {
    const [target] = stmt.kind === "assign" ? stmt.left : [];
    const [value] = stmt.kind === "assign" ? stmt.right : [];
    if (target === undefined || value === undefined || !isOneOf(value, names)) return;
    const local = target.kind === "ident" && target.ref.kind === "local" ? fn.locals[target.ref.id] : undefined;
    if (local?.kind === "var" && !local.isStatic) names.add(local.id);
    else if (!isOverwritten(target, value, fn)) note(placeOf(target, fn));
  });
  if (depth >= maxDepth) return answer;
  visitExprsIn(fn.body, (expr) => {
    const callee = expr.kind === "call" ? sources.resolve(expr, fn) : undefined;
    if (expr.kind !== "call" || callee?.kind !== "c") return;
    expr.args.forEach((argument, at) => {
      if (!isOneOf(argument, names)) return;
      const effect = statedEffect(callee, at, sources);
      const isRegistered = effect === undefined && callee.bodies.length === 0 && isBesideCallback(expr, at, callee.name, sources);
      // A constructor of C++ may keep what it is given, for as long as its object lives.
      const kept = callee.model?.creates === undefined ? "for-good" : "in-object";
      if (effect === "keeps" && isKeeperReleased(expr, at, fn, sources)) return;
      note(effect === "keeps" ? kept : isRegistered ? "in-object" : keepingOfBodies(callee.bodies, at, sources, depth + 1));
    });
  });
  return answer;
}

/** `t = alloc(); fill(t, data); run(t); free(t);`: the object that keeps the pointer is gone when the function returns. */
function isKeeperReleased(call: Call, at: number, fn: FunctionModel, sources: OriginSources): boolean {
  const keepers = new Set(call.args.flatMap((argument, index) => {
    const bare = unconverted(argument);
    const local = index !== at && bare.kind === "ident" && bare.ref.kind === "local" ? fn.locals[bare.ref.id] : undefined;
    return local?.kind === "var" && !local.isStatic ? [local.id] : [];
  }));
  return (fn.body?.body ?? []).some((stmt) => {
    if (stmt.kind !== "expr" || stmt.expr.kind !== "call" || stmt.span.start < call.span.end) return false;
    const callee = sources.resolve(stmt.expr, fn);
    return callee.kind === "c" && (callee.model?.releases !== undefined || namingHints.releases.test(callee.name)) && stmt.expr.args.some((argument) => isOneOf(argument, keepers));
  });
}

/** Names of functions that call back while they run. */
export const runsAtOnce = /for_?each|walk|iter|visit|travers|enum|scan|search|sort|find|filter|map|exec|run|read|write|parse|process|call|invoke|apply|dispatch|wait|poll|loop|query|list|dump|print|compress|encode|decode/i;

/** The last argument, behind a function of C: data for a callback that a library calls later. */
function isBesideCallback({ args }: Call, at: number, name: string, { pkg }: OriginSources): boolean {
  const isFunction = (expr: Expr): boolean => {
    const bare = unconverted(expr);
    const named = bare.kind === "unary" && bare.op === "&" ? bare.operand : bare;
    return named.kind === "ident" && named.ref.kind !== "local" && (pkg.cFunctions.has(named.name) || pkg.prototypes.has(named.name) || pkg.exports.has(named.name));
  };
  return at === args.length - 1 && !runsAtOnce.test(name) && args.some((other, index) => index !== at && isFunction(other));
}

function isOneOf(value: Expr, names: ReadonlySet<number>): boolean {
  const bare = unconverted(value);
  return bare.kind === "ident" && bare.ref.kind === "local" && names.has(bare.ref.id);
}

/** Globals and static locals live on; what stands behind a parameter lives as long as the caller's object. */
function placeOf(target: Expr, fn: FunctionModel): Keeping {
  const root = rootOf(target);
  if (root === undefined) return isGlobal(target) ? "for-good" : "no";
  const local = fn.locals[root];
  if (local?.isStatic === true) return "for-good";
  return local?.kind === "param" && target.kind !== "ident" ? "in-object" : "no";
}

function isGlobal(place: Expr): boolean {
  if (place.kind === "ident") return place.ref.kind === "global";
  if (place.kind === "select" || place.kind === "index") return isGlobal(place.base);
  return place.kind === "unary" && place.op === "*" && isGlobal(place.operand);
}

/** The same place gets another value behind the store. */
function isOverwritten(target: Expr, value: Expr, fn: FunctionModel): boolean {
  const text = printExpr(target);
  let later = false;
  if (fn.body !== undefined) visitStmts(fn.body, (stmt) => {
    if (stmt.kind === "assign") later ||= stmt.span.start > value.span.start && stmt.left.some((one) => printExpr(one) === text || text.startsWith(`${printExpr(one)}[`));
    if (stmt.kind === "assign" && stmt.span.start > value.span.start) for (const right of stmt.right) visitExpr(right, (one) => (later ||= one.kind === "assignExpr" && printExpr(one.left) === text));
  });
  return later;
}

/**
 * What a table or the user's cgovet.json says about an argument. Rows made of annotations and attributes do not count: they call
 * what nobody spoke of kept, out of caution.
 */
export function statedEffect(callee: Extract<Callee, { kind: "c" }>, index: number, { knowledge }: OriginSources): ParamEffect | undefined {
  const { model, prototype, name } = callee;
  const isStated = (knowledge.isTabled(`C.${name}`) || knowledge.isUserModel(`C.${name}`)) && prototype?.annotations === undefined;
  return isStated && model?.inferred === undefined ? (model?.params?.[index] ?? model?.restParams) : undefined;
}
