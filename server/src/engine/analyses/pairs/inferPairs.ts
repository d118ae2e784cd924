// Finds create/release pairs of libraries that no table knows, from what the package itself shows. Each row says how
// it was found, and how far it may be trusted. What the engine reports by default rests on `likely` rows, so the rules
// below are written to be right rather than complete.
//
// What counts:
//   - The package releases the value itself. A value that some C call hands out, and that in the same function (or a
//     helper that is given it) is passed to a releasing function, has to be released. For a maker by name (`foo_new`,
//     `foo_free`) one such place shows the pair; for any other name (`foo_get_name`) all places must agree: each
//     value is released or moved on.
//   - The package stores what the maker gives in a field (returns it, wraps it), and some method releases that field.
//     A field can also hold borrowed objects, so this shows a pair only together with names that fit.
//   - Names and types alone: same object type (as the package or its headers declare it), same noun, a making and a
//     releasing verb. Only ever `possible`: whoever takes the object over does not show in a name.
//   - Objects set up in place: `foo_init(&x)` and `foo_clear(&x)` with the same kind of variable.
//   - Text that a header lets the caller release (ownedTexts.ts). Only ever `possible`.
//   - A maker's name alone, where nothing is released (loneMakers.ts). Only ever `possible`.
// What counts against: values that mostly end in globals, maps or containers, or that the package mostly does not
// release; a result that points to const; types that disagree; a releaser of which another one always follows.
// Silence: names the base knows; functions with a body here; functions that take no object (`lib_shutdown()`); what has
// neither a verb nor a release in the package; what a call returns of its own arguments.
//
// Linear in the size of the package, without path sensitivity; the same package gives the same rows in the same order.
import type { ApiModel, CreatesModel, Inferred } from "../../knowledge/apiModel.ts";
import { createdBy } from "../../knowledge/alsoCreated.ts";
import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { LightTypes } from "../../program/lightTypes.ts";
import type { PackageModel } from "../../program/model.ts";
import type { CallResolver } from "../calls/callee.ts";
import { createCallResolver } from "../calls/resolveCallee.ts";
import { ownedText } from "./ownedTexts.ts";
import { outletsOf, type Outlet } from "./outlets.ts";
import { judgeOutlet, type Reached, type Verdict } from "./judgeOutlet.ts";
import { loneRow } from "./loneMakers.ts";
import { madePlacesReaching } from "./reach.ts";
import { findReleasers, type Releaser, type Surroundings } from "./releasers.ts";
import { retainRows } from "./retains.ts";
import { scanFunctions } from "./scanFunctions.ts";
import type { CCall, Place } from "./valueGraph.ts";

