// Finds slices made by pretending that memory is a large array: `(*[1 << 30]T)(unsafe.Pointer(p))[:n:n]`, also through
// a dereference, and says how long the array is. Conversions to an array of the very size that is used are no such cast.
import type { Convert, Expr, SliceExpr } from "../../program/ast.ts";
import type { PackageModel, PlacedFunction } from "../../program/model.ts";
import { visitExprsIn } from "../../program/visit.ts";

export interface ArrayCast {
  /** The slice expression, or the conversion where it is not sliced at once. */
  readonly expr: Expr;
  readonly cast: Convert;
  readonly slice: SliceExpr | undefined;
  /** Elements of the array; Infinity for a length that is only meant to be large. */
  readonly length: number;
}

/** In source order. A sliced cast is listed once; casts that are not sliced only when the array is large. */
export function arrayCasts({ model }: PlacedFunction, pkg: PackageModel): readonly ArrayCast[] {
  const found: ArrayCast[] = [];
  const sliced = new Set<Expr>();
  for (const { body } of [model, ...model.literals]) {
    if (!body) continue;
    visitExprsIn(body, (expr) => {
      const cast = expr.kind === "slice" ? castBelow(expr.base) : expr.kind === "convert" && !sliced.has(expr) ? expr : undefined;
      const length = cast && arrayLength(cast, pkg);
      if (cast === undefined || length === undefined) return;
      sliced.add(cast);
      found.push({ expr, cast, slice: expr.kind === "slice" ? expr : undefined, length });
    });
  }
  return found;
}

function castBelow(base: Expr): Convert | undefined {
  if (base.kind === "unary" && base.op === "*") return castBelow(base.operand);
  return base.kind === "convert" ? base : undefined;
}

function arrayLength({ type }: Convert, pkg: PackageModel): number | undefined {
  return type.kind === "pointer" && type.elem.kind === "array" && type.elem.length !== undefined ? lengthOf(type.elem.length, pkg) : undefined;
}

/** The value of a constant expression as written, as far as shifts, products and names of the package go. */
function lengthOf(text: string, pkg: PackageModel): number | undefined {
  const bare = text.replaceAll(/[\s_]/g, "");
  if (/Max(Int|Uint)|MAX/.test(bare)) return Infinity;
  if (/^\(.*\)$/.test(bare)) return lengthOf(bare.slice(1, -1), pkg);
  if (/^(0[xX][0-9a-fA-F]+|0[oO]?[0-7]*|[1-9]\d*)$/.test(bare)) return Number(bare.replace(/^0(?=[0-7])/, "0o"));
  const shift = /^(.+)<<(.+)$/.exec(bare);
  if (shift) return combined(shift, pkg, (a, b) => a * 2 ** b);
  const difference = /^(.+)-(.+)$/.exec(bare);
  if (difference) return combined(difference, pkg, (a, b) => a - b);
  const product = /^(.+)\*(.+)$/.exec(bare);
  if (product) return combined(product, pkg, (a, b) => a * b);
  const quotient = /^(.+)\/(.+)$/.exec(bare);
  if (quotient) return combined(quotient, pkg, (a, b) => a / b) ?? partOfLarge(quotient[1] ?? "", pkg);
  const constant = /^\w+$/.test(bare) ? pkg.goGlobals.get(bare) : undefined;
  return constant?.isConst === true && constant.value ? constantValue(constant.value, pkg) : undefined;
}

/** A large number divided by the size of something is large. */
function partOfLarge(dividend: string, pkg: PackageModel): number | undefined {
  const value = lengthOf(dividend, pkg);
  return value !== undefined && value >= 2 ** 28 ? Infinity : undefined;
}

function combined(match: RegExpExecArray, pkg: PackageModel, combine: (a: number, b: number) => number): number | undefined {
  const [left, right] = [lengthOf(match[1] ?? "", pkg), lengthOf(match[2] ?? "", pkg)];
  return left === undefined || right === undefined ? undefined : combine(left, right);
}

function constantValue(value: Expr, pkg: PackageModel): number | undefined {
  if (value.kind === "literal") return value.type === "int" ? lengthOf(value.text, pkg) : undefined;
  if (value.kind !== "binary") return undefined;
  const [left, right] = [constantValue(value.left, pkg), constantValue(value.right, pkg)];
  if (left === undefined || right === undefined) return undefined;
  return value.op === "<<" ? left * 2 ** right : value.op === "*" ? left * right : value.op === "-" ? left - right : undefined;
}
