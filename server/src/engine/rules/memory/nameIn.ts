// How messages name a function of the tables: `C.fclose` in Go, `fclose` in C, `delete` for the operator of C++.
import type { PlacedFunction } from "../../program/model.ts";
import { sourceName } from "../../program/printExpr.ts";

/** The name as code of the function's language writes it; operators as C++ does, since nothing else can. */
export function nameIn(fn: PlacedFunction, name: string): string {
  if (!name.startsWith("C.")) return name;
  const inC = name.slice(2);
  const written = sourceName(inC);
  return written !== inC || fn.model.lang === "c" ? written : name;
}

/** Reports whether the row is an operator of C++, which Go cannot call. */
export function isOperator(name: string): boolean {
  return sourceName(name.slice(2)) !== name.slice(2);
}
