// Values that a Go function returns and whose memory belongs to Go, as the checks of cgo would find them. Guarantees: nil, constants,
// functions without captured variables, memory of C and parameters are left out; what is not known is left out too.
import type { PackageAnalyses } from "../../analyses/packageAnalyses.ts";
import type { ValueKind } from "../../analyses/origins/origins.ts";
import type { Span } from "../../base/span.ts";
import type { Expr, FunctionModel, TypeRef } from "../../program/ast.ts";
import { printExpr } from "../../program/printExpr.ts";
import { visitStmts } from "../../program/visit.ts";
import type { Confidence } from "../../report/finding.ts";
import type { PhraseId } from "../../report/words.ts";

export interface GoResult {
  /** `a string`, `a slice` … */
  readonly kind: PhraseId;
  /** The returned value as written, shortened. */
  readonly value: string;
  /** Relative to the function. */
  readonly at: Span;
  /** The address of a package variable: not in the heap. */
  readonly isGlobal: boolean;
  readonly confidence: Confidence;
}

const kinds: ReadonlyMap<ValueKind, PhraseId> = new Map<ValueKind, PhraseId>([
  ["string", "a-string"],
  ["slice", "a-slice"],
  ["map", "a-map"],
  ["chan", "a-channel"],
  ["interface", "an-interface"],
  ["pointer", "a-pointer"],
  ["unsafe-pointer", "a-pointer"],
  ["uintptr", "a-pointer"],
]);

/** In source order. */
export function goResults(model: FunctionModel, analyses: PackageAnalyses): readonly GoResult[] {
  const found: GoResult[] = [];
  if (model.body === undefined) return found;
  visitStmts(model.body, (stmt) => {
    if (stmt.kind !== "return") return;
    model.results.forEach(({ type, local }, index) => {
      const value = stmt.values[index];
      const values = value !== undefined ? [value] : stmt.values.length === 0 && local !== undefined ? valuesOf(local, model, analyses) : [];
      for (const one of values) {
        const result = judge(one, type, model, analyses);
        if (result !== undefined) found.push({ ...result, at: value?.span ?? stmt.span });
      }
    });
  });
  return found;
}

function valuesOf(local: number, model: FunctionModel, { types }: PackageAnalyses): readonly Expr[] {
  return types.locals.of(model, local).values.flatMap((value) => (value.kind === "value" && value.of === 1 ? [value.expr] : []));
}

function judge(value: Expr, type: TypeRef, model: FunctionModel, analyses: PackageAnalyses): Omit<GoResult, "at"> | undefined {
  const kind = analyses.origins.kindOf(type, "go");
  const word = kinds.get(kind);
  if (word === undefined || (value.kind === "literal" && value.type === "nil")) return undefined;
  const confidence = confidenceOf(value, kind, model, analyses);
  const text = printExpr(value);
  const isGlobal = isAddressOfGlobal(value);
  return confidence && { kind: word, value: text.length > 40 ? `${text.slice(0, 37)}...` : text, isGlobal, confidence: isGlobal ? "possible" : confidence };
}

function confidenceOf(value: Expr, kind: ValueKind, model: FunctionModel, analyses: PackageAnalyses): Confidence | undefined {
  switch (kind) {
    case "string":
      return ofString(value, model, analyses);
    case "interface":
      return ofInterface(value, model, analyses);
    case "map":
    case "chan":
      return isMade(value, model, analyses) ? "certain" : value.kind === "ident" ? undefined : "possible";
    case "slice":
    case "pointer":
    case "unsafe-pointer":
      // What the caller gave goes back where it came from.
      if (isParameter(value, model)) return undefined;
      return analyses.origins.pointedTo(value, model).origin === "go" ? "certain" : undefined;
    case "uintptr":
      // The check of cgo does not see it, C uses it all the same.
      return value.kind === "convert" && value.operand.kind !== "ident" && analyses.origins.pointedTo(value.operand, model).origin === "go" ? "likely" : undefined;
    default:
      return undefined;
  }
}

