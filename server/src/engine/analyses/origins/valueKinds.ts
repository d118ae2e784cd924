// What values of a type are, and whether their own bytes hold pointers to memory of Go. From declarations alone:
// pointers to types of C count as C's, whatever a program stores in them; types of other packages are known only by
// the table in knowledge/data/goTypes.ts.
import { assertNever } from "../../base/invariant.ts";
import { goTypeFacts, type GoTypeFacts } from "../../knowledge/data/goTypes.ts";
import type { Lang, TypeRef } from "../../program/ast.ts";
import type { PackageModel } from "../../program/model.ts";
import { underlying } from "../../program/typeLookup.ts";
import type { Holds, ValueKind } from "./origins.ts";

export interface ValueKinds {
  readonly kindOf: (type: TypeRef | undefined, lang: Lang) => ValueKind;
  readonly holdsGoPointers: (type: TypeRef | undefined, lang: Lang) => Holds;
  /** A type that C declares, or a Go name for one. */
  readonly isCType: (type: TypeRef | undefined) => boolean;
}

const facts: ReadonlyMap<string, GoTypeFacts> = new Map(goTypeFacts.flatMap((one) => one.names.map((name) => [`${one.path}.${name}`, one])));
const numbers = /^(u?int(8|16|32|64)?|byte|rune|float(32|64)|complex(64|128))$/;

/** Kinds of one package's types; answers about named types are remembered. */
export function createValueKinds(pkg: PackageModel): ValueKinds {
  const remembered = new Map<string, Holds>();
  const kindOf = (type: TypeRef | undefined, lang: Lang): ValueKind => {
    const known = type === undefined ? undefined : predeclared(type, lang);
    return known ?? (type === undefined ? "unknown" : kindOfUnderlying(underlying(pkg, type, lang), lang));
  };
  const isCType = (type: TypeRef | undefined): boolean => {
    let current = type;
    for (let step = 0; step < 16 && current?.kind === "named"; step++) {
      if (current.pkg === "C") return true;
      current = current.pkg === undefined ? pkg.goTypes.get(current.name) : undefined;
    }
    return false;
  };
  const holds = (type: TypeRef | undefined, seen: ReadonlySet<string>): Holds => (type === undefined ? "unknown" : holdsOf(type, { isCType, named, seen, holds }));
  const named = (type: TypeRef & { readonly kind: "named" }, seen: ReadonlySet<string>): Holds => {
    if (type.pkg === "C") return isGoStringOfC(type.name) ? "yes" : "no";
    if (type.pkg !== undefined) return foreignHolds(type);
    const declared = pkg.goTypes.get(type.name);
    if (declared === undefined) return predeclaredHolds(type.name);
    // A type that is being looked at adds nothing to itself.
    if (seen.has(type.name)) return "no";
    const known = remembered.get(type.name);
    if (known !== undefined) return known;
    const answer = holds(declared, new Set([...seen, type.name]));
    if (seen.size === 0) remembered.set(type.name, answer);
    return answer;
  };
  return { kindOf, isCType, holdsGoPointers: (type, lang) => (lang === "c" ? "no" : holds(type, new Set())) };
}

/** What the header that cgo writes for exports calls a Go string, slice or interface. */
function isGoStringOfC(name: string): boolean {
  return /^(_?GoString_?|GoSlice|GoInterface|GoMap|GoChan)$/.test(name);
}

function predeclaredHolds(name: string): Holds {
  if (name === "string" || name === "error" || name === "any") return "yes";
  return numbers.test(name) || name === "bool" || name === "uintptr" ? "no" : "unknown";
}

function foreignHolds({ pkg, name }: TypeRef & { readonly kind: "named" }): Holds {
  const fact = facts.get(`${pkg ?? ""}.${name}`);
  return fact === undefined ? "unknown" : fact.holdsPointers ? "yes" : "no";
}

interface HoldsContext {
  readonly seen: ReadonlySet<string>;
  isCType(type: TypeRef | undefined): boolean;
  named(type: TypeRef & { readonly kind: "named" }, seen: ReadonlySet<string>): Holds;
  holds(type: TypeRef | undefined, seen: ReadonlySet<string>): Holds;
}

function holdsOf(type: TypeRef, context: HoldsContext): Holds {
  switch (type.kind) {
    case "named":
      return context.named(type, context.seen);
    case "pointer":
      return pointerHolds(type.elem, context);
    case "array":
      return type.length === "0" ? "no" : context.holds(type.elem, context.seen);
    case "struct":
      return type.fields.reduce<Holds>((all, field) => either(all, context.holds(field.type, context.seen)), "no");
    case "slice":
    case "map":
    case "chan":
    case "func":
    case "interface":
      return "yes";
    case "unknown":
      return "unknown";
    default:
      return assertNever(type);
  }
}

/** A pointer to a plain number may as well be an address of C that was given a Go type; one to a struct of Go is Go's. */
function pointerHolds(elem: TypeRef, context: HoldsContext): Holds {
  if (context.isCType(elem) || (elem.kind === "array" && (elem.length === "0" || context.isCType(elem.elem)))) return "no";
  if (elem.kind === "pointer") return pointerHolds(elem.elem, context) === "no" ? "no" : "unknown";
  if (elem.kind === "named" && elem.pkg === "unsafe") return "no";
  const isOpen = elem.kind === "named" && elem.pkg === undefined && context.seen.has(elem.name);
  return isOpen || context.holds(elem, context.seen) === "yes" ? "yes" : "unknown";
}

function either(a: Holds, b: Holds): Holds {
  if (a === "yes" || b === "yes") return "yes";
  return a === "unknown" || b === "unknown" ? "unknown" : "no";
}

function predeclared(type: TypeRef, lang: Lang): ValueKind | undefined {
  if (type.kind !== "named") return undefined;
  if (type.pkg === "unsafe") return type.name === "Pointer" ? "unsafe-pointer" : "unknown";
  if (type.pkg === "C" || lang === "c") return cKind(type.name);
  if (type.pkg !== undefined) return facts.get(`${type.pkg}.${type.name}`)?.kind ?? "unknown";
  if (type.name === "string" || type.name === "bool" || type.name === "uintptr") return type.name;
  if (type.name === "error" || type.name === "any") return "interface";
  return numbers.test(type.name) ? "number" : undefined;
}

const cNumbers = /^((s|u|unsigned |signed )?(char|short|int|long|longlong|long long)( int)?|float|double|s?size_t|u?int(8|16|32|64)_t|ptrdiff_t|off_t|enum_\w+|wchar_t)$/;

/** Undefined where a declaration must tell. */
function cKind(name: string): ValueKind | undefined {
  if (name === "uintptr_t" || name === "intptr_t") return "uintptr";
  if (name === "bool" || name === "_Bool") return "bool";
  if (/^(struct|union)_/.test(name)) return "struct";
  return cNumbers.test(name) ? "number" : undefined;
}

function kindOfUnderlying(type: TypeRef | undefined, lang: Lang): ValueKind {
  if (type === undefined || type.kind === "unknown") return "unknown";
  if (type.kind === "named") return predeclared(type, lang) ?? "unknown";
  if (type.kind === "pointer") return type.elem.kind === "named" && type.elem.name === "void" ? "unsafe-pointer" : "pointer";
  return type.kind;
}
