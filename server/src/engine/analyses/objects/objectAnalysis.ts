// The object analysis of one package: the model of objects.ts, built on first use, and the questions rules ask of it.
import { onceEach } from "../../base/byKey.ts";
import { lazy } from "../../base/lazy.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { CallGraph } from "../calls/callGraph.ts";
import type { OwnershipAnalysis } from "../ownership/ownership.ts";
import { collectFields, collectFieldsIn } from "./collectFields.ts";
import type { FieldSource } from "./fieldRefs.ts";
import { createFieldIndex, type FieldIndex } from "./fieldIndex.ts";
import { createFieldLookup } from "./fieldRefs.ts";
import type { SharedTables } from "../sharedTables.ts";
import { finalizerSite } from "./finalizerSites.ts";
import type { FinalizerSite, ObjectAnalysis } from "./objects.ts";
import type { Collected } from "./collectFields.ts";
import { pointerArguments, type PointerArgument } from "./pointerUses.ts";
import { createReleaseLookup } from "./objectReleases.ts";
import type { ReleaseLookup } from "./objectReleases.ts";
import { createGuards, type GuardsOf } from "./releaseGuards.ts";
import { printObjects } from "./printObjects.ts";
import type { SourceContext } from "./storeSource.ts";
import { forgottenCFields } from "./forgottenCFields.ts";
import { unreleasedFields } from "./unreleasedFields.ts";
import { missingKeepAlives } from "./keepAlives.ts";
import { finalizerMisuses } from "./finalizerMisuses.ts";
import { doubleReleases } from "./doubleReleases.ts";

export interface ObjectOptions extends FieldSource {
  readonly knowledge: Knowledge;
  readonly ownership: OwnershipAnalysis;
  /** An analysis that remembers nothing yet; undefined where answers are not kept. */
  readonly ownershipApart: (() => OwnershipAnalysis) | undefined;
  readonly tables: SharedTables;
  calls(): CallGraph;
}

/** What the questions work on. */
export interface ObjectModel extends Collected {
  readonly context: SourceContext;
  readonly lookup: ReleaseLookup;
  readonly finalizers: readonly FinalizerSite[];
  readonly index: FieldIndex;
  readonly guardsOf: GuardsOf;
  /** Each function is read once. */
  readonly pointersIn: (fn: PlacedFunction) => readonly PointerArgument[];
  calls(this: void): CallGraph;
}

export function createObjectAnalysis(options: ObjectOptions): ObjectAnalysis {
  const context: SourceContext = { ...options, lookup: createFieldLookup(options) };
  const { ownershipApart } = options;
  const collectedIn = options.tables.perFunction("fields", (fn) => collectFieldsIn(fn, ownershipApart === undefined ? context : { ...options, ownership: ownershipApart(), lookup: createFieldLookup(options) }));
  const collected = options.tables.made("all fields", () => options.tables.whole(() => collectFields(options.pkg, collectedIn)))();
  const lookup = createReleaseLookup(collected.releases, options.resolver);
  const finalizers = collected.finalizerCalls.map((site) => finalizerSite(site, lookup, context));
  const index = createFieldIndex({ ...collected, finalizers });
  const model: ObjectModel = { ...collected, context, lookup, finalizers, index, guardsOf: createGuards(index, context), pointersIn: onceEach((fn) => pointerArguments(fn, { context, calls: () => options.calls() })), calls: () => options.calls() };
  const unreleased = lazy(() => [...unreleasedFields(model), ...forgottenCFields(model)]);
  const keepAlives = lazy(() => missingKeepAlives(model));
  const misuses = lazy(() => finalizerMisuses(model));
  const doubles = lazy(() => doubleReleases(model));
  return {
    stores: model.stores,
    releases: model.releases,
    finalizers,
    clears: model.clears,
    unreleased,
    missingKeepAlives: keepAlives,
    finalizerMisuses: misuses,
    doubleReleases: doubles,
    print: () => printObjects(model),
  };
}
