// Deallocators handed over as values: C will release what stands beside them (`sqlite3_bind_text(…, free)`).
import type { Call, Expr } from "../../program/ast.ts";
import { withoutConversions } from "../../program/bareExpr.ts";
import { printExpr } from "../../program/printExpr.ts";
import type { Holding } from "./accessPath.ts";
import { isResource } from "./accessPath.ts";
import { end } from "./draft.ts";
import type { Run } from "./run.ts";
import { calleeText } from "./run.ts";
import { verdictOf } from "./summary.ts";

/** A deallocator among the arguments of a C call: C will release the value itself (`sqlite3_bind_text(…, free)`). */
export function handsOverDestructor(call: Call, run: Run, values: readonly Holding[]): boolean {
  if (call.args.length < 2 || !values.some(isResource)) return false;
  const at = call.args.findIndex((argument) => isDestructorName(argument, run));
  const named = call.args[at];
  if (named === undefined || !values.some((value, i) => isResource(value) && !isOnlyLookedAt(call, i, run) && !isFarFrom(call, i, at, run))) return false;
  const taken = isRunOver(call, named, run) ? undefined : ({ callee: calleeText(call), at: call.span, how: "given" } as const);
  end(run.draft, { kind: "escaped", why: `handed over together with its destructor ${printExpr(named)}`, ...(taken && { taken }) });
  return true;
}

/** `table_each(table, free_entry, NULL)`: the function is for what the container holds. One that releases an object is given nothing else. */
function isRunOver(call: Call, named: Expr, { unit }: Run): boolean {
  const bare = bareOperand(named);
  const name = bare.kind === "select" ? bare.field : bare.kind === "ident" ? bare.name : "";
  const takesMore = (unit.pkg.cFunctions.get(name) ?? []).some(({ model }) => model.params.length > 1);
  return takesMore || /each|walk|visit|traverse|iterate/i.test(calleeText(call));
}

/** A row says that the callee only looks at this argument: the destructor is for another one. */
function isOnlyLookedAt(call: Call, index: number, run: Run): boolean {
  const callee = run.unit.resolve(call);
  const effect = "model" in callee && callee.model?.inferred === undefined ? callee.model?.params?.[index] : undefined;
  return effect === "borrows" || effect === "writes";
}

/** Another pointer stands between the argument and the destructor, which is for that one: `create(name, data, destroy)`. */
function isFarFrom(call: Call, index: number, destructor: number, run: Run): boolean {
  return call.args.slice(index + 1, Math.max(index + 1, destructor)).some((argument) => isPointer(argument, run));
}

function isPointer(expr: Expr, { unit }: Run): boolean {
  const bare = withoutConversions(expr);
  if (bare.kind === "unary" && bare.op === "&") return !isFunctionName(bare.operand);
  const local = bare.kind === "ident" && bare.ref.kind === "local" ? unit.placed.model.locals[bare.ref.id] : undefined;
  return local !== undefined && unit.typeOf(local)?.kind === "pointer";
}

function isFunctionName(expr: Expr): boolean {
  return expr.kind === "ident" && expr.ref.kind === "global";
}

function isDestructorName(expr: Expr, run: Run): boolean {
  const bare = bareOperand(expr);
  if (bare.kind === "ident" && bare.ref.kind === "local" && bare === expr) return run.unit.valuesOf(bare.ref.id).some((value) => value.kind !== "ident" && isDestructorName(value, run));
  const name = bare.kind === "select" && bare.base.kind === "ident" && bare.base.ref.kind === "cgo" ? bare.field : bare.kind === "ident" && bare.ref.kind === "global" ? bare.name : undefined;
  if (name === undefined) return false;
  const known = run.source.knowledge.modelOf(`C.${name}`)?.releases !== undefined;
  return known || (run.unit.pkg.cFunctions.get(name) ?? []).some((body) => verdictOf(run.source.paramSummary(body, 0, "")) === "releases");
}

/** The operand behind conversions and `&`. */
export function bareOperand(expr: Expr): Expr {
  let at = expr;
  for (;;) {
    if (at.kind === "convert") at = at.operand;
    else if (at.kind === "unary" && at.op === "&") at = at.operand;
    else if (at.kind === "call" && at.args.length === 1 && at.args[0] !== undefined && at.callee.kind !== "ident") at = at.args[0];
    else return at;
  }
}
