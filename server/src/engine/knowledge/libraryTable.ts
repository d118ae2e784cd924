// The compact form in which create/release pairs of libraries are written down, and its expansion into rows.
// A table speaks about one library; a family about one kind of object: who makes it, who releases it, who only lends
// it out. Names are C names without the `C.` prefix. Expansion adds nothing that the table does not say.
import type { ApiModel, CreatesModel, ParamEffect } from "./apiModel.ts";

export interface LibraryTable {
  /** How people call it: `OpenSSL`. */
  readonly library: string;
  /** Header of its functions, unless a family names another. */
  readonly header: string;
  /** Page of the official documentation, unless a family names a closer one. */
  readonly source: string;
  readonly families: readonly LibraryFamily[];
  /** Rows that fit no family: functions that take, keep or lend. */
  readonly rows?: readonly LibraryRow[];
}

export interface LibraryFamily {
  /** Name of the usual release function (it must be the first of `releases`); `malloc` for what `free` releases. */
  readonly family: string;
  readonly header?: string;
  readonly source?: string;
  /** A plain name: returns the object, or NULL. */
  readonly creates?: readonly (string | LibraryCreate)[];
  /** A plain name: releases its first argument. */
  readonly releases: readonly (string | LibraryRelease)[];
  /** Add a reference to their first argument (`returns`: and return it). */
  readonly retains?: readonly (string | { readonly name: string; readonly param?: number; readonly returns?: true })[];
  /** Return such an object without giving it away; a number: it belongs to that parameter. */
  readonly lends?: readonly (string | { readonly name: string; readonly owner: number })[];
}

export interface LibraryCreate extends Omit<CreatesModel, "family"> {
  readonly name: string;
  readonly params?: readonly ParamEffect[];
}

export interface LibraryRelease {
  readonly name: string;
  readonly param?: number;
  readonly through?: true;
  readonly onSuccess?: true;
}

export interface LibraryRow extends Omit<ApiModel, "name" | "source" | "header"> {
  readonly name: string;
  readonly header?: string;
  readonly source?: string;
}

/** The rows of a table. */
export function expandLibrary(table: LibraryTable): readonly ApiModel[] {
  const rows = (table.rows ?? []).map((row) => ({ ...row, name: `C.${row.name}`, header: row.header ?? table.header, source: row.source ?? table.source }));
  return [...table.families.flatMap((family) => expandFamily(family, table)), ...rows];
}

function expandFamily(of: LibraryFamily, table: LibraryTable): readonly ApiModel[] {
  const { family } = of;
  const base = { header: of.header ?? table.header, source: of.source ?? table.source };
  const creates = (of.creates ?? []).map((entry): ApiModel => {
    if (typeof entry === "string") return { name: `C.${entry}`, ...base, creates: { family } };
    const { name, params, ...rest } = entry;
    return { name: `C.${name}`, ...base, creates: { family, ...rest }, ...(params !== undefined && { params }) };
  });
  const releases = of.releases.map((entry): ApiModel => {
    if (typeof entry === "string") return { name: `C.${entry}`, ...base, releases: { param: 0, family } };
    const { name, param = 0, ...rest } = entry;
    return { name: `C.${name}`, ...base, releases: { param, family, ...rest } };
  });
  const retains = (of.retains ?? []).map((entry): ApiModel => {
    const { name, param = 0, returns } = typeof entry === "string" ? { name: entry } : entry;
    return { name: `C.${name}`, ...base, retains: { param, family }, ...(returns === true && { returnsParam: param }) };
  });
  const lends = (of.lends ?? []).map((entry): ApiModel => {
    const { name, owner } = typeof entry === "string" ? { name: entry, owner: "library" as const } : entry;
    return { name: `C.${name}`, ...base, returnsBorrowed: owner };
  });
  return [...creates, ...releases, ...retains, ...lends];
}
