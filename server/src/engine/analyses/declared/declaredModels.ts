// What the declarations of C functions state about ownership, as rows like those of the tables: attributes
// (`malloc(f)`, `malloc(f, n)`, `ownership_returns`, `ownership_takes`, `ownership_holds`, `returns_nonnull`) and
// results that point to something const, which the caller is lent. Bodies and tables win over these rows.
// Why a const result is only *likely* lent: libraries exist that hand out `const char *` for the caller to free; nobody
// can state it in C.
// Annotations (`cgovet:frees p`) are the user's word and stand in annotatedModels.ts.
import type { ApiModel, CreatesModel, ParamEffect } from "../../knowledge/apiModel.ts";
import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { TypeRef } from "../../program/ast.ts";
import type { PackageModel, Prototype } from "../../program/model.ts";
import { createAttributeReader, type DeclaredAttribute } from "./declaredAttributes.ts";

/** Rows in the order of names; several rows may have one name. `knowledge` tells the families of known release functions. */
export function declaredModels(pkg: PackageModel, knowledge: Knowledge): readonly ApiModel[] {
  const reader = createAttributeReader(pkg);
  const declared = [...pkg.prototypes.values()].flat().map((prototype) => ({ prototype, attributes: reader.of(prototype) }));
  const families = familiesOfNames(declared);
  /** Clang's families are free names: ours are named after a function that takes them. */
  const familyOf = (name: string): string | undefined => (name === "malloc" ? name : families.get(name));
  const familyReleasedBy = (name: string): string => {
    const plain = reader.plainName(name);
    return knowledge.modelOf(`C.${plain}`)?.releases?.family ?? (plain === "free" ? "malloc" : plain);
  };
  const context: Context = { familyOf, familyReleasedBy };
  const rows = declared.flatMap(({ prototype, attributes }) => [
    ...created(prototype, attributes, context), ...taken(prototype, attributes, context), ...lent(pkg, prototype, attributes),
  ]);
  return rows.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

interface Context {
  /** Our family for a name that clang's attributes use; undefined when no function takes it. */
  readonly familyOf: (name: string) => string | undefined;
  /** The family of a release function. */
  readonly familyReleasedBy: (name: string) => string;
}

interface Declared {
  readonly prototype: Prototype;
  readonly attributes: readonly DeclaredAttribute[];
}

function familiesOfNames(declared: readonly Declared[]): ReadonlyMap<string, string> {
  const families = new Map<string, string>();
  for (const { prototype, attributes } of declared) {
    for (const { name, args } of attributes) {
      if (name === "ownership_takes" && args[0] !== undefined && !families.has(args[0])) families.set(args[0], prototype.name);
    }
  }
  return families;
}

/** The row of a creator, and one for each function its attributes name as fit to release the result. */
function created(prototype: Prototype, attributes: readonly DeclaredAttribute[], { familyOf, familyReleasedBy }: Context): readonly ApiModel[] {
  const releasers = attributes.filter((one) => one.name === "malloc" && one.args.length > 0 && /^[A-Za-z_]\w*$/.test(one.args[0] ?? ""));
  const stated = attributes.find((one) => one.name === "ownership_returns")?.args[0];
  const [first] = releasers;
  const family = first?.args[0] === undefined ? (stated === undefined ? undefined : familyOf(stated)) : familyReleasedBy(first.args[0]);
  if (family === undefined || prototype.result.kind === "named" && prototype.result.name === "void") return [];
  const isNonnull = attributes.some((one) => one.name === "returns_nonnull");
  const creates: CreatesModel = { family, ...(isNonnull && { nullable: false }) };
  const releases = releasers.map(({ args: [name = "", place] }): ApiModel => ({ name: `C.${name}`, releases: { param: indexOf(place) ?? 0, family } }));
  return [{ name: `C.${prototype.name}`, creates }, ...releases];
}

function taken(prototype: Prototype, attributes: readonly DeclaredAttribute[], { familyOf }: Context): readonly ApiModel[] {
  const name = `C.${prototype.name}`;
  return attributes.flatMap(({ name: attribute, args }): readonly ApiModel[] => {
    const param = indexOf(args[1]);
    if (param === undefined || args[0] === undefined) return [];
    const family = familyOf(args[0]);
    if (attribute === "ownership_takes" && family !== undefined) return [{ name, releases: { param, family } }];
    return attribute === "ownership_holds" ? [{ name, params: prototype.params.map(({ type }, i) => (i === param ? "takes" : effectWithoutFacts(type))) }] : [];
  });
}

/** A result that points to something const belongs to somebody else, unless the declaration says otherwise. */
function lent(pkg: PackageModel, prototype: Prototype, attributes: readonly DeclaredAttribute[]): readonly ApiModel[] {
  if (!isPointerToConst(prototype.result) || pkg.cFunctions.has(prototype.name)) return [];
  if (attributes.some((one) => one.name === "malloc" || one.name === "ownership_returns")) return [];
  return [{ name: `C.${prototype.name}`, returnsBorrowed: "library", inferred: { grade: "likely", why: "its result is declared const" } }];
}

/** What a call does with a parameter of this type when nothing is stated: "borrows" where nothing can be kept or changed. */
export function effectWithoutFacts(type: TypeRef): ParamEffect {
  return type.kind !== "pointer" || isPointerToConst(type) ? "borrows" : "keeps";
}

function isPointerToConst(type: TypeRef): boolean {
  return type.kind === "pointer" && "const" in type.elem && type.elem.const === true;
}

/** Attributes count from one. */
function indexOf(place: string | undefined): number | undefined {
  return place !== undefined && /^[1-9]\d?$/.test(place) ? Number(place) - 1 : undefined;
}
