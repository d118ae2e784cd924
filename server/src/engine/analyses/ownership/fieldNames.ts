// The fields that the elements of a composite literal fill when they do not name them.
// Knows types that the package or its headers declare.
import type { TypeRef } from "../../program/ast.ts";
import { fieldsOf } from "../../program/typeLookup.ts";
import type { Run } from "./run.ts";

/** In order of declaration; undefined where the type is no struct, or not known. */
export function fieldNamesOf(type: TypeRef | undefined, run: Run): readonly string[] | undefined {
  if (type?.kind === "struct") return type.fields.map((field) => field.name);
  if (type?.kind === "pointer") return fieldNamesOf(type.elem, run);
  if (type?.kind !== "named") return undefined;
  const { pkg, placed } = run.unit;
  const { lang } = placed.model;
  // C++ names a struct without its keyword.
  const fields = [type, ...(lang === "c" ? [{ ...type, name: `struct_${type.name}` }] : [])].map((one) => fieldsOf(pkg, one, lang)).find((list) => list.length > 0);
  return fields?.map((field) => field.name);
}
