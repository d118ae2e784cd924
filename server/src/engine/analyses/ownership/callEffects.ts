// What one call does with a value it is given: decided by the user's model, a body in the package, a built-in
// row, the prototype, and last by what the name suggests. Never by the name when something better is known.
import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { ApiModel, ParamEffect, ReleasesModel } from "../../knowledge/apiModel.ts";
import { namingHints } from "../../knowledge/data/namingHints.ts";
import type { Lang, TypeRef } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { Callee } from "../calls/callee.ts";
import type { ParamSummary } from "./summary.ts";
import { unknownSummary, verdictOf } from "./summary.ts";

export type Effect =
  | { readonly kind: "borrows" }
  | { readonly kind: "assumed"; readonly doubtful: boolean }
  /** `family`: which one, where a row says so; `sure`: not a guess from the name; `named`: a guess from a name that speaks of nothing
   *  else; `clears`: the pointer it came through is nil afterwards; `onSuccess`: a row says so, unless the call fails. */
  | { readonly kind: "releases"; readonly family?: string; readonly sure?: boolean; readonly named?: boolean; readonly clears?: boolean; readonly inferred?: boolean; readonly onSuccess?: boolean }
  /** One more release is due. */
  | { readonly kind: "retains" }
  | { readonly kind: "escapes"; readonly why: string; readonly taken?: boolean; readonly vague?: true }
  /** The value goes on, as a result or behind another argument, and may also stay with the caller. */
  | { readonly kind: "summary"; readonly summary: ParamSummary };

/** What the effect look-up needs from the ownership analysis. */
export interface SummarySource {
  readonly knowledge: Knowledge;
  /** What `fn` does with parameter `index` (-1: receiver) when the resource stands at `suffix` below it. */
  paramSummary(fn: PlacedFunction, index: number, suffix: string): ParamSummary;
  /** Its body plainly allocates and releases nothing. */
  isIdle(fn: PlacedFunction): boolean;
  /** The method of this package's struct type that releases what stands at `suffix` below the receiver; one without parameters first. */
  releasingMethod(type: TypeRef | undefined, suffix: string): string | undefined;
}

export interface Argument {
  /** -1 for a receiver. */
  readonly index: number;
  readonly suffix: string;
  /** Handed over as `void *`: containers take their items that way. */
  readonly isUntyped?: boolean;
  /** The call has no other argument. */
  readonly isOnly?: boolean;
  /** The language of the call. */
  readonly lang: Lang;
}

/** What the tracked resource is, as far as doubt about unknown callees goes. */
export interface ResourceTraits {
  readonly origin: string;
  /** Set up in place: its address goes around freely, and nobody keeps the object by keeping that. */
  readonly inPlace?: boolean;
  /** Created in C code: an unknown callee counts as keeping it there. A value handed in is judged by its creator. */
  readonly inC: boolean;
}

export function effectOf(callee: Callee, argument: Argument, traits: ResourceTraits, source: SummarySource): Effect {
  switch (callee.kind) {
    case "c":
      return effectOfC(callee, argument, traits, source);
    case "go":
      if (callee.bodies.length > 0) return effectOfBodies(callee.bodies, argument, source);
      return { kind: "escapes", why: "the callee has no body here", vague: true };
    case "external":
      return effectOfModel(callee.model, argument) ?? effectOfLog(callee.name) ?? { kind: "escapes", why: `handed to ${callee.name}` };
    case "builtin":
    case "conversion":
      return { kind: "borrows" };
    case "unknown":
      return effectOfFunctionValue(callee.name, argument, traits);
    case "literal":
      return { kind: "escapes", why: "handed to a function value", vague: true };
  }
}

/** `log.Debugf("%p", p)`, of whatever package. */
function effectOfLog(name: string): Effect | undefined {
  return namingHints.logs.test(name.replace(/^.*\./, "")) ? { kind: "borrows" } : undefined;
}

/** A call through a pointer in C does what a C function of that name would do; a function value of Go may do anything. */
function effectOfFunctionValue(name: string, argument: Argument, traits: ResourceTraits): Effect {
  const bare = name.replace(/^.*(?:\.|->)/, "");
  if (argument.lang === "go" && namingHints.logs.test(bare)) return { kind: "borrows" };
  if (argument.lang === "go" || namingHints.releases.test(bare) || namingHints.goFinishes.test(bare) || namingHints.takes.test(bare)) return { kind: "escapes", why: "handed to a function value", vague: true };
  return { kind: "assumed", doubtful: traits.inC || argument.suffix !== "" || namingHints.mayKeep.test(bare) };
}

function effectOfC(callee: Extract<Callee, { kind: "c" }>, argument: Argument, traits: ResourceTraits, source: SummarySource): Effect {
  const isUsers = source.knowledge.isUserModel(`C.${callee.name}`);
  const fromModel = effectOfModel(callee.model, argument);
  if (isUsers && fromModel) return fromModel;
  if (callee.bodies.length > 0) {
    const seen = effectOfBodies(callee.bodies, argument, source);
    if (fromModel !== undefined && isUnseenRelease(fromModel, seen) && !callee.bodies.every((body) => source.isIdle(body))) return fromModel;
    if (!(seen.kind === "escapes" && seen.why === unreadBody)) return seen;
  }
  if (fromModel) return fromModel;
  if (callee.model?.params !== undefined || (argument.lang === "c" && namingHints.checksType.test(callee.name))) return { kind: "borrows" };
  return guessedEffect(callee, argument, traits);
}

