// Who calls whom inside one package, across the boundary: Go to C, C to exported Go, goroutine starts.
import type { Call } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { Callee } from "./callee.ts";

export interface CallSite {
  readonly caller: PlacedFunction;
  readonly call: Call;
  readonly callee: Callee;
  /** `go f()` and `defer f()` statements. */
  readonly how: "call" | "go" | "defer";
  /** 0 in the function itself, i + 1 inside its literal i. */
  readonly depth: number;
}

export interface CallGraph {
  /** Calls inside a function, its literals included, in source order. */
  callsIn(fn: PlacedFunction): readonly CallSite[];
  /** Sites whose callee's bodies include the function. */
  callersOf(fn: PlacedFunction): readonly CallSite[];
  /** Functions whose name is used as a value (stored, passed): they can be called from anywhere. */
  isUsedAsValue(fn: PlacedFunction): boolean;
  readonly functions: readonly PlacedFunction[];
}
