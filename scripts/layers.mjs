// The layer table: who may import whom. Guarantees: one place for it, read by eslint.config.mjs (while typing) and by
// test/meta/layers.test.ts (over the whole import graph). Does not read files: scripts/importGraph.mjs does.

import { isBuiltin } from "node:module";
import { posix } from "node:path";

/**
 * @typedef {object} Layer
 * @property {string} name
 * @property {RegExp} files paths relative to the root, with `/`; the first layer that matches owns the file
 * @property {readonly string[]} mayImport layers whose values and types may be imported; a layer may import itself
 * @property {readonly string[]} [mayImportTypes] layers of which only types may be imported
 * @property {readonly string[] | "any"} packages npm packages that may be imported; a layer of the engine names each
 * @property {"pure" | "node" | "browser"} platform only `node` may import Node's own modules
 */

/**
 * @typedef {object} Edge
 * @property {string} from importing file, relative to the root, with `/`
 * @property {string} specifier as written
 * @property {boolean} typeOnly nothing of it is left at run time
 */

const upToKnowledge = ["base", "syntax", "program", "cfg", "dataflow", "knowledge"];
const upToRules = [...upToKnowledge, "analyses", "fixes", "rules"];
const wholeEngine = [...upToRules, "lowering", "contract", "report", "session", "engine"];
const facade = ["base", "contract", "engine"];

/** @type {readonly Layer[]} */
export const layers = [
  // Types that cross the façade: everything in the engine and outside may know them.
  {
    name: "contract",
    files: /^server\/src\/engine\/(host|settings|engineApi|report\/(finding|claims|words))\.ts$/,
    mayImport: ["base"],
    mayImportTypes: ["knowledge"],
    packages: [],
    platform: "pure",
  },
  engineLayer("base", { mayImport: [] }),
  engineLayer("syntax", { mayImport: ["base"], packages: ["web-tree-sitter"] }),
  // The part of `program` that reads syntax nodes; the rest of it is plain data.
  {
    name: "lowering",
    files: /^server\/src\/engine\/program\/((go|c|cpp|objc)\/|lower[^/]*\.ts$)/,
    mayImport: ["base", "syntax", "program"],
    mayImportTypes: ["contract"],
    packages: [],
    platform: "pure",
  },
  engineLayer("program", { mayImport: ["base", "lowering"] }),
  engineLayer("cfg", { mayImport: ["base", "program"] }),
  engineLayer("dataflow", { mayImport: ["base"] }),
  engineLayer("knowledge", { mayImport: ["base"], mayImportTypes: ["program"] }),
  // `Place` and `RawStep`, the words a trace is made of, are declared beside the rule type.
  engineLayer("analyses", { mayImport: upToKnowledge, mayImportTypes: ["rules"] }),
  engineLayer("fixes", { mayImport: ["base", "program"], mayImportTypes: ["rules"] }),
  engineLayer("rules", { mayImport: [...upToKnowledge, "analyses", "fixes"] }),
  engineLayer("report", { mayImport: wholeEngine }),
  // What the façade is made of; nobody outside imports it.
  engineLayer("session", { mayImport: wholeEngine }),
  {
    name: "engine",
    files: /^server\/src\/engine\/[^/]+\.ts$/,
    mayImport: wholeEngine,
    packages: [],
    platform: "pure",
  },
  shell("config", { folder: "server/src/config", platform: "pure" }),
  shell("hosts-node", { folder: "server/src/hosts/node", platform: "node", mayImport: ["config", "hosts"] }),
  shell("hosts-browser", { folder: "server/src/hosts/browser", platform: "browser", mayImport: ["config", "hosts"] }),
  shell("hosts", { folder: "server/src/hosts", platform: "pure", mayImport: ["config"] }),
  shell("scan-node", { folder: "server/src/scan/node", platform: "node", mayImport: ["config", "hosts", "hosts-node", "scan"] }),
  shell("scan", { folder: "server/src/scan", platform: "pure", mayImport: ["config", "hosts"] }),
  shell("baseline", { folder: "server/src/baseline", platform: "pure", mayImport: ["config"] }),
  shell("reports", { folder: "server/src/reports", platform: "pure", mayImport: ["config", "hosts", "baseline"] }),
  {
    name: "protocol",
    files: /^server\/src\/lsp\/protocol(\/.*)?\.ts$/,
    mayImport: [],
    mayImportTypes: [...facade, "config"],
    packages: "any",
    platform: "pure",
  },
  {
    name: "lsp-node",
    files: /^server\/src\/lsp\/node(\/.*)?\.ts$/,
    mayImport: [...facade, "config", "hosts", "hosts-node", "hosts-browser", "scan", "scan-node", "baseline", "reports", "protocol", "lsp"],
    packages: "any",
    platform: "node",
  },
  {
    name: "lsp-browser",
    files: /^server\/src\/lsp\/browser(\/.*)?\.ts$/,
    mayImport: [...facade, "config", "hosts", "hosts-browser", "scan", "baseline", "reports", "protocol", "lsp"],
    packages: "any",
    platform: "browser",
  },
  shell("lsp", { folder: "server/src/lsp", platform: "pure", mayImport: ["config", "hosts", "scan", "baseline", "reports", "protocol"] }),
  shell("cli", {
    folder: "server/src/cli",
    platform: "node",
    mayImport: ["config", "hosts", "hosts-node", "scan", "scan-node", "baseline", "reports", "protocol", "lsp", "lsp-node"],
  }),
  client("client-node", { folder: "client/src/node", platform: "node", mayImport: ["client", "protocol"] }),
  client("client-browser", { folder: "client/src/browser", platform: "browser", mayImport: ["client", "protocol"] }),
  client("client", { folder: "client/src/common", platform: "pure", mayImport: ["protocol"] }),
];

