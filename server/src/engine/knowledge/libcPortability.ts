// Where the C libraries of Linux differ. Guarantees: a name the table does not hold is not called unportable.
import { libcNames } from "./data/glibcNames.ts";

/** `missing` in musl; `static`: needs shared libraries of glibc even in a static program; the others name what differs. */
export type LibcTrouble = "missing" | "static" | "strerror_r" | "qsort_r";

export interface LibcName {
  /** C names, without `C.`. */
  readonly names: readonly string[];
  readonly trouble: LibcTrouble;
  readonly source: string;
}

const byName: ReadonlyMap<string, LibcTrouble> = new Map(libcNames.flatMap(({ names, trouble }) => names.map((name) => [name, trouble] as const)));

export function libcTroubleOf(name: string): LibcTrouble | undefined {
  return byName.get(name) ?? (name.startsWith("__libc_") ? "missing" : undefined);
}

/** Stack of a thread that musl makes when nobody asks for another size, in bytes (glibc: 8 MiB on most systems). */
export const muslThreadStack = 128 * 1024;
