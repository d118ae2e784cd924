// Lays rows that one package suggests below what is known already, and rows that its annotations state above.
// Guarantees: a row of `base` keeps everything it says; a suggested row only answers what the base leaves open. What a row says about the result and what it says about the
// arguments are taken as a whole each: half a statement of one source beside half of another would be neither.
// Rows are looked up by full name; `namePrefix` of suggested rows is not read. Bodies are no concern of this file:
// whoever resolves a call prefers them.
import { withoutRepetition } from "./alsoCreated.ts";
import type { ApiModel } from "./apiModel.ts";
import type { Knowledge } from "./knowledge.ts";

/** `base` first, then `rows` (of two rows of one name the first one wins where they disagree). */
export function layeredKnowledge(base: Knowledge, rows: readonly ApiModel[]): Knowledge {
  if (rows.length === 0) return base;
  const byName = new Map<string, ApiModel>();
  for (const row of rows) {
    for (const name of [row.name, ...(row.alsoKnownAs ?? [])]) {
      const known = byName.get(name);
      byName.set(name, known === undefined ? row : completed(known, row));
    }
  }
  const remembered = new Map<string, ApiModel | undefined>();
  const lookUp = (name: string): ApiModel | undefined => {
    const known = base.modelOf(name);
    const suggested = base.isUserModel(name) ? undefined : byName.get(name);
    return known === undefined || suggested === undefined ? (known ?? suggested) : completed(known, suggested);
  };
  const modelOf = (name: string): ApiModel | undefined => {
    if (!remembered.has(name)) remembered.set(name, lookUp(name));
    return remembered.get(name);
  };
  const releasing = (family: string): readonly ApiModel[] => [...byName.keys()].flatMap((name) => {
    const model = modelOf(name);
    return model?.releases?.family === family ? [model] : [];
  });
  return {
    ...base,
    modelOf,
    releasersOf: (family) => uniqueByName([...base.releasersOf(family), ...releasing(family)]),
    isCounted: (family) => base.isCounted(family) || rows.some((row) => row.retains?.family === family),
    kinship: (one, other) => base.kinship(one, other),
    releaserOf: (family) => {
      const known = base.releaserOf(family);
      if (known !== undefined) return known;
      const named = modelOf(`C.${family}`) ?? modelOf(family);
      return named?.releases?.family === family ? named : releasing(family)[0];
    },
  };
}

/** Lays `rows` above `base`, as the user's own word; only rows that users gave to `base` itself stand above them. */
export function overlaidKnowledge(base: Knowledge, rows: readonly ApiModel[]): Knowledge {
  if (rows.length === 0) return base;
  const own = new Map(rows.filter((row) => !base.isUserModel(row.name)).map((row) => {
    const known = base.modelOf(row.name);
    return [row.name, known === undefined ? row : completed(row, known)] as const;
  }));
  const below = layeredKnowledge(base, [...own.values()]);
  return { ...below, modelOf: (name) => own.get(name) ?? below.modelOf(name), isUserModel: (name) => own.has(name) || base.isUserModel(name) };
}

/** Statements about what a call hands out. */
const resultKeys = ["creates", "returnsBorrowed", "reallocates", "returnsParam", "returnsInterior"] as const satisfies readonly (keyof ApiModel)[];
/** Statements about what a call does with its arguments. */
const argumentKeys = ["releases", "retains", "params", "restParams"] as const satisfies readonly (keyof ApiModel)[];

/** `first`, and from `second` what `first` says nothing about. Only what is taken over can make the row an inferred one. */
function completed(first: ApiModel, second: ApiModel): ApiModel {
  const says = (model: ApiModel, keys: readonly (keyof ApiModel)[]): boolean => keys.some((key) => model[key] !== undefined);
  const dropped = new Set<keyof ApiModel>([resultKeys, argumentKeys].filter((keys) => says(first, keys)).flat());
  const added = Object.fromEntries(Object.entries(second).filter(([key]) => !dropped.has(key as keyof ApiModel))) as Partial<ApiModel>;
  const adds = says(added as ApiModel, [...resultKeys, ...argumentKeys]);
  const { inferred, ...rest } = added;
  const alsoCreates = first.creates === undefined && second.creates === undefined ? [] : withoutRepetition(first.creates ?? second.creates, [...(first.alsoCreates ?? []), ...(second.alsoCreates ?? [])]);
  return { ...rest, ...(adds && inferred !== undefined && { inferred }), ...first, ...(alsoCreates.length > 0 && { alsoCreates }) };
}

function uniqueByName(models: readonly ApiModel[]): readonly ApiModel[] {
  return [...new Map(models.map((model) => [model.name, model])).values()];
}
