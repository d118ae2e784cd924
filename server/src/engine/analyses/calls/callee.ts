// What a call reaches, as far as the package shows it. Never guesses: several bodies mean build-tag variants or
// methods of one name whose receiver type is unknown, and a caller must accept a fact only when all agree.
import type { ApiModel } from "../../knowledge/apiModel.ts";
import type { Call, FunctionModel } from "../../program/ast.ts";
import type { PlacedFunction, Prototype } from "../../program/model.ts";

export type Callee =
  /** A C function, called from Go as `C.name` or from C as `name`. `name` has no prefix. */
  | { readonly kind: "c"; readonly name: string; readonly bodies: readonly PlacedFunction[]; readonly prototype: Prototype | undefined; readonly model: ApiModel | undefined }
  /** A function or method of this Go package. */
  | { readonly kind: "go"; readonly name: string; readonly bodies: readonly PlacedFunction[]; readonly model: ApiModel | undefined }
  /** `path.Name` of another package. */
  | { readonly kind: "external"; readonly name: string; readonly model: ApiModel | undefined }
  /** Go's predeclared functions: append, len, make, panic … */
  | { readonly kind: "builtin"; readonly name: string }
  /** Not a call: `T(x)`. */
  | { readonly kind: "conversion" }
  /** A function literal of the same function: called on the spot, or through a local that only ever holds it. */
  | { readonly kind: "literal"; readonly index: number }
  /** A function value, an interface method, a method nobody in the package declares. */
  | { readonly kind: "unknown"; readonly name: string };

/** Answers for the calls inside one function. */
export interface CallResolver {
  resolve(call: Call, inside: FunctionModel): Callee;
}
