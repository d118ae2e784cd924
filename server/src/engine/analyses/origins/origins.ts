// Whose memory a value points to, and whether that memory can hold pointers of Go. (Interface; the idea stands in
// originAnalysis.ts.) What is not known stays `unknown`: a rule may only report on certain answers.
import type { Expr, FunctionModel, Lang, TypeRef } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { KeptPointer, PassedPointer, RebuiltPointer } from "./pointerHazards.ts";

export type Origin =
  /** Allocated by Go: a variable, `new`, `make`, a composite literal, a conversion of a string. */
  | "go"
  /** Allocated by C: results of `C.` calls, `C.malloc`, fields of C structures behind pointers of C. */
  | "c"
  /** Nil, or no pointer at all. */
  | "none"
  | "unknown";

/** What Go values of a type are, as far as the cgo rules ask. `struct` and `array` by value. */
export type ValueKind = "string" | "slice" | "map" | "func" | "chan" | "interface" | "pointer" | "unsafe-pointer" | "uintptr" | "number" | "bool" | "struct" | "array" | "unknown";

export type Holds = "yes" | "no" | "unknown";

/** The memory behind a pointer expression. */
export interface PointedTo {
  readonly origin: Origin;
  /** The type of what is there, before conversions through unsafe.Pointer took it away; undefined when unknown. */
  readonly type: TypeRef | undefined;
  /** The local that is, or holds, the memory (`&x`, `&b[0]`, `p := new(T)`); undefined otherwise. */
  readonly local: number | undefined;
  /** `whole`: the variable or allocation itself; `element`: an element of a slice or array; `header`: the slice, string, map or interface value itself rather than its data. */
  readonly part: "whole" | "element" | "header" | "unknown";
}

export interface OriginAnalysis {
  /** The memory that the value of a pointer, slice or string expression refers to; over all values the locals in it may hold. */
  pointedTo(expr: Expr, fn: FunctionModel): PointedTo;
  kindOf(type: TypeRef | undefined, lang: Lang): ValueKind;
  /** Whether a value of the type (its own bytes) holds pointers to memory of Go. Pointers to C types count as C's. */
  holdsGoPointers(type: TypeRef | undefined, lang: Lang): Holds;
  /** Pointers of Go in the arguments of C calls that must not be given to C as they are; in source order. */
  passed(fn: PlacedFunction): readonly PassedPointer[];
  /** Pointers of Go that C holds on to. */
  kept(fn: PlacedFunction): readonly KeptPointer[];
  /** Whether all these bodies of C keep the parameter: in a variable that lives on, or in an object of the caller. */
  bodyKeeps(bodies: readonly PlacedFunction[], param: number): "for-good" | "in-object" | "no";
  /** Numbers that become pointers of Go again. */
  rebuilt(fn: PlacedFunction): readonly RebuiltPointer[];
  /** For people and tests: every pointer argument of every C call in the function. */
  printOrigins(fn: FunctionModel): string;
}
