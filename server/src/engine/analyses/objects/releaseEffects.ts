// What one call does with one of its arguments, seen from a field that holds the value: gives it back, takes it over, lets
// it out of sight, or only looks. Decided by the user's model, bodies, tables, and last by the name; generous where a
// wrong "nobody releases this" would follow, and graded so that accusations can ask for certainty.
import { namingHints } from "../../knowledge/data/namingHints.ts";
import type { ApiModel } from "../../knowledge/apiModel.ts";
import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { visitExprsIn } from "../../program/visit.ts";
import type { Callee, CallResolver } from "../calls/callee.ts";
import type { OwnershipAnalysis } from "../ownership/ownership.ts";
import type { FieldRelease } from "./objects.ts";

export interface ArgumentEffect {
  readonly grade: FieldRelease["grade"];
  readonly family: string | undefined;
  readonly through: boolean;
}

export interface EffectSource {
  readonly knowledge: Knowledge;
  readonly ownership: OwnershipAnalysis;
  readonly resolver: CallResolver;
}

/** `index` -1: the receiver; `isAddress`: the argument is `&field`. Undefined: the callee only borrows. */
export function effectOn(callee: Callee, index: number, isAddress: boolean, source: EffectSource): ArgumentEffect | undefined {
  switch (callee.kind) {
    case "c":
      return effectOfC(callee, index, isAddress, source);
    case "go":
      return callee.bodies.length === 0 ? maybe : effectOfBodies(callee, index, isAddress ? "*" : "", source);
    case "external":
      return effectOfExternal(callee, index);
    case "builtin":
    case "conversion":
      return undefined;
    case "literal":
    case "unknown":
      return maybe;
  }
}

const maybe: ArgumentEffect = { grade: "maybe", family: undefined, through: false };

/** A wrapper that hands its parameter to a C function that becomes the owner. */
function passesToTaker({ model }: PlacedFunction, index: number, { resolver }: EffectSource): boolean {
  const param = model.params[index]?.local;
  let found = false;
  if (param === undefined || model.body === undefined) return false;
  visitExprsIn(model.body, (expr) => {
    if (expr.kind !== "call" || found) return;
    const callee = resolver.resolve(expr, model);
    const effects = callee.kind === "c" ? callee.model?.params : undefined;
    found = expr.args.some((arg, i) => arg.kind === "ident" && arg.ref.kind === "local" && arg.ref.id === param && (effects?.[i] === "takes" || effects?.[i] === "takes-on-success"));
  });
  return found;
}

type CFunction = Extract<Callee, { kind: "c" }>;

function effectOfC(callee: CFunction, index: number, isAddress: boolean, source: EffectSource): ArgumentEffect | undefined {
  const { model } = callee;
  const isUsers = source.knowledge.isUserModel(`C.${callee.name}`);
  if (callee.bodies.length > 0 && !isUsers) {
    const seen = effectOfBodies(callee, index, isAddress ? "*" : "", source);
    if (seen?.grade !== "certain" && callee.bodies.some((body) => passesToTaker(body, index, source))) return { grade: "taken", family: undefined, through: false };
    if (seen?.grade !== "maybe") return seen ?? named(callee, index, isAddress);
  }
  return model === undefined ? named(callee, index, isAddress) : effectOfModel(model, callee, index, isAddress);
}

function effectOfModel(model: ApiModel, callee: CFunction, index: number, isAddress: boolean): ArgumentEffect | undefined {
  if (model.releases?.param === index) return { grade: "certain", family: model.releases.family, through: model.releases.through === true || isAddress };
  if (model.reallocates?.param === index) return { ...maybe, family: model.reallocates.family };
  const effect = model.params?.[index] ?? model.restParams;
  if (effect === "takes" || effect === "takes-on-success") return { grade: "taken", family: undefined, through: false };
  if (effect === "keeps") return maybe;
  return effect !== undefined || model.params !== undefined || model.creates !== undefined ? undefined : named(callee, index, isAddress);
}

function named(callee: CFunction, index: number, isAddress: boolean): ArgumentEffect | undefined {
  if (namingHints.releases.test(callee.name)) return { grade: index === 0 && callee.bodies.length === 0 ? "named" : "maybe", family: undefined, through: isAddress };
  return namingHints.takes.test(callee.name) ? maybe : undefined;
}

function effectOfBodies(callee: Extract<Callee, { kind: "c" | "go" }>, index: number, suffix: string, source: EffectSource): ArgumentEffect | undefined {
  let unsure = false;
  for (const body of callee.bodies) {
    const summary = source.ownership.paramSummary(body, index, suffix);
    if (summary.released) return { grade: callee.bodies.length === 1 && !summary.kept && !summary.unknown ? "certain" : "maybe", family: undefined, through: suffix === "*" };
    unsure ||= summary.unknown || summary.escaped || summary.moved.some((to) => to.kind === "param");
  }
  return unsure ? maybe : undefined;
}

function effectOfExternal(callee: Extract<Callee, { kind: "external" }>, index: number): ArgumentEffect | undefined {
  const { model } = callee;
  if (model?.releases?.param === index) return { grade: "certain", family: model.releases.family, through: false };
  const effect = model?.params?.[index] ?? model?.restParams;
  return effect === "borrows" || (effect === undefined && model?.params !== undefined) ? undefined : maybe;
}
