// Which C functions release, and which of their arguments: those the knowledge base knows, and those whose name has a
// releasing verb. A function that is applied to a value right before another releaser (`close` before `free`) does not
// release it and is dropped. Headers count too: a releaser may be declared and never called.
import { releaseVerbs } from "../../knowledge/data/pairVerbs.ts";
import type { Knowledge } from "../../knowledge/knowledge.ts";
import { printExpr } from "../../program/printExpr.ts";
import type { LightTypes } from "../../program/lightTypes.ts";
import type { PackageModel } from "../../program/model.ts";
import { releaseParts, wordsOf, type NameParts } from "./nameParts.ts";
import { addressOf, declaredObjectType, objectTypeOf, type ObjectType } from "./objectTypes.ts";
import type { CCall } from "./valueGraph.ts";

export interface Releaser {
  /** Without `C.`. */
  readonly name: string;
  readonly family: string;
  readonly param: number;
  /** The tables know it: no row is made for it. */
  readonly isKnown: boolean;
  readonly parts: NameParts;
  readonly strength: 1 | 2 | 3;
  /** Objects of this type have another function that gives their memory back: this one ends something else. */
  readonly isOverruled: boolean;
  readonly inPlace: boolean;
  /** Every call passes `&x`. */
  readonly byAddress: boolean;
  readonly type: ObjectType | undefined;
  /** Empty when it is declared only. */
  readonly calls: readonly CCall[];
}

export interface Surroundings {
  readonly pkg: PackageModel;
  readonly knowledge: Knowledge;
  readonly types: LightTypes;
  /** Functions of the package whose bodies could not be read. */
  readonly unread: ReadonlySet<string>;
  /** Function-like macros the package shows: they are text, not calls. */
  readonly macros: ReadonlySet<string>;
}

/** Releasers by name; a function with several arguments that may be the object stands there once for each. */
export function findReleasers(around: Surroundings, callsByName: ReadonlyMap<string, readonly CCall[]>): ReadonlyMap<string, readonly Releaser[]> {
  const found = new Map<string, readonly Releaser[]>();
  for (const [name, calls] of callsByName) {
    const releasers = known(around, name, calls) ?? named(around, name, calls);
    if (releasers.length > 0 && !around.macros.has(name)) found.set(name, releasers);
  }
  for (const name of followedByOther(found)) found.delete(name);
  for (const [name, [prototype]] of around.pkg.prototypes) {
    if (callsByName.has(name) || around.pkg.cFunctions.has(name) || prototype?.params.length !== 1) continue;
    const releasers = around.knowledge.modelOf(`C.${name}`) === undefined ? named(around, name, []) : [];
    if (releasers.length > 0) found.set(name, releasers);
  }
  return overruled(found);
}

function overruled(found: ReadonlyMap<string, readonly Releaser[]>): ReadonlyMap<string, readonly Releaser[]> {
  const alone = [...found.values()].filter((releasers) => releasers.length === 1).flat();
  const freed = new Set(alone.flatMap(({ type, parts }) => (type?.kind === "object" && releaseVerbs.get(parts.verb)?.freesMemory === true ? [type.key] : [])));
  const isOverruled = ({ type, parts }: Releaser): boolean => type?.kind === "object" && freed.has(type.key) && releaseVerbs.get(parts.verb)?.freesMemory !== true;
  return new Map([...found].map(([name, releasers]) => [name, releasers.map((one) => ({ ...one, isOverruled: isOverruled(one) }))]));
}

function known({ knowledge }: Surroundings, name: string, calls: readonly CCall[]): readonly Releaser[] | undefined {
  const model = knowledge.modelOf(`C.${name}`);
  if (model === undefined) return undefined;
  const { releases } = model;
  if (releases === undefined) return model.params !== undefined || model.creates !== undefined || model.reallocates !== undefined ? [] : undefined;
  const parts = releaseParts(name) ?? { verb: "free", before: wordsOf(name), after: [] };
  const isThrough = releases.through === true;
  const byAddress = isThrough || calls.every((call) => call.args[releases.param]?.isAddress === true);
  return [{ name, family: releases.family, param: releases.param, isKnown: true, parts, strength: 3, isOverruled: false, inPlace: !isThrough, byAddress, type: undefined, calls }];
}

