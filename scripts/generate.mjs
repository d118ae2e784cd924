// `npm run generate`: writes everything that follows from the rules and the schema of the configuration.
//
//   npm run generate               registry of rules, pages in docs/rules, settings in package.json, schemas, and the
//                                  generated parts of README.md
//   npm run generate -- --check    writes nothing; exit code 1 when a file is not what it should be
//
// Guarantees: a second run changes nothing. Runs from source: needs installed packages, no build.

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { ensureInstalled, projectRoot, requireNode } from "./ensureReady.mjs";

requireNode();
process.exitCode = await main();

/** @returns {Promise<0 | 1 | 2>} */
async function main() {
  /** @type {boolean} */
  let check;
  try {
    check = parseArgs({ options: { check: { type: "boolean", default: false } } }).values.check;
  } catch (error) {
    console.error(`generate: ${error instanceof Error ? error.message : error}; the only option is --check`);
    return 2;
  }
  try {
    await ensureInstalled();
    return await generate(check);
  } catch (error) {
    console.error(`generate: ${error instanceof Error ? error.message : error}`);
    return 1;
  }
}

/**
 * @param {boolean} check
 * @returns {Promise<0 | 1>}
 */
async function generate(check) {
  // Loaded late: before, the packages may not be installed.
  const { registryPath, registryText, ruleFiles } = await import("./generate/registry.mjs");
  const { differences, generatedTexts } = await import("./generate/generated.mjs");
  const { loadSources } = await import("./generate/sources.mjs");
  // The rules can only be loaded through the registry, so it comes first.
  const registry = new Map([[registryPath, registryText(ruleFiles(projectRoot))]]);
  const ofRegistry = differences(projectRoot, registry);
  if (check && ofRegistry.length > 0) return complain(ofRegistry);
  apply(registry, ofRegistry);
  const texts = await generatedTexts(projectRoot, await loadSources());
  const rest = differences(projectRoot, texts);
  if (check && rest.length > 0) return complain(rest);
  apply(texts, rest);
  const all = [...ofRegistry, ...rest];
  if (all.length === 0) console.log(`generate: all ${registry.size + texts.size} files are up to date`);
  for (const { path, kind } of all) console.log(`generate: ${kind === "stale" ? "removed" : "wrote"} ${path}`);
  return 0;
}

/**
 * @param {import("./generate/generated.mjs").Texts} texts
 * @param {readonly import("./generate/generated.mjs").Difference[]} differences
 */
function apply(texts, differences) {
  for (const { path, kind } of differences) {
    const file = join(projectRoot, path);
    mkdirSync(dirname(file), { recursive: true });
    if (kind === "stale") rmSync(file);
    else writeFileSync(file, texts.get(path) ?? "");
  }
}

/**
 * @param {readonly import("./generate/generated.mjs").Difference[]} differences
 * @returns {1}
 */
function complain(differences) {
  const what = { missing: "is missing", changed: "is out of date", stale: "belongs to no rule" };
  for (const { path, kind, line } of differences) console.error(`generate: ${path}${line === undefined ? "" : `:${line}`} ${what[kind]}`);
  console.error("generate: run npm run generate and commit what it writes");
  return 1;
}
