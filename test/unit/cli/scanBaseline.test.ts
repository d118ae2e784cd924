// Baselines on the command line: written, found, applied, and never mistaken for something else.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { reportSchema } from "../../../server/src/reports/json/reportSchema.ts";
import { tempTree } from "../../harness/tempTree.ts";
import { runFakeCli, type CliRun } from "./fakeCli.ts";

function source(...lines: readonly string[]): string {
  return ['package p', '', 'import "C"', '', "func f() {", ...lines, "}", ""].join("\n");
}

const old = source("\tLEAK(old)");
const grown = source("\tok()", "\tLEAK(old)", "\tLEAK(new)");
const name = ".cgovet-baseline.json";

interface Project {
  readonly path: string;
  readonly scan: (...args: readonly string[]) => Promise<CliRun>;
  readonly write: (file: string, text: string) => void;
  readonly baseline: () => unknown;
}

/** A module with these files, scanned from its folder. */
function project(files: Readonly<Record<string, string>>): Project {
  const { path } = tempTree({ "go.mod": "module example.com/m\n", ...files });
  return {
    path,
    scan: (...args) => runFakeCli(["scan", ...args], { cwd: path }),
    write: (file, text) => writeFileSync(join(path, file), text),
    baseline: () => JSON.parse(readFileSync(join(path, name), "utf8")) as unknown,
  };
}

async function usage(run: Promise<CliRun>): Promise<string> {
  return run.then(
    ({ outcome }) => `no error, outcome ${outcome}`,
    (error: unknown) => (error instanceof Error && error.name === "UsageError" ? error.message : String(error)),
  );
}

describe("--write-baseline", () => {
  it("makes all findings known, so that the build goes on", async () => {
    const { scan, baseline } = project({ "a/x.go": old });
    const first = await scan("--write-baseline", name);
    expect([first.outcome, first.out.split("\n")[0]]).toEqual([0, "No new hazards found, 1 known from .cgovet-baseline.json."]);
    expect(baseline()).toEqual({ version: 1, findings: [{ path: "a/x.go", rule: "cstring-leak", fingerprint: "LEAK(old)", message: "`name` is not freed when `open` fails" }] });
  });

  it("is complete only when everything was looked at", async () => {
    const { scan } = project({ "a/x.go": old, "b/x.go": "package b\n\0" });
    expect((await scan("--write-baseline", name)).outcome).toBe(3);
  });

  it("keeps what a partial scan did not look at, and drops what is gone", async () => {
    const { scan, write, baseline } = project({ "a/x.go": source("\tLEAK(one)", "\tLEAK(two)"), "b/x.go": old });
    await scan("--write-baseline", name);
    write("a/x.go", source("\tLEAK(two)", "\tLEAK(three)"));
    await scan("a", "--write-baseline", name);
    expect(baseline()).toMatchObject({ findings: [{ fingerprint: "LEAK(three)" }, { fingerprint: "LEAK(two)" }, { path: "b/x.go" }] });
    await scan("--rules", "signal-mask", "--write-baseline", name);
    expect(baseline()).toMatchObject({ findings: [{ fingerprint: "LEAK(three)" }, { fingerprint: "LEAK(two)" }, { path: "b/x.go" }] });
  });

  it("needs no name: it writes the one that applies, else one in the current folder", async () => {
    const { path, scan, write, baseline } = project({ "a/x.go": old });
    expect((await scan("--write-baseline")).outcome).toBe(0);
    write("a/x.go", grown);
    expect((await runFakeCli(["scan", "--write-baseline"], { cwd: join(path, "a") })).outcome).toBe(0);
    expect(existsSync(join(path, "a", name))).toBe(false);
    expect(baseline()).toMatchObject({ findings: [{ path: "a/x.go", fingerprint: "LEAK(new)" }, { path: "a/x.go", fingerprint: "LEAK(old)" }] });
  });

  it("overwrites nothing but a baseline", async () => {
    const { path, scan } = project({ "a/x.go": old });
    expect(await usage(scan("--write-baseline", "a/x.go"))).toContain("--write-baseline does not overwrite a/x.go, which is no baseline");
    expect(await usage(scan("--write-baseline", "a"))).toContain("--write-baseline a is a folder");
    expect(await usage(scan("--write-baseline", "gone/b.json"))).toContain("the folder gone does not exist");
    expect(await usage(scan("--write-baseline", "x.json", "--baseline", "y.json"))).toContain("exclude each other");
    expect(readFileSync(join(path, "a/x.go"), "utf8")).toBe(old);
    expect(existsSync(join(path, "x.json"))).toBe(false);
  });
});

