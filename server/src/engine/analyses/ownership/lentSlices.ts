// Slices and strings laid over memory that a library only lends, stored in elements that the caller handed in: `dest[i] =
// unsafe.Slice(p, n)`. The caller keeps them; the memory ends with its owner, often with the next call on it.
// Only rows of tables count, and locals that hold nothing but the lent pointer. Copies (`C.GoBytes`) are no such slices.
import type { Expr } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { withoutConversions } from "../../program/bareExpr.ts";
import type { LightTypes } from "../../program/lightTypes.ts";
import { printExpr } from "../../program/printExpr.ts";
import { visitStmts } from "../../program/visit.ts";
import type { Span } from "../../base/span.ts";
import type { CallResolver } from "../calls/callee.ts";

export interface LentSlice {
  /** The value that is stored, and where the call that lent the memory stands. */
  readonly at: Span;
  readonly lentAt: Span;
  readonly target: string;
  /** The call that lends the memory: `C.sqlite3_column_blob`. */
  readonly callee: string;
  readonly owner: string;
}

interface Source {
  readonly resolver: CallResolver;
  readonly types: LightTypes;
}

/** In source order. */
export function lentSlices({ model }: PlacedFunction, { resolver, types }: Source): readonly LentSlice[] {
  const found: LentSlice[] = [];
  if (model.lang !== "go" || model.body === undefined || !/\[\s*\w*\s*:|unsafe\.(Slice|String)\(/.test(model.text)) return found;
  visitStmts(model.body, (stmt) => {
    if (stmt.kind !== "assign" || stmt.left.length !== stmt.right.length) return;
    stmt.left.forEach((target, i) => {
      const value = stmt.right[i];
      const pointer = value && laidOver(value);
      if (value === undefined || pointer === undefined || target.kind !== "index" || !isHandedIn(target.base)) return;
      const lent = lentBy(pointer);
      if (lent !== undefined) found.push({ at: value.span, target: printExpr(target), ...lent });
    });
  });
  return found;

  function lentBy(pointer: Expr): Pick<LentSlice, "lentAt" | "callee" | "owner"> | undefined {
    const call = pointer.kind === "ident" && pointer.ref.kind === "local" ? onlyValue(pointer.ref.id) : pointer;
    if (call?.kind !== "call") return undefined;
    const callee = resolver.resolve(call, model);
    const lent = callee.kind === "c" && callee.bodies.length === 0 && callee.model?.inferred === undefined ? callee.model?.returnsBorrowed : undefined;
    const owner = typeof lent === "number" ? call.args[lent] : undefined;
    return owner && { lentAt: call.span, callee: printExpr(call.callee), owner: printExpr(withoutConversions(owner)) };
  }

  function onlyValue(local: number): Expr | undefined {
    const { values } = types.locals.of(model, local);
    const [only] = values;
    return values.length === 1 && only?.kind === "value" ? withoutConversions(only.expr) : undefined;
  }

  function isHandedIn(base: Expr): boolean {
    return base.kind === "ident" && base.ref.kind === "local" && model.locals[base.ref.id]?.kind === "param";
  }
}

/** The pointer below `(*[n]T)(p)[:m]`, `unsafe.Slice(p, m)` and `unsafe.String(p, m)`. */
function laidOver(value: Expr): Expr | undefined {
  const bare = withoutConversions(value);
  if (bare.kind === "slice") {
    const array = bare.base.kind === "unary" && bare.base.op === "*" ? bare.base.operand : bare.base;
    return array.kind === "convert" && array.type.kind === "pointer" && array.type.elem.kind === "array" ? withoutConversions(array) : laidOver(array);
  }
  const name = bare.kind === "call" ? printExpr(bare.callee) : "";
  return bare.kind === "call" && (name === "unsafe.Slice" || name === "unsafe.String") && bare.args[0] !== undefined ? withoutConversions(bare.args[0]) : undefined;
}
