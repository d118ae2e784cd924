// Makers by name for which the package shows no releaser at all: `foo_cache_new` whose results end nowhere. What would
// release them is not known, only that a name like this hands out something new; so the rows are `possible`, and made
// only where no value of the maker is released, kept or put into a container, and some variable holds one that ends there.
import type { ApiModel } from "../../knowledge/apiModel.ts";
import { lendingNames, loneVerbs } from "../../knowledge/data/pairVerbs.ts";
import { createParts } from "./nameParts.ts";
import type { Outlet } from "./outlets.ts";

/** What follows the maker's name in the family of such a row: nothing releases it. */
const loneSuffix = " without counterpart";

export function isLone(family: string): boolean {
  return family.endsWith(loneSuffix);
}

/** The row for a function that nothing pairs; undefined when its name or use says too little. */
export function loneRow(outlets: readonly Outlet[]): ApiModel | undefined {
  const [result] = outlets;
  if (result?.index !== -1 || !isObject(result) || result.returnsArgument || result.isUnread || lendingNames.test(result.name)) return undefined;
  const verb = createParts(result.name).map((parts) => parts.verb).find((one) => loneVerbs.has(one));
  if (verb === undefined || !result.sites.every(({ end }) => end === "none" || end === "moved") || !result.sites.some(({ end, isHeld }) => end === "none" && isHeld)) return undefined;
  return { name: `C.${result.name}`, creates: { family: `${result.name}${loneSuffix}` }, inferred: { grade: "possible", why: `"${verb}" in its name says that it makes something new` } };
}

/** A pointer, or a type of which nothing is declared here: not text, which is more often lent, and no number. */
function isObject({ type }: Outlet): boolean {
  return type === undefined || type.kind === "untyped" || (type.kind === "object" && !type.isConst && !type.isStruct);
}
