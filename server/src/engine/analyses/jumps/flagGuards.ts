// Calls that a bit of a parameter keeps from being reached: behind `if (flags & SAFE) { …; return }`, in the `else` of
// `if (flags & SAFE)`, or under `if (!(flags & SAFE))`. The bit is known by its name only.
//
// Not modelled: conditions made of several parts, bits kept in locals or fields, switches.
import type { BlockStmt, Call, Expr, FunctionModel, Stmt } from "../../program/ast.ts";
import { withoutConversions } from "../../program/bareExpr.ts";
import { childStmts, ownExprs, visitExpr } from "../../program/visit.ts";

/** The call is not reached when the bit is set in the argument for the parameter. */
export interface FlagGuard {
  /** Zero-based place among the parameters. */
  readonly param: number;
  /** Name of the constant. */
  readonly flag: string;
}

type Guards = readonly FlagGuard[];

/** Guards by call, for calls that have some. */
export function flagGuards(fn: FunctionModel): ReadonlyMap<Call, Guards> {
  const found = new Map<Call, Guards>();
  if (fn.body !== undefined && /[^&]&[^&]/.test(fn.text)) walk(fn.body, [], { fn, found });
  return found;
}

interface Walk {
  readonly fn: FunctionModel;
  readonly found: Map<Call, Guards>;
}

function walk(stmt: Stmt, guards: Guards, context: Walk): void {
  if (guards.length > 0) for (const expr of ownExprs(stmt)) visitExpr(expr, (part) => part.kind === "call" && context.found.set(part, guards));
  if (stmt.kind === "block") walkBlock(stmt, guards, context);
  else if (stmt.kind === "if") {
    const test = testOf(stmt.cond, context.fn);
    walk(stmt.then, test?.negated === true ? [...guards, test.guard] : guards, context);
    if (stmt.else !== undefined) walk(stmt.else, test?.negated === false ? [...guards, test.guard] : guards, context);
  } else for (const child of childStmts(stmt)) walk(child, guards, context);
}

function walkBlock({ body }: BlockStmt, guards: Guards, context: Walk): void {
  let active = guards;
  for (const stmt of body) {
    walk(stmt, active, context);
    const test = stmt.kind === "if" && stmt.else === undefined && leaves(stmt.then) ? testOf(stmt.cond, context.fn) : undefined;
    if (test?.negated === false) active = [...active, test.guard];
    // Jumped to from elsewhere: what stands above decides nothing.
    if (stmt.kind === "label") active = guards;
  }
}

function leaves({ body }: BlockStmt): boolean {
  return body.at(-1)?.kind === "return";
}

function testOf(cond: Expr, fn: FunctionModel): { readonly guard: FlagGuard; readonly negated: boolean } | undefined {
  const bare = withoutConversions(cond);
  if (bare.kind === "unary" && bare.op === "!") return inverted(testOf(bare.operand, fn));
  if (bare.kind !== "binary") return undefined;
  const isZero = bare.right.kind === "literal" && bare.right.text === "0";
  if (isZero && bare.op === "!=") return testOf(bare.left, fn);
  if (isZero && bare.op === "==") return inverted(testOf(bare.left, fn));
  if (bare.op !== "&") return undefined;
  const guard = guardOf(bare.left, bare.right, fn) ?? guardOf(bare.right, bare.left, fn);
  return guard && { guard, negated: false };
}

function inverted(test: ReturnType<typeof testOf>): ReturnType<typeof testOf> {
  return test && { ...test, negated: !test.negated };
}

function guardOf(value: Expr, flag: Expr, fn: FunctionModel): FlagGuard | undefined {
  const bit = withoutConversions(flag);
  const { ref } = value.kind === "ident" ? value : { ref: undefined };
  if (ref?.kind !== "local" || bit.kind !== "ident" || bit.ref.kind !== "global") return undefined;
  const param = fn.params.findIndex(({ local }) => local === ref.id);
  return param < 0 ? undefined : { param, flag: bit.name };
}
