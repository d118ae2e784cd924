// Two-result calls whose error is tested, or returned, before anybody looked at the result of C.
//
// cgo sets errno to 0, makes the call and hands out what errno is then. A function that succeeds may leave it set, so
// the result has to say first whether there was a failure. The flow: from the assignment on, a call is *pending* under
// the name of its error. It stops to be when its result, or something computed from it, is mentioned in a condition or
// handed on together with the error, or when the name gets a new value. A test of the name against nil, or a return of
// it alone, while pending is what is reported. A condition counts as a whole: `r == nil && err != nil` looks at both.
// Not seen: errors kept in fields and looked at elsewhere, errors compared with one code only (deliberate, mostly).
import type { Action, Cfg } from "../../cfg/cfg.ts";
import { solveForward, type Lattice } from "../../dataflow/forward.ts";
import type { Expr, FunctionBody, Stmt } from "../../program/ast.ts";
import { printExpr } from "../../program/printExpr.ts";
import { ownExprs, visitExpr, visitStmts } from "../../program/visit.ts";
import type { TwoResultCall } from "./errno.ts";

interface Pending {
  readonly source: TwoResultCall;
  /** Texts of expressions that hold the result. */
  readonly results: ReadonlySet<string>;
}
/** By the text of the error's name. */
type Fact = ReadonlyMap<string, Pending>;

export interface ErrorUse {
  readonly source: TwoResultCall;
  readonly use: Expr;
  readonly how: "tested" | "returned";
}

/** One use for each call, the first in source order. `calls` are those of this body. */
export function errorUsesIn(body: FunctionBody, cfg: Cfg, calls: readonly TwoResultCall[]): readonly ErrorUse[] {
  const byCall = new Map(calls.map((one) => [one.call as Expr, one]));
  const wholes = wholeConditions(body);
  const transfer = (action: Action, fact: Fact): Fact => afterAction(action, fact, byCall, wholes);
  const { before, exceeded } = solveForward(cfg, { lattice, transfer: { action: transfer }, start: new Map<string, Pending>() });
  if (exceeded) return [];
  const found = new Map<TwoResultCall, ErrorUse>();
  for (const id of cfg.order) {
    let fact = before(id);
    for (const action of fact === undefined ? [] : (cfg.blocks[id]?.actions ?? [])) {
      for (const use of usesIn(action, fact ?? new Map<string, Pending>(), wholes)) {
        const known = found.get(use.source);
        if (known === undefined || use.use.span.start < known.use.span.start) found.set(use.source, use);
      }
      fact = transfer(action, fact ?? new Map<string, Pending>());
    }
  }
  return [...found.values()].sort((a, b) => a.source.call.span.start - b.source.call.span.start);
}

const lattice: Lattice<Fact> = {
  top: new Map(),
  equals: (a, b) => a.size === b.size && [...a].every(([name, one]) => isSame(one, b.get(name))),
  merge: (a, b) => {
    const merged = new Map(a);
    for (const [name, other] of b) {
      const known = merged.get(name);
      // Two calls under one name: the earlier in the source stands for both; results known on either side count.
      const first = known === undefined || other.source.call.span.start < known.source.call.span.start ? other : known;
      merged.set(name, { source: first.source, results: new Set([...(known?.results ?? []), ...other.results]) });
    }
    return merged;
  },
};

function isSame(a: Pending, b: Pending | undefined): boolean {
  return b !== undefined && a.source === b.source && a.results.size === b.results.size && [...a.results].every((name) => b.results.has(name));
}

function afterAction(action: Action, fact: Fact, byCall: ReadonlyMap<Expr, TwoResultCall>, wholes: ReadonlyMap<Expr, Expr>): Fact {
  if (action.kind === "assign") return afterAssign(action, fact, byCall);
  if (action.kind !== "eval" || fact.size === 0) return fact;
  const whole = wholes.get(action.expr) ?? action.expr;
  return keepOnly(fact, (pending, name) => !mentionsAny(whole, pending.results) && !testsName(action.expr, name));
}

function afterAssign(action: Extract<Action, { readonly kind: "assign" }>, fact: Fact, byCall: ReadonlyMap<Expr, TwoResultCall>): Fact {
  const targets = action.left.map(printExpr);
  const next = new Map(keepOnly(fact, (_, name) => !targets.includes(name)));
  for (const [name, pending] of next) {
    const mentions = action.right.some((expr) => mentionsAny(expr, pending.results));
    if (mentions) next.set(name, { ...pending, results: new Set([...pending.results, ...targets]) });
  }
  const source = action.right[0] && byCall.get(action.right[0]);
  if (source?.error !== undefined) next.set(printExpr(source.error), { source, results: new Set(source.result === undefined ? [] : [printExpr(source.result)]) });
  return next;
}

function keepOnly(fact: Fact, keeps: (pending: Pending, name: string) => boolean): Fact {
  const kept = [...fact].filter(([name, pending]) => keeps(pending, name));
  return kept.length === fact.size ? fact : new Map(kept);
}

function usesIn(action: Action, fact: Fact, wholes: ReadonlyMap<Expr, Expr>): readonly ErrorUse[] {
  if (action.kind === "eval") {
    const whole = wholes.get(action.expr) ?? action.expr;
    return [...fact].flatMap(([name, { source, results }]) => (testsName(action.expr, name) && !mentionsAny(whole, results) ? [{ source, use: action.expr, how: "tested" as const }] : []));
  }
  if (action.kind !== "return") return [];
  return [...fact].flatMap(([name, { source, results }]) => {
    const value = action.values.find((expr) => printExpr(expr) === name);
    return value === undefined || action.values.some((expr) => mentionsAny(expr, results)) ? [] : [{ source, use: value, how: "returned" as const }];
  });
}

/** `name != nil` or `name == nil`. */
function testsName(expr: Expr, name: string): boolean {
  if (expr.kind !== "binary" || (expr.op !== "!=" && expr.op !== "==")) return false;
  const sides = [expr.left, expr.right];
  return sides.some((side) => side.kind === "literal" && side.type === "nil") && sides.some((side) => printExpr(side) === name);
}

function mentionsAny(expr: Expr, texts: ReadonlySet<string>): boolean {
  let found = false;
  visitExpr(expr, (one) => {
    if (!found && (one.kind === "ident" || one.kind === "select")) found = texts.has(printExpr(one));
  });
  return found;
}

/** Operands of `&&`, `||` and `!` to the condition they are part of. */
function wholeConditions(body: FunctionBody): ReadonlyMap<Expr, Expr> {
  const wholes = new Map<Expr, Expr>();
  const spread = (expr: Expr, whole: Expr): void => {
    wholes.set(expr, whole);
    if (expr.kind === "binary" && (expr.op === "&&" || expr.op === "||")) {
      spread(expr.left, whole);
      spread(expr.right, whole);
    } else if (expr.kind === "unary" && expr.op === "!") spread(expr.operand, whole);
  };
  const visit = (stmt: Stmt): void => {
    if (stmt.kind === "if" || stmt.kind === "loop" || stmt.kind === "switch") for (const expr of ownExprs(stmt)) spread(expr, expr);
  };
  if (body.body !== undefined) visitStmts(body.body, visit);
  return wholes;
}
