// Rows for thin wrappers that carry a library function's name behind a prefix of their own: `go_openssl_EVP_MD_free`.
// Bindings that load a library at run time, or hide its macros, wrap it function by function. A prefix counts when the
// package uses at least three names that the tables know without it; the wrapper then does what the function does.
// Families get the prefix too, so that objects made through wrappers are released through them. Bodies win elsewhere.
import type { ApiModel } from "../../knowledge/apiModel.ts";
import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { PackageModel } from "../../program/model.ts";

/** Names that must fit before a prefix is believed. */
const fewestNames = 3;

export function shimModels(pkg: PackageModel, knowledge: Knowledge): readonly ApiModel[] {
  const byPrefix = new Map<string, { readonly name: string; readonly model: ApiModel }[]>();
  for (const name of namesUsed(pkg)) {
    if (knowledge.modelOf(`C.${name}`) !== undefined) continue;
    for (let at = name.indexOf("_"); at > 0; at = name.indexOf("_", at + 1)) {
      const model = knowledge.modelOf(`C.${name.slice(at + 1)}`);
      if (model === undefined || !speaksOfOwnership(model) || model.namePrefix !== undefined) continue;
      const prefix = name.slice(0, at + 1);
      byPrefix.set(prefix, [...(byPrefix.get(prefix) ?? []), { name, model }]);
      break;
    }
  }
  return [...byPrefix].filter(([, found]) => found.length >= fewestNames).flatMap(([prefix, found]) => found.map(({ name, model }) => wrapped(name, prefix, model)));
}

function namesUsed(pkg: PackageModel): readonly string[] {
  return [...new Set(pkg.goFiles.flatMap((file) => [...file.cNames.keys()]))].sort();
}

function speaksOfOwnership(model: ApiModel): boolean {
  const keeps = model.params?.some((effect) => effect !== "borrows" && effect !== "writes") === true;
  return keeps || (model.creates ?? model.releases ?? model.retains ?? model.returnsBorrowed) !== undefined;
}

function wrapped(name: string, prefix: string, model: ApiModel): ApiModel {
  const { creates, alsoCreates, releases, retains } = model;
  const family = (one: string): string => (one === "malloc" ? one : prefix + one);
  return {
    name: `C.${name}`,
    ...(creates !== undefined && { creates: { ...creates, family: family(creates.family) } }),
    ...(alsoCreates !== undefined && { alsoCreates: alsoCreates.map((also) => ({ ...also, family: family(also.family) })) }),
    ...(releases !== undefined && { releases: { ...releases, family: family(releases.family) } }),
    ...(retains !== undefined && { retains: { ...retains, family: family(retains.family) } }),
    ...(model.params !== undefined && { params: model.params }),
    ...(model.returnsBorrowed !== undefined && { returnsBorrowed: model.returnsBorrowed }),
    ...(model.returnsParam !== undefined && { returnsParam: model.returnsParam }),
    ...(model.source !== undefined && { source: model.source }),
  };
}
