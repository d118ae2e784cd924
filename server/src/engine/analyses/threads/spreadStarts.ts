// What a running body starts: functions it calls, goroutines, literals it hands to others. One call of the spread
// function tells the target about each of them, with the lock state they start in.
import type { Call, Expr, FunctionModel } from "../../program/ast.ts";
import type { LightTypes } from "../../program/lightTypes.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { childExprs, ownExprs, visitStmts } from "../../program/visit.ts";
import type { Callee } from "../calls/callee.ts";
import type { CallGraph, CallSite } from "../calls/callGraph.ts";
import { runsAtOnce, startsGoroutine } from "./functionTakers.ts";
import { UnitTable, bodyOf, type ThreadUnit } from "./lockSummaries.ts";
import type { LockState } from "./threads.ts";

export interface SpreadTarget {
  stateAt(unit: ThreadUnit, call: Call): LockState;
  /** Called, or deferred, on the goroutine of the caller. */
  call(unit: ThreadUnit, state: LockState): void;
  goroutine(unit: ThreadUnit): void;
  /** Code outside the package may start it, at any time. */
  lose(unit: ThreadUnit): void;
  /** The unit must be spread again: a parameter of it has got another function. */
  again(unit: ThreadUnit): void;
}

export function createSpread(calls: CallGraph, types: LightTypes, target: SpreadTarget): (unit: ThreadUnit) => void {
  /** Literals handed to a parameter (function and local id): they start where that parameter is called. */
  const handed = new UnitTable<Set<ThreadUnit>>();
  const literals = new UnitTable<ThreadUnit>();
  const literalUnit = (fn: PlacedFunction, index: number): ThreadUnit => {
    const unit = literals.get({ fn, depth: index + 1 }) ?? { fn, depth: index + 1 };
    literals.set(unit, unit);
    return unit;
  };

  const spreadSite = (unit: ThreadUnit, { call, callee, how }: CallSite): void => {
    const start = (started: ThreadUnit): void => {
      if (how === "go") target.goroutine(started);
      else target.call(started, target.stateAt(unit, call));
    };
    if (callee.kind === "literal") start(literalUnit(unit.fn, callee.index));
    if (callee.kind === "go") for (const fn of callee.bodies) start({ fn, depth: 0 });
    if (call.callee.kind !== "ident" || call.callee.ref.kind !== "local") return;
    for (const given of handed.get({ fn: unit.fn, depth: call.callee.ref.id }) ?? []) start(given);
  };

  const handTo = (literal: ThreadUnit, callee: Callee, argument: number, state: LockState): void => {
    if (callee.kind === "external" && startsGoroutine.has(callee.name)) return target.goroutine(literal);
    if (callee.kind === "external" && runsAtOnce.has(callee.name)) return target.call(literal, state);
    const bodies = callee.kind === "go" ? callee.bodies : [];
    if (bodies.length === 0) return target.lose(literal);
    for (const fn of bodies) {
      const local = fn.model.params[argument]?.local;
      if (local === undefined || isStored(fn.model, local)) return target.lose(literal);
      const given = handed.get({ fn, depth: local }) ?? new Set<ThreadUnit>();
      if (given.has(literal)) continue;
      handed.set({ fn, depth: local }, given.add(literal));
      for (let depth = 0; depth <= fn.model.literals.length; depth++) target.again({ fn, depth });
    }
  };

  return (unit) => {
    const { fn } = unit;
    for (const site of calls.callsIn(fn)) {
      if (site.depth !== unit.depth) continue;
      spreadSite(unit, site);
      site.call.args.forEach((argument, position) => {
        const index = literalOf(argument, fn.model, types);
        if (index !== undefined) handTo(literalUnit(fn, index), site.callee, position, target.stateAt(unit, site.call));
      });
    }
    for (const expr of strayFunctions(unit)) {
      const index = literalOf(expr, fn.model, types);
      if (index !== undefined) target.lose(literalUnit(fn, index));
    }
  };
}

/** The literal an expression is, or the one its local only ever holds. */
function literalOf(expr: Expr, fn: FunctionModel, types: LightTypes): number | undefined {
  if (expr.kind === "funcLit") return expr.index;
  if (expr.kind !== "ident" || expr.ref.kind !== "local") return undefined;
  const { values } = types.locals.of(fn, expr.ref.id);
  const [only] = values;
  return values.length === 1 && only?.kind === "value" && only.expr.kind === "funcLit" ? only.expr.index : undefined;
}

/** Function values that are neither called, nor an argument, nor kept in a local: stored, returned, sent. */
function strayFunctions(unit: ThreadUnit): readonly Expr[] {
  const stray: Expr[] = [];
  const visit = (expr: Expr, fine: boolean): void => {
    if (!fine && (expr.kind === "funcLit" || expr.kind === "ident")) stray.push(expr);
    if (expr.kind === "call") {
      visit(expr.callee, true);
      for (const argument of expr.args) visit(argument, true);
      return;
    }
    for (const child of childExprs(expr)) visit(child, expr.kind === "select" || expr.kind === "index");
  };
  const { body } = bodyOf(unit) ?? {};
  if (!body) return [];
  visitStmts(body, (stmt) => {
    if (stmt.kind !== "assign") {
      for (const expr of ownExprs(stmt)) visit(expr, stmt.kind === "if" || stmt.kind === "switch" || stmt.kind === "loop" || stmt.kind === "expr");
      return;
    }
    const toLocals = stmt.left.every((left) => left.kind === "ident" && left.ref.kind === "local");
    for (const right of stmt.right) visit(right, toLocals);
  });
  return stray;
}

/** Reports whether a function parameter is used otherwise than by calling it. */
function isStored(model: FunctionModel, local: number): boolean {
  let stored = false;
  const visit = (expr: Expr): void => {
    if (expr.kind === "ident" && expr.ref.kind === "local" && expr.ref.id === local) stored = true;
    if (expr.kind === "call") {
      if (expr.callee.kind !== "ident") visit(expr.callee);
      expr.args.forEach(visit);
      return;
    }
    if (expr.kind === "binary" && (expr.op === "==" || expr.op === "!=")) return;
    childExprs(expr).forEach(visit);
  };
  for (const { body } of [model, ...model.literals]) if (body) visitStmts(body, (stmt) => ownExprs(stmt).forEach(visit));
  return stored;
}
