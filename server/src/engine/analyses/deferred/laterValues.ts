// What becomes of a variable after a `defer` has taken its value: the values it gets on the way to the exits, and
// whether anything else looks after them. Follows the graph of one body; literals count as looking after it when they
// release it. Leans to silence: whoever hands the variable on is taken to have a reason.
import type { Action, Cfg } from "../../cfg/cfg.ts";
import type { Call, Expr } from "../../program/ast.ts";
import { visitExpr, visitExprsIn } from "../../program/visit.ts";
import { expressionsOf } from "../../cfg/actionExprs.ts";
import { verdictOf } from "../ownership/summary.ts";
import type { LaterValue } from "./deferred.ts";
import type { ReleaseContext } from "./releasedArguments.ts";
import { releasedLocals, releasedThroughAddress, throughConversions } from "./releasedArguments.ts";
import type { VariableContext } from "./zeroBefore.ts";
import { holds, isLocal, kindOf, valueGiven, writesIndirectly } from "./zeroBefore.ts";

/** Actions that can run after `from`, the rest of its block first; `from` itself only when a loop leads back to it. */
export function actionsAfter(from: Action, cfg: Cfg): readonly Action[] {
  const start = cfg.blocks.find((block) => block.actions.includes(from));
  if (start === undefined) return [];
  const seen = new Set<number>();
  const queue = start.edges.map((edge) => edge.to);
  const found = [...start.actions.slice(start.actions.indexOf(from) + 1)];
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    const block = cfg.blocks[id];
    if (seen.has(id) || block === undefined) continue;
    seen.add(id);
    found.push(...(id === start.id ? block.actions.slice(0, block.actions.indexOf(from) + 1) : block.actions));
    queue.push(...block.edges.map((edge) => edge.to));
  }
  return found;
}

/** Values that the variable can get after the `defer`, in source order; nil does not count. */
export function laterValues(deferAction: Action, context: VariableContext, release: ReleaseContext): readonly LaterValue[] {
  const found = new Set<LaterValue>();
  for (const action of actionsAfter(deferAction, context.cfg)) {
    const later = laterValueOf(action, context, release);
    if (later !== undefined) found.add(later);
  }
  return [...found].sort((a, b) => a.span.start - b.span.start);
}

function laterValueOf(action: Action, context: VariableContext, release: ReleaseContext): LaterValue | undefined {
  const given = valueGiven(action, context.local);
  if (given !== undefined) return given === "zero" || given === "unknown" ? undefined : assignedValue(action, given, context, release);
  if (writesIndirectly(action, context) !== "address" || action.kind === "defer") return undefined;
  const call = callWithAddress(action, context.local);
  return call && { span: action.span, how: "filled", call, owned: handsOut(call, "param", release) };
}

function assignedValue(action: Action, given: Expr, context: VariableContext, release: ReleaseContext): LaterValue | undefined {
  if (kindOf(given, context) !== holds.value) return undefined;
  const bare = throughConversions(given, context);
  if (bare.kind !== "call") return { span: action.span, how: "assigned", owned: false };
  const appends = bare.callee.kind === "ident" && bare.callee.name === "append" && bare.callee.ref.kind === "universe";
  const call = appends ? (callIn(bare.args[1], context) ?? bare) : bare;
  return { span: action.span, how: appends ? "appended" : "assigned", call, owned: handsOut(call, "result", release) };
}

/** Reports whether the call creates something that its caller must release. */
function handsOut(call: Call, where: "param" | "result", { resolver, ownership, fn }: ReleaseContext): boolean {
  const callee = resolver.resolve(call, fn);
  if ("bodies" in callee && callee.bodies.length > 0) return callee.bodies.every((body) => ownership.ownedOutputs(body).some((output) => output.destinations.some((to) => to.kind === where)));
  const creates = "model" in callee && callee.model?.inferred === undefined ? callee.model?.creates : undefined;
  return creates !== undefined && (creates.outParam === undefined) === (where === "result");
}

function callIn(expr: Expr | undefined, context: VariableContext): Call | undefined {
  const bare = expr && throughConversions(expr, context);
  return bare?.kind === "call" ? bare : undefined;
}

/** The innermost call that gets `&x`. */
function callWithAddress(action: Action, local: number): Call | undefined {
  let found: Call | undefined;
  for (const expr of expressionsOf(action)) {
    visitExpr(expr, (part) => {
      if (part.kind !== "call") return;
      let holdsAddress = false;
      for (const argument of part.args) visitExpr(argument, (inner) => (holdsAddress ||= inner.kind === "unary" && inner.op === "&" && isLocal(inner.operand, local)));
      if (holdsAddress) found = part;
    });
  }
  return found;
}

/** Reports whether something other than the given deferred call releases the variable, hands it out or gives it away. */
export function isLookedAfter(deferAction: Action, context: VariableContext, release: ReleaseContext): boolean {
  const deferred = deferAction.kind === "defer" ? deferAction.call : undefined;
  const releases = (expr: Expr): boolean => expr.kind === "call" && expr !== deferred && (releasedLocals(expr, release).some((one) => one.local === context.local) || releasedThroughAddress(expr, release) === context.local);
  for (const { body } of context.fn.literals) {
    let found = false;
    if (body !== undefined) visitExprsIn(body, (expr) => (found ||= releases(expr) || givesAway(expr, context, release)));
    if (found) return true;
  }
  return actionsAfter(deferAction, context.cfg).some((action) => {
    if (action.kind === "return" && action.values.some((value) => carries(value, context))) return true;
    if (action.kind === "send" && carries(action.value, context)) return true;
    if (action.kind === "assign" && action.right.some((value) => carries(value, context)) && !action.left.every((target) => target.kind === "ident")) return true;
    let found = false;
    for (const expr of expressionsOf(action)) visitExpr(expr, (part) => (found ||= releases(part) || (part !== deferred && givesAway(part, context, release))));
    return found;
  });
}

/** The value is the variable, or something built around it. */
function carries(expr: Expr, context: VariableContext): boolean {
  const bare = throughConversions(expr, context);
  if (isLocal(bare, context.local)) return true;
  if (bare.kind === "unary" && bare.op === "&") return carries(bare.operand, context);
  return bare.kind === "composite" && bare.elements.some((element) => carries(element.value, context));
}

/** A Go function of the package, or a function value, gets the variable and does more than look. */
function givesAway(expr: Expr, context: VariableContext, { resolver, ownership }: ReleaseContext): boolean {
  if (expr.kind !== "call" || !expr.args.some((argument) => carries(argument, context))) return false;
  const callee = resolver.resolve(expr, context.fn);
  if (callee.kind === "unknown") return true;
  if (callee.kind !== "go") return false;
  return expr.args.some((argument, i) => carries(argument, context) && callee.bodies.some((body) => verdictOf(ownership.paramSummary(body, i, "")) !== "borrows"));
}
