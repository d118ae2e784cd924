// Where an exported function that is handed to C beside a pointer turns its user data back into the Go type of that
// pointer: the proof that C passes it on as it is.
import type { Call, Expr, FunctionModel, TypeRef } from "../../program/ast.ts";
import type { Span } from "../../base/span.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { visitExpr, visitExprsIn } from "../../program/visit.ts";
import type { OriginSources } from "./frame.ts";

export interface CallbackCast {
  readonly fn: PlacedFunction;
  /** Relative to `fn`. */
  readonly at: Span;
}

/** The first such conversion; undefined when no exported function of the call has one. */
export function callbackCast(call: Call, type: TypeRef | undefined, { pkg }: OriginSources): CallbackCast | undefined {
  if (type?.kind !== "named") return undefined;
  for (const argument of call.args) {
    for (const fn of exportedIn(argument, pkg.exports)) {
      const at = castTo(type, fn.model);
      if (at !== undefined) return { fn, at };
    }
  }
  return undefined;
}

function exportedIn(argument: Expr, exports: ReadonlyMap<string, readonly PlacedFunction[]>): readonly PlacedFunction[] {
  const found: PlacedFunction[] = [];
  visitExpr(argument, (part) => {
    if (part.kind === "select" && part.base.kind === "ident" && part.base.ref.kind === "cgo") found.push(...(exports.get(part.field) ?? []));
  });
  return found;
}

function castTo(type: TypeRef & { readonly kind: "named" }, fn: FunctionModel): Span | undefined {
  let found: Span | undefined;
  for (const { body } of [fn, ...fn.literals]) {
    if (body === undefined || found !== undefined) continue;
    visitExprsIn(body, (expr) => {
      if (expr.kind !== "convert" || expr.type.kind !== "pointer") return;
      const { elem } = expr.type;
      if (elem.kind === "named" && elem.name === type.name && elem.pkg === type.pkg) found ??= expr.span;
    });
  }
  return found;
}
