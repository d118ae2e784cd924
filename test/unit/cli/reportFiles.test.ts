// Reports beside the result: --report, --output and what stands in them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { tempTree } from "../../harness/tempTree.ts";
import { runFakeCli, type CliRun } from "./fakeCli.ts";

const leaky = 'package p\n\nimport "C"\n\nfunc f() { LEAK() }\n';

async function scan(...args: readonly string[]): Promise<CliRun & { readonly read: (file: string) => string }> {
  const { path } = tempTree({ "a/x.go": leaky });
  return { ...(await runFakeCli(["scan", ...args], { cwd: path })), read: (file) => readFileSync(join(path, file), "utf8") };
}

describe("--report", () => {
  it("writes as many as wanted, besides the result on standard output", async () => {
    const { out, err, outcome, read } = await scan("--report", "r.json", "--report", "r.SARIF", "--report", "r.html", "--report", "r.txt", "--report", "gitlab:quality.json");
    expect(outcome).toBe(1);
    expect(out).toContain("a/x.go:5:12 warning");
    expect(JSON.parse(read("r.json"))).toMatchObject({ version: 1, findings: [{ rule: "cstring-leak" }] });
    expect(JSON.parse(read("r.SARIF"))).toMatchObject({ version: "2.1.0" });
    expect(read("r.html")).toMatch(/^<!DOCTYPE html>/);
    expect(read("r.txt")).toBe(out);
    expect(JSON.parse(read("quality.json"))).toMatchObject([{ check_name: "cstring-leak" }]);
    expect(err.split("\n").slice(0, 2)).toEqual(["cgovet: wrote json to r.json", "cgovet: wrote sarif to r.SARIF"]);
  });

  it("goes with --output", async () => {
    const { out, read } = await scan("-f", "json", "-o", "a.json", "--report", "b.sarif", "-q");
    expect([out, read("a.json").length > 0, read("b.sarif").length > 0]).toEqual(["", true, true]);
  });

  it.each([
    ["r.xml", "--report r.xml: the ending does not tell the format; write FORMAT:FILE, with one of text, compact, json, sarif, html, github, gitlab"],
    ["json:", "--report needs the name of a file"],
    ["a.json/", "--report a.json/: the ending does not tell the format; write FORMAT:FILE, with one of text, compact, json, sarif, html, github, gitlab"],
    ["gone/r.json", "--report gone/r.json: the folder gone does not exist"],
    ["json:a", "--report a is a folder; name a file in it"],
  ])("%s is refused before anything is scanned", async (report, message) => {
    await expect(scan("--report", report)).rejects.toMatchObject({ name: "UsageError", message });
  });
});

describe("formats for build services", () => {
  it("name files from the top of the checkout", async () => {
    const { path } = tempTree({ "sub/a/x.go": leaky });
    const run = (format: string, env: Readonly<Record<string, string>>): Promise<CliRun> => runFakeCli(["scan", "--format", format, "a"], { cwd: `${path}/sub`, env });
    expect((await run("github", { GITHUB_WORKSPACE: path })).out).toContain("::warning file=sub/a/x.go,line=5,");
    expect((await run("github", {})).out).toContain("::warning file=a/x.go,line=5,");
    expect(JSON.parse((await run("gitlab", { CI_PROJECT_DIR: path })).out)).toMatchObject([{ location: { path: "sub/a/x.go" } }]);
  });
});