function named(around: Surroundings, name: string, calls: readonly CCall[]): readonly Releaser[] {
  const parts = releaseParts(name);
  if (parts === undefined) return [];
  const count = around.pkg.prototypes.get(name)?.[0]?.params.length ?? Math.max(0, ...calls.map(({ args }) => args.length));
  if (parts.releases.removesItems === true && calls.some(({ args }) => args.filter(({ expr }) => expr.kind !== "literal").length > 1)) return [];
  if (parts.releases.removesItems === true && calls.length === 0 && count > 1) return [];
  const { strength, inPlace = false } = parts.releases;
  const base = { name, family: name, isKnown: false, parts, strength, isOverruled: false, inPlace, calls };
  const all = Array.from({ length: count }, (_, param): Releaser | undefined => {
    const type = parameterType(around, name, calls, param);
    const args = calls.flatMap((call) => call.args[param] ?? []);
    if (type?.kind === "plain" || args.some(({ expr }) => expr.kind === "literal" || expr.kind === "funcLit")) return undefined;
    return { ...base, param, type, byAddress: args.length > 0 && args.every(({ isAddress }) => isAddress) };
  }).filter((one) => one !== undefined);
  return count > 1 && all.length > 1 ? nameTheObject(all) : all;
}

/** `lib_free_widget(lib, widget)`: the argument whose type is named in the function. */
function nameTheObject(all: readonly Releaser[]): readonly Releaser[] {
  const fits = all.filter(({ type, parts }) => {
    const noun = new Set([...parts.before, ...parts.after]);
    const words = type?.kind === "object" ? wordsOf(type.key.replaceAll("*", "")).filter((word) => word !== "t" && word !== "ptr") : [];
    return words.length > 0 && words.every((word) => noun.has(word));
  });
  return fits.length > 0 ? fits : all;
}

/** The type of a parameter: as declared, else as the first call shows it. */
export function parameterType({ pkg, types }: Surroundings, name: string, calls: readonly CCall[], param: number): ObjectType | undefined {
  const declared = pkg.prototypes.get(name)?.[0]?.params[param]?.type;
  const known = declaredObjectType(pkg, declared);
  if (known !== undefined) return known;
  for (const call of calls) {
    const arg = call.call.args[param];
    const shown = call.args[param];
    const written = shown?.isAddress === true ? shown.expr : arg;
    const bare = written && objectTypeOf(pkg, types.typeOf(written, call.fn), call.fn.lang);
    const type = shown?.isAddress === true ? addressOf(bare) : bare;
    if (type !== undefined && type.kind !== "untyped") return type;
  }
  return undefined;
}

/** Names of functions that end a value which another releaser is applied to as well, in the same function: the weaker of the two. */
function followedByOther(releasers: ReadonlyMap<string, readonly Releaser[]>): ReadonlySet<string> {
  const places = new Map<CCall["fn"], Map<string, Releaser[]>>();
  const dropped = new Set<string>();
  for (const releaser of [...releasers.values()].flat()) {
    for (const call of releaser.calls) {
      const arg = call.args[releaser.param];
      if (arg === undefined) continue;
      const byText = places.get(call.fn) ?? new Map<string, Releaser[]>();
      places.set(call.fn, byText);
      const text = printExpr(arg.expr);
      const others = byText.get(text) ?? [];
      for (const other of others) if (other.name !== releaser.name) dropped.add(weaker(other, releaser, call.fn).name);
      byText.set(text, [...others, releaser]);
    }
  }
  return dropped;
}

function weaker(a: Releaser, b: Releaser, fn: CCall["fn"]): Releaser {
  if (a.isKnown !== b.isKnown) return a.isKnown ? b : a;
  if (a.strength !== b.strength) return a.strength < b.strength ? a : b;
  return lastOrder(a, fn) < lastOrder(b, fn) ? a : b;
}

/** Deferred calls come last, the first of them at the very end. */
function lastOrder({ calls }: Releaser, fn: CCall["fn"]): number {
  return Math.max(...calls.filter((call) => call.fn === fn).map(({ order, isDeferred }) => (isDeferred ? 1e9 - order : order)));
}
