// Pointers made from stored numbers. `unsafe.Pointer(uintptr(p) + 8)` in one expression is allowed; a variable in between
// is a number for the collector, and the memory may be gone or moved when it becomes a pointer again.
// Only numbers that are known to come from memory of Go count: addresses of C may be stored as numbers.
import type { Convert, Expr, FunctionModel } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { printExpr } from "../../program/printExpr.ts";
import { visitExprsIn } from "../../program/visit.ts";
import type { OriginSources } from "./frame.ts";
import type { OriginAnalysis } from "./origins.ts";
import type { RebuiltPointer } from "./pointerHazards.ts";

export function rebuiltPointers(fn: PlacedFunction, sources: OriginSources, origins: Pick<OriginAnalysis, "pointedTo">): readonly RebuiltPointer[] {
  const { model } = fn;
  if (model.lang !== "go" || !/unsafe\.Pointer\(/.test(model.text)) return [];
  const found: RebuiltPointer[] = [];
  for (const { body } of [model, ...model.literals]) {
    if (body === undefined) continue;
    visitExprsIn(body, (expr) => {
      const stored = expr.kind === "convert" && isUnsafePointer(expr) ? storedNumber(expr.operand, model, sources) : undefined;
      if (stored === undefined) return;
      const memory = origins.pointedTo(stored, model);
      if (memory.origin !== "go") return;
      // Whoever keeps the memory alive has thought about it; it may still move with the stack.
      found.push({ at: expr.span, label: printExpr(stored), memory, confidence: /\bKeepAlive\(/.test(model.text) ? "possible" : "likely" });
    });
  }
  return found.sort((a, b) => a.at.start - b.at.start);
}

function isUnsafePointer({ type }: Convert): boolean {
  return type.kind === "named" && type.pkg === "unsafe" && type.name === "Pointer";
}

/** The variable or field of kind uintptr in the sum; the Data field of a header is allowed to be one. */
function storedNumber(expr: Expr, fn: FunctionModel, sources: OriginSources): Expr | undefined {
  if (expr.kind === "binary") return storedNumber(expr.left, fn, sources) ?? storedNumber(expr.right, fn, sources);
  if (expr.kind === "convert") return isNumber(expr.operand, fn, sources) ? storedNumber(expr.operand, fn, sources) : undefined;
  if (expr.kind === "select" && expr.field === "Data") return undefined;
  return (expr.kind === "ident" || expr.kind === "select") && isNumber(expr, fn, sources) ? expr : undefined;
}

function isNumber(expr: Expr, fn: FunctionModel, { kinds, types }: OriginSources): boolean {
  return kinds.kindOf(types.typeOf(expr, fn), "go") === "uintptr";
}
