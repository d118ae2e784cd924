// A checkout whose packages are missing or old is noticed; packages of other systems are not missed.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { staleReason } from "../../scripts/ensureReady.mjs";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "cgovet-ready-"));
  mkdirSync(join(root, "node_modules"));
  writeLock("package-lock.json", { "node_modules/a": { version: "1.0.0" }, "node_modules/os": { version: "2.0.0", optional: true } });
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

function writeLock(path: string, packages: Readonly<Record<string, unknown>>): void {
  writeFileSync(join(root, path), JSON.stringify({ packages: { "": { version: "9.9.9" }, ...packages } }));
}

it.each([
  ["nothing is installed", undefined, "the packages are not installed yet"],
  ["a package is missing", {}, "a is missing, the lock file wants 1.0.0"],
  ["a package is old", { "node_modules/a": { version: "0.9.0" } }, "a is 0.9.0, the lock file wants 1.0.0"],
  ["only an optional package is missing", { "node_modules/a": { version: "1.0.0" } }, undefined],
])("%s", (_name, installed, reason) => {
  if (installed !== undefined) writeLock("node_modules/.package-lock.json", installed);
  expect(staleReason(root)).toBe(reason);
});
