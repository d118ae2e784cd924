// Who owns what, for people who read the code: beside variables that a call fills with something owned or borrowed, and
// beside arguments and results that hand ownership on. Guarantees: says only what tables, annotations and bodies state;
// nothing that is inferred, doubtful or undecided, and nothing about functions that were not understood.
import type { Span } from "../../base/span.ts";
import type { Call, Expr } from "../../program/ast.ts";
import { withoutConversions, withoutWrapping } from "../../program/bareExpr.ts";
import { printExpr } from "../../program/printExpr.ts";
import type { Action } from "../../cfg/cfg.ts";
import type { Path } from "./accessPath.ts";
import type { CreationSite } from "./creations.ts";
import type { Ending, Tracking } from "./tracker.ts";
import { calleeText } from "./run.ts";
import { isInPlace } from "./summary.ts";
import type { Unit } from "./unit.ts";
import { pathOf } from "./unit.ts";

export type RawOwnershipHint =
  /** The variable owns what `by` made, until something of the family releases it. */
  | { readonly kind: "owned"; readonly at: Span; readonly by: string; readonly family: string }
  /** The variable holds what belongs to `owner`, or to the library where that is undefined. */
  | { readonly kind: "borrowed"; readonly at: Span; readonly by: string; readonly owner: string | undefined }
  /** The argument goes to `by`, which owns it from then on; `toC`: that is code of C. */
  | { readonly kind: "given"; readonly at: Span; readonly by: string; readonly toC: boolean }
  /** The result is the caller's to release. */
  | { readonly kind: "returned"; readonly at: Span };

/** Spans are relative to the function; a hint stands behind its span. In source order. */
export function ownershipHints(units: readonly Unit[], followed: readonly { readonly site: CreationSite; readonly tracking: Tracking }[]): readonly RawOwnershipHint[] {
  const certain = followed.filter(({ site, tracking }) => isCertain(site) && !tracking.gaveUp);
  const found = [...certain.flatMap(({ site, tracking }) => [...ownedAt(site), ...handedOn(site, tracking)]), ...units.flatMap(borrowedIn)];
  const seen = new Set<string>();
  const distinct = found.filter(({ kind, at }) => seen.size < seen.add(`${kind} ${at.end}`).size);
  return distinct.sort((a, b) => a.at.end - b.at.end);
}

function isCertain({ output }: CreationSite): boolean {
  return output.inferred === undefined && output.onlyOnFailure !== true && output.lent !== true && !isInPlace(output);
}

/** Behind the variable that the creation fills. */
function ownedAt({ call, action, output, createdBy }: CreationSite): readonly RawOwnershipHint[] {
  const to = output.destinations.find(({ suffix }) => suffix === "" || suffix === "*");
  if (to === undefined) return [];
  const target = to.kind === "result" ? (to.suffix === "" ? targetOf(call, action, to.index) : undefined) : addressed(call.args[to.index]);
  return target === undefined ? [] : [{ kind: "owned", at: target.span, by: createdBy, family: output.family }];
}

/** The plain variable that gets result `index` of the call. */
function targetOf(call: Call, action: Action, index: number): Expr | undefined {
  if (action.kind !== "assign") return undefined;
  const at = action.right.findIndex((value) => withoutConversions(value) === call);
  const target = at < 0 ? undefined : action.left[action.left.length === action.right.length ? at : index];
  return target?.kind === "ident" && target.name !== "_" ? target : undefined;
}

/** `&p`: the call fills `p`. */
function addressed(argument: Expr | undefined): Expr | undefined {
  const bare = argument && withoutConversions(argument);
  return bare?.kind === "unary" && bare.op === "&" && withoutWrapping(bare).kind === "ident" ? bare : undefined;
}

/** Where paths of it end in other hands, if all that end there do. */
function handedOn(site: CreationSite, { endings }: Tracking): readonly RawOwnershipHint[] {
  return endings.flatMap((ending): readonly RawOwnershipHint[] => {
    const { outcome } = ending;
    if (outcome.kind === "moved") return returned(ending, site.unit, endings);
    return outcome.kind === "escaped" && outcome.taken !== undefined ? given(ending, outcome.taken.at, site.unit) : [];
  });
}

function given({ at: { action }, state: { aliases } }: Ending, at: Span, unit: Unit): readonly RawOwnershipHint[] {
  const call = action === undefined ? undefined : [...unit.touches(action).calls].find((one): one is Call => one.kind === "call" && one.span.start === at.start && one.span.end === at.end);
  const argument = call?.args.find((one) => holds(one, aliases, unit));
  if (call === undefined || argument === undefined) return [];
  return [{ kind: "given", at: argument.span, by: calleeText(call), toC: unit.resolve(call).kind === "c" }];
}

function returned({ at: { action }, state: { aliases } }: Ending, unit: Unit, endings: readonly Ending[]): readonly RawOwnershipHint[] {
  if (action?.kind !== "return" || unit.depth > 0) return [];
  const isShared = endings.some((other) => other.at.action === action && other.outcome.kind !== "moved" && other.outcome.kind !== "absent");
  const value = isShared ? undefined : action.values.find((one) => holds(one, aliases, unit));
  return value === undefined ? [] : [{ kind: "returned", at: value.span }];
}

function holds(value: Expr, aliases: readonly Path[], unit: Unit): boolean {
  const path = pathOf(withoutConversions(value), unit);
  return path !== undefined && aliases.includes(path);
}

/** Variables that get what a row says is only lent. */
function borrowedIn(unit: Unit): readonly RawOwnershipHint[] {
  return [...unit.calls()].flatMap(([call, [place]]): readonly RawOwnershipHint[] => {
    const callee = unit.resolve(call);
    const model = callee.kind === "c" && callee.bodies.length === 0 ? callee.model : undefined;
    if (place === undefined || model?.returnsBorrowed === undefined || model.inferred !== undefined || model.creates !== undefined) return [];
    const target = targetOf(call, place.action, 0);
    const owner = typeof model.returnsBorrowed === "number" ? call.args[model.returnsBorrowed] : undefined;
    return target === undefined ? [] : [{ kind: "borrowed", at: target.span, by: calleeText(call), owner: owner && printExpr(withoutWrapping(owner)) }];
  });
}
