// The wasm files that the bundles embed are those of the lock, and a changed file does not go unnoticed.

import { describe, expect, it } from "vitest";
import { checkGrammars, describeInstalled, lockProblems } from "../../grammars/sync-grammars.mjs";

describe("grammars", () => {
  it("are the locked ones, and the node kinds are current", async () => {
    expect(await checkGrammars()).toEqual([]);
  });

  it("that differ from the lock are named with the field that differs", async () => {
    const installed = await describeInstalled();
    const tampered = installed.map((file) => (file.name === "go" ? { ...file, sha256: "0".repeat(64) } : file));
    expect(lockProblems(tampered, installed)).toEqual([
      expect.stringContaining("tree-sitter-go/tree-sitter-go.wasm: sha256 is 0000"),
    ]);
    expect(lockProblems(installed, installed.slice(1))).toEqual([expect.stringContaining("is not in grammars.lock.json")]);
  });
});
