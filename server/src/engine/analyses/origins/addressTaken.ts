// Whether the address of a local itself leaves: `&x`, `&x.f` of a structure. `&p.f` of a pointer is an address behind p.
import type { Expr, FunctionModel } from "../../program/ast.ts";
import { visitExprsIn } from "../../program/visit.ts";
import type { OriginSources } from "./frame.ts";

/** Looks at the whole function; ask `LocalUse.addressTaken` first. */
export function isAddressTaken(local: number, fn: FunctionModel, { kinds, types }: Pick<OriginSources, "kinds" | "types">): boolean {
  const holder = (place: Expr): number | undefined => {
    if (place.kind === "ident") return place.ref.kind === "local" ? place.ref.id : undefined;
    if (place.kind !== "select" && place.kind !== "index") return undefined;
    const kind = kinds.kindOf(types.typeOf(place.base, fn), fn.lang);
    return kind === "struct" || kind === "array" || (kind === "unknown" && place.kind === "select") ? holder(place.base) : undefined;
  };
  let found = false;
  for (const { body } of [fn, ...fn.literals]) {
    if (body === undefined || found) continue;
    visitExprsIn(body, (expr) => (found ||= expr.kind === "unary" && expr.op === "&" && holder(expr.operand) === local));
  }
  return found;
}
