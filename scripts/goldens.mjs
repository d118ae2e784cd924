// Rewrites the goldens of rule fixtures (`x.go.golden`: the file after each kind of fix) from what the engine does now.
// Never touches want comments. With file names, also creates goldens for those fixtures.
//
//   npm run goldens
//   npm run goldens -- test/fixtures/rules/cstring-leak/fixesPlaces.go

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const paths = process.argv.slice(2).map((path) => relative(root, resolve(path)).replaceAll("\\", "/"));

for (const path of paths) {
  if (!path.startsWith("test/fixtures/rules/") || !existsSync(join(root, path))) {
    console.error(`goldens: ${path} is not a rule fixture; name a file below test/fixtures/rules`);
    process.exit(2);
  }
}

const vitest = join(dirname(createRequire(import.meta.url).resolve("vitest/package.json")), "vitest.mjs");
const { status } = spawnSync(process.execPath, [vitest, "run", "test/unit/fixtures.test.ts", "-t", "matches its goldens"], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, CGOVET_GOLDENS: `write:${paths.join(",")}` },
});
process.exit(status ?? 1);