/** A table knows a release, and the body shows nothing of it: a stand-in, or one that reaches the block by arithmetic. */
function isUnseenRelease(fromModel: Effect, seen: Effect): boolean {
  return fromModel.kind === "releases" && fromModel.inferred !== true && seen.kind === "summary" && verdictOf(seen.summary) === "borrows";
}

/** Nothing describes the callee but its prototype and its name. */
function guessedEffect(callee: Extract<Callee, { kind: "c" }>, argument: Argument, traits: ResourceTraits): Effect {
  const byName = effectOfName(callee.name, argument);
  if (byName !== undefined) return byName;
  const type = callee.prototype?.params[argument.index]?.type;
  if (type !== undefined && isPointerToConst(type)) return traits.inC ? { kind: "borrows" } : { kind: "assumed", doubtful: false };
  if (traits.inC && !(traits.inPlace === true && !namingHints.mayKeep.test(callee.name))) return { kind: "assumed", doubtful: true };
  const plainText = traits.origin === "C.CString" || traits.origin === "C.CBytes";
  const destroysContainer = argument.suffix !== "" && namingHints.releases.test(callee.name);
  return { kind: "assumed", doubtful: destroysContainer || (plainText && (isSetting(callee, argument) || namingHints.fillsContainer.test(callee.name))) || ((!plainText || argument.isUntyped === true) && namingHints.mayKeep.test(callee.name)) };
}

function effectOfName(name: string, { index, suffix, lang }: Argument): Effect | undefined {
  if (suffix === "" && namingHints.releases.test(name)) return { kind: "releases", named: index === 0 && lang === "go" && namingHints.ends.test(name) };
  return namingHints.takes.test(name) ? { kind: "escapes", why: "the name says that it takes the value" } : undefined;
}

/** Text inside a struct that goes to an open or set-up function, or the only thing a setter of the whole library gets: read later, perhaps. */
function isSetting(callee: Extract<Callee, { kind: "c" }>, { suffix, isOnly }: Argument): boolean {
  return suffix === "" ? isOnly === true && namingHints.sets.test(callee.name) : namingHints.mayKeep.test(callee.name);
}

const unreadBody = "the body could not be analysed";

function effectOfBodies(bodies: readonly PlacedFunction[], argument: Argument, source: SummarySource): Effect {
  const summaries = bodies.map((body) => source.paramSummary(body, argument.index, argument.suffix));
  const disagree = summaries.some((one) => verdictOf(one) === "releases") ? summaries.find((one) => verdictOf(one) === "borrows") : undefined;
  const summary = disagree ?? summaries.reduce((merged: ParamSummary | undefined, one) => (merged === undefined ? one : mergeVariants(merged, one)), undefined) ?? unknownSummary;
  if (summary.unknown) return { kind: "escapes", why: unreadBody, vague: true };
  return { kind: "summary", summary };
}

/** Variants of one function (or methods of one name): what one may do, the call may do. */
function mergeVariants(a: ParamSummary, b: ParamSummary): ParamSummary {
  return {
    released: a.released || b.released,
    kept: a.kept || b.kept,
    escaped: a.escaped || b.escaped,
    vague: (!a.escaped || a.vague === true) && (!b.escaped || b.vague === true),
    moved: [...a.moved, ...b.moved.filter((to) => !a.moved.some((one) => one.kind === to.kind && one.index === to.index && one.suffix === to.suffix))],
    assumed: a.assumed ?? b.assumed,
    surely: a.surely && b.surely,
    taken: a.taken && b.taken,
    cleared: a.cleared && b.cleared,
    unknown: a.unknown || b.unknown,
  };
}

function effectOfModel(model: ApiModel | undefined, argument: Argument): Effect | undefined {
  if (model === undefined) return undefined;
  if (model.releases?.param === argument.index) return releaseEffect(model.releases, model, argument);
  if (model.retains?.param === argument.index && argument.suffix === "") return { kind: "retains" };
  if (argument.suffix === "" && model.reallocates?.param === argument.index) return { kind: "releases", family: model.reallocates.family, sure: true };
  const effect: ParamEffect | undefined = model.params?.[argument.index] ?? model.restParams ?? (model.params !== undefined ? "borrows" : undefined);
  switch (effect) {
    case "borrows":
    case "writes":
      return { kind: "borrows" };
    case "takes":
      return { kind: "escapes", why: "the callee takes it", taken: model.inferred === undefined };
    case "takes-on-success":
      return { kind: "escapes", why: "the callee takes it" };
    case "keeps":
      return { kind: "escapes", why: "the callee keeps it" };
    case undefined:
      return model.returnsBorrowed === argument.index || (model.releases ?? model.retains ?? model.returnsParam) !== undefined ? { kind: "borrows" } : undefined;
  }
}

function releaseEffect(releases: ReleasesModel, model: ApiModel, { suffix }: Argument): Effect {
  const reaches = suffix === (releases.through === true ? "*" : "");
  if (!reaches) return { kind: "borrows" };
  const sure = releases.onSuccess !== true && model.inferred?.grade !== "possible";
  return { kind: "releases", family: releases.family, sure, clears: releases.through === true, inferred: model.inferred !== undefined, onSuccess: releases.onSuccess === true && model.inferred === undefined };
}

export function isPointerToConst(type: TypeRef): boolean {
  return type.kind === "pointer" && "const" in type.elem && type.elem.const === true;
}
