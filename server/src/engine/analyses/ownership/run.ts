// What one evaluation works on: the unit, the resource, the draft of the path's state and the choices made for it.
import type { Kinship } from "../../knowledge/data/interchangeableFamilies.ts";
import type { Span } from "../../base/span.ts";
import type { Call } from "../../program/ast.ts";
import { printExpr } from "../../program/printExpr.ts";
import type { TraceKind } from "../../report/finding.ts";
import type { RawStep } from "../../rules/defineRule.ts";
import type { Path } from "./accessPath.ts";
import type { ResourceTraits, SummarySource } from "./callEffects.ts";
import type { Draft } from "./draft.ts";
import type { OwnedOutput, ParamSummary } from "./summary.ts";
import type { Unit } from "./unit.ts";

/** The resource being followed: made by a call of this unit, or handed in at `entry`. */
export interface Tracked {
  readonly creation?: { readonly call: Call; readonly output: OwnedOutput; readonly createdBy: string };
  /** Not known to be a creation: followed because the function releases what the call gave it. */
  readonly adopted?: true;
  /** Family of the release that an adopted resource was found by. */
  readonly adoptedFamily?: string;
  /** It lives in the object at this path, and dies with it. */
  readonly within?: { readonly path: Path; readonly label: string };
  /** Followed beyond its release. */
  readonly watch?: true;
  readonly entry?: Path;
  /** What is known when the unit is entered (a closure that runs at a known place). */
  readonly facts?: ReadonlyMap<string, boolean>;
  readonly traits: ResourceTraits;
  /** How messages call it. */
  readonly label: string;
}

export interface Run {
  readonly unit: Unit;
  readonly tracked: Tracked;
  readonly source: SummarySource;
  readonly draft: Draft;
  /** References to objects of the family are counted: a release need not be the last one. */
  readonly isCounted: boolean;
  isCountedFamily(family: string): boolean;
  isInPlaceFamily(family: string): boolean;
  kinship(one: string, other: string): Kinship | undefined;
  /** The tracked call creates the resource that is followed (false: some other instance). */
  readonly create: boolean;
  /** A reallocation of the resource in this action fails. */
  readonly reallocFails: boolean;
  /** Defers that may reach the resource; the others are not remembered. */
  readonly relevantDefers: ReadonlySet<number>;
  /** A deferred call at the function's exit: argument values were fixed before, only their contents count. */
  readonly late: boolean;
  /** A deferred literal: its arguments are evaluated now, what it captures when it runs. */
  readonly argumentsOnly: boolean;
  /** What a literal does with the resource that it captures, under these facts (undefined: whenever it runs). */
  captureSummary(literal: number, aliases: readonly Path[], facts: ReadonlyMap<string, boolean> | undefined): ParamSummary;
}

/** A step of the trace at a span of the unit's function. */
export function step(run: { readonly unit: Unit }, kind: TraceKind, span: Span, messageId: string, data: Readonly<Record<string, string>>): RawStep {
  const { placed } = run.unit;
  return { kind, at: { uri: placed.uri, base: placed.start, span }, messageId, data };
}

/** How a message names what is called: `C.free`, `x.Close`. */
export function calleeText(call: Call): string {
  const text = printExpr(call.callee);
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}
