// Tests that tell failure from success in C and Go, and branches that give up because of it.
import type { Span } from "../../base/span.ts";
import type { Expr, FunctionModel, Stmt } from "../../program/ast.ts";
import { bare, isNull, type ResolveCall } from "./signalNames.ts";

/** The values whose failure makes the condition true: `x < 0`, `x == -1`, `x != 0`, `err != nil`, `p == NULL`, parts of `&&` and `||`. */
export function failureSubjects(cond: Expr, resolve: ResolveCall): readonly Expr[] {
  const plain = bare(cond, resolve);
  if (plain.kind !== "binary") return [];
  if (plain.op === "||" || plain.op === "&&") return [...failureSubjects(plain.left, resolve), ...failureSubjects(plain.right, resolve)];
  return isFailure(plain.op, bare(plain.right, resolve), resolve) ? value(plain.left, resolve) : [];
}

function isFailure(op: string, right: Expr, resolve: ResolveCall): boolean {
  const isMinus = isNegative(right);
  if (op === "<" || op === "<=") return isNull(right, resolve);
  if (op === "==") return isMinus || (right.kind === "literal" && right.type === "nil");
  return op === "!=" && isNull(right, resolve);
}

/** `-1`, which C keeps as one literal and Go as two parts. */
export function isNegative(expr: Expr): boolean {
  return (expr.kind === "unary" && expr.op === "-") || (expr.kind === "literal" && expr.text.startsWith("-"));
}

/** Looks through an assignment: `(n = read(…)) < 0`. */
function value(expr: Expr, resolve: ResolveCall): readonly Expr[] {
  const plain = bare(expr, resolve);
  return [plain.kind === "assignExpr" ? bare(plain.right, resolve) : plain];
}

/** Where the branch gives up: its last statement returns, leaves a loop, jumps forward or ends the program. `from`: offset of the test. */
export function fatalEnd(branch: Stmt, model: FunctionModel, from: number): Span | undefined {
  const last = branch.kind === "block" ? branch.body.at(-1) : branch;
  if (last === undefined) return undefined;
  if (last.kind === "block") return fatalEnd(last, model, from);
  if (last.kind === "return") return last.span;
  if (last.kind === "branch") return last.op === "break" || (last.op === "goto" && !isBackwards(last.label, model, from)) ? last.span : undefined;
  if (last.kind !== "expr" || last.expr.kind !== "call") return undefined;
  const { callee } = last.expr;
  const name = callee.kind === "ident" ? callee.name : callee.kind === "select" ? callee.field : "";
  return /^(_?exit|_Exit|abort|panic|errx?|die|Fatal|Fatalf|Fatalln|Panic|Panicf|Exit)$/.test(name) ? last.span : undefined;
}

function isBackwards(label: string | undefined, model: FunctionModel, from: number): boolean {
  const at = label === undefined ? -1 : model.text.search(new RegExp(`^[ \\t/]*${label}\\s*:`, "m"));
  return at >= 0 && at < from;
}
