// Lets a script use TypeScript sources of the project. Guarantees: modules are bundled from source each time, so they
// are never stale; `import.meta.url` and `import.meta.dirname` name the source, not the bundle. Does not type-check.

import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import * as esbuild from "esbuild";
import { sharedOptions } from "../esbuild.mjs";
import { projectRoot } from "./ensureReady.mjs";

const cache = join(projectRoot, "node_modules/.cache/cgovet/scripts");

/** Bundles of this process so far: two of them never share a file. */
let bundles = 0;

/** @type {esbuild.Plugin} */
export const sourcePlaces = {
  name: "source-places",
  setup: (build) => {
    build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
      if (path.includes("node_modules")) return undefined;
      const text = readFileSync(path, "utf8");
      if (!text.includes("import.meta.")) return undefined;
      const contents = text
        .replaceAll("import.meta.dirname", JSON.stringify(dirname(path)))
        .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href));
      return { contents, loader: "ts" };
    });
  },
};

/**
 * Bundles one TypeScript module with everything it imports and loads it.
 * @param {string} source path relative to the root
 * @returns {Promise<Record<string, any>>} its exports
 * @throws when the bundle cannot be made; esbuild has printed why
 */
export async function loadTypeScript(source) {
  const [loaded] = await loadTypeScriptModules([source]);
  return /** @type {Record<string, any>} */ (loaded);
}

/**
 * Bundles several TypeScript modules into one program, in which they share what they import, and loads it.
 * @param {readonly string[]} sources paths relative to the root, with `/`
 * @returns {Promise<Record<string, any>[]>} the exports of each
 * @throws when the bundle cannot be made; esbuild has printed why
 */
export async function loadTypeScriptModules(sources) {
  mkdirSync(cache, { recursive: true });
  // One file per process: two scripts may load the same source at the same time.
  const outfile = join(cache, `bundle-${process.pid}-${bundles++}.cjs`);
  await esbuild.build({
    ...sharedOptions("node"),
    stdin: {
      contents: sources.map((source, index) => `export * as module${index} from ${JSON.stringify(`./${source}`)};`).join("\n"),
      resolveDir: projectRoot,
      loader: "ts",
    },
    outfile,
    format: "cjs",
    sourcemap: "inline",
    plugins: [sourcePlaces],
  });
  try {
    const loaded = createRequire(import.meta.url)(outfile);
    return sources.map((_, index) => loaded[`module${index}`]);
  } finally {
    rmSync(outfile, { force: true });
  }
}
