// Each exit code of the built command line, and the clear answers to bad input behind 2 and 3.
import { chmodSync, existsSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { tempTree } from "../harness/tempTree.ts";
import { runCli } from "./cliProcess.ts";
import { clean, leaky } from "./sources.ts";

type Files = Readonly<Record<string, string | Uint8Array>>;

async function scan(files: Files, ...args: readonly string[]): Promise<{ readonly code: number | undefined; readonly out: string; readonly err: string }> {
  return runCli(["scan", ...args], { cwd: tempTree(files).path });
}

describe("0", () => {
  it("is clean", async () => {
    const { code, out } = await scan({ "a/x.go": clean });
    expect([code, out.split("\n")[0]]).toEqual([0, "No hazards found."]);
  });

  it("is also a tree without cgo, which says so", async () => {
    expect(await scan({ "a/x.go": "package a\n" })).toMatchObject({ code: 0, out: 'No package that uses cgo was found (no `import "C"`): nothing to look at.\n' });
  });

  it("ignores vendored, ignored and test data", async () => {
    const { code } = await scan({ ".gitignore": "gen\n", "a/x.go": clean, "vendor/v/x.go": leaky, "a/testdata/x.go": leaky, "gen/x.go": leaky });
    expect(code).toBe(0);
  });
});

describe("1", () => {
  it("is findings", async () => {
    expect((await scan({ "a/x.go": leaky })).code).toBe(1);
    expect((await scan({ "a/x.go": leaky }, "--severity", "error")).code).toBe(0);
    expect((await scan({ "a/x.go": leaky }, "--rules", "malloc-leak")).code).toBe(0);
  });
});

describe("2 is a wrong command line or configuration", () => {
  it.each<[string, readonly string[], string]>([
    ["missing path", ["gone"], "cgovet: gone does not exist\n"],
    ["unknown flag", ["--formt=json"], "cgovet: unknown option '--formt=json'"],
    ["unknown rule", ["--rules", "cstring-leek"], 'cgovet: unknown rule "cstring-leek"; did you mean "cstring-leak"?\n'],
    ["bare repository", ["bare"], "cgovet: bare is a bare git repository"],
    ["bad jobs", ["--jobs", "none"], 'cgovet: --jobs needs a whole number from 1 to 1024, not "none"\n'],
  ])("%s", async (_name, args, message) => {
    const { code, out, err } = await scan({ "a/x.go": leaky, "bare/HEAD": "ref: x\n", "bare/objects/info/x": "", "bare/refs/x": "" }, ...args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(message);
  });

  it("bad cgovet.json, with the place of each fault", async () => {
    const { code, out, err } = await scan({ "a/x.go": leaky, "cgovet.json": '{\n  "severity": { "cstring-leak": "warn" },\n  "models": [{ "name": "C.f", "creates": { "family": "mallok" } }]\n}\n' });
    expect([code, out]).toEqual([2, ""]);
    expect(err).toBe(
      'cgovet: cgovet.json:2:33: severity.cstring-leak: "warn" is not one of "off", "info", "warning", "error"; did you mean "warning"?\n' +
        'cgovet: cgovet.json:3:54: models[0].creates.family: unknown family "mallok": no row releases it; did you mean "malloc"?\n' +
        "cgovet: the configuration is not valid: nothing was scanned\n",
    );
  });

  it("path instead of a command", async () => {
    const { path } = tempTree({ "a/x.go": leaky });
    expect(await runCli(["a"], { cwd: path })).toEqual({ code: 2, out: "", err: "cgovet: a is not a command; to scan it, write: cgovet scan a\n" });
  });
});

describe("3 is incomplete", () => {
  it("when a Go file is binary, although there are findings", async () => {
    const { code, out } = await scan({ "a/x.go": leaky, "a/y.go": 'package a\nimport "C"\n\0' });
    expect(code).toBe(3);
    expect(out).toContain("1 warning in 1 file");
    expect(out.replace(/\s+/g, " ")).toMatch(/a\/y\.go .*binary, or not UTF-8 text \(contains NUL bytes\)/);
  });

  it("when a folder cannot be read", async () => {
    const { path } = tempTree({ "a/x.go": clean, "b/x.go": leaky });
    chmodSync(path, 0o755);
    chmodSync(join(path, "b"), 0o000);
    const uid = process.getuid?.() === 0 ? 65534 : undefined;
    const { code, out } = await runCli(["scan"], { cwd: path, ...(uid !== undefined && { uid }) });
    chmodSync(join(path, "b"), 0o755);
    expect(code).toBe(3);
    expect(out).toContain("No hazards found in what could be looked at.");
    expect(out).toContain("    b the folder cannot be read: permission denied\n");
  });

  it("in machine-readable output too", async () => {
    const { code, out } = await scan({ "a/x.go": "package a\n\0" }, "--format", "sarif");
    const log = JSON.parse(out) as { readonly runs: readonly { readonly invocations: readonly unknown[] }[] };
    expect(code).toBe(3);
    expect(log.runs[0]?.invocations).toMatchObject([{ executionSuccessful: false, exitCode: 3, toolExecutionNotifications: [{ descriptor: { id: "unreadable" }, level: "error" }] }]);
  });
});

describe("input that is odd but fine", () => {
  it("is not valid UTF-8", async () => {
    const text = Buffer.from(leaky.replace("opens the database", "\u00f6ffnet"), "latin1");
    const { code, out } = await scan({ "a/x.go": text });
    expect(code).toBe(1);
    expect(out).toContain("not valid UTF-8: the faulty bytes were read as U+FFFD");
  });

  it("has links that lead back up", async () => {
    const { path } = tempTree({ "a/x.go": leaky });
    symlinkSync("..", join(path, "a/up"));
    const { code, out } = await runCli(["scan", "-q"], { cwd: path });
    expect([code, out.match(/cstring-leak/g)?.length]).toEqual([1, 1]);
  });

  it("has names with spaces, signs and other scripts", async () => {
    const { code, out } = await scan({ "a b#[1]%41/中文 (x).go": leaky }, "--format", "json");
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ findings: [{ file: "a b#[1]%41/中文 (x).go" }] });
  });

  it("is one file of a package", async () => {
    const { code, out } = await scan({ "a/x.go": leaky, "a/y.go": leaky.replaceAll("Open", "Other").replace("errOpen = ", "errOther = ").replaceAll("open_db", "other_db") }, "a/x.go", "--format", "json");
    expect(code).toBe(1);
    expect((JSON.parse(out) as { findings: readonly { file: string }[] }).findings.map(({ file }) => file)).toEqual(["x.go"]);
    expect(existsSync("x.go")).toBe(false);
  });
});
