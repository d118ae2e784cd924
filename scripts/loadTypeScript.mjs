// Lets a script use TypeScript sources of the project. Guarantees: the module is bundled from source each time, so it
// is never stale. Does not type-check. Inside the loaded module `import.meta.url` names the bundle, not the source.

import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import * as esbuild from "esbuild";
import { sharedOptions } from "../esbuild.mjs";
import { projectRoot } from "./ensureReady.mjs";

const cache = join(projectRoot, "node_modules/.cache/cgovet/scripts");

/**
 * Bundles one TypeScript module with everything it imports and loads it.
 * @param {string} source path relative to the root
 * @returns {Promise<Record<string, any>>} its exports
 * @throws when the bundle cannot be made; esbuild has printed why
 */
export async function loadTypeScript(source) {
  mkdirSync(cache, { recursive: true });
  // One file per process: two scripts may load the same source at the same time.
  const outfile = join(cache, `${basename(source, ".ts")}-${process.pid}.cjs`);
  await esbuild.build({ ...sharedOptions("node"), entryPoints: [source], outfile, format: "cjs", sourcemap: "inline" });
  return createRequire(import.meta.url)(outfile);
}
