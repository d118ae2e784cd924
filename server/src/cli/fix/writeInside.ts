// Repairs stay where the user asked for them. Guarantees: a file is replaced only if it lies in one of the folders (or is one of
// the files) that were named, with all links followed; a workspace cannot make --fix change something elsewhere.
import { realpath } from "node:fs/promises";
import { sep } from "node:path";
import * as l10n from "@vscode/l10n";
import { writeAtomically } from "./writeAtomically.ts";

/** Rejects with a message for the user when `path` leads elsewhere, and as `writeAtomically` does. */
export async function writeInside(roots: readonly string[], path: string, text: string): Promise<void> {
  const [target, ...places] = await Promise.all([path, ...roots].map((one) => realpath(one)));
  const isInside = places.some((place) => target === place || target?.startsWith(place.endsWith(sep) ? place : place + sep) === true);
  if (!isInside) throw new Error(l10n.t("it is a link that leads out of what is scanned"));
  await writeAtomically(path, text);
}
