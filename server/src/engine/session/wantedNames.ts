// Names of C that a package uses: from Go, and by calls in its own C. Decides what is read of files that are not read
// whole; a name too many costs time only.
import { standardHeaderOf } from "../knowledge/standardHeader.ts";
import type { CFileModel, CUnit, GoFileModel } from "../program/model.ts";

export interface WantedOptions {
  /** Leaves out what the package declares itself and what the standard headers declare. */
  readonly undeclaredOnly?: boolean;
}

/** `C.x` of the Go files, and what the C of the Go files and of `cFiles` calls. */
export function wantedNames(goFiles: readonly GoFileModel[], cFiles: readonly CFileModel[], { undeclaredOnly = false }: WantedOptions = {}): ReadonlySet<string> {
  const units = [...goFiles.map((file) => file.c), ...cFiles.map((file) => file.c)];
  const names = new Set(goFiles.flatMap((file) => [...file.cNames.keys()]));
  for (const unit of units) for (const name of calledIn(unit)) names.add(name);
  if (!undeclaredOnly) return names;
  for (const name of [...names]) if (standardHeaderOf(name) !== undefined || /^_?Cfunc|^(GoString|GoStringN|GoBytes|CString|CBytes|malloc|free)$/.test(name)) names.delete(name);
  for (const unit of units) for (const name of declaredIn(unit)) names.delete(name);
  return names;
}

/** Found in the text of functions, so that macros and function pointers count too. */
function calledIn(unit: CUnit): ReadonlySet<string> {
  const names = new Set<string>();
  const texts = [...unit.functions.map(({ model }) => model.text), ...unit.macros.map((macro) => macro.body)];
  for (const text of texts) for (const match of text.matchAll(/\b([A-Za-z_]\w*)\s*\(/g)) names.add(match[1] ?? "");
  return names;
}

function declaredIn(unit: CUnit): readonly string[] {
  return [...unit.prototypes, ...unit.types, ...unit.globals, ...unit.functions.map(({ model }) => model), ...unit.macros].map(({ name }) => name);
}
