// Where a creating call tells how it went through what it was given: `&rc`, `int *status`, an object `status.c`.
// Chooses by names and types among the arguments; what a test of the status means is for conditions.ts.
import type { Expr, Local, TypeRef } from "../../program/ast.ts";
import { withoutConversions, withoutWrapping } from "../../program/bareExpr.ts";
import { namingHints } from "../../knowledge/data/namingHints.ts";
import type { Path } from "./accessPath.ts";
import { localPath, pointedBy, rootOf } from "./accessPath.ts";
import type { Run } from "./run.ts";
import type { StatusVariable } from "./state.ts";
import type { OwnedOutput } from "./summary.ts";
import type { Unit } from "./unit.ts";
import { pathOf } from "./unit.ts";

/** `p := C.make(options, &rc)`: where failure hands out nothing, what else the call was given tells how it went. */
export function statusBehindArgument(run: Run): StatusVariable | undefined {
  const { creation } = run.tracked;
  if (creation === undefined || !creation.output.nullable || isBehindArgument(creation.output)) return undefined;
  return filledStatus(creation.call.args, run.unit) ?? namedStatus(creation.call.args, run.unit);
}

/** Owned through an out-parameter only: the result is free to tell how it went. */
export function isBehindArgument(output: OwnedOutput): boolean {
  return output.destinations.every((to) => to.kind === "param");
}

/** A variable whose address the call gets. */
function filledStatus(args: readonly Expr[], unit: Unit): StatusVariable | undefined {
  const paths = args.flatMap((argument) => {
    const path = filledPath(argument, unit);
    return path !== undefined && /^#\d+$/.test(path) ? [path] : [];
  });
  const local = (path: Path): Local | undefined => unit.placed.model.locals[rootOf(path)];
  const typeOf = (path: Path): TypeRef | undefined => {
    const variable = local(path);
    return variable && unit.typeOf(variable);
  };
  const spoken = paths.find((path) => namingHints.statusNames.test(local(path)?.name ?? "")) ?? paths.find((path) => isText(typeOf(path)));
  const path = spoken ?? paths[0];
  // A message or an object that describes the failure: there is none when all went well.
  return path === undefined ? undefined : { path, kind: spoken !== undefined && typeOf(path)?.kind === "pointer" ? "error" : "code" };
}

/** `&rc`, or a local that holds this address and nothing else. */
function filledPath(argument: Expr, unit: Unit): Path | undefined {
  const bare = withoutConversions(argument);
  if (bare.kind === "unary" && bare.op === "&") return pathOf(bare.operand, unit);
  if (bare.kind !== "ident" || bare.ref.kind !== "local") return undefined;
  const [value, ...others] = unit.valuesOf(bare.ref.id);
  const source = value && withoutConversions(value);
  return others.length === 0 && source?.kind === "unary" && source.op === "&" ? pathOf(source.operand, unit) : undefined;
}

/** `int *status` of C, handed on; an object of Go that is called a status. */
function namedStatus(args: readonly Expr[], unit: Unit): StatusVariable | undefined {
  for (const argument of args) {
    const bare = withoutWrapping(argument);
    const base = bare.kind === "select" && unit.lang === "go" ? withoutConversions(bare.base) : bare;
    const local = base.kind === "ident" && base.ref.kind === "local" ? unit.placed.model.locals[base.ref.id] : undefined;
    if (local === undefined || !isStatusName(local.name)) continue;
    const path = localPath(local.id);
    if (unit.lang === "go") return { path, kind: "code" };
    if (unit.typeOf(local)?.kind === "pointer") return { path: pointedBy(path), kind: "code" };
  }
  return undefined;
}

function isStatusName(name: string): boolean {
  return /status|err/i.test(name) && namingHints.statusNames.test(name);
}

function isText(type: TypeRef | undefined): boolean {
  return type?.kind === "pointer" && type.elem.kind === "named" && type.elem.name === "char";
}
