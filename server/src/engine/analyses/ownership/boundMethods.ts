// Method values: `done := s.Close` carries the duty that `s` has, as a function literal does that would call it.
// Only for variables whose type this package declares, and methods that surely release what stands there.
import type { Expr } from "../../program/ast.ts";
import type { Holding } from "./accessPath.ts";
import { closure, holdingAt, unrelated } from "./accessPath.ts";
import type { Run } from "./run.ts";
import { pathOf } from "./unit.ts";

/** What a selector holds when it is not a field but a method bound to its receiver. */
export function boundMethod({ base, field }: Extract<Expr, { kind: "select" }>, { draft, unit, source }: Run): Holding {
  const methods = unit.lang === "go" && draft.phase === "live" ? unit.pkg.methods.get(field) : undefined;
  const path = methods === undefined || base.kind !== "ident" || base.ref.kind !== "local" ? undefined : pathOf(base, unit);
  const local = base.kind === "ident" && base.ref.kind === "local" ? unit.placed.model.locals[base.ref.id] : undefined;
  const type = local && unit.typeOf(local);
  const bare = type?.kind === "pointer" ? type.elem : type;
  if (methods === undefined || path === undefined || bare?.kind !== "named" || bare.pkg !== undefined) return unrelated;
  const own = methods.filter(({ model }) => model.qualifiedName === `${bare.name}.${field}`);
  const releases = holdingAt(path, draft.aliases).some((suffix) => own.some((method) => source.paramSummary(method, -1, suffix).released));
  return releases ? [closure] : unrelated;
}
