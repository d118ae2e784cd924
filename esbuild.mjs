// The one build script. Guarantees: every entry of `entries` whose source exists is bundled into dist/ with all its
// dependencies, so that dist/ runs without node_modules; what the entries have in common, the engine first of all, is
// bundled once (scripts/sharedBundle.mjs); beside them lie the grammars, and dist/ holds nothing else. Does not
// type-check (npm run types).
//
//   node esbuild.mjs            minified, without source maps
//   node esbuild.mjs --dev      readable, with linked source maps

import { existsSync, realpathSync, statSync } from "node:fs";
import { chmod, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { minifySync } from "oxc-minify";
import { requireLocked } from "./grammars/lock.mjs";
import { writeRulePages } from "./scripts/rulePageBundle.mjs";
import { languageFiles } from "./scripts/languageFiles.mjs";
import { sealed } from "./scripts/sealedBundle.mjs";
import { createSharing, groups } from "./scripts/sharedBundle.mjs";
import { noticesFile, noticesText, packagesOf } from "./scripts/thirdParty.mjs";
import { packed } from "./scripts/zstandard.mjs";

const root = fileURLToPath(new URL(".", import.meta.url));
const require = createRequire(import.meta.url);

/**
 * @typedef {object} Entry
 * @property {string} from source, relative to the root
 * @property {string} to bundle, relative to the root
 * @property {"node" | "browser"} platform
 * @property {"cjs" | "iife"} format
 * @property {boolean} [executable] gets a shebang line and the executable bit
 * @property {readonly import("./scripts/sharedBundle.mjs").GroupName[]} takesFrom shared bundles
 * @property {boolean} [sealed] starts no programs and opens no connections (scripts/sealedBundle.mjs)
 */

/** @type {readonly Entry[]} */
export const entries = [
  { from: "client/src/node/main.ts", to: "dist/client/node.js", platform: "node", format: "cjs", takesFrom: ["client"] },
  { from: "server/src/lsp/node/main.ts", to: "dist/server/node.js", platform: "node", format: "cjs", takesFrom: ["engine", "lsp"], sealed: true },
  { from: "server/src/lsp/browser.ts", to: "dist/server/browser.js", platform: "browser", format: "iife", takesFrom: ["engine", "lsp"] },
  { from: "server/src/cli/main.ts", to: "dist/cli.js", platform: "node", format: "cjs", executable: true, takesFrom: ["engine"], sealed: true },
  { from: "server/src/cli/worker.ts", to: "dist/server/worker.js", platform: "node", format: "cjs", takesFrom: ["engine"], sealed: true },
];

/** The parser's runtime and the grammars: files beside the bundles, read when they are needed; see server/src/hosts/grammars.ts. */
const grammarFiles = ["web-tree-sitter", "tree-sitter-go", "tree-sitter-c", "tree-sitter-cpp", "tree-sitter-objc"].map((name) => {
  const isLarge = name === "tree-sitter-cpp" || name === "tree-sitter-objc";
  return { from: require.resolve(`${name}/${name}.wasm`), to: `grammars/${name}.wasm${isLarge ? ".zst" : ""}`, isLarge };
});

/** The highest: the files are compressed once, when their package is new. */
const compressionLevel = 22;

/**
 * Puts the grammars into a folder made like dist/. What is there and newer than its source stays. Rejects when a source is not
 * the file that grammars/grammars.lock.json names.
 * @param {string} folder absolute
 * @returns {Promise<readonly string[]>} files, relative to `folder`
 */
export async function writeGrammars(folder) {
  await mkdir(join(folder, "grammars"), { recursive: true });
  for (const { from, to, isLarge } of grammarFiles) {
    const target = join(folder, to);
    const bytes = await readFile(from);
    requireLocked(basename(from), bytes);
    if (existsSync(target) && statSync(target).mtimeMs > statSync(from).mtimeMs) continue;
    await writeFile(target, isLarge ? await packed(bytes, compressionLevel) : bytes);
  }
  return grammarFiles.map(({ to }) => to);
}

/**
 * The options every bundle shares; scripts/loadTypeScript.mjs uses them for tools that run from source.
 * @param {"node" | "browser"} platform
 * @returns {esbuild.BuildOptions}
 */
export function sharedOptions(platform) {
  const forNode = platform === "node";
  return {
    absWorkingDir: root,
    bundle: true,
    platform,
    target: forNode ? "node20" : "es2022",
    // jsonc-parser's `main` is a UMD file whose requires cannot be followed.
    mainFields: forNode ? ["module", "main"] : ["browser", "module", "main"],
    external: ["vscode"],
    // The ES module entry of web-tree-sitter wants `import.meta.url`, which a CommonJS bundle does not have.
    alias: { "web-tree-sitter": require.resolve("web-tree-sitter") },
    ...(forNode && {
      define: { "import.meta.url": "__importMetaUrl" },
      banner: { js: nodeBanner },
    }),
    logLevel: "warning",
    legalComments: "none",
  };
}

const nodeBanner = 'const __importMetaUrl=require("node:url").pathToFileURL(__filename).href;';

/**
 * @param {Entry} entry
 * @param {boolean} dev
 * @param {import("./scripts/sharedBundle.mjs").Sharing} sharing
 * @returns {esbuild.BuildOptions}
 */
function optionsOf(entry, dev, sharing) {
  const shared = sharedOptions(entry.platform);
  return {
    ...shared,
    entryPoints: [entry.from],
    outfile: entry.to,
    format: entry.format,
    ...modeOptions(dev),
    // An entry may load another one, as the command line does with the server.
    plugins: [...(entry.sealed === true ? [sealed] : []), sharing.pluginFor(entry.to, entry.takesFrom, new Map(entries.filter((other) => other !== entry).map(({ from, to }) => [from, to])))],
    ...(entry.executable && { banner: { js: `#!/usr/bin/env node\n${nodeBanner}` } }),
  };
}

/**
 * @param {boolean} dev
 * @returns {esbuild.BuildOptions} nothing is written before all bundles are made: bundles of two builds do not fit together
 */
function modeOptions(dev) {
  return { minify: !dev, sourcemap: dev ? "linked" : false, write: false, metafile: true };
}

/**
 * Each module that imports the editor's API would get a copy of it, some hundred getters each: a third of the time that
 * activating the extension takes. They get the API itself. Minified bundles only: maps of sources would no longer fit.
 * @param {string} text
 */
function withoutCopiesOfEditor(text) {
  return text.replace(/=[\w$]+\(([\w$]+\("vscode"\))\)/g, "=$1");
}

/**
 * Makes a bundle that esbuild has minified smaller once more: in the package it takes up to a tenth less. Names at the top
 * stay, as bundles find each other by them.
 * @param {string} path of the bundle, for messages
 * @param {string} text
 * @throws when the text does not parse
 */
function minifiedAgain(path, text) {
  const { code, errors } = minifySync(path, text, { module: false, compress: { target: "es2022" }, mangle: { toplevel: false } });
  if (errors.length > 0 || code === "") throw new Error(`${path} cannot be minified: ${errors.map(({ message }) => message).join("; ")}`);
  return code;
}

/** @param {boolean} dev @returns {(file: esbuild.OutputFile) => Promise<void>} */
const writeOutput = (dev) => async ({ path, contents, text }) => {
  await mkdir(dirname(path), { recursive: true });
  const isClient = path.startsWith(join(root, "dist", "client"));
  await writeFile(path, dev ? contents : minifiedAgain(path, isClient ? withoutCopiesOfEditor(text) : text));
};

/**
 * Bundles everything into dist/.
 * @param {{ dev: boolean }} options
 * @returns {Promise<{ built: string[], missing: string[] }>} bundles written, and sources that do not exist
 */
export async function buildAll({ dev }) {
  const present = entries.filter((entry) => existsSync(join(root, entry.from)));
  const missing = entries.filter((entry) => !present.includes(entry)).map((entry) => entry.from);
  const sharing = createSharing(root);
  const bundles = await Promise.all(present.map((entry) => esbuild.build(optionsOf(entry, dev, sharing))));
  // After what takes from them, and the engine last: that decides what is in them.
  for (const name of /** @type {const} */ (["client", "lsp", "engine"])) {
    bundles.push(await esbuild.build({ ...sharing.bundleOptions(name, sharedOptions("browser")), ...modeOptions(dev) }));
  }
  await Promise.all(bundles.flatMap(({ outputFiles = [] }) => outputFiles).map(writeOutput(dev)));
  const notices = await writeNotices(bundles);
  await Promise.all(
    present.filter((entry) => entry.executable).map((entry) => chmod(join(root, entry.to), 0o755)),
  );
  const built = [...present.map((entry) => entry.to), ...Object.values(groups).map(({ file }) => file)];
  const grammars = [...(await writeGrammars(join(root, "dist"))).map((file) => `dist/${file}`), ...(await writeWords())];
  await removeOthers(new Set([...built.flatMap((file) => (dev ? [file, `${file}.map`] : [file])), ...grammars, notices, await writeRulePages(root)]));
  return { built, missing };
}

/** @param {readonly esbuild.BuildResult[]} bundles @returns {Promise<string>} the file, relative to the root */
async function writeNotices(bundles) {
  const inputs = bundles.flatMap(({ metafile }) => Object.values(metafile?.outputs ?? {})).flatMap((output) => Object.entries(output.inputs));
  const files = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => file);
  const packages = packagesOf(root, [...files, ...grammarFiles.map(({ from }) => relative(root, from))]);
  await writeFile(join(root, noticesFile), noticesText(packages));
  return noticesFile;
}

