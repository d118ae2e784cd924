/**
 * Bundles the suites of test/vscode for the two kinds of extension host.
 *
 * Guarantees: each suite is one file that exports `run(): Promise<void>`, as VS Code expects of a test module.
 * Does not: check types; run anything.
 */
import { join } from "node:path";
import { build } from "esbuild";
import { projectRoot } from "./paths.mjs";

/** Inside the project, so that the extension served to the browser host contains its tests and mocha can be found. */
export const testsFolder = join(projectRoot, "node_modules", ".cache", "cgovet", "vscodeTests");

const SHARED = /** @type {const} */ ({
  bundle: true,
  target: "es2022",
  sourcemap: "inline",
  logLevel: "error",
  absWorkingDir: projectRoot,
});

/**
 * Writes both bundles.
 * @returns {Promise<{ node: string, web: string }>} absolute paths
 */
export async function bundleTests() {
  const node = join(testsFolder, "node.cjs");
  const web = join(testsFolder, "web.js");
  await build({
    ...SHARED,
    entryPoints: ["test/vscode/nodeEntry.ts"],
    outfile: node,
    platform: "node",
    format: "cjs",
    external: ["vscode", "mocha"],
  });
  await build({
    ...SHARED,
    entryPoints: ["test/vscode/webEntry.ts"],
    outfile: web,
    platform: "browser",
    // Mocha's browser build assigns `module.exports` itself; the footer has the last word.
    format: "iife",
    globalName: "__cgovetSuite",
    footer: { js: "module.exports = __cgovetSuite;" },
    external: ["vscode"],
  });
  return { node, web };
}
