// What stands around the releases of a method: whether it clears the field, takes the finalizer off, or asks first.
// Positions play no part; what is done anywhere in the method, or in the functions of the package it releases through,
// counts. Generous: a guard that is seen and does not hold is a missed bug, one that is not seen a wrong report.
import { lifetimeRoles } from "../../knowledge/data/lifetime.ts";
import type { Expr, Stmt } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { visitExpr, visitExprsIn, visitStmts } from "../../program/visit.ts";
import type { FieldName } from "./objects.ts";
import type { ObjectModel } from "./objectAnalysis.ts";
import { fieldText, sameField } from "./objectSteps.ts";
import { baseLocal } from "./storeSource.ts";

export interface Guards {
  /** Something is put into the field, or the whole object is set anew, or a pointer to it is set to nil. */
  readonly clearsField: boolean;
  readonly clearsFinalizer: boolean;
  /** `sync.Once`, compare-and-swap. */
  readonly once: boolean;
  /** Names of fields in conditions; `()` when a condition calls something. */
  readonly tests: ReadonlySet<string>;
  /** Names of fields that are written. */
  readonly sets: ReadonlySet<string>;
}

export function guardsOf(functions: readonly PlacedFunction[], field: FieldName, model: ObjectModel): Guards {
  const stores = model.stores.filter((store) => functions.includes(store.fn));
  const calls = functions.flatMap((fn) => conditionsAndCalls(fn, model));
  return {
    clearsField: stores.some((store) => sameField(store.ref, field) || (store.source.kind === "nil" && store.base !== undefined)) || functions.some(resetsWhole),
    clearsFinalizer: model.clears.some((clear) => functions.includes(clear.fn)),
    once: calls.some((one) => one.once),
    tests: new Set(calls.flatMap((one) => one.tests)),
    sets: new Set([...stores.map((store) => fieldText(store.ref)), ...functions.flatMap((fn) => writtenFields(fn, model))]),
  };
}

/** Reports whether a second run of the method finds out about the first. */
export function asksFirst(guards: Guards): boolean {
  return guards.once || guards.tests.has("()") || [...guards.tests].some((name) => guards.sets.has(name));
}

interface Seen {
  readonly tests: readonly string[];
  readonly once: boolean;
}

function conditionsAndCalls(fn: PlacedFunction, model: ObjectModel): readonly Seen[] {
  const seen: Seen[] = [];
  for (const { body } of [fn.model, ...fn.model.literals]) {
    if (body === undefined) continue;
    visitStmts(body, (stmt) => seen.push(...conditionsOf(stmt).map((cond) => ({ tests: testsIn(cond, fn, model), once: false }))));
    visitExprsIn(body, (expr) => {
      if (expr.kind === "call" && expr.callee.kind === "select" && lifetimeRoles.once.test(expr.callee.field)) seen.push({ tests: [], once: true });
    });
  }
  return seen;
}

function conditionsOf(stmt: Stmt): readonly Expr[] {
  if (stmt.kind === "if") return [stmt.cond];
  if (stmt.kind === "loop") return stmt.cond === undefined ? [] : [stmt.cond];
  return stmt.kind === "switch" ? [...(stmt.tag === undefined ? [] : [stmt.tag]), ...stmt.cases.flatMap((one) => one.labels)] : [];
}

function testsIn(cond: Expr, fn: PlacedFunction, model: ObjectModel): readonly string[] {
  const found: string[] = [];
  visitExpr(cond, (part) => {
    if (part.kind === "select") found.push(...model.context.lookup.refsOf(part, fn.model).map(fieldText));
    const isAsked = part.kind === "call" && part.callee.kind === "select" && baseLocal(part.callee.base) !== undefined && baseLocal(part.callee.base) === fn.model.receiver?.local;
    if (isAsked || (part.kind === "call" && part.args.some((arg) => baseLocal(arg) === fn.model.receiver?.local && baseLocal(arg) !== undefined && model.context.resolver.resolve(part, fn.model).kind !== "c"))) found.push("()");
    if (part.kind === "ident" && part.ref.kind === "local") found.push(...model.context.lookup.refsOf(part, fn.model).map(fieldText));
  });
  return found;
}

/** `*x = T{}`. */
function resetsWhole(fn: PlacedFunction): boolean {
  let found = false;
  if (fn.model.body === undefined) return false;
  visitStmts(fn.model.body, (stmt) => {
    if (stmt.kind === "assign") found ||= stmt.left.some((target) => target.kind === "unary" && target.op === "*" && baseLocal(target) === fn.model.receiver?.local);
  });
  return found;
}

/** Fields of any kind, plain flags included. */
function writtenFields(fn: PlacedFunction, model: ObjectModel): readonly string[] {
  const found: string[] = [];
  for (const { body } of [fn.model, ...fn.model.literals]) {
    if (body === undefined) continue;
    visitStmts(body, (stmt) => {
      if (stmt.kind !== "assign") return;
      for (const target of stmt.left) {
        const ref = model.context.lookup.targetOf(target, fn.model);
        if (ref !== undefined) found.push(fieldText(ref));
      }
    });
  }
  return found;
}
