// Finalizers that touch a map of the package without a lock. They run on a goroutine of the runtime, at any moment, so every
// other function that uses the map runs beside them: the runtime ends the program when it notices.
// Only maps in package variables that another function mentions too; whatever locks, or calls something that speaks of locks,
// is believed.
import type { Expr, FunctionBody } from "../../program/ast.ts";
import type { PackageModel, PlacedFunction } from "../../program/model.ts";
import { underlying } from "../../program/typeLookup.ts";
import { visitExprsIn } from "../../program/visit.ts";
import type { FinalizerSite } from "./objects.ts";
import type { ObjectModel } from "./objectAnalysis.ts";

/** The mention of the map in the finalizer. */
export function sharedMap(site: FinalizerSite, { context }: ObjectModel): Expr | undefined {
  for (const { fn, body } of site.callbacks) {
    const maps = locks(body) ? [] : mapsIn(body, context);
    const found = maps.find((map) => map.kind === "ident" && usedElsewhere(map.name, fn, context.pkg));
    if (found !== undefined) return found;
  }
  return undefined;
}

function locks({ body }: FunctionBody): boolean {
  let found = false;
  if (body !== undefined) visitExprsIn(body, (part) => {
    if (part.kind !== "call") return;
    const name = part.callee.kind === "select" ? part.callee.field : part.callee.kind === "ident" ? part.callee.name : "";
    found ||= /lock|^Do$|^With/i.test(name);
  });
  return found;
}

function mapsIn({ body }: FunctionBody, { pkg }: ObjectModel["context"]): readonly Expr[] {
  const found: Expr[] = [];
  const isMap = (name: string): boolean => {
    const global = pkg.goGlobals.get(name);
    const { value } = global ?? {};
    const made = value?.kind === "call" && value.callee.kind === "ident" && value.callee.name === "make" ? value.args[0] : undefined;
    const type = global?.type ?? (value?.kind === "composite" ? value.type : made?.kind === "type" ? made.type : undefined);
    return type !== undefined && underlying(pkg, type, "go")?.kind === "map";
  };
  if (body !== undefined) visitExprsIn(body, (part) => {
    const map = part.kind === "index" ? part.base : part.kind === "call" && part.callee.kind === "ident" && part.callee.name === "delete" ? part.args[0] : undefined;
    if (map?.kind === "ident" && map.ref.kind === "global" && isMap(map.name)) found.push(map);
  });
  return found;
}

function usedElsewhere(name: string, fn: PlacedFunction, pkg: PackageModel): boolean {
  const word = new RegExp(`\\b${name}\\b`);
  const all = [...pkg.functions.values(), ...pkg.methods.values()].flat();
  return all.some((other) => other.model.qualifiedName !== fn.model.qualifiedName && other.model.name !== "init" && word.test(other.model.text));
}