/** Writes the words of other languages, for servers and the command line. @returns {Promise<readonly string[]>} paths relative to the root */
async function writeWords() {
  const files = languageFiles(root).map(({ to, text }) => ({ path: `dist/${to}`, text }));
  await mkdir(join(root, "dist/l10n"), { recursive: true });
  await Promise.all(files.map(async ({ path, text }) => writeFile(join(root, path), path.endsWith(".zst") ? await packed(Buffer.from(text)) : text)));
  return files.map(({ path }) => path);
}

/**
 * Removes from dist/ what this build did not write. Afterwards rather than before, so that a tool which uses dist/
 * at the same time never finds it empty.
 * @param {ReadonlySet<string>} written paths relative to the root
 */
async function removeOthers(written) {
  const found = (await readdir(join(root, "dist"), { recursive: true })).map((path) => `dist/${path.replaceAll("\\", "/")}`);
  const wanted = (/** @type {string} */ path) =>
    written.has(path) || [...written].some((file) => file.startsWith(`${path}/`));
  await Promise.all(
    found.filter((path) => !wanted(path)).map((path) => rm(join(root, path), { recursive: true, force: true })),
  );
}

async function main() {
  const unknown = process.argv.slice(2).filter((argument) => argument !== "--dev");
  if (unknown.length > 0) {
    console.error(`esbuild.mjs: unknown argument ${unknown.join(" ")}; the only one is --dev`);
    process.exit(2);
  }
  const started = performance.now();
  const { built, missing } = await buildAll({ dev: process.argv.includes("--dev") });
  for (const from of missing) console.log(`build: ${from} does not exist yet, its bundle is left out`);
  console.log(`build: ${built.length} bundles in ${relative(process.cwd(), join(root, "dist")) || "dist"} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
}

const startedDirectly =
  process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
if (startedDirectly) {
  await main().catch((error) => {
    // esbuild has printed its own errors already.
    if (!(error instanceof Error && "errors" in error)) console.error(error);
    process.exitCode = 1;
  });
}
