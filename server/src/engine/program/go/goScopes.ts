// Go's name resolution inside one file: blocks, then names of the file, imports, and the predeclared names.
// Guarantees: the innermost declaration that is in scope where the name stands wins. Names that only other files of
// the package declare look like undeclared ones: both are `global`.
import type { Ref, TypeRef } from "../ast.ts";

/** What a file gives to every name in it. */
export interface FileScope {
  readonly importsC: boolean;
  /** Local name of an import to its path; `C`, blank and dot imports are not in it. */
  readonly imports: ReadonlyMap<string, string>;
  /** Names the file declares at package level that hide a predeclared name or an import. */
  readonly hiding: ReadonlySet<string>;
}

/** A local's id, or a type (declared locally, or a type parameter). */
export type Binding = number | "type";

/** One block; `names` grows as declarations are met, and so do `structs`: the struct types among them. */
export interface BlockScope {
  readonly names: Map<string, Binding>;
  readonly structs: Map<string, TypeRef>;
  readonly outer: BlockScope | undefined;
}

export function openBlock(outer: BlockScope | undefined): BlockScope {
  return { names: new Map(), structs: new Map(), outer };
}

/** The innermost block's binding of a name, if any block binds it. */
export function lookUp(scope: BlockScope | undefined, name: string): Binding | undefined {
  for (let block = scope; block !== undefined; block = block.outer) {
    const binding = block.names.get(name);
    if (binding !== undefined) return binding;
  }
  return undefined;
}

/** The struct type that a block of the function declares under the name, unless something further inside hides it. */
export function localStruct(scope: BlockScope | undefined, name: string): TypeRef | undefined {
  for (let block = scope; block !== undefined; block = block.outer) if (block.names.has(name)) return block.structs.get(name);
  return undefined;
}

/** What a name means where it stands. Local types are `global`: they have no value. */
export function resolveName(file: FileScope, scope: BlockScope | undefined, name: string): Ref {
  const binding = lookUp(scope, name);
  if (binding === "type") return globalRef;
  if (binding !== undefined) return { kind: "local", id: binding };
  if (file.hiding.has(name)) return globalRef;
  if (name === "C" && file.importsC) return cgoRef;
  const path = file.imports.get(name);
  if (path !== undefined) return { kind: "import", path };
  return predeclared.has(name) ? universeRef : globalRef;
}

/** Reports whether a name that is `universe` names a type. */
export function isPredeclaredType(name: string): boolean {
  return predeclaredTypes.has(name);
}

/** Reports whether the name means something before any declaration. */
export function isPredeclared(name: string): boolean {
  return predeclared.has(name);
}

export const globalRef: Ref = { kind: "global" };
const cgoRef: Ref = { kind: "cgo" };
const universeRef: Ref = { kind: "universe" };

const predeclaredTypes: ReadonlySet<string> = new Set([
  "any", "bool", "byte", "comparable", "complex64", "complex128", "error", "float32", "float64", "int", "int8", "int16", "int32",
  "int64", "rune", "string", "uint", "uint8", "uint16", "uint32", "uint64", "uintptr",
]);
const predeclaredFunctions: readonly string[] = [
  "append", "cap", "clear", "close", "complex", "copy", "delete", "imag", "len", "make", "max", "min", "new", "panic", "print",
  "println", "real", "recover",
];
const predeclared: ReadonlySet<string> = new Set([...predeclaredTypes, ...predeclaredFunctions, "true", "false", "nil", "iota"]);
