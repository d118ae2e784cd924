// What a call does with a function pointer among its arguments: what tables say, else what the bodies of the package
// do with the parameter, followed from call to call. Unknown: kept. Recursion adds nothing.
import type { FunctionModel } from "../../program/ast.ts";
import type { Callee, CallResolver } from "../calls/callee.ts";
import type { HandedRole } from "./boundary.ts";
import type { ValueUse, ValueUses } from "./valueUses.ts";

export interface RoleSources {
  readonly resolver: CallResolver;
  readonly usesIn: (fn: FunctionModel) => ValueUses;
}

export interface ParamRoles {
  ofArgument(callee: Callee, index: number): HandedRole;
  /** The role of one use inside `fn`; undefined for one that gives nothing away. */
  ofUse(use: ValueUse, fn: FunctionModel): HandedRole | undefined;
}

/** Parameters are followed through this many calls. */
const maxDepth = 5;
/** The first of these that some use shows. */
const strongest: readonly HandedRole[] = ["thread-start", "signal-handler", "exit-handler", "called-back", "kept"];
const handlerFields: ReadonlySet<string> = new Set(["sa_handler", "sa_sigaction", "__sa_handler", "__sa_sigaction"]);
const threadFields: ReadonlySet<string> = new Set(["sigev_notify_function"]);

export function createParamRoles({ resolver, usesIn }: RoleSources): ParamRoles {
  const argument = (callee: Callee, index: number, depth: number): HandedRole => {
    const stated = "model" in callee ? callee.model : undefined;
    const row = stated?.callbacks?.find(({ param }) => param === index);
    if (row) return row.role;
    if (stated?.callsBack === true) return "called-back";
    if (!("bodies" in callee) || depth === 0) return "kept";
    const roles = callee.bodies.flatMap(({ model }) => {
      const local = model.params[index]?.local;
      return local === undefined ? [] : localRoles(local, model, depth, new Set());
    });
    return strongest.find((role) => roles.includes(role)) ?? "kept";
  };
  const localRoles = (local: number, fn: FunctionModel, depth: number, seen: Set<number>): readonly HandedRole[] => {
    if (seen.has(local)) return [];
    seen.add(local);
    return (usesIn(fn).locals.get(local) ?? []).flatMap((use) => {
      if (use.kind === "held") return localRoles(use.local, fn, depth, seen);
      return roleOf(use, fn, depth - 1) ?? [];
    });
  };
  const roleOf = (use: ValueUse, fn: FunctionModel, depth: number): HandedRole | undefined => {
    switch (use.kind) {
      case "argument":
        return argument(resolver.resolve(use.call, fn), use.index, depth);
      case "stored":
        if (use.into !== undefined && handlerFields.has(use.into)) return "signal-handler";
        return use.into !== undefined && threadFields.has(use.into) ? "thread-start" : "kept";
      case "called":
        return "called-back";
      case "held":
        return undefined;
    }
  };
  return { ofArgument: (callee, index) => argument(callee, index, maxDepth), ofUse: (use, fn) => roleOf(use, fn, maxDepth) };
}
