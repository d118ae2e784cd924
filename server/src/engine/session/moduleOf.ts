// Which module a folder belongs to, from the nearest go.mod.
import { ancestorsOf } from "./uris.ts";
import type { LoadContext } from "./loadContext.ts";

export interface ModulePlace {
  /** Module path. */
  readonly module: string;
  /** Import path of the package in the folder. */
  readonly importPath: string;
}

/** Undefined without a go.mod above, or with one that names no module. */
export async function moduleOf(dir: string, { documents }: Pick<LoadContext, "documents">): Promise<ModulePlace | undefined> {
  for (const ancestor of ancestorsOf(dir)) {
    const result = await documents.read(`${ancestor}/go.mod`);
    if (result.kind !== "text") continue;
    const module = /^[ \t]*module[ \t]+"?([^\s"]+)/m.exec(result.text)?.[1];
    return module === undefined ? undefined : { module, importPath: module + dir.slice(ancestor.length) };
  }
  return undefined;
}
