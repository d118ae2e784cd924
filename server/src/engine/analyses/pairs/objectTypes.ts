// Which kind of object a type stands for, in a form that two spellings of one type share: `foo_t *`, `struct foo *` and
// Go's `*C.foo_t` (as far as declarations are there to show it). Says nothing about Go's own structs.
import type { Lang, TypeRef } from "../../program/ast.ts";
import type { PackageModel } from "../../program/model.ts";

export type ObjectType =
  /** `isDeclared`: some declaration of it was seen. `key` is equal for equal types; `isPointer` as far as it shows: an opaque handle type may hide a pointer. */
  | { readonly kind: "object"; readonly key: string; readonly isPointer: boolean; readonly isConst: boolean; readonly isStruct: boolean; readonly isDeclared: boolean }
  /** `void *`, `unsafe.Pointer`. */
  | { readonly kind: "untyped" }
  /** A pointer to characters. */
  | { readonly kind: "text"; readonly isConst: boolean }
  /** Numbers, enumerators, functions, Go's own types: nothing to release. */
  | { readonly kind: "plain" };

/** As `objectTypeOf`, for C declarations: what is named there and declared nowhere may be a macro, so it tells nothing. */
export function declaredObjectType(pkg: PackageModel, type: TypeRef | undefined): ObjectType | undefined {
  const object = objectTypeOf(pkg, type, "c");
  return object?.kind === "object" && !object.isDeclared ? undefined : object;
}

/** The type of `&x` for an `x` of this type. */
export function addressOf(type: ObjectType | undefined): ObjectType | undefined {
  return type?.kind === "object" ? { kind: "object", key: `*${type.key}`, isPointer: true, isConst: false, isStruct: false, isDeclared: type.isDeclared } : type?.kind === "plain" ? type : undefined;
}

/** Names of macros that stand before a declaration and are taken for its type when their definition was not seen. */
const attributeMacro = /^\**(?:__\w+|[A-Z0-9_]*(?:DEPRECATED|API|EXPORT|EXTERN|IMPORT|PUBLIC|DECL)[A-Z0-9_]*)$/;

const plain: ObjectType = { kind: "plain" };
const untyped: ObjectType = { kind: "untyped" };

/** The object behind a type as `lang` writes it; undefined when the type is. */
export function objectTypeOf(pkg: PackageModel, type: TypeRef | undefined, lang: Lang): ObjectType | undefined {
  const object = type && read(pkg, type, lang, 0);
  return object?.kind === "object" && attributeMacro.test(object.key) ? undefined : object;
}

function read(pkg: PackageModel, type: TypeRef, lang: Lang, depth: number): ObjectType {
  if (depth > 16) return plain;
  switch (type.kind) {
    case "pointer":
      return pointee(pkg, type.elem, lang, depth);
    case "named":
      return named(pkg, type, lang, depth);
    case "array":
      return read(pkg, type.elem, lang, depth + 1);
    default:
      return plain;
  }
}

type Named = Extract<TypeRef, { kind: "named" }>;

function named(pkg: PackageModel, type: Named, lang: Lang, depth: number): ObjectType {
  if (type.pkg === "unsafe" && type.name === "Pointer") return untyped;
  const isC = lang === "c" || type.pkg === "C";
  if (!isC) {
    const own = type.pkg === undefined ? pkg.goTypes.get(type.name) : undefined;
    return own === undefined ? plain : read(pkg, own, "go", depth + 1);
  }
  if (isNumber(type.name)) return plain;
  const next = pkg.cTypes.get(type.name);
  if (next === undefined || next.kind === "struct") return { kind: "object", key: bareTag(type.name), isPointer: false, isConst: false, isStruct: next !== undefined || isTag(type.name), isDeclared: next !== undefined || isTag(type.name) };
  const object = read(pkg, next, "c", depth + 1);
  // A number under a name of its own may be a handle: it agrees with itself only.
  return object.kind === "plain" && next.kind === "named" ? { kind: "object", key: type.name, isPointer: false, isConst: false, isStruct: false, isDeclared: true } : object;
}

function pointee(pkg: PackageModel, elem: TypeRef, lang: Lang, depth: number): ObjectType {
  const isConst = (elem.kind === "named" || elem.kind === "pointer") && elem.const === true;
  if (elem.kind === "named" && elem.name === "void" && (lang === "c" || elem.pkg === "C")) return untyped;
  if (isCharacter(elem, lang)) return { kind: "text", isConst };
  const object = read(pkg, elem, lang, depth + 1);
  if (object.kind === "object") return { kind: "object", key: `*${object.key}`, isPointer: true, isConst, isStruct: false, isDeclared: object.isDeclared };
  return object.kind === "text" ? { kind: "object", key: "*text", isPointer: true, isConst, isStruct: false, isDeclared: true } : object.kind === "untyped" ? { kind: "object", key: "*void", isPointer: true, isConst, isStruct: false, isDeclared: true } : plain;
}

function isCharacter(type: TypeRef, lang: Lang): boolean {
  if (type.kind !== "named" || !(lang === "c" || type.pkg === "C")) return false;
  return /^(?:(?:un)?signed char|[su]?char|u?int8_t|gchar|xmlChar|wchar_t)$/.test(type.name);
}

function isNumber(name: string): boolean {
  return /^(?:u?int(?:8|16|32|64|max|ptr)?_t|(?:(?:un)?signed|short|long|int|char|float|double|void|_?[Bb]ool)(?: .*)?|[su]char|u(?:short|int|long)|u?longlong|complex(?:float|double)|s?size_t|(?:off|time|pid)_t|g(?:boolean|u?int\d*|size|double|float|u?long)|enum[_ ].*)$/.test(name);
}

function isTag(name: string): boolean {
  return /^(?:struct|union)[_ ]/.test(name);
}

function bareTag(name: string): string {
  return name.replace(/^(?:struct|union)[_ ]/, "");
}
