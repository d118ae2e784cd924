// `npm run new-rule` in a copy of the project: what it writes passes the checks every rule must pass, and the generated
// files know of it. The copy shares the installed packages; nothing in this checkout changes.

import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { families } from "../../scripts/newRule/template.mjs";
import { repositoryRoot } from "../harness/fixtureCases.ts";

const parts = [
  "package.json", "package.nls.json", "package.nls.zh-cn.json", "package-lock.json", "README.md", "README.zh-CN.md", "ARCHITECTURE.md", "esbuild.mjs", "vitest.config.ts", "tsconfig.base.json", "grammars", "l10n", "schemas", "scripts", "server/src",
  "client/src", "test/harness", "test/demo", "test/fixtures/rules", "test/fixtures/idioms.json", "docs/annotations.md", "test/unit/fixtures.test.ts", "test/meta/fixtures.test.ts",
];

let copy = "";

beforeAll(() => {
  copy = realpathSync(mkdtempSync(join(tmpdir(), "cgovet-new-rule-")));
  for (const part of parts) cpSync(join(repositoryRoot, part), join(copy, part), { recursive: true });
  symlinkSync(join(repositoryRoot, "node_modules"), join(copy, "node_modules"), "junction");
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

function run(...args: readonly string[]): { readonly status: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: copy, encoding: "utf8", env: { ...process.env, NO_COLOR: "1", CGOVET_REPORT: "" } });
  return { status, output: `${stdout}${stderr}` };
}

const read = (path: string): string => readFileSync(join(copy, path), "utf8");
const vitest = (...args: readonly string[]): ReturnType<typeof run> => run("node_modules/vitest/vitest.mjs", "run", "--reporter=dot", ...args);

describe("npm run new-rule", () => {
  it("writes a rule that passes the checks of every rule", { timeout: 240_000 }, () => {
    const made = run("scripts/newRule.mjs", "spinning-coin", "--family", "pointers");
    expect(made.output).toContain("wrote server/src/engine/rules/pointers/spinningCoin.ts");
    expect(made.status, made.output).toBe(0);
    expect(read("server/src/engine/rules/registry.generated.ts")).toContain('import { rule as spinningCoin } from "./pointers/spinningCoin.ts";');
    expect(read("docs/rules/spinning-coin.md")).toContain("hazardousBad");
    expect(read("README.md")).toContain("[`spinning-coin`](docs/rules/spinning-coin.md)");
    expect(read("package.json")).toContain('"spinning-coin"');

    const fixtures = vitest("test/unit/fixtures.test.ts", "-t", "spinning-coin");
    expect(fixtures.status, fixtures.output).toBe(0);
    expect(fixtures.output).toMatch(/Tests +[1-9]\d* passed/);
    const meta = vitest("test/meta/fixtures.test.ts");
    expect(meta.status, meta.output).toBe(0);
  });

  it.each([
    [["no_Kebab"], "is not kebab-case"],
    [["cstring-leak"], "already"],
    [["another-rule", "--family", "birds"], `there is no family birds; there are ${families.join(", ")}`],
    [[], "no name was given"],
  ])("refuses %j and says what to write", (args, words) => {
    const { status, output } = run("scripts/newRule.mjs", ...args);
    expect(status).toBe(2);
    expect(output).toContain(words);
    expect(output).toContain("npm run new-rule -- NAME [--family FAMILY]");
  });
});
