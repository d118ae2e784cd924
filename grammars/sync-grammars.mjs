// Pins the wasm files that the bundles embed or bring along. Guarantees: what is installed is byte for byte what grammars.lock.json
// names, or the check fails and says which file differs. Does not download anything: the files come from the npm
// packages pinned in package.json.
//
//   node grammars/sync-grammars.mjs           checks the lock and the generated node kinds
//   node grammars/sync-grammars.mjs --write   writes both from the installed packages

import { createHash } from "node:crypto";
import { readFileSync, realpathSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { Language, Parser } from "web-tree-sitter";
import { readLock } from "./lock.mjs";

const require = createRequire(import.meta.url);
const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const lockPath = join(here, "grammars.lock.json");
const kindsPath = join(root, "server/src/engine/syntax/nodeKinds.generated.ts");

/** @typedef {import("./lock.mjs").LockedFile} LockedFile */

const sources = [
  { name: "runtime", package: "web-tree-sitter", file: "web-tree-sitter.wasm", isGrammar: false },
  { name: "go", package: "tree-sitter-go", file: "tree-sitter-go.wasm", isGrammar: true },
  { name: "c", package: "tree-sitter-c", file: "tree-sitter-c.wasm", isGrammar: true },
  { name: "cpp", package: "tree-sitter-cpp", file: "tree-sitter-cpp.wasm", isGrammar: true },
  { name: "objc", package: "tree-sitter-objc", file: "tree-sitter-objc.wasm", isGrammar: true },
];

/**
 * The installed files as the lock describes them.
 * @returns {Promise<LockedFile[]>}
 */
export async function describeInstalled() {
  const wasmBinary = readFileSync(require.resolve("web-tree-sitter/web-tree-sitter.wasm"));
  await Parser.init({ wasmBinary });
  return Promise.all(
    sources.map(async (source) => {
      const bytes = readFileSync(require.resolve(`${source.package}/${source.file}`));
      return {
        name: source.name,
        package: source.package,
        version: packageVersion(source.package),
        file: source.file,
        ...(source.isGrammar && { abi: (await Language.load(bytes)).abiVersion }),
        sha256: createHash("sha256").update(bytes).digest("hex"),
      };
    }),
  );
}

/**
 * The text of nodeKinds.generated.ts: one union per grammar, named node types only, sorted.
 * @returns {string}
 */
export function renderNodeKinds() {
  const unions = [
    ["GoNodeKind", "Go", "tree-sitter-go"],
    ["CNodeKind", "C", "tree-sitter-c"],
    ["CppNodeKind", "C++", "tree-sitter-cpp"],
    ["ObjcNodeKind", "Objective-C", "tree-sitter-objc"],
  ].map(([type, language, packageName]) => {
    const kinds = namedKinds(`${packageName}/src/node-types.json`).map((kind) => `  | ${JSON.stringify(kind)}`);
    return `/** Named node types of the ${language} grammar, version ${packageVersion(String(packageName))}. */\nexport type ${type} =\n${kinds.join("\n")};\n`;
  });
  return [
    "// Written by grammars/sync-grammars.mjs (npm run grammars); do not edit. A misspelt node kind fails to compile.\n",
    ...unions,
  ].join("\n");
}

/**
 * What is wrong with the lock or the generated file; empty when both are current.
 * @param {readonly LockedFile[]} installed
 * @param {readonly LockedFile[]} locked
 * @returns {string[]}
 */
export function lockProblems(installed, locked) {
  const problems = [];
  for (const file of installed) {
    const pinned = locked.find((candidate) => candidate.name === file.name);
    if (pinned === undefined) {
      problems.push(`${file.package}/${file.file} is not in grammars.lock.json`);
      continue;
    }
    for (const field of /** @type {const} */ (["package", "version", "file", "abi", "sha256"])) {
      if (pinned[field] === file[field]) continue;
      problems.push(`${file.package}/${file.file}: ${field} is ${file[field]}, the lock says ${pinned[field]}`);
    }
  }
  for (const pinned of locked) {
    if (!installed.some((file) => file.name === pinned.name)) problems.push(`the lock names ${pinned.name}, which nothing uses`);
  }
  return problems;
}

/**
 * Everything the check mode looks at.
 * @returns {Promise<string[]>} problems, empty when all is well
 */
export async function checkGrammars() {
  const problems = lockProblems(await describeInstalled(), readLock());
  if (readText(kindsPath) !== renderNodeKinds()) problems.push(`${relative(root, kindsPath)} is out of date`);
  return problems;
}

/**
 * @param {string} packageName
 * @returns {string}
 */
function packageVersion(packageName) {
  // Not through require.resolve: web-tree-sitter does not export its package.json.
  return JSON.parse(readFileSync(join(root, "node_modules", packageName, "package.json"), "utf8")).version;
}

/**
 * @param {string} specifier
 * @returns {string[]}
 */
function namedKinds(specifier) {
  // Supertypes such as `_expression` group other kinds; no node carries them as its own kind.
  /** @type {{ type: string, named: boolean, subtypes?: unknown }[]} */
  const types = JSON.parse(readFileSync(require.resolve(specifier), "utf8"));
  const kinds = types.filter((entry) => entry.named && entry.subtypes === undefined).map((entry) => entry.type);
  return [...new Set(kinds)].sort();
}

/** @param {string} path */
function readText(path) {
  try {
    return readFileSync(path, "utf8").replaceAll("\r\n", "\n");
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ENOENT") return undefined;
    throw error;
  }
}

async function main() {
  if (process.argv.includes("--write")) {
    writeFileSync(lockPath, `${JSON.stringify({ files: await describeInstalled() }, null, 2)}\n`);
    writeFileSync(kindsPath, renderNodeKinds());
  }
  const problems = await checkGrammars();
  for (const problem of problems) console.error(`grammars: ${problem}`);
  if (problems.length > 0) {
    console.error("grammars: if the new files are wanted, run `npm run grammars` and review the difference");
    process.exitCode = 1;
  }
}

if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === realpathSync(process.argv[1])) await main();
