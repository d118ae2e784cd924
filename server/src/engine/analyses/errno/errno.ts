// Facts about errno where Go and C meet: who trusts it without need, and who spoils it on the way. (Interface; the ideas
// stand in uncheckedErrno.ts, clobberedErrno.ts and errnoCodes.ts.)
import type { Span } from "../../base/span.ts";
import type { Call, Expr } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { Callee } from "../calls/callee.ts";

/** `r, err := C.f()` in Go. */
export interface TwoResultCall {
  readonly fn: PlacedFunction;
  /** 0 in the function itself, i + 1 in its literal i. */
  readonly depth: number;
  readonly call: Call;
  readonly callee: Extract<Callee, { readonly kind: "c" }>;
  /** What receives the result of C; undefined for `_`. */
  readonly result: Expr | undefined;
  /** What receives errno; undefined for `_`. */
  readonly error: Expr | undefined;
}

/** What is known about errno after a successful call of the function. */
export type ErrnoTrust =
  /** It reports failure by its result, and may leave errno set when it succeeds. */
  | "leaves"
  /** Nothing but errno could tell: the function returns nothing. */
  | "void"
  /** Its result tells, as far as its type goes; whether it leaves errno alone is not known. */
  | "unknown";

/** The error of a two-result call decides though nobody looked at the result. */
export interface UncheckedErrno extends TwoResultCall {
  readonly trust: ErrnoTrust;
  /** The test against nil, or the returned value. */
  readonly use: Expr;
  readonly how: "tested" | "returned";
}

/** In C: a call overwrites the errno of a failed call before somebody reads it. */
export interface ErrnoClobber {
  /** The call that failed. */
  readonly failed: Call;
  readonly failedName: string;
  /** The call that overwrites errno, and its name. */
  readonly clobber: Call;
  readonly clobberName: string;
  /** `read`: errno is read later in the same function; `return`: the function returns to Go, which reads it. */
  readonly reader: { readonly kind: "read" | "return"; readonly span: Span };
  /** A two-result call in Go that gets this errno; undefined when no Go code of the package reads it. */
  readonly caller: TwoResultCall | undefined;
  /** The function itself shows that errno matters there (`strerror(errno)`), or the tables know the failed call. */
  readonly isSure: boolean;
}

/** In C: a number that is no system error stored into errno for a two-result call. */
export interface ErrnoCode {
  readonly span: Span;
  /** As written. */
  readonly code: string;
  readonly isNegative: boolean;
  readonly caller: TwoResultCall;
}

/** In C: errno compared with 0 though nothing cleared it, and no result said that the call failed. */
export interface StaleErrno {
  /** The last call before the test, and its name. */
  readonly call: Call;
  readonly name: string;
  readonly test: Expr;
  /** The test decides though the call is known to have succeeded, or errno is the only sign of failure there is. */
  readonly isSure: boolean;
}

export interface ErrnoAnalysis {
  /** In a Go function, in source order. */
  unchecked(fn: PlacedFunction): readonly UncheckedErrno[];
  /** In a C function, one for each overwriting call. */
  clobbers(fn: PlacedFunction): readonly ErrnoClobber[];
  /** In a C function, in source order. */
  codes(fn: PlacedFunction): readonly ErrnoCode[];
  /** In a C function, in source order. */
  stale(fn: PlacedFunction): readonly StaleErrno[];
  /** All of it for one function, as text. */
  printErrno(fn: PlacedFunction): string;
}
