// Ownership results the memory rules read. (Interface; the idea stands in ownershipAnalysis.ts.)
import type { Call, Expr } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { Confidence } from "../../report/finding.ts";
import type { Misuse } from "./misuses.ts";
import type { RawOwnershipHint } from "./ownershipHints.ts";
import type { OwnedOutput, ParamSummary } from "./summary.ts";
import type { Place, RawStep } from "../../rules/defineRule.ts";

/** Where a resource comes to life. */
export interface Creation {
  /** Function (or literal of it) that holds the creating call. */
  readonly fn: PlacedFunction;
  /** 0 for the function itself, i + 1 for its literal i. */
  readonly depth: number;
  readonly call: Call;
  /** `C.CString`, `C.malloc`, or the package helper that hands it out. */
  readonly createdBy: string;
  /** The API that made it in the end: `C.CString` behind a helper. */
  readonly origin: string;
  readonly family: string;
  /** There only when the creating call fails. */
  readonly onlyOnFailure: boolean;
  /** Set up behind an address that the caller gave: torn down by the same address. */
  readonly inPlace: boolean;
  /** How the source names it: variable, field path, or the creating call's text when it has no name. */
  readonly label: string;
  readonly at: Place;
}

export type LeakKind =
  /** Owned at a return, the end of the function. */
  | "exit"
  /** Never had a name: `C.f(C.CString(s))`. */
  | "inline"
  /** Its only name got another value. */
  | "overwritten"
  /** The next iteration creates another one. */
  | "loop"
  /** Result thrown away. */
  | "discarded"
  /** `p = realloc(p, n)` loses the old block when it fails. */
  | "realloc";

export interface Leak {
  readonly creation: Creation;
  readonly kind: LeakKind;
  readonly confidence: Confidence;
  /** Creation, assumptions, branches, exit: the last step is where it is lost. */
  readonly trace: readonly RawStep[];
  /** Every place where it is lost by leaving the function, in source order; none when one of them serves released paths too. */
  readonly exits: readonly Place[];
  /** What becomes of it on other paths; with "released" the bug is a forgotten exit rather than a forgotten release. */
  readonly elsewhere: readonly ("released" | "moved" | "escaped")[];
  /** The creating call stands in a loop. */
  readonly repeats: boolean;
  /** The local that holds it at the exit, if any (for fixes). */
  readonly variable?: { readonly name: string; readonly local: number };
  /** The method that releases it, where it stands in an object of this package: `c.Free()`. */
  readonly method?: string;
  /** The C function that was assumed to borrow it, if the finding stands on that assumption. */
  readonly assumedBorrower?: { readonly name: string; readonly param: number };
  /** The argument expression, for inline creations. */
  readonly expression?: Expr;
}

export interface OwnershipAnalysis {
  /** Leaks of resources created in this function and its literals; one per creation. */
  leaks(fn: PlacedFunction): readonly Leak[];
  /** What goes wrong around releases: used or released again, released by the wrong function. */
  misuses(fn: PlacedFunction): readonly Misuse[];
  /** What `fn` does with parameter `index` (-1: receiver) when the resource stands at `suffix` below it (`.f`, `[*]`, `*`; "" the value itself). */
  paramSummary(fn: PlacedFunction, index: number, suffix: string): ParamSummary;
  /** What calls of the function hand to their caller. */
  ownedOutputs(fn: PlacedFunction): readonly OwnedOutput[];
  /** Where what the function creates or borrows gets a name, and where it is handed on: only what is certain. */
  hints(fn: PlacedFunction): readonly RawOwnershipHint[];
  /** Printed summary: what the function does with each parameter and what its results own. */
  printSummary(fn: PlacedFunction): string;
  /** Printed per-creation states, for people and tests. */
  printStates(fn: PlacedFunction): string;
}
