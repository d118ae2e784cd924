// `npm run package`: writes cgovet-<version>.vsix and compares the list of files inside with test/meta/vsix-files.txt,
// so that nothing is shipped or lost unnoticed.
//
//   npm run package                     fails when the list differs
//   npm run package -- --write          records the list instead
//   npm run package -- --out FILE       where the package goes

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { ensureBuilt, ensureInstalled, projectRoot, requireNode } from "./ensureReady.mjs";

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
  if (options.write === true) writeFileSync(golden, `${files.join("\n")}\n`);
  const problems = compareVsixFiles(files, existsSync(golden) ? readFileSync(golden, "utf8") : "");
  for (const problem of problems) console.error(`package: ${problem}`);
  if (problems.length > 0) {
    console.error("package: if this is wanted, run `npm run package -- --write` and review test/meta/vsix-files.txt");
    return 1;
  }
  console.log(`package: ${vsix} with ${files.length} files`);
  return 0;
}