/** Rows for C functions the package uses, sorted by name. `knowledge` is what is known without them. */
export function inferPairs(pkg: PackageModel, knowledge: Knowledge, types: LightTypes, resolver: CallResolver = createCallResolver(pkg, knowledge, types)): readonly ApiModel[] {
  const around: Surroundings = { pkg, knowledge, types, macros: macrosOf(pkg), unread: unreadOf(pkg) };
  const graph = scanFunctions(pkg, types, resolver);
  const callsByName = groupByName(graph.calls);
  const releasers = findReleasers(around, callsByName);
  const all = [...releasers.values()].flat();
  const reached = reachedBy(all.map((releaser) => [releaser, madePlacesReaching(graph, releaser)] as const));
  const byType = releasersByType(all);
  const verdicts: Verdict[] = [];
  const lone: ApiModel[] = [];
  for (const [name, calls] of callsByName) {
    if (releasers.has(name) || around.macros.has(name)) continue;
    const described = isDescribed(knowledge, name);
    const outlets = outletsOf(around, graph, calls, releasers).filter((outlet) => !described || isLeftOpen(knowledge, outlet));
    const judged = outlets.flatMap((outlet) => judgeOutlet(outlet, relevantTo(outlet, byType, reached), reached) ?? []);
    const text = judged.length === 0 && !described ? ownedText(outlets, all, around) : undefined;
    const found = text === undefined ? judged : [text];
    const alone = found.length === 0 && !described ? loneRow(outlets) : undefined;
    verdicts.push(...found);
    if (alone) lone.push(alone);
  }
  const kept = withOneObject(verdicts);
  const rows = [...createRows(kept, knowledge), ...releaseRows(kept), ...retainRows(around, callsByName, kept.map(({ releaser }) => releaser)), ...lone];
  return rows.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function unreadOf(pkg: PackageModel): ReadonlySet<string> {
  return new Set([...pkg.goFiles, ...pkg.cFiles].flatMap((file) => (file.c.skipped ?? []).map(({ name }) => name)));
}

/** Macros of the project itself: what system headers define by a macro is a function of the library all the same. */
function macrosOf(pkg: PackageModel): ReadonlySet<string> {
  const project = pkg.dir.slice(0, pkg.dir.lastIndexOf("/") + 1);
  return new Set([...pkg.goFiles, ...pkg.cFiles].filter((file) => file.uri.startsWith(project)).flatMap((file) => file.c.macros.flatMap(({ name, params }) => (params === undefined ? [] : [name]))));
}

/** Messages of Objective-C (`-release`) are left out: which object counts its references how is the compiler's affair. */
function groupByName(calls: readonly CCall[]): ReadonlyMap<string, readonly CCall[]> {
  const groups = new Map<string, CCall[]>();
  for (const call of calls) {
    if (!/^\w+$/.test(call.name)) continue;
    const group = groups.get(call.name);
    if (group) group.push(call);
    else groups.set(call.name, [call]);
  }
  return groups;
}

/** Reports whether something is said already about what the function gives out. */
function isDescribed(knowledge: Knowledge, name: string): boolean {
  const model = knowledge.modelOf(`C.${name}`);
  if (model === undefined) return false;
  return [model.creates, model.releases, model.retains, model.reallocates, model.returnsBorrowed, model.returnsParam, model.returns].some((fact) => fact !== undefined) || model.returnsInterior === true;
}

/** A place that a described function fills, which its row says nothing about: the text of an error beside the object. */
function isLeftOpen(knowledge: Knowledge, { name, index }: Outlet): boolean {
  const model = knowledge.modelOf(`C.${name}`);
  if (index < 0 || model?.creates === undefined || model.reallocates !== undefined || model.returns !== undefined) return false;
  const effect = model.params?.[index];
  return (effect === undefined || effect === "writes") && !createdBy(model).some(({ outParam, inPlace }) => outParam === index || inPlace === index);
}

function releasersByType(releasers: readonly Releaser[]): ReadonlyMap<string, readonly Releaser[]> {
  const byType = new Map<string, Releaser[]>();
  for (const releaser of releasers) {
    if (releaser.type?.kind !== "object") continue;
    const known = byType.get(releaser.type.key);
    if (known) known.push(releaser);
    else byType.set(releaser.type.key, [releaser]);
  }
  return byType;
}

/** Releasers that some value of the outlet meets, and those of its type. */
function relevantTo(outlet: Outlet, byType: ReadonlyMap<string, readonly Releaser[]>, reached: Reached): readonly Releaser[] {
  const sameType = outlet.type?.kind === "object" ? (byType.get(outlet.type.key) ?? []) : [];
  return [...new Set([...outlet.sites.flatMap(({ place, releasers }) => [...releasers, ...(reached.get(place)?.keys() ?? [])]), ...sameType])];
}

function reachedBy(found: readonly (readonly [Releaser, ReadonlyMap<Place, string | undefined>])[]): Reached {
  const byPlace = new Map<Place, Map<Releaser, string | undefined>>();
  for (const [releaser, places] of found) {
    for (const [place, label] of places) {
      const known = byPlace.get(place) ?? new Map<Releaser, string | undefined>();
      byPlace.set(place, known);
      known.set(releaser, label);
    }
  }
  return byPlace;
}

function bestOf(verdicts: readonly Verdict[]): Verdict | undefined {
  return verdicts.reduce((best: Verdict | undefined, one) => (best === undefined || one.weight > best.weight ? one : best), undefined);
}

/** A releaser with several candidate arguments is taken by its best argument; what rests on the others is dropped. */
function withOneObject(verdicts: readonly Verdict[]): readonly Verdict[] {
  const weights = new Map<string, Map<number, number>>();
  for (const { releaser, weight } of verdicts) {
    const byParam = weights.get(releaser.name) ?? new Map<number, number>();
    weights.set(releaser.name, byParam);
    byParam.set(releaser.param, (byParam.get(releaser.param) ?? 0) + weight);
  }
  const chosen = (name: string): number | undefined => [...(weights.get(name) ?? [])].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0];
  return verdicts.filter(({ releaser }) => chosen(releaser.name) === releaser.param);
}

/** One row per function: the best founded thing it makes first, unless a table says what that is. */
function createRows(verdicts: readonly Verdict[], knowledge: Knowledge): readonly ApiModel[] {
  return [...new Set(verdicts.map(({ outlet }) => outlet.name))].flatMap((name) => {
    const own = verdicts.filter(({ outlet }) => outlet.name === name);
    const best = isDescribed(knowledge, name) ? undefined : bestOf(own);
    const alsoCreates = own.filter((one) => one !== best).map((one) => ({ ...created(one), inferred: one.inferred }));
    return [{ name: `C.${name}`, ...(best && { creates: created(best), inferred: best.inferred }), ...(alsoCreates.length > 0 && { alsoCreates }) }];
  });
}

function created({ outlet, releaser, mode }: Verdict): CreatesModel {
  const where = outlet.index < 0 ? {} : mode === "inPlace" ? { inPlace: outlet.index } : { outParam: outlet.index };
  return { family: releaser.family, ...where, ...(outlet.isError && { onlyOnFailure: true }) };
}

/** One row per releaser that no table knows, as sure as its surest pair. */
function releaseRows(verdicts: readonly Verdict[]): readonly ApiModel[] {
  const byName = new Map<string, { readonly verdict: Verdict; readonly makers: string[] }>();
  for (const verdict of verdicts) {
    if (verdict.releaser.isKnown) continue;
    const known = byName.get(verdict.releaser.name);
    const surer = known === undefined || (known.verdict.inferred.grade === "possible" && verdict.inferred.grade === "likely");
    byName.set(verdict.releaser.name, { verdict: surer ? verdict : known.verdict, makers: [...(known?.makers ?? []), verdict.outlet.name] });
  }
  return [...byName.values()].map(({ verdict: { releaser, inferred, mode, outlet } }): ApiModel => {
    const through = mode === "through";
    const why: Inferred = { grade: inferred.grade, why: `it is the counterpart of C.${outlet.name}` };
    return { name: `C.${releaser.name}`, releases: { param: releaser.param, family: releaser.family, ...(through && { through: true }) }, inferred: why };
  });
}
