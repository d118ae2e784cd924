// Tells one build of the engine from another: a digest of everything in dist/ that has a say in what a report holds, and of
// the version of Node. Guarantees: two installations with the same identity give the same reports for the same files.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** `directory`: of the running bundle, in dist/ or dist/server. Undefined when the files of the engine cannot be read. */
export function engineIdentity(directory: string): string | undefined {
  const dist = basename(directory) === "server" ? dirname(directory) : directory;
  try {
    const hash = createHash("sha256").update(process.version);
    const files = ["engine.js", "cli.js", "server/worker.js", ...filesIn(dist, "grammars"), ...filesIn(dist, "l10n")];
    for (const file of files) hash.update(`${file}\0`).update(readFileSync(join(dist, file)));
    return hash.digest("hex");
  } catch {
    return undefined;
  }
}

function filesIn(dist: string, folder: string): readonly string[] {
  return readdirSync(join(dist, folder)).sort().map((name) => `${folder}/${name}`);
}
