// What several bundles have in common is bundled once and taken from there by the others (`groups`). Guarantees: a shared
// module exists once per process, with its state and its classes. Does not choose by hand: what the bundles import
// decides what a shared bundle offers.
//
// The shared bundles of the server are scripts for two worlds: Node requires them; in a browser they stand in front of
// the server's script in the same Worker and leave their exports in a variable.

import { readFile } from "node:fs/promises";
import { posix, relative } from "node:path";
import { layerOf } from "./layers.mjs";

/** @typedef {"engine" | "lsp" | "client"} GroupName */

/**
 * @typedef {object} Group
 * @property {string} file the bundle, relative to the root
 * @property {string} global variable that holds its exports where nothing can be required
 * @property {(path: string) => boolean} owns whether a module, relative to the root, is part of it
 * @property {readonly GroupName[]} takesFrom
 * @property {string} [entry] source whose exports the bundle has as well
 */

/** The parts of the protocol's packages that are the same in Node and browser. */
const protocolParts = /^node_modules\/vscode-(jsonrpc|languageclient|languageserver|languageserver-protocol|languageserver-types)\/lib\/(common|esm|umd)\//;

/** @param {string} path */
const layerName = (path) => layerOf(path)?.name ?? "";

/** @type {Readonly<Record<GroupName, Group>>} */
export const groups = {
  engine: {
    file: "dist/engine.js",
    global: "cgovetEngine",
    owns: (path) =>
      (layerOf(path)?.platform === "pure" && !["lsp", "protocol", "client"].includes(layerName(path))) ||
      // Holds the language of all messages.
      path.startsWith("node_modules/@vscode/l10n/"),
    takesFrom: [],
  },
  lsp: {
    file: "dist/server/lsp.js",
    global: "cgovetLsp",
    owns: (path) => protocolParts.test(path) || ["lsp", "protocol"].includes(layerName(path)),
    takesFrom: ["engine"],
  },
  // An extension in a browser must be one file, so that file is the shared one.
  client: {
    file: "dist/client/browser.js",
    global: "cgovetClient",
    // Not our own part, though it is needed by both: it is small, and all that is loaded when the extension is activated.
    owns: (path) => protocolParts.test(path) || path.startsWith("node_modules/fzstd/"),
    takesFrom: [],
    entry: "client/src/browser/main.ts",
  },
};

/**
 * @typedef {object} Sharing
 * @property {(file: string, takesFrom: readonly GroupName[], loads: ReadonlyMap<string, string>) => import("esbuild").Plugin} pluginFor
 *   for the bundle `file`; `loads`: sources that are bundles of their own, with their files
 * @property {(name: GroupName, options: import("esbuild").BuildOptions) => import("esbuild").BuildOptions} bundleOptions
 *   of a shared bundle; to be asked for when all that take from it are built
 */

/**
 * One build's bookkeeping.
 * @param {string} root
 * @returns {Sharing}
 */
export function createSharing(root) {
  /** Modules that are taken from each group. @type {Record<GroupName, Set<string>>} */
  const wanted = { engine: new Set(), lsp: new Set(), client: new Set() };

  /** @type {Sharing["pluginFor"]} */
  const pluginFor = (file, takesFrom, loads) => ({
    name: "shared-bundles",
    setup: (build) => {
      build.onResolve({ filter: /^[.@a-z]/ }, async ({ path, pluginData, ...rest }) => {
        if (pluginData === resolving || rest.kind === "entry-point") return undefined;
        const found = await build.resolve(path, { ...rest, pluginData: resolving });
        if (found.errors.length > 0 || found.external) return undefined;
        const module = moduleName(root, found.path);
        const name = takesFrom.find((one) => groups[one].owns(module));
        // Its stand-in is CommonJS, whatever the module is.
        if (name !== undefined) return { path: module.replace(/\.mjs$/, ".js"), namespace: "shared", pluginData: { name, module } };
        const other = loads.get(module);
        return other === undefined ? undefined : { path: pathTo(file, other), external: true };
      });
      build.onLoad({ filter: /.*/, namespace: "shared" }, ({ pluginData }) => {
        const { name, module } = /** @type {{ name: GroupName, module: string }} */ (pluginData);
        wanted[name].add(module);
        const { global, file: shared } = groups[name];
        const bundle = `(typeof ${global} === "undefined" ? require(${JSON.stringify(pathTo(file, shared))}) : ${global})`;
        return { contents: `module.exports = ${bundle}.shared[${JSON.stringify(module)}];`, loader: "js", resolveDir: root };
      });
      build.onResolve({ filter: /.*/, namespace: "shared" }, ({ path }) => ({ path, external: true }));
    },
  });

  return {
    pluginFor,
    bundleOptions: (name, options) => {
      const { file, global, takesFrom, entry } = groups[name];
      return {
        ...options,
        stdin: { contents: sharedSource([...wanted[name]].sort(), entry), resolveDir: root, loader: "ts" },
        outfile: file,
        format: "iife",
        globalName: global,
        footer: { js: `if (typeof module !== "undefined") module.exports = ${global};` },
        plugins: [withoutSources, ...(takesFrom.length > 0 ? [pluginFor(file, takesFrom, new Map())] : [])],
      };
    },
  };
}

/**
 * Leaves the addresses that prove the rows of the API tables out of bundles: they are for those who check the rows.
 * @type {import("esbuild").Plugin}
 */
const withoutSources = {
  name: "without-sources",
  setup: (build) => {
    build.onLoad({ filter: /[\\/]knowledge[\\/]data[\\/].*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      return { contents: text.replace(/\bsource: "https:[^"\\\n]*",?/g, ""), loader: "ts" };
    });
  },
};

/** Marks questions of the plugin itself. */
const resolving = { kind: "resolving" };

/**
 * @param {string} root
 * @param {string} path absolute, without links
 * @returns {string} relative to the root, also where the packages are linked from elsewhere
 */
function moduleName(root, path) {
  const module = relative(root, path).replaceAll("\\", "/");
  return module.startsWith("../") ? module.slice(Math.max(0, module.indexOf("node_modules/"))) : module;
}

/**
 * The source of a shared bundle. Packages, and all modules of one with an entry, are evaluated when they are first asked
 * for: an editor that loads an extension waits for it. The rest is needed anyhow, and smaller without the means to wait.
 * @param {readonly string[]} modules relative to the root
 * @param {string | undefined} entry
 */
function sharedSource(modules, entry) {
  const isLazy = (/** @type {string} */ module) => entry !== undefined || module.startsWith("node_modules/");
  const lazy = modules.filter(isLazy).map((module) => `get ${JSON.stringify(module)}() { return require(${JSON.stringify(`./${module}`)}); },`);
  const eager = modules.filter((module) => !isLazy(module));
  const imports = eager.map((module, index) => `import * as module${index} from ${JSON.stringify(`./${module}`)};`);
  const own = entry === undefined ? [] : [`export * from ${JSON.stringify(`./${entry}`)};`];
  const shared = [...eager.map((module, index) => `${JSON.stringify(module)}: module${index},`), ...lazy];
  return [...imports, ...own, `export const shared = {`, ...shared, `};`].join("\n");
}

/**
 * @param {string} from bundle, relative to the root
 * @param {string} to bundle, relative to the root
 * @returns {string} as `from` requires it
 */
function pathTo(from, to) {
  const path = posix.relative(posix.dirname(from), to);
  return path.startsWith(".") ? path : `./${path}`;
}
