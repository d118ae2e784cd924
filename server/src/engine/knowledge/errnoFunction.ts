// What a C function does to errno. Guarantees: a name the table does not hold gives nothing; an unknown function may do
// anything. Functions that set errno when they fail are marked `setsErrno` in the other tables.
import { standardHeaderOf } from "./standardHeader.ts";
import { errnoFunctions } from "./data/errnoFunctions.ts";

export interface ErrnoFunction {
  /** C names, without `C.`. */
  readonly names: readonly string[];
  /** `tells`: only errno says whether it failed; `leaves`: errno may be set though it succeeded; `keeps`: leaves it alone;
   *  `unused`: errors are results. */
  readonly errno?: "tells" | "leaves" | "keeps" | "unused";
  /** Often called after a failure, to clean up or to log, and overwrites errno then. */
  readonly clobbers?: true;
  readonly source: string;
}

const rows: ReadonlyMap<string, readonly ErrnoFunction[]> = byName();

function byName(): ReadonlyMap<string, readonly ErrnoFunction[]> {
  const found = new Map<string, ErrnoFunction[]>();
  for (const row of errnoFunctions) for (const name of row.names) found.set(name, [...(found.get(name) ?? []), row]);
  return found;
}

/** How a C function (no `C.` prefix) and errno go together; undefined when the table does not say. */
export function errnoUseOf(name: string): ErrnoFunction["errno"] {
  return rows.get(name)?.find((row) => row.errno !== undefined)?.errno;
}

/** Reports whether errno is the same after a call, failed or not. */
export function keepsErrno(name: string): boolean {
  const use = errnoUseOf(name);
  if (use !== undefined) return use === "keeps" || use === "unused";
  const header = standardHeaderOf(name);
  return header === "string.h" || header === "strings.h" || header === "ctype.h" || /^(?:mem|str|is)[a-z]+$|^__builtin_/.test(name);
}

/** Reports whether a call of the function overwrites errno. */
export function clobbersErrno(name: string): boolean {
  return rows.get(name)?.some((row) => row.clobbers === true) === true;
}
