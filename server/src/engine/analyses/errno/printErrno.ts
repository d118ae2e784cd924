// The errno facts of one function as text, for people and tests.
import type { PlacedFunction } from "../../program/model.ts";
import { printExpr } from "../../program/printExpr.ts";
import type { ErrnoClobber, ErrnoCode, StaleErrno, UncheckedErrno } from "./errno.ts";

export interface ErrnoFacts {
  readonly unchecked: readonly UncheckedErrno[];
  readonly clobbers: readonly ErrnoClobber[];
  readonly codes: readonly ErrnoCode[];
  readonly stale: readonly StaleErrno[];
}

/** The function's name, then one indented line for each fact. */
export function printErrno({ model }: PlacedFunction, { unchecked, clobbers, codes, stale }: ErrnoFacts): string {
  return [
    model.qualifiedName,
    ...unchecked.map(({ call, trust, use, how }) => `${printExpr(call)}: error ${how} by ${printExpr(use)} without the result (${trust})`),
    ...clobbers.map(({ failedName, clobberName, reader, caller, isSure }) => `${failedName} failed, ${clobberName} overwrites errno, ${reader.kind}${caller ? ` for ${caller.fn.model.qualifiedName}` : ""}${isSure ? "" : " (unsure)"}`),
    ...stale.map(({ name, test, isSure }) => `${printExpr(test)} after ${name}: nothing cleared errno${isSure ? "" : " (unsure)"}`),
    ...codes.map(({ code, isNegative, caller }) => `errno = ${code}${isNegative ? " (negative)" : ""} for ${caller.fn.model.qualifiedName}`),
  ].join("\n  ");
}
