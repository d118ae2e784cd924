// Shorthand for entries of library tables that differ in nothing but a name, a word of it or a parameter's index.
// Each function spells out plain entries; none of them knows anything about a library.
import type { LibraryCreate, LibraryFamily, LibraryRelease, LibraryRow, LibraryTable } from "./libraryTable.ts";

/** Creators that hand the object out through the pointer parameter `outParam` (zero-based). */
export function out(outParam: number, ...names: readonly string[]): readonly LibraryCreate[] {
  return names.map((name) => ({ name, outParam }));
}

/** Creators of the same kind whose result is true, not NULL or a count above zero when they have handed it out. */
export function outIfTrue(outParam: number, ...names: readonly string[]): readonly LibraryCreate[] {
  return names.map((name) => ({ name, outParam, success: "nonzero" }));
}

/** Functions that hand an error out through the pointer parameter `outParam` (zero-based), and only when they fail. */
export function outOnFailure(outParam: number, ...names: readonly string[]): readonly LibraryCreate[] {
  return names.map((name) => ({ name, outParam, onlyOnFailure: true }));
}

/** The same for functions whose result is 0 when they have not failed. */
export function outOnFailureCode(outParam: number, ...names: readonly string[]): readonly LibraryCreate[] {
  return names.map((name) => ({ name, outParam, onlyOnFailure: true, success: "zero" }));
}

/** Creators that set up the object behind the parameter `parameter` (zero-based). */
export function inPlace(parameter: number, ...names: readonly string[]): readonly LibraryCreate[] {
  return names.map((name) => ({ name, inPlace: parameter }));
}

/** Creators that do `params` with their arguments. */
export function creating(params: NonNullable<LibraryCreate["params"]>, ...names: readonly string[]): readonly LibraryCreate[] {
  return names.map((name) => ({ name, params }));
}

/** Functions that release parameter `param` (zero-based). */
export function releasing(param: number, ...names: readonly string[]): readonly LibraryRelease[] {
  return names.map((name) => ({ name, param }));
}

/** Functions that lend out something that belongs to parameter `owner` (zero-based). */
export function lent(owner: number, ...names: readonly string[]): NonNullable<LibraryFamily["lends"]> {
  return names.map((name) => ({ name, owner }));
}

/** Functions of no family that lend out something that belongs to `owner`: the parameter of that index, or the library. */
export function lending(owner: number | "library", ...names: readonly string[]): readonly LibraryRow[] {
  return names.map((name) => ({ name, returnsBorrowed: owner }));
}

/** A table that says nothing but what functions lend. */
export function lenders(library: string, header: string, source: string, ...rows: readonly (readonly LibraryRow[])[]): LibraryTable {
  return { library, header, source, families: [], rows: rows.flat() };
}

/** Functions that own what parameter `param` (zero-based) points to from now on; they borrow what stands before it. */
export function takes(param: number, ...names: readonly string[]): readonly LibraryRow[] {
  const before = Array.from({ length: param }, () => "borrows" as const);
  return names.map((name) => ({ name, params: [...before, "takes" as const] }));
}

/** The families once for every word, which stands wherever they say `*`. */
export function alike(words: readonly string[], ...families: readonly LibraryFamily[]): readonly LibraryFamily[] {
  return words.flatMap((word) => families.map((family) => ({ ...family, ...spellOut(family, word) })));
}

function spellOut(family: LibraryFamily, word: string): LibraryFamily {
  const spelled = (text: string): string => text.replaceAll("*", word);
  const named = <T extends { readonly name: string }>(entry: string | T): string | T => (typeof entry === "string" ? spelled(entry) : { ...entry, name: spelled(entry.name) });
  return {
    family: spelled(family.family),
    ...(family.header !== undefined && { header: spelled(family.header) }),
    releases: family.releases.map(named),
    ...(family.creates && { creates: family.creates.map(named) }),
    ...(family.retains && { retains: family.retains.map(named) }),
    ...(family.lends && { lends: family.lends.map(named) }),
  };
}
