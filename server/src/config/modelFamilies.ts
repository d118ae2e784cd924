// Checks that the families of the user's API models make sense together with the built-in rows: what is created can be
// released by something, and what is released is created by something. Anything else is a misspelt family.
import * as l10n from "@vscode/l10n";
import type { ApiModel } from "../engine/knowledge/apiModel.ts";
import type { FieldPath } from "./configProblem.ts";
import { suggestName } from "./suggestName.ts";

export interface FamilyProblem {
  /** Relative to the document: `["models", i, "creates", "family"]`. */
  readonly path: FieldPath;
  readonly message: string;
  readonly suggestion?: string;
}

/** Problems of the user's rows, in the order of the rows. */
export function familyProblems(userModels: readonly ApiModel[], builtinModels: readonly ApiModel[]): readonly FamilyProblem[] {
  const rows = [...builtinModels, ...userModels];
  const created = new Set(rows.flatMap((row) => [...createdBy(row), row.reallocates?.family]));
  const released = new Set(rows.flatMap((row) => [row.releases?.family, row.reallocates?.family]));
  const known = familiesOf(builtinModels);
  const check = (path: FieldPath, family: string | undefined, partners: ReadonlySet<string | undefined>, message: (family: string) => string): readonly FamilyProblem[] => {
    if (family === undefined || partners.has(family)) return [];
    const suggestion = suggestName(family, known);
    return [{ path, message: message(family), ...(suggestion !== undefined && { suggestion }) }];
  };
  return userModels.flatMap((row, index) => [
    ...check(["models", index, "creates", "family"], row.creates?.family, released, (family) => l10n.t('unknown family "{0}": no row releases it', family)),
    ...(row.alsoCreates ?? []).flatMap(({ family }, at) => check(["models", index, "alsoCreates", at, "family"], family, released, (name) => l10n.t('unknown family "{0}": no row releases it', name))),
    ...check(["models", index, "releases", "family"], row.releases?.family, created, (family) => l10n.t('unknown family "{0}": no row creates it', family)),
  ]);
}

function createdBy({ creates, alsoCreates = [] }: ApiModel): readonly (string | undefined)[] {
  return [creates, ...alsoCreates].map((one) => one?.family);
}

/** Every family the rows name, sorted. */
function familiesOf(rows: readonly ApiModel[]): readonly string[] {
  const names = rows.flatMap((row) => [...createdBy(row), row.releases?.family, row.reallocates?.family]);
  return [...new Set(names.filter((name) => name !== undefined))].sort();
}
