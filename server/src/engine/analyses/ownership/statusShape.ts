// What the shape of the code says about a status whose meaning no table gives: libraries use 0 for success and for
// failure. Where a plain test of the status (`rc == 0`, `rc != 1`, `!rc`) leads on one side alone straight out of the
// function with an error, that side is the failure. Tests that speak for themselves (`rc < 0`, names) are not asked.
import type { Block, Cfg, Edge } from "../../cfg/cfg.ts";
import type { Expr } from "../../program/ast.ts";
import type { StatusVariable } from "./state.ts";

/** "failure" on the edge that leaves with an error, "success" on the other; undefined where the shape says nothing. */
export function statusByShape(edge: Edge, block: Block, status: StatusVariable, cfg: Cfg, isError: (value: Expr) => boolean): "success" | "failure" | undefined {
  const { condition } = edge;
  if (status.kind !== "code" || condition?.kind !== "test" || !isPlainTest(condition.expr)) return undefined;
  const other = block.edges.find((one) => one !== edge && one.condition?.kind === "test" && one.condition.expr === condition.expr);
  if (other === undefined) return undefined;
  const [here, there] = [edge, other].map(({ to }) => leavesWithError(to, cfg, isError));
  return here === there ? undefined : here === true ? "failure" : "success";
}

/** Nothing, 0, 1 or a constant beside the status. */
function isPlainTest(expr: Expr): boolean {
  if (expr.kind === "unary" && expr.op === "!") return isPlainTest(expr.operand);
  if (expr.kind !== "binary") return true;
  return (expr.op === "==" || expr.op === "!=") && [expr.left, expr.right].some(isConstant);
}

function isConstant(expr: Expr): boolean {
  if (expr.kind === "convert") return isConstant(expr.operand);
  if (expr.kind === "select") return expr.base.kind === "ident" && expr.base.ref.kind === "cgo";
  return expr.kind === "literal" ? expr.text === "0" || expr.text === "1" : expr.kind === "ident" && expr.ref.kind !== "local";
}

/** Reports whether the way from the block goes without a branch to a return of an error, or to a panic. */
function leavesWithError(id: number, cfg: Cfg, isError: (value: Expr) => boolean): boolean {
  const seen = new Set<number>();
  let made = false;
  for (let block = cfg.blocks[id]; block !== undefined && !seen.has(block.id); ) {
    seen.add(block.id);
    made ||= block.actions.some((action) => action.kind === "assign" && action.right.some(isError));
    if (block.exit !== undefined) return block.exit.kind === "panic" || block.exit.kind === "noReturn" || returnsError(block, made, isError);
    const [only] = block.edges;
    if (block.edges.length !== 1 || only === undefined || only.loop !== undefined) return false;
    block = cfg.blocks[only.to];
  }
  return false;
}

/** `made`: an error was assigned on the way, which a return without values may hand out. */
function returnsError(block: Block, made: boolean, isError: (value: Expr) => boolean): boolean {
  const last = block.actions.at(-1);
  if (last?.kind === "return" && last.values.length === 0) return made;
  const value = last?.kind === "return" ? last.values.at(-1) : undefined;
  return value !== undefined && isError(value);
}
