import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/{unit,fixtures,meta,property,lsp,cli,textmate,oracle,editors}/**/*.test.ts"],
    // One forked process per worker: the wasm runtime and its counters are never shared between files.
    pool: "forks",
    testTimeout: 20_000,
    hookTimeout: 30_000,
    reporters: ["default"],
    restoreMocks: true,
    snapshotFormat: { escapeString: false },
  },
  cacheDir: "node_modules/.cache/cgovet/vite",
});