function isParameter(value: Expr, model: FunctionModel): boolean {
  if (value.kind === "convert") return isParameter(value.operand, model);
  if (value.kind === "slice") return isParameter(value.base, model);
  return value.kind === "ident" && value.ref.kind === "local" && model.locals[value.ref.id]?.kind === "param";
}

/** Constants live in the program itself; everything put together at run time lives in the heap. */
function ofString(value: Expr, model: FunctionModel, analyses: PackageAnalyses, steps = 0): Confidence | undefined {
  const { pkg, resolver } = analyses;
  switch (value.kind) {
    case "literal":
      return undefined;
    case "binary":
      return isConstant(value, analyses) ? undefined : "certain";
    case "convert":
      return "certain";
    case "ident": {
      if (value.ref.kind === "local" && steps < 3) {
        const local = model.locals[value.ref.id];
        const found = valuesOf(value.ref.id, model, analyses).map((one) => ofString(one, model, analyses, steps + 1));
        return local?.kind === "var" ? (found.find((one) => one === "certain") ?? found.find((one) => one !== undefined)) : undefined;
      }
      const global = value.ref.kind === "global" ? pkg.goGlobals.get(value.name) : undefined;
      return global === undefined || global.isConst || global.value?.kind === "literal" ? undefined : "possible";
    }
    case "call": {
      const callee = resolver.resolve(value, model);
      if (callee.kind === "conversion" || (callee.kind === "c" && /^GoString/.test(callee.name))) return "certain";
      return callee.kind === "external" ? (/^(?:fmt\.Sprint|strings\.(?:Repeat|Join|Replace|ToUpper|ToLower)|strconv\.|encoding\/)/.test(callee.name) ? "certain" : "likely") : "possible";
    }
    default:
      return "possible";
  }
}

function isConstant(value: Expr, analyses: PackageAnalyses): boolean {
  if (value.kind === "binary") return isConstant(value.left, analyses) && isConstant(value.right, analyses);
  if (value.kind === "ident") return value.ref.kind === "global" && analyses.pkg.goGlobals.get(value.name)?.isConst === true;
  return value.kind === "literal";
}

/** Interfaces of errors made on the spot point to the heap. */
function ofInterface(value: Expr, model: FunctionModel, { resolver }: PackageAnalyses): Confidence | undefined {
  if (value.kind === "call") {
    const callee = resolver.resolve(value, model);
    return callee.kind === "external" && /^(?:errors\.New|fmt\.Errorf)$/.test(callee.name) ? "certain" : "possible";
  }
  if (value.kind === "unary" && value.op === "&") return "certain";
  return value.kind === "literal" ? undefined : "possible";
}

function isMade(value: Expr, model: FunctionModel, analyses: PackageAnalyses): boolean {
  if (value.kind === "composite") return true;
  if (value.kind === "call") return value.callee.kind === "ident" && value.callee.name === "make" && value.callee.ref.kind === "universe";
  return value.kind === "ident" && value.ref.kind === "local" && model.locals[value.ref.id]?.kind === "var" && valuesOf(value.ref.id, model, analyses).some((one) => one.kind !== "ident" && isMade(one, model, analyses));
}

/** `&global`, `&global.field`, `&global[i]`, conversions around it. */
function isAddressOfGlobal(value: Expr): boolean {
  if (value.kind === "convert") return isAddressOfGlobal(value.operand);
  if (value.kind === "call" && value.args.length === 1 && value.args[0] && value.callee.kind === "select") return isAddressOfGlobal(value.args[0]);
  if (value.kind !== "unary" || value.op !== "&") return false;
  let root = value.operand;
  while (root.kind === "select" || root.kind === "index") root = root.base;
  return root.kind === "ident" && root.ref.kind === "global";
}
