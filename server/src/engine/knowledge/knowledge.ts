// Look-up of API facts: the user's models first, then the built-in tables. Tables are data; this file only indexes them.
import type { ApiModel } from "./apiModel.ts";
import { builtinModels } from "./data/index.ts";

export interface Knowledge {
  /** Facts about `C.strdup`, `runtime.LockOSThread` …; undefined when nothing is known. */
  modelOf(name: string): ApiModel | undefined;
  /** Reports whether the row comes from the user. */
  isUserModel(name: string): boolean;
  /** Every row that creates or releases the family. */
  releasersOf(family: string): readonly ApiModel[];
}

/** Indexes the tables; rows of `userModels` replace built-in rows of the same name. */
export function createKnowledge(userModels: readonly ApiModel[]): Knowledge {
  const byName = new Map<string, ApiModel>();
  for (const model of [...builtinModels, ...userModels]) {
    for (const name of [model.name, ...(model.alsoKnownAs ?? [])]) byName.set(name, model);
  }
  const users = new Set(userModels.flatMap((model) => [model.name, ...(model.alsoKnownAs ?? [])]));
  return {
    modelOf: (name) => byName.get(name),
    isUserModel: (name) => users.has(name),
    releasersOf: (family) => [...new Set(byName.values())].filter((model) => model.releases?.family === family),
  };
}
