// Which lock an expression names. A variable of the package is one lock. A field belongs to the object that a local
// points to: two locals may point to the same object, so fields of one type count as the same field, not the same lock.
// Array elements and results of calls name no lock. Types are compared by what their names stand for.
import type { Call, Expr, FunctionModel, TypeRef } from "../../program/ast.ts";
import type { LightTypes } from "../../program/lightTypes.ts";
import type { PackageModel } from "../../program/model.ts";
import { printExpr } from "../../program/printExpr.ts";
import type { Callee } from "../calls/callee.ts";
import { isWithin, placeOf, rootLocal } from "../signals/signalNames.ts";
import type { MutexIdentity } from "./mutexes.ts";

export interface IdentitySources {
  readonly pkg: PackageModel;
  readonly types: LightTypes;
  readonly resolve: (call: Call, fn: FunctionModel) => Callee;
}

/** The lock that an argument names (`&self->lock`), in C or in Go. */
export function namedLock(expr: Expr, fn: FunctionModel, sources: IdentitySources): MutexIdentity | undefined {
  const place = placeIn(expr, fn, sources);
  if (place === undefined) return undefined;
  const core = withoutAddress(expr);
  return { text: printExpr(core), world: "c", place, field: fieldOf(core, fn, sources) };
}

/** The lock that the receiver of `m.mu.Lock()` is; promoted methods name the embedded lock. */
export function receiverLock(call: Call, method: string, fn: FunctionModel, sources: IdentitySources): MutexIdentity | undefined {
  if (call.callee.kind !== "select") return undefined;
  const { base } = call.callee;
  const place = placeIn(base, fn, sources);
  if (place === undefined || place.includes("[]")) return undefined;
  const type = sources.types.typeOf(base, fn);
  const named = type?.kind === "pointer" ? type.elem : type;
  const embedded = named?.kind === "named" && named.pkg === undefined ? method.split(".")[1] : undefined;
  if (embedded === undefined) return { text: printExpr(base), world: "go", place, field: fieldOf(base, fn, sources) };
  return { text: printExpr(base), world: "go", place: `${place}.${embedded}`, field: named?.kind === "named" ? `${named.name}.${embedded}` : undefined };
}

/** The place with static locals named like variables of the package. */
export function placeIn(expr: Expr, fn: FunctionModel, { resolve }: Pick<IdentitySources, "resolve">): string | undefined {
  const place = placeOf(expr, (call) => resolve(call, fn));
  const local = place === undefined ? undefined : rootLocal(place);
  if (place === undefined || place.includes("[]")) return undefined;
  return local !== undefined && fn.locals[local]?.isStatic === true ? place.replace(/^#\d+/, `${fn.name}.${fn.locals[local].name}`) : place;
}

/** The place as seen by a callee whose parameter `local` got the argument at `given`; undefined when it is no part of that. */
export function movedPlace(place: string, given: string | undefined, local: number | undefined): string | undefined {
  if (given === undefined || local === undefined || !isWithin(place, given)) return undefined;
  return `#${String(local)}${place.slice(given.length)}`;
}

function withoutAddress(expr: Expr): Expr {
  if (expr.kind === "convert") return withoutAddress(expr.operand);
  if (expr.kind === "unary" && (expr.op === "&" || expr.op === "*")) return withoutAddress(expr.operand);
  return expr;
}

function fieldOf(expr: Expr, fn: FunctionModel, sources: IdentitySources): string | undefined {
  if (expr.kind !== "select" || (expr.base.kind === "ident" && expr.base.ref.kind === "cgo")) return undefined;
  const owner = typeName(sources.types.typeOf(expr.base, fn), sources.pkg);
  return owner === undefined ? undefined : `${owner}.${expr.field}`;
}

/** The name behind typedefs: `struct_conn` for `conn_t`; at most a few steps, so that cycles end. */
function typeName(type: TypeRef | undefined, pkg: PackageModel): string | undefined {
  let bare = type?.kind === "pointer" ? type.elem : type;
  for (let i = 0; i < 4 && bare?.kind === "named"; i++) {
    const next = bare.pkg === undefined || bare.pkg === "C" ? pkg.cTypes.get(bare.name) : undefined;
    const inner = next?.kind === "pointer" ? next.elem : next;
    if (inner?.kind !== "named") return bare.name;
    bare = inner;
  }
  return bare?.kind === "named" ? bare.name : undefined;
}
