// Result types of functions of other packages whose methods the analyses must recognise. Data only: what is not listed
// is a value "from elsewhere".
import type { TypeRef } from "./ast.ts";

const handle: TypeRef = { kind: "named", name: "Handle", pkg: "runtime/cgo" };

/** By import path and name; a type's name stands for the conversion to it. */
export const externalResults: ReadonlyMap<string, TypeRef> = new Map<string, TypeRef>([
  ["runtime/cgo.NewHandle", handle],
  ["runtime/cgo.Handle", handle],
]);
