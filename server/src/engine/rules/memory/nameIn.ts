// How messages name a function of the tables: `C.fclose` in Go, `fclose` in C.
import type { PlacedFunction } from "../../program/model.ts";

/** The name as code of the function's language writes it. */
export function nameIn(fn: PlacedFunction, name: string): string {
  return fn.model.lang === "c" && name.startsWith("C.") ? name.slice(2) : name;
}