/**
 * @param {string} name also the name of the folder below server/src/engine
 * @param {{ mayImport: readonly string[], mayImportTypes?: readonly string[], packages?: readonly string[] }} rest
 * @returns {Layer}
 */
function engineLayer(name, { mayImport, mayImportTypes = [], packages = [] }) {
  return {
    name,
    files: new RegExp(`^server/src/engine/${name}/`),
    mayImport,
    mayImportTypes: [...mayImportTypes, "contract"],
    packages,
    platform: "pure",
  };
}

/**
 * A layer outside the engine: sees the façade, which is every file directly in server/src/engine, the contract and the
 * small tools of `base`. The types of rules and of API models cross too; checks and tables do not.
 * @param {string} name
 * @param {{ folder: string, platform: Layer["platform"], mayImport?: readonly string[] }} rest
 * @returns {Layer}
 */
function shell(name, { folder, platform, mayImport = [] }) {
  return {
    name,
    files: new RegExp(`^${folder}/`),
    mayImport: [...facade, ...mayImport],
    mayImportTypes: ["rules", "knowledge"],
    packages: "any",
    platform,
  };
}

/**
 * A layer of the VS Code side: holds no analysis, hence sees no engine at all.
 * @param {string} name
 * @param {{ folder: string, platform: Layer["platform"], mayImport: readonly string[] }} rest
 * @returns {Layer}
 */
function client(name, { folder, platform, mayImport }) {
  return { name, files: new RegExp(`^${folder}/`), mayImport, packages: "any", platform };
}

/**
 * The layer that owns a file.
 * @param {string} path relative to the root, with `/`
 * @returns {Layer | undefined} undefined for files outside the table (tests, scripts)
 */
export function layerOf(path) {
  return layers.find((layer) => layer.files.test(path));
}

/**
 * Why an import is not allowed.
 * @param {Edge} edge
 * @returns {string | undefined} undefined when it is allowed or when its file is outside the table
 */
export function edgeProblem({ from, specifier, typeOnly }) {
  const layer = layerOf(from);
  if (layer === undefined) return undefined;
  if (specifier.startsWith(".")) return relativeProblem(layer, { from, specifier, typeOnly });
  return packageProblem(layer, specifier);
}

/**
 * @param {Layer} layer
 * @param {Edge} edge
 */
function relativeProblem(layer, { from, specifier, typeOnly }) {
  if (!/\.(ts|json)$/.test(specifier)) return `a relative import names its file with the extension: ${specifier}.ts`;
  const target = posix.join(posix.dirname(from), specifier);
  const targetLayer = layerOf(target);
  if (targetLayer === undefined) return target.endsWith(".json") ? undefined : `${target} belongs to no layer`;
  const { name } = targetLayer;
  if (name === layer.name || layer.mayImport.includes(name)) return undefined;
  if (layer.mayImportTypes?.includes(name)) {
    return typeOnly ? undefined : `layer ${layer.name} may import only types of layer ${name}`;
  }
  return `layer ${layer.name} may not import layer ${name}`;
}

/**
 * @param {Layer} layer
 * @param {string} specifier
 */
function packageProblem(layer, specifier) {
  if (isBuiltin(specifier)) {
    return layer.platform === "node" ? undefined : `layer ${layer.name} may not import Node's module ${specifier}`;
  }
  if (specifier === "vscode") {
    return layer.name.startsWith("client") ? undefined : "only the client may import vscode";
  }
  if (layer.packages === "any") return undefined;
  const packageName = specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
  if (layer.packages.includes(packageName)) return undefined;
  return `layer ${layer.name} may not import the package ${packageName}`;
}
