// Look-up of API facts: the user's models first, then the built-in tables. Tables are data; this file only indexes them.
// What a package itself shows (declarations, pairs) is laid below them with layeredKnowledge.ts.
import { addedUp, createdBy } from "./alsoCreated.ts";
import type { ApiModel } from "./apiModel.ts";
import { builtinModels } from "./data/index.ts";
import { interchangeableFamilies, type Kinship } from "./data/interchangeableFamilies.ts";

export interface Knowledge {
  /** Facts about `C.strdup`, `runtime.LockOSThread` …; undefined when nothing is known. */
  modelOf(name: string): ApiModel | undefined;
  /** Reports whether the row comes from the user. */
  isUserModel(name: string): boolean;
  /** Reports whether a built-in row names the function; what packages show and people state does not count. */
  isTabled(name: string): boolean;
  /** Every row that releases the family. */
  releasersOf(family: string): readonly ApiModel[];
  /** References to objects of the family are counted: some row adds one. */
  isCounted(family: string): boolean;
  /** Objects of the family are set up and torn down in memory that somebody else owns. */
  isInPlace(family: string): boolean;
  /** Blocks of one family may be released by the functions of the other. */
  kinship(one: string, other: string): Kinship | undefined;
  /** The usual way to release the family: `C.free`, `C.sqlite3_close`, `runtime/cgo.Handle.Delete`; undefined when no row releases it. */
  releaserOf(family: string): ApiModel | undefined;
}

/**
 * Indexes the tables. Built-in rows of one name add up (different tables say different things about a function),
 * a row of `userModels` replaces them; a prefix row adds what the others leave open.
 */
export function createKnowledge(userModels: readonly ApiModel[]): Knowledge {
  const byName = new Map<string, ApiModel>();
  for (const model of builtinModels) {
    for (const name of namesOf(model)) {
      const known = byName.get(name);
      byName.set(name, known ? addedUp(known, model) : model);
    }
  }
  const tabled = new Set(byName.keys());
  for (const model of userModels) for (const name of namesOf(model)) byName.set(name, model);
  const users = new Set(userModels.flatMap(namesOf));
  const families = prefixRows([...builtinModels, ...userModels]);
  const inPlace = new Set([...byName.values()].flatMap((model) => createdBy(model).flatMap(({ inPlace: place, family }) => (place === undefined ? [] : family))));
  const releasing = new Map<string, ApiModel[]>();
  for (const model of new Set(byName.values())) {
    if (model.releases === undefined) continue;
    const group = releasing.get(model.releases.family);
    if (group === undefined) releasing.set(model.releases.family, [model]);
    else group.push(model);
  }
  const counted = new Set([...byName.values()].flatMap((model) => model.retains?.family ?? []));
  const remembered = new Map<string, ApiModel | undefined>();
  const lookUp = (name: string): ApiModel | undefined => {
    const exact = byName.get(name);
    const family = users.has(name) ? undefined : families.find((row) => holdsFor(row, name));
    return exact && family ? { ...family, ...exact } : (exact ?? family);
  };
  return {
    modelOf: (name) => {
      if (!remembered.has(name)) remembered.set(name, lookUp(name));
      return remembered.get(name);
    },
    isUserModel: (name) => users.has(name),
    isTabled: (name) => tabled.has(name) && !users.has(name),
    releasersOf: (family) => releasing.get(family) ?? [],
    isInPlace: (family) => inPlace.has(family),
    isCounted: (family) => counted.has(family),
    kinship: (one, other) => interchangeableFamilies.find(({ families: group }) => group.includes(one) && group.includes(other))?.kinship,
    releaserOf: (family) => {
      const named = byName.get(family === "malloc" ? "C.free" : `C.${family}`) ?? byName.get(family);
      return named?.releases?.family === family ? named : releasing.get(family)?.[0];
    },
  };
}

function namesOf(model: ApiModel): readonly string[] {
  return [model.name, ...(model.alsoKnownAs ?? [])];
}

type PrefixRow = ApiModel & { readonly namePrefix: string };

/** Longest prefix first; of equal ones the later row, so that the user's wins. */
function prefixRows(models: readonly ApiModel[]): readonly PrefixRow[] {
  const rows = models.filter((model): model is PrefixRow => model.namePrefix !== undefined);
  return rows.reverse().sort((a, b) => b.namePrefix.length - a.namePrefix.length);
}

function holdsFor(row: PrefixRow, name: string): boolean {
  if (!name.startsWith(row.namePrefix) || name.length === row.namePrefix.length || row.exceptions?.includes(name) === true) return false;
  return row.namePrefix.endsWith("_") || /[A-Z0-9_]/.test(name.charAt(row.namePrefix.length));
}
