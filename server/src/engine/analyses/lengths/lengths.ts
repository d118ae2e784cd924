// What is known about lengths and counts where an expression stands. (Interface; the idea stands in lengthAnalysis.ts.)
import type { Call, Expr, FunctionModel } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { CallSite } from "../calls/callGraph.ts";

/** `proven` on every path; `tested`: some test looked at the length, but does not prove that it is not zero. */
export type Proof = "proven" | "tested" | "none";

/** What holds when one expression is evaluated. */
export interface LengthFacts {
  /** The slice, string or array has an element. */
  nonEmpty(value: Expr): Proof;
  /** The integer is 1 or more. */
  positive(count: Expr): Proof;
  /** The integer was compared with an upper limit that it does not exceed here. */
  bounded(count: Expr): boolean;
}

/** The string whose bytes a pointer shows. */
export interface TextData {
  readonly text: Expr;
  /** The bytes were copied, and a zero byte came behind them. */
  readonly isTerminated: boolean;
}

export type Termination = "yes" | "no" | "unknown";

/** Who decides how long a slice or string is. */
export type LengthSource =
  /** Code outside the package: a parameter of a function that others call. */
  | "outside"
  /** A parameter of a function that only this package calls. */
  | "callers"
  /** Somebody this analysis does not know: a field, a result, a count from C. */
  | "unknown";

/** Whether a slice or string may be empty where it stands, callers included. */
export interface LengthVerdict {
  readonly proof: Proof;
  readonly source: LengthSource;
  /** The parameter of the function that decides about the length, by name. */
  readonly param: string | undefined;
  /** Call sites that pass on what may be empty, innermost first; ends where `source` stands. */
  readonly through: readonly CallSite[];
}

export interface LengthAnalysis {
  /** Facts where `expr`, an expression of the function or of its literals, is evaluated. Everything is proven in code that cannot run. */
  factsAt(fn: PlacedFunction, expr: Expr): LengthFacts;
  /** Whether `value`, evaluated with `at`, may be empty; asks the callers of functions that nobody else can call. */
  verdictOf(fn: PlacedFunction, value: Expr, at: Expr): LengthVerdict;
  /** The string whose bytes the pointer shows; undefined when it points to something else or to what is not known. */
  textBehind(pointer: Expr, fn: FunctionModel): TextData | undefined;
  /** Whether the string ends with a NUL byte; "no" for a parameter, whatever callers pass. */
  terminationOf(text: Expr, fn: FunctionModel): Termination;
  /** The index of the parameter that the string is, unchanged. */
  textParameter(text: Expr, fn: FunctionModel): number | undefined;
  /** The call whose result the value is, through conversions and locals that hold nothing else. */
  callBehind(value: Expr, fn: FunctionModel): Call | undefined;
  /** For people and tests: the facts before each statement that has any. */
  printLengths(fn: PlacedFunction): string;
}
