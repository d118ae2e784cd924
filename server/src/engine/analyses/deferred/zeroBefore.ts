// What is certain about one local where each `defer` of a body stands: nil on every path, an empty slice on every
// path, or neither. A forward analysis of one variable; taking its address or writing it in a function literal ends
// all certainty. Does not look into memory behind the variable.
import type { Action, Cfg, Edge } from "../../cfg/cfg.ts";
import { solveForward } from "../../dataflow/forward.ts";
import type { Expr, FunctionModel } from "../../program/ast.ts";
import { visitExpr, visitExprsIn, visitStmts } from "../../program/visit.ts";
import { expressionsOf } from "../../cfg/actionExprs.ts";
import type { CallResolver } from "../calls/callee.ts";
import { throughConversions } from "./releasedArguments.ts";

/** Bits of what the variable may hold. */
export const holds = { nil: 1, empty: 2, value: 4 } as const;
const anything = 7;

export interface VariableContext {
  readonly fn: FunctionModel;
  readonly resolver: CallResolver;
  readonly cfg: Cfg;
  readonly local: number;
  /** Literals that write the variable or take its address. */
  readonly writers: ReadonlySet<number>;
}

/** The bits at the given action; 0 when it is unreachable. */
export function heldAt(action: Action, context: VariableContext): number {
  const { cfg } = context;
  const result = context.fn.locals[context.local]?.kind === "result";
  const solution = solveForward<Action, Edge, number>(cfg, {
    lattice: { equals: (a, b) => a === b, merge: (a, b) => a | b, top: anything },
    transfer: { action: (one, fact) => after(one, fact, context) },
    start: result ? holds.nil : holds.value,
  });
  const block = cfg.blocks.find((one) => one.actions.includes(action));
  let fact = block && solution.before(block.id);
  if (fact === undefined || block === undefined) return 0;
  for (const one of block.actions) {
    if (one === action) return fact;
    fact = after(one, fact, context);
  }
  return fact;
}

/** Function literals of the function that assign the variable or take its address, nested ones included. */
export function writersOf(fn: FunctionModel, local: number): ReadonlySet<number> {
  const found = new Set<number>();
  fn.literals.forEach(({ body }, index) => {
    if (body === undefined) return;
    const assigns = (target: Expr | undefined): boolean => target?.kind === "ident" && target.ref.kind === "local" && target.ref.id === local;
    visitExprsIn(body, (expr) => {
      if (expr.kind === "unary" && expr.op === "&" && assigns(expr.operand)) found.add(index);
    });
    visitStmts(body, (stmt) => {
      if (stmt.kind === "assign" && stmt.left.some(assigns)) found.add(index);
    });
  });
  for (let grown = true; grown; ) {
    grown = false;
    fn.literals.forEach(({ body }, index) => {
      if (body === undefined || found.has(index)) return;
      visitExprsIn(body, (expr) => {
        if (expr.kind === "funcLit" && found.has(expr.index)) grown = found.add(index).size > 0;
      });
    });
  }
  return found;
}

/** Reports whether the action may change the variable other than by a plain assignment. */
export function writesIndirectly(action: Action, context: VariableContext): "address" | "literal" | undefined {
  let how: "address" | "literal" | undefined;
  for (const expr of expressionsOf(action)) {
    visitExpr(expr, (part) => {
      if (part.kind === "unary" && part.op === "&" && isLocal(part.operand, context.local)) how ??= "address";
      if (part.kind === "funcLit" && context.writers.has(part.index)) how = "literal";
    });
  }
  return how;
}

export function isLocal(expr: Expr | undefined, local: number): boolean {
  return expr?.kind === "ident" && expr.ref.kind === "local" && expr.ref.id === local;
}

/** The right side that the assignment gives to the variable: an expression, "zero", or nothing of the sort. */
export function valueGiven(action: Action, local: number): Expr | "zero" | "unknown" | undefined {
  if (action.kind === "bind") return isLocal(action.key, local) || isLocal(action.value, local) ? "unknown" : undefined;
  if (action.kind !== "assign") return undefined;
  const index = action.left.findIndex((target) => isLocal(target, local));
  if (index < 0) return undefined;
  if (action.right.length === 0) return action.uninitialised ? "unknown" : "zero";
  if (!["=", ":=", "var"].includes(action.op)) return "unknown";
  return (action.right.length === action.left.length ? action.right[index] : action.right[0]) ?? "unknown";
}

function after(action: Action, fact: number, context: VariableContext): number {
  const given = valueGiven(action, context.local);
  if (given !== undefined) return given === "zero" ? holds.nil : given === "unknown" ? holds.value : kindOf(given, context);
  return writesIndirectly(action, context) === undefined ? fact : fact | holds.value;
}

/** What an expression is certain to be. */
export function kindOf(expr: Expr, context: VariableContext): number {
  const bare = throughConversions(expr, context);
  if (bare.kind === "literal" && bare.type === "nil") return holds.nil;
  if (bare.kind === "composite") return bare.type?.kind === "slice" && bare.elements.length === 0 ? holds.empty : holds.value;
  const makesSlice = bare.kind === "call" && context.resolver.resolve(bare, context.fn).kind === "builtin" && bare.callee.kind === "ident" && bare.callee.name === "make";
  const [type, length] = makesSlice ? bare.args : [];
  const isEmpty = type?.kind === "type" && type.type.kind === "slice" && length?.kind === "literal" && length.text === "0";
  return isEmpty ? holds.empty : holds.value;
}
