// Writes the settings section of package.json from the schema of the configuration and the rules of the engine.
// Guarantees: everything else in the manifest stays as it is. `--check` writes nothing and fails when something differs.
//
//   node scripts/generateManifest.mjs [--check]

import { readFileSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { projectRoot } from "./ensureReady.mjs";
import { loadTypeScript } from "./loadTypeScript.mjs";

const path = join(projectRoot, "package.json");

/**
 * The text package.json should have, and the one it has.
 * @returns {Promise<{ wanted: string, present: string }>}
 */
export async function manifestTexts() {
  const [{ editorConfiguration }, { catalog }] = await Promise.all([
    loadTypeScript("server/src/config/editorSettings.ts"),
    loadTypeScript("server/src/engine/catalog.ts"),
  ]);
  const present = readFileSync(path, "utf8");
  const manifest = JSON.parse(present);
  const contributes = { ...manifest.contributes, configuration: editorConfiguration(catalog.rules) };
  return { wanted: `${JSON.stringify({ ...manifest, contributes }, undefined, 2)}\n`, present };
}

async function main() {
  const unknown = process.argv.slice(2).filter((argument) => argument !== "--check");
  if (unknown.length > 0) {
    console.error(`generateManifest: unknown argument ${unknown.join(" ")}; the only one is --check`);
    process.exitCode = 2;
    return;
  }
  const { wanted, present } = await manifestTexts();
  if (wanted === present) console.log("package.json: the settings are up to date");
  else if (process.argv.includes("--check")) {
    console.error("package.json: the settings are out of date; run node scripts/generateManifest.mjs");
    process.exitCode = 1;
  } else {
    writeFileSync(path, wanted);
    console.log("package.json: settings written");
  }
}

const startedDirectly = process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
if (startedDirectly) await main();
