// The number of the version is one number: manifest, lock file, change log, installation line and rules agree on it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { catalog } from "../../server/src/engine/catalog.ts";
import { repositoryRoot } from "../harness/fixtureCases.ts";

const read = (path: string): string => readFileSync(join(repositoryRoot, path), "utf8");
const { version } = JSON.parse(read("package.json")) as { readonly version: string };
const headings = [...read("CHANGELOG.md").matchAll(/^## (\d+\.\d+\.\d+)$/gm)].map((match) => match[1]);

describe("the version", () => {
  it("is the newest of the change log, and that of the lock file", () => {
    expect(headings[0]).toBe(version);
    expect((JSON.parse(read("package-lock.json")) as { readonly version: string }).version).toBe(version);
  });

  it.each(["README.md", "README.zh-CN.md"])("is the one %s tells how to install", (page) => {
    expect(read(page)).toContain(`cgovet-${version}.vsix`);
  });

  it("knows every rule: each came with a version of the change log", () => {
    const unknown = catalog.rules.filter((rule) => !headings.includes(rule.since)).map((rule) => `${rule.name} since ${rule.since}`);
    expect(unknown).toEqual([]);
  });
});
