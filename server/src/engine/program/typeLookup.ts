// Look-ups in the declarations of a package: fields, elements, results. Pure functions over the model.
import type { Call, Expr, FieldDecl, Lang, TypeRef } from "./ast.ts";
import type { PackageModel, PlacedFunction } from "./model.ts";

export function namedType(name: string, pkg?: string): TypeRef {
  return { kind: "named", name, ...(pkg !== undefined && { pkg }) };
}

export function pointerTo(elem: TypeRef): TypeRef {
  return { kind: "pointer", elem };
}

/** Follows names declared in the package (or in C) to what they stand for; at most 16 steps, so that cycles end. */
export function underlying(pkg: PackageModel, type: TypeRef | undefined, lang: Lang): TypeRef | undefined {
  let result = type;
  for (let step = 0; step < 16 && result?.kind === "named"; step++) {
    const isC = lang === "c" || result.pkg === "C";
    if (result.pkg !== undefined && result.pkg !== "C") return result;
    const next: TypeRef | undefined = isC ? pkg.cTypes.get(result.name) : pkg.goTypes.get(result.name);
    if (!next) return result;
    result = isC && lang === "go" ? markC(next) : next;
  }
  return result;
}

/** A C type as Go code names it: every name qualified by `C`. */
export function markC(type: TypeRef): TypeRef {
  switch (type.kind) {
    case "named":
      return type.pkg === undefined ? { ...type, pkg: "C" } : type;
    case "pointer":
      return { ...type, elem: markC(type.elem) };
    case "array":
      return { ...type, elem: markC(type.elem) };
    case "struct":
      return { kind: "struct", fields: type.fields.map((field) => ({ ...field, type: markC(field.type) })) };
    default:
      return type;
  }
}

/** The type of `base.field`, promoted fields included. */
export function fieldType(pkg: PackageModel, base: TypeRef | undefined, field: string, lang: Lang): TypeRef | undefined {
  let level: readonly FieldDecl[] = fieldsOf(pkg, base, lang);
  for (let depth = 0; depth < 5 && level.length > 0; depth++) {
    const found = level.find((one) => one.name === field);
    if (found) return found.type;
    level = level.filter((one) => one.embedded).flatMap((one) => fieldsOf(pkg, one.type, lang));
  }
  return undefined;
}

/** Fields of a struct, or of the struct a pointer points to. */
export function fieldsOf(pkg: PackageModel, type: TypeRef | undefined, lang: Lang): readonly FieldDecl[] {
  const direct = underlying(pkg, type, lang);
  const struct = direct?.kind === "pointer" ? underlying(pkg, direct.elem, lang) : direct;
  return struct?.kind === "struct" ? struct.fields : [];
}

/** What indexing, dereferencing, receiving from or ranging over a value gives. */
export function elementType(pkg: PackageModel, type: TypeRef | undefined, role: "key" | "value"): TypeRef | undefined {
  const whole = underlying(pkg, type, "go");
  switch (whole?.kind) {
    case "map":
      return role === "key" ? whole.key : whole.value;
    case "slice":
    case "array":
      return role === "key" ? namedType("int") : whole.elem;
    case "chan":
      return whole.elem;
    case "pointer":
      return role === "key" ? namedType("int") : whole.elem.kind === "array" ? whole.elem.elem : whole.elem;
    case "unknown":
      return whole;
    default:
      return undefined;
  }
}

/** The type that all bodies give for result `index`; undefined when they differ. */
export function resultOf(bodies: readonly PlacedFunction[] | undefined, index: number): TypeRef | undefined {
  const [first, ...others] = (bodies ?? []).map(({ model }) => model.results[index]?.type);
  return others.every((other) => JSON.stringify(other) === JSON.stringify(first)) ? first : undefined;
}

const helperResults: ReadonlyMap<string, TypeRef> = new Map<string, TypeRef>([
  ["CString", pointerTo(namedType("char", "C"))],
  ["CBytes", namedType("Pointer", "unsafe")],
  ["malloc", namedType("Pointer", "unsafe")],
  ["GoString", namedType("string")],
  ["GoStringN", namedType("string")],
  ["GoBytes", { kind: "slice", elem: namedType("byte") }],
]);

/** Result of `C.name(…)`; the second one is the errno error. */
export function cgoResult(pkg: PackageModel, name: string, index: number): TypeRef | undefined {
  if (index === 1) return namedType("error");
  const helper = helperResults.get(name);
  if (helper) return helper;
  const declared = pkg.prototypes.get(name)?.[0]?.result ?? resultOf(pkg.cFunctions.get(name), 0);
  return declared && markC(declared);
}

/** Result of a function of package unsafe, by full name and the type of its first argument. */
export function unsafeResult(pkg: PackageModel, name: string, first: TypeRef | undefined): TypeRef | undefined {
  const elem = elementType(pkg, first, "value");
  switch (name) {
    case "unsafe.Slice":
      return elem && { kind: "slice", elem };
    case "unsafe.SliceData":
      return elem && pointerTo(elem);
    case "unsafe.String":
      return namedType("string");
    case "unsafe.StringData":
      return pointerTo(namedType("byte"));
    case "unsafe.Add":
      return namedType("Pointer", "unsafe");
    default:
      return undefined;
  }
}

/** Result of a predeclared function. */
export function builtinType(name: string, call: Call, typeOf: (expr: Expr) => TypeRef | undefined): TypeRef | undefined {
  const [first] = call.args;
  if (!first) return undefined;
  switch (name) {
    case "new":
      return first.kind === "type" ? pointerTo(first.type) : undefined;
    case "make":
      return first.kind === "type" ? first.type : undefined;
    case "append":
    case "min":
    case "max":
      return typeOf(first);
    case "len":
    case "cap":
    case "copy":
      return namedType("int");
    default:
      return undefined;
  }
}
