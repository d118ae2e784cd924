// What an expression for a signal handler may be: a disposition, a function of the program, a parameter.
import type { Expr, FunctionModel } from "../../program/ast.ts";
import type { PackageModel } from "../../program/model.ts";
import { bare, constantName, isNull, type ResolveCall } from "./signalNames.ts";
import type { HandlerValue } from "./signals.ts";

const dispositions: ReadonlySet<string> = new Set(["SIG_DFL", "SIG_IGN", "SIG_ERR", "SIG_HOLD"]);

/** All values the expression may have. */
export function handlerOf(expr: Expr, context: { readonly pkg: PackageModel; readonly fn: FunctionModel; readonly resolve: ResolveCall }): readonly HandlerValue[] {
  const plain = bare(expr, context.resolve);
  if (isNull(plain, context.resolve)) return [{ kind: "disposition", name: "SIG_DFL" }];
  if (plain.kind === "conditional") return [...handlerOf(plain.then, context), ...handlerOf(plain.else, context)];
  if (plain.kind === "unary" && plain.op === "&") return handlerOf(plain.operand, context);
  const name = constantName(plain, context.resolve);
  if (name !== undefined) return [named(name, plain, context.pkg)];
  if (plain.kind === "ident" && plain.ref.kind === "local") return [fromLocal(plain.ref.id, plain, context.fn)];
  return [{ kind: "unknown", at: plain.span }];
}

function named(name: string, expr: Expr, pkg: PackageModel): HandlerValue {
  if (dispositions.has(name)) return { kind: "disposition", name };
  const isVariable = pkg.cGlobals.has(name) && !pkg.cFunctions.has(name);
  return isVariable ? { kind: "foreign" } : { kind: "function", name, at: expr.span };
}

function fromLocal(id: number, expr: Expr, fn: FunctionModel): HandlerValue {
  const index = fn.params.findIndex((param) => param.local === id);
  return index < 0 ? { kind: "foreign" } : { kind: "parameter", index, at: expr.span };
}
