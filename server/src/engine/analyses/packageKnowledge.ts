// What is known about functions, as one package sees it. In this order: the user's models and annotations, the tables,
// what declarations state, wrappers that carry a known name behind a prefix, and pairs that the package suggests.
import { isEqualData } from "../base/isEqualData.ts";
import type { ApiModel } from "../knowledge/apiModel.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { layeredKnowledge, overlaidKnowledge } from "../knowledge/layeredKnowledge.ts";
import type { LightTypes } from "../program/lightTypes.ts";
import type { PackageModel } from "../program/model.ts";
import type { CallResolver } from "./calls/callee.ts";
import { createCallResolver } from "./calls/resolveCallee.ts";
import { annotatedModels } from "./declared/annotatedModels.ts";
import { declaredModels } from "./declared/declaredModels.ts";
import { shimModels } from "./declared/shimModels.ts";
import { inferPairs } from "./pairs/inferPairs.ts";

export interface PackageKnowledge {
  readonly knowledge: Knowledge;
  readonly inferredPairs: readonly ApiModel[];
  /** Reports whether the package, as it is now, would give the same rows. */
  readonly isUnchanged: () => boolean;
  /** Calls as they are understood without the inferred pairs. */
  readonly resolver: CallResolver;
}

export function packageKnowledge(pkg: PackageModel, tables: Knowledge, types: LightTypes): PackageKnowledge {
  const stated = layeredKnowledge(overlaidKnowledge(tables, annotatedModels(pkg, tables)), declaredModels(pkg, tables));
  const shims = shimModels(pkg, tables);
  const wrapped = layeredKnowledge(stated, shims);
  const resolver = createCallResolver(pkg, wrapped, types);
  const inferredPairs = inferPairs(pkg, wrapped, types, resolver);
  const isUnchanged = (): boolean => isEqualData(shims, shimModels(pkg, tables)) && isEqualData(inferredPairs, inferPairs(pkg, wrapped, types, resolver));
  return { knowledge: layeredKnowledge(wrapped, inferredPairs), inferredPairs, isUnchanged, resolver };
}
