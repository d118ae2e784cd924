// The demo workspace is what people see first: every hazard its README names is found, the clean counterparts are silent,
// and the program builds.

import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createEngine } from "../../server/src/engine/engine.ts";
import { checkFindingShape } from "../harness/findingShape.ts";
import { repositoryRoot } from "../harness/fixtureCases.ts";
import { findToolchain } from "../harness/goToolchain.ts";
import { grammarBytes } from "../harness/grammarBytes.ts";
import { createMemoryHost } from "../harness/memoryHost.ts";

const folder = join(repositoryRoot, "test/demo");
const uriOf = (name: string): string => `file:///demo/${name}`;
const texts = new Map(readdirSync(folder).map((name) => [uriOf(name), readFileSync(join(folder, name), "utf8")] as const));

/** File, function, rule: the rows of the README's table. */
const hazards = [
  ["buffers.go", "checksum", "malloc-leak"],
  ["greeting.go", "announce", "cstring-leak"],
  ["greeting.go", "greet", "cstring-leak"],
  ["signals.go", "install_handler", "handler-without-onstack"],
  ["signals.go", "quietly", "signal-mask"],
  ["threads.go", "nameWorker", "missing-lockosthread"],
  ["threads.go", "paint", "missing-lockosthread"],
  ["words.c", "word_initials", "malloc-leak"],
  ["words.go", "count_words", "malloc-leak"],
  ["words.go", "initials", "malloc-leak"],
];

describe("the demo workspace", () => {
  it("shows its hazards and nothing else", async () => {
    const engine = await createEngine({ host: createMemoryHost(texts), grammars: grammarBytes(), rethrow: true });
    try {
      const report = await engine.analyzeDirectory("file:///demo");
      const found = report.files.flatMap((file) => file.findings.map((finding) => [file.uri.replace(uriOf(""), ""), finding.function, finding.rule]));
      expect(found.sort()).toEqual(hazards);
      expect(checkFindingShape(report, (uri) => texts.get(uri))).toEqual([]);
      expect(report.files.flatMap((file) => file.notices)).toEqual([]);
    } finally {
      engine.dispose();
    }
  });

  it("names every hazard in its README", () => {
    const readme = readFileSync(join(folder, "README.md"), "utf8");
    for (const [file, name] of hazards) expect(readme).toMatch(new RegExp(`\\| \`${file}\` \\| \`${name}\``));
  });

  it("builds and passes go vet", async (context) => {
    const toolchain = await findToolchain();
    if ("missing" in toolchain) return context.skip(toolchain.missing);
    const go = (...args: string[]): string => execFileSync("go", args, { cwd: folder, encoding: "utf8", env: { ...process.env, GOWORK: "off", GOFLAGS: "", GOTOOLCHAIN: "local", CGO_ENABLED: "1" } });
    expect(go("vet", "./...")).toBe("");
    expect(go("build", "-o", "/dev/null", "./...")).toBe("");
    expect(execFileSync("gofmt", ["-l", "."], { cwd: folder, encoding: "utf8" })).toBe("");
  }, 120_000);
});
