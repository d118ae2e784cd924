// What a function does with a value it is given, and what its results own. Serialisable; printed in tests.

import type { Inferred } from "../../knowledge/apiModel.ts";
import type { RawStep } from "../../rules/defineRule.ts";
import type { AssumedBorrow } from "./state.ts";

/** Where a value goes: result `index`, or the memory behind parameter `index` (-1: the receiver). */
export interface Destination {
  readonly kind: "result" | "param";
  readonly index: number;
  readonly suffix: string;
}

/** Everything that can happen to a value handed in, over all paths that return. */
export interface ParamSummary {
  /** Some path releases it. */
  readonly released: boolean;
  /** Some path leaves it with the caller. */
  readonly kept: boolean;
  /** Some path stores it where nobody follows it. */
  readonly escaped: boolean;
  /** Wherever it escapes, nobody is seen to keep it. */
  readonly vague?: boolean;
  readonly moved: readonly Destination[];
  /** A call of unknown effect was assumed to borrow it. */
  readonly assumed: AssumedBorrow | undefined;
  /** Wherever it is released, a row or a body says so and nobody counts references. */
  readonly surely: boolean;
  /** Some path gives it to somebody who will surely release it. */
  readonly taken: boolean;
  /** Wherever it is released, the place it was handed in at no longer reaches it afterwards. */
  readonly cleared: boolean;
  /** Not analysed (budget, recursion, no body): nothing may be concluded. */
  readonly unknown: boolean;
}

export const unknownSummary: ParamSummary = { released: false, kept: false, escaped: false, moved: [], assumed: undefined, surely: false, taken: false, cleared: false, unknown: true };

/** One resource that a call of the function hands to its caller. */
export interface OwnedOutput {
  /** Every place that reaches it after the call: a populate helper returns the struct it was given. */
  readonly destinations: readonly Destination[];
  readonly family: string;
  /** API that made it in the end: `C.malloc`. */
  readonly origin: string;
  /** Some returning path hands out nothing there. */
  readonly nullable: boolean;
  readonly ownedEvenOnError: boolean;
  /** Literals that other results have whenever this is handed out: `return p, true`. By result index. */
  readonly success?: "zero" | "nonzero";
  /** Handed out only when the call fails. */
  readonly onlyOnFailure?: boolean;
  /** A true result need not mean success: the function may return a code. */
  readonly unclearSuccess?: true;
  /** Lent, not given: releasing it is the mistake. */
  readonly lent?: boolean;
  /** Which argument it lives in: it dies with that, at the latest. */
  readonly within?: number;
  /** Nobody proves that this is a creation: the package or names suggest it. */
  readonly inferred?: Inferred;
  readonly siblings?: ReadonlyMap<number, string>;
  /** Where it is made, when that is inside the called function: a step of the trace. */
  readonly made?: RawStep;
}

/** One word for a summary: what a caller may rely on. */
export function verdictOf(summary: ParamSummary): "borrows" | "releases" | "keeps" | "mixed" | "moves" | "unknown" {
  if (summary.unknown) return "unknown";
  if (summary.escaped) return "keeps";
  if (summary.released) return summary.kept || summary.moved.length > 0 ? "mixed" : "releases";
  return summary.moved.length > 0 ? "moves" : "borrows";
}

/** Set up in memory of the caller's: what the call was given the address of is the object. */
export function isInPlace({ destinations }: OwnedOutput): boolean {
  return destinations.every((to) => to.kind === "param" && to.suffix === "");
}

export function sameDestination(a: Destination, b: Destination): boolean {
  return a.kind === b.kind && a.index === b.index && a.suffix === b.suffix;
}

/** Without repetitions, in order of first appearance. */
export function distinctDestinations(destinations: readonly Destination[]): readonly Destination[] {
  return destinations.filter((to, i) => destinations.findIndex((one) => sameDestination(one, to)) === i);
}
