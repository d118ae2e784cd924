// `npm run package`: writes cgovet-<version>.vsix and compares the list of files inside with test/meta/vsix-files.txt,
// so that nothing is shipped or lost unnoticed; the packages inside with docs/dependencies.md; and the size with its limit.
//
//   npm run package                     fails when the list differs
//   npm run package -- --write          records the list instead
//   npm run package -- --out FILE       where the package goes

import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { ensureBuilt, ensureInstalled, projectRoot, requireNode } from "./ensureReady.mjs";
import { withMarkedPart } from "./generate/markers.mjs";
import { noticesFile, packageTable } from "./thirdParty.mjs";

/** Bytes: an extension of this kind should not be a download one waits for. */
const largest = 1_500_000;

const dependencyPage = join(projectRoot, "docs/dependencies.md");

requireNode();
process.exitCode = await main();

/** @returns {Promise<0 | 1 | 2>} */
async function main() {
  /** @type {{ write?: boolean, out?: string }} */
  let options;
  try {
    options = parseArgs({ options: { write: { type: "boolean" }, out: { type: "string" } } }).values;
  } catch (error) {
    console.error(`npm run package: ${error instanceof Error ? error.message : error}; use --write or --out FILE`);
    return 2;
  }
  await ensureInstalled();
  await ensureBuilt({ always: true });
  // Loaded late: before, the packages may not be installed.
  const { compareVsixFiles, listVsixFiles, packVsix } = await import("./vsix.mjs");
  const { version } = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8"));
  const vsix = resolve(process.env["INIT_CWD"] ?? projectRoot, options.out ?? join(projectRoot, `cgovet-${version}.vsix`));
  await packVsix(vsix);
  const files = await listVsixFiles(vsix);
  const golden = join(projectRoot, "test/meta/vsix-files.txt");
  const table = dependencyList();
  if (options.write === true) {
    writeFileSync(golden, `${files.join("\n")}\n`);
    writeFileSync(dependencyPage, table);
  }
  const problems = compareVsixFiles(files, existsSync(golden) ? readFileSync(golden, "utf8") : "");
  if (readFileSync(dependencyPage, "utf8") !== table) problems.push("docs/dependencies.md does not list the packages in the bundles");
  const { size } = statSync(vsix);
  if (size > largest) problems.push(`the package has ${size} bytes, more than ${largest}`);
  for (const problem of problems) console.error(`package: ${problem}`);
  if (problems.length > 0) {
    console.error("package: if this is wanted, run `npm run package -- --write` and review test/meta/vsix-files.txt");
    return 1;
  }
  console.log(`package: ${vsix} with ${files.length} files, ${(size / 1e6).toFixed(2)} MB (${size} bytes)`);
  return 0;
}

/** docs/dependencies.md with the packages of the present bundles. */
function dependencyList() {
  const content = packageTable(readFileSync(join(projectRoot, noticesFile), "utf8"));
  return withMarkedPart(readFileSync(dependencyPage, "utf8"), "packages", { file: dependencyPage, content });
}
