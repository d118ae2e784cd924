// All functions of a package in one order, and where each stands. Order: Go files, their preambles, C files, by uri.
import { lazy } from "../../base/lazy.ts";
import type { FunctionModel } from "../../program/ast.ts";
import type { PackageModel, PlacedFunction } from "../../program/model.ts";

export interface FunctionIndex {
  readonly functions: readonly PlacedFunction[];
  placed(fn: FunctionModel): PlacedFunction | undefined;
}

export function createFunctionIndex(pkg: PackageModel): FunctionIndex {
  const functions = [
    ...pkg.goFiles.flatMap((file) => [...file.functions, ...file.c.functions]),
    ...pkg.cFiles.flatMap((file) => file.c.functions),
  ];
  const byModel = lazy(() => new Map(functions.map((placed) => [placed.model, placed])));
  return { functions, placed: (fn) => byModel().get(fn) };
}
