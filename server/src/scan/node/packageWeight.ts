// How much work the analysis of a folder promises to be, told from the sizes of its files. A guess: it decides the order of
// work and nothing else. Opens no file.
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { uriToPath } from "../../hosts/node/fileUri.ts";

/** Bytes of the sources in the folder; 0 for one that cannot be read. */
export function packageWeight(dirUri: string): number {
  try {
    const dir = uriToPath(dirUri);
    return readdirSync(dir).filter((name) => /\.(?:go|c|cc|cpp|cxx|m|mm)$/.test(name)).reduce((sum, name) => sum + sizeOf(join(dir, name)), 0);
  } catch {
    return 0;
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