describe("a baseline", () => {
  it("is found in the folder, lets only new findings through, and says what it knows", async () => {
    const { scan, write } = project({ "a/x.go": old });
    await scan("--write-baseline", name);
    write("a/x.go", grown);
    const run = await scan();
    expect(run.outcome).toBe(1);
    expect(run.out).toContain("LEAK(new)");
    expect(run.out).not.toContain("LEAK(old)");
    expect(run.out).toContain("new: 1 warning in 1 file, 1 of them with a safe fix (--fix), 1 known from");
  });

  it("is found above the folder that is scanned, with paths of its own", async () => {
    const { scan } = project({ "a/x.go": old });
    await scan("--write-baseline", name);
    expect((await scan("a")).outcome).toBe(0);
  });

  it("can be left aside, or lie elsewhere", async () => {
    const { path, scan } = project({ "a/x.go": old, "ci/x": "" });
    await scan("--write-baseline", name);
    expect((await scan("--no-baseline")).outcome).toBe(1);
    await scan("--write-baseline", "ci/known.json");
    expect(JSON.parse(readFileSync(join(path, "ci/known.json"), "utf8"))).toMatchObject({ findings: [{ path: expect.stringMatching(/^file:.*\/a\/x\.go$/) as unknown }] });
    expect((await scan("--baseline", "ci/known.json")).outcome).toBe(0);
  });

  it("names entries whose finding is gone, and fails no build for them", async () => {
    const { scan, write } = project({ "a/x.go": source("\tLEAK(one)", "\tLEAK(two)"), "b/x.go": old });
    await scan("--write-baseline", name);
    write("a/x.go", source("\tLEAK(two)"));
    const run = await scan();
    expect(run.outcome).toBe(0);
    expect(run.out.replace(/\s+/g, " ")).toContain("1 finding of .cgovet-baseline.json is gone; to take it out: --write-baseline .cgovet-baseline.json a/x.go `name` is not freed");
    expect((await scan("b")).out).not.toContain("gone");
    expect((await scan("--rules", "signal-mask")).out).not.toContain("gone");
  });

  it("calls nothing gone in files that were not looked at in full", async () => {
    const { scan, write } = project({ "a/x.go": source("\tLEAK(one)"), "b/x.go": old });
    await scan("--write-baseline", name);
    write("a/x.go", source("\tok() // HALF"));
    write("b/x.go", source("\tok() // BROKEN"));
    expect((await scan()).out).not.toContain("gone");
  });

  it("keeps --fix from what is known", async () => {
    const { path, scan, write } = project({ "a/x.go": old });
    await scan("--write-baseline", name);
    write("a/x.go", grown);
    expect((await scan("--fix")).outcome).toBe(0);
    expect(readFileSync(join(path, "a/x.go"), "utf8")).toBe(grown.replace("LEAK(new)", "FREE(new)"));
  });

  it("stands in the JSON report with all it knows", async () => {
    const { scan, write } = project({ "a/x.go": old, "b/x.go": old });
    await scan("--write-baseline", name);
    write("a/x.go", grown);
    write("b/x.go", source());
    const report = JSON.parse((await scan("--format", "json")).out) as object;
    expect(reportSchema.parse(report)).toEqual(report);
    expect(report).toMatchObject({ findings: [{ fingerprint: "LEAK(new)" }], summary: { warning: 1 }, baseline: { file: name, known: [{ fingerprint: "LEAK(old)" }], stale: [{ path: "b/x.go", count: 1 }] } });
  });

  it("that is broken or missing stops the scan", async () => {
    const { scan, write } = project({ "a/x.go": old });
    expect(await usage(scan("--baseline", "gone.json"))).toBe("the baseline gone.json does not exist; to make one: cgovet scan --write-baseline gone.json");
    write("b.json", '{\n  "version": 1,\n');
    expect(await usage(scan("--baseline", "b.json"))).toContain("b.json:3: not valid JSON");
    write(name, "<<<<<<< ours\n");
    expect(await usage(scan())).toContain(`${name}:1: the file holds marks of an unfinished merge`);
  });
});
