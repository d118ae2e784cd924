// What the server, the command line, its threads and the server in a browser have in common is bundled once, into
// dist/engine.js. Guarantees: an entry bundle takes every module of a pure layer that is shared (see `isShared`), and the
// packages in `sharedPackages`, from there; hence such a module exists once per process, with its state and its classes.
// Does not choose by hand: what the entries import decides what the shared bundle offers.
//
// It is one script for two worlds: Node requires it; in a browser it stands in front of the server's script in the same
// Worker and leaves its exports in the variable `sharedName`.

import { posix, relative, resolve } from "node:path";
import { layerOf } from "./layers.mjs";

/** The shared bundle, relative to the root. */
export const sharedFile = "dist/engine.js";

const sharedName = "cgovetEngine";

/** Packages that hold state which every part must see. */
const sharedPackages = new Set(["@vscode/l10n"]);

/** Their layers are pure, but they use packages that differ between Node and browser. */
const perPlatform = new Set(["lsp", "protocol", "client"]);

/**
 * @typedef {object} Sharing
 * @property {(entry: Entry, entries: readonly Entry[]) => import("esbuild").Plugin} pluginFor
 * @property {(options: import("esbuild").BuildOptions) => import("esbuild").BuildOptions} bundleOptions of the shared
 *   bundle; to be asked for when the entries are built
 */

/** @typedef {{ readonly from: string, readonly to: string, readonly platform: "node" | "browser" }} Entry paths relative to the root */

/**
 * One build's bookkeeping.
 * @param {string} root
 * @returns {Sharing}
 */
export function createSharing(root) {
  /** Modules the entries take from the shared bundle. @type {Set<string>} */
  const wanted = new Set();
  return {
    pluginFor: (entry, entries) => ({
      name: "shared-bundle",
      setup: (build) => {
        build.onResolve({ filter: /^\.{1,2}\// }, ({ path, resolveDir, namespace }) => {
          if (namespace !== "file" || resolveDir.includes("node_modules")) return undefined;
          const file = relative(root, resolve(resolveDir, path)).replaceAll("\\", "/");
          if (isShared(file)) return { path: file, namespace: "shared" };
          // An entry that loads another one, as the command line does with the server.
          const other = entries.find(({ from, to }) => from === file && to !== entry.to);
          return other && { path: pathTo(entry, other.to), external: true };
        });
        build.onResolve({ filter: /^[@a-z]/ }, ({ path }) => (sharedPackages.has(path) ? { path, namespace: "shared" } : undefined));
        build.onResolve({ filter: /engine\.js$/, namespace: "shared" }, ({ path }) => ({ path, external: true }));
        build.onLoad({ filter: /.*/, namespace: "shared" }, ({ path }) => {
          wanted.add(path);
          const source = entry.platform === "node" ? `require(${JSON.stringify(pathTo(entry, sharedFile))})` : sharedName;
          return { contents: `module.exports = ${source}[${JSON.stringify(path)}];`, loader: "js" };
        });
      },
    }),
    bundleOptions: (options) => ({
      ...options,
      stdin: {
        contents: [...wanted].sort().map((module) => `export * as ${JSON.stringify(module)} from ${JSON.stringify(sharedPackages.has(module) ? module : `./${module}`)};`).join("\n"),
        resolveDir: root,
        loader: "ts",
      },
      outfile: sharedFile,
      format: "iife",
      globalName: sharedName,
      footer: { js: `if (typeof module !== "undefined") module.exports = ${sharedName};` },
    }),
  };
}

/** @param {string} file relative to the root, with `/` */
function isShared(file) {
  const layer = layerOf(file);
  return layer !== undefined && layer.platform === "pure" && !perPlatform.has(layer.name);
}

/**
 * @param {Entry} from
 * @param {string} to relative to the root
 * @returns {string} as the bundle of `from` requires it
 */
function pathTo(from, to) {
  const path = posix.relative(posix.dirname(from.to), to);
  return path.startsWith(".") ? path : `./${path}`;
}
