// What was collected about fields, found by field and by function without looking through all of it. Guarantees: lists keep
// the order of files and offsets. Made on first use; asks nothing by itself.
import { grouped } from "../../base/byKey.ts";
import { lazy } from "../../base/lazy.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { FieldName, FieldRelease, FieldStore, FinalizerClear, FinalizerSite } from "./objects.ts";
import { fieldText } from "./objectSteps.ts";

export interface FieldIndex {
  storesIn(fn: PlacedFunction): readonly FieldStore[];
  /** Stores of the function into the field. */
  storesTo(ref: FieldName, fn: PlacedFunction): readonly FieldStore[];
  /** Stores into fields of the type. */
  storesInto(owner: string): readonly FieldStore[];
  clearsIn(fn: PlacedFunction): readonly FinalizerClear[];
  releasesOf(ref: FieldName): readonly FieldRelease[];
  /** Finalizers that release the field. */
  finalizersOf(ref: FieldName): readonly FinalizerSite[];
  /** Finalizers that release the field, or a part of the structure of C that it is. */
  finalizersAround(ref: FieldName): readonly FinalizerSite[];
}

export interface Indexed {
  readonly stores: readonly FieldStore[];
  readonly releases: readonly FieldRelease[];
  readonly clears: readonly FinalizerClear[];
  readonly finalizers: readonly FinalizerSite[];
}

export function createFieldIndex({ stores, releases, clears, finalizers }: Indexed): FieldIndex {
  const storesBy = lazy(() => grouped(stores, ({ fn }) => fn));
  const storesByField = lazy(() => new Map([...storesBy()].map(([fn, some]) => [fn, grouped(some, ({ ref }) => fieldText(ref))])));
  const storesByType = lazy(() => grouped(stores, ({ ref }) => ref.owner));
  const clearsBy = lazy(() => grouped(clears, ({ fn }) => fn));
  const releasesBy = lazy(() => grouped(releases, ({ ref }) => fieldText(ref)));
  const sites = lazy(() => byNames(finalizers, (ref) => [fieldText(ref)]));
  const around = lazy(() => byNames(finalizers, ({ owner, field }) => field.split(".").map((_, i, parts) => fieldText({ owner, field: parts.slice(0, i + 1).join(".") }))));
  return {
    storesIn: (fn) => storesBy().get(fn) ?? [],
    storesTo: (ref, fn) => storesByField().get(fn)?.get(fieldText(ref)) ?? [],
    storesInto: (owner) => storesByType().get(owner) ?? [],
    clearsIn: (fn) => clearsBy().get(fn) ?? [],
    releasesOf: (ref) => releasesBy().get(fieldText(ref)) ?? [],
    finalizersOf: (ref) => sites().get(fieldText(ref)) ?? [],
    finalizersAround: (ref) => around().get(fieldText(ref)) ?? [],
  };
}

function byNames(finalizers: readonly FinalizerSite[], namesOf: (ref: FieldName) => readonly string[]): ReadonlyMap<string, readonly FinalizerSite[]> {
  const pairs = finalizers.flatMap((site) => [...new Set(site.releases.flatMap(({ ref }) => namesOf(ref)))].map((name) => ({ name, site })));
  return new Map([...grouped(pairs, ({ name }) => name)].map(([name, some]) => [name, some.map(({ site }) => site)]));
}
