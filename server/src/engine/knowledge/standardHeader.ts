// Which standard header declares a name, and whether a given header could. Guarantees: "cannot declare" is said only of
// headers in the table; every other header may declare anything. Does not read header files.
import { platformHeaderFolders, platformHeaders } from "./data/platformHeaders.ts";
import { standardHeaders } from "./data/standardHeaders.ts";

export interface StandardHeader {
  readonly name: string;
  readonly declares?: readonly string[];
  /** Headers and names that become visible with it on some platform. */
  readonly mayBring?: readonly string[];
}

const byName: ReadonlyMap<string, StandardHeader> = new Map(standardHeaders.map((header) => [header.name, header]));
const homes: ReadonlyMap<string, string> = new Map(
  standardHeaders.flatMap((header) => (header.declares ?? []).map((name) => [name, header.name] as const)),
);

/** The header to include for a C library function (no `C.` prefix); undefined for names the table does not hold. */
export function standardHeaderOf(name: string): string | undefined {
  return homes.get(name);
}

/** Reports whether `#include <header>` may make `name`, a name of the table, visible. */
export function mayDeclare(header: string, name: string): boolean {
  const known = byName.get(header);
  if (known === undefined || homes.get(name) === header) return true;
  const home = homes.get(name);
  return (known.mayBring ?? []).some((item) => item === name || item === home);
}

/** Reports whether the header (`stdio.h`, `sys/queue.h`) belongs to a C library, compiler or kernel. */
export function isPlatformHeader(header: string): boolean {
  const slash = header.indexOf("/");
  return byName.has(header) || platformHeaders.has(header) || (slash > 0 && platformHeaderFolders.has(header.slice(0, slash)));
}
