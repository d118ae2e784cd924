// `cgovet scan` from arguments to output, over real folders and an engine that goes by markers.
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { tempTree } from "../../harness/tempTree.ts";
import { runFakeCli, type CliRun } from "./fakeCli.ts";

const clean = 'package p\n\nimport "C"\n\nfunc f() {}\n';
const leaky = 'package p\n\nimport "C"\n\nfunc f() { LEAK() }\n';

async function scan(files: Readonly<Record<string, string | Uint8Array>>, ...args: readonly string[]): Promise<CliRun & { readonly path: string }> {
  const { path } = tempTree(files);
  return { ...(await runFakeCli(["scan", ...args], { cwd: path })), path };
}

/** The message of the usage error that the scan ends with. */
async function usage(files: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<string> {
  return scan(files, ...args).then(
    (run) => `no error, outcome ${run.outcome}: ${run.err}`,
    (error: unknown) => (error instanceof Error && error.name === "UsageError" ? error.message : String(error)),
  );
}

describe("the exit code", () => {
  it.each<[string, string, number]>([
    ["clean", clean, 0],
    ["with findings", leaky, 1],
    ["with a package that broke down", clean + "// BROKEN\n", 3],
    ["with a notice that costs nothing", clean + "// HALF\n", 0],
  ])("of a tree %s", async (_name, text, expected) => {
    expect((await scan({ "a/x.go": text }, ".")).outcome).toBe(expected);
  });

  it("is incomplete even when there are findings", async () => {
    const run = await scan({ "a/x.go": leaky, "b/x.go": "package b\n\0" });
    expect(run.outcome).toBe(3);
    expect(run.out).toContain("1 warning in 1 file");
    expect(run.out.replace(/\s+/g, " ")).toContain("b/x.go the file cannot be read: binary, or not UTF-8 text (contains NUL bytes)");
  });

  it("goes by the severity asked for", async () => {
    const files = { "a/x.go": leaky.replace("LEAK", "ASK") };
    expect((await scan(files)).outcome).toBe(1);
    const run = await scan(files, "--severity", "warning");
    expect([run.outcome, run.out]).toEqual([0, expect.stringContaining("No hazards found, 1 below the severity asked for.")]);
  });

  it("of a tree without cgo is clean, and says why", async () => {
    const run = await scan({ "a/x.go": "package a\n" });
    expect([run.outcome, run.out]).toEqual([0, 'No package that uses cgo was found (no `import "C"`): nothing to look at.\n']);
  });
});

describe("paths", () => {
  it("are shown relative to the current folder", async () => {
    expect((await scan({ "a b/x.go": leaky })).out).toContain("a b/x.go:5:12 warning");
  });

  it("that name a file report on that file alone", async () => {
    const run = await scan({ "a/x.go": leaky, "a/y.go": leaky }, "a/y.go", "-q");
    expect(run.out.match(/\S+:\d+:\d+ warning/g)).toEqual(["a/y.go:5:12 warning"]);
  });

  it("that overlap give every finding once", async () => {
    const run = await scan({ "a/x.go": leaky }, ".", "a", "a/x.go", "-q");
    expect(run.out.match(/warning/g)).toHaveLength(1);
  });

  it.each<[string, readonly string[], string]>([
    ["missing", ["gone"], "gone does not exist"],
    ["missing below a file", ["a/x.go/y"], "a/x.go/y does not exist"],
    ["neither Go nor C", ["notes.txt"], "notes.txt is neither a Go nor a C source file; give a folder, or a file of a package that uses cgo"],
    ["a bare repository", ["bare"], "bare is a bare git repository: it holds history but no files to read; check it out first, for example with: git clone bare FOLDER"],
    ["a pattern of the go command", ["./..."], "./... is a pattern of the go command; folders below a PATH are always scanned: write ."],
    ["empty", [""], "an empty PATH names nothing; write . for the current folder"],
  ])("that are %s are refused", async (_name, args, expected) => {
    expect(await usage({ "a/x.go": clean, "notes.txt": "", "bare/HEAD": "", "bare/objects/x": "", "bare/refs/x": "" }, ...args)).toBe(expected);
  });
});

describe("options", () => {
  it("that name unknown rules are refused with a suggestion", async () => {
    expect(await usage({ "a/x.go": clean }, "--rules", "cstring-leek,nonsense")).toBe(
      'unknown rule "cstring-leek"; did you mean "cstring-leak"?\nunknown rule "nonsense"; "cgovet rules" lists them',
    );
    expect(await usage({ "a/x.go": clean }, "--rules", ",")).toBe('--rules needs the name of a rule; "cgovet rules" lists them');
  });

  it.each(["0", "-1", "1.5", "many"])("--jobs=%s is refused", async (jobs) => {
    expect(await usage({ "a/x.go": clean }, `--jobs=${jobs}`)).toBe(`--jobs needs a whole number from 1 to 1024, not "${jobs}"`);
  });

  it("--jobs bounds the packages analysed at one time", async () => {
    const files = { "a/x.go": clean, "b/x.go": clean, "c/x.go": clean };
    expect((await scan(files, "--jobs", "2")).parallel).toBe(2);
    expect((await scan(files, "--jobs", "9")).parallel).toBe(3);
  });

  it("starts no more threads than the sources are worth, unless told to", async () => {
    const large = `${clean}\n${`// ${"x".repeat(97)}\n`.repeat(3000)}`;
    expect((await scan({ "a/x.go": clean, "b/x.go": clean })).parallel).toBe(1);
    expect((await scan({ "a/x.go": large, "b/x.go": clean })).parallel).toBe(Math.min(2, availableParallelism()));
  });

  it.each<[string, readonly string[], string]>([
    ["flag", ["--formt", "json"], "unknown option '--formt'\n(Did you mean --format?)"],
    ["format", ["--format", "xml"], "argument 'xml' is invalid. Allowed choices are text, compact, json, sarif, html, github, gitlab."],
    ["profile", ["--profile", "lax"], "argument 'lax' is invalid. Allowed choices are default, strict."],
  ])("with an unknown %s are refused", async (_name, args, expected) => {
    const run = await scan({}, ...args);
    expect(run.outcome).toBe(2);
    expect(run.out).toBe("");
    expect(run.err).toContain(expected);
    expect(run.err).toMatch(/^cgovet: /);
  });

  it("reach the engine", async () => {
    const { settingsOf } = await scan({ "a/x.go": clean }, "--profile", "strict", "--rules", "signal-mask");
    expect(settingsOf.get("a")).toEqual({ profile: "strict", severity: { "cstring-leak": "off", "signal-mask": "error" }, models: [], summariesOnly: [] });
  });

  it("--exclude leaves out folders and files, and may be repeated", async () => {
    const run = await scan({ "a/x.go": leaky, "b/x.go": leaky, "c/x_gen.go": leaky, "c/y.go": leaky }, "--exclude", "a", "--exclude", "*_gen.go", "-q");
    expect(run.out.match(/\S+:\d+:\d+ warning/g)).toEqual(["b/x.go:5:12 warning", "c/y.go:5:12 warning"]);
  });

  it("--output writes to a file and leaves standard output empty", async () => {
    const run = await scan({ "a/x.go": leaky }, "--format", "json", "--output", "out.json");
    expect([run.outcome, run.out, run.err]).toEqual([1, "", "cgovet: wrote json to out.json\n"]);
    expect(JSON.parse(readFileSync(join(run.path, "out.json"), "utf8"))).toMatchObject({ version: 1, tool: { version: "9.9.9" }, findings: [{ file: "a/x.go" }] });
  });

  it("--output into nowhere is refused before the scan", async () => {
    expect(await usage({ "a/x.go": leaky }, "-o", "none/out.json")).toBe("--output none/out.json: the folder none does not exist");
    expect(await usage({ "a/x.go": leaky }, "-o", "a")).toBe("--output a is a folder; name a file in it");
  });
});

describe("cgovet.json", () => {
  it("applies to the root it belongs to", async () => {
    const files = { "one/go.mod": "", "one/cgovet.json": '{ "profile": "strict" }', "one/p/x.go": clean, "two/cgovet.json": '{ "severity": { "signal-mask": "off" }, "exclude": ["skip"] }', "two/q/x.go": clean, "two/skip/x.go": leaky };
    const run = await scan(files, "one/p", "two");
    expect(run.outcome).toBe(0);
    expect([...run.settingsOf].map(([name, { profile, severity }]) => [name, profile, severity])).toEqual([["p", "strict", {}], ["q", "default", { "signal-mask": "off" }]]);
  });

  it("gives way to options", async () => {
    const run = await scan({ "cgovet.json": '{ "profile": "strict" }', "a/x.go": clean }, "--profile", "default");
    expect(run.settingsOf.get("a")?.profile).toBe("default");
  });

  it("can be named", async () => {
    const run = await scan({ "conf/ci.json": '{ "profile": "strict", "exclude": ["/../b"] }', "cgovet.json": "{}", "a/x.go": clean }, "--config", "conf/ci.json");
    expect(run.settingsOf.get("a")?.profile).toBe("strict");
    expect(await usage({ "a/x.go": clean }, "--config", "none.json")).toBe("none.json: the file does not exist\nthe configuration is not valid: nothing was scanned");
  });

  it("stops the scan when it is not valid, naming every place", async () => {
    expect(await usage({ "a/x.go": leaky, "cgovet.json": '{\n  "profil": "strict",\n  "severity": { "cstring-leek": "off" }\n}' })).toBe(
      'cgovet.json:2:3: profil: unknown field; did you mean "profile"?\n' +
        'cgovet.json:3:17: severity.cstring-leek: unknown rule "cstring-leek"; did you mean "cstring-leak"?\n' +
        "the configuration is not valid: nothing was scanned",
    );
  });
});

describe("--fix", () => {
  it("applies safe fixes, looks again, and says what it did", async () => {
    const run = await scan({ "a/x.go": leaky + "func g() { LEAK(); ASK() }\n", "b/y.go": clean }, "--fix");
    expect(readFileSync(join(run.path, "a/x.go"), "utf8")).toBe(leaky.replace("LEAK", "FREE") + "func g() { FREE(); ASK() }\n");
    expect(run.outcome).toBe(1);
    expect(run.out).toContain("fixed a/x.go\n  Free it  cstring-leak\n  Free it  cstring-leak\n");
    expect(run.out).toContain("1 info in 1 file.");
  });

  it("leaves files alone that are not reported on", async () => {
    const run = await scan({ "a/x.go": leaky, "a/y.go": leaky }, "a/y.go", "--fix");
    expect([readFileSync(join(run.path, "a/x.go"), "utf8"), run.outcome]).toEqual([leaky, 0]);
  });

  it("ends although a fix brings its finding back", async () => {
    const run = await scan({ "a/x.go": leaky.replace("LEAK", "ENDLESS") }, "--fix");
    expect(run.outcome).toBe(1);
    expect(readFileSync(join(run.path, "a/x.go"), "utf8")).toContain(`ENDLESS${" ".repeat(10)}(`);
  });
});

describe("a terminal", () => {
  it("gets progress on standard error, wiped at the end", async () => {
    const { path } = tempTree(Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`p${index}/x.go`, clean])));
    const run = await runFakeCli(["scan"], { cwd: path, terminal: true });
    expect(run.err).toContain("scanning: 6 of 6 packages  p5");
    expect(run.err.endsWith("\r\u001b[K")).toBe(true);
    expect(run.out).not.toContain("scanning");
    expect((await runFakeCli(["scan", "--quiet"], { cwd: path, terminal: true })).err).toBe("");
    expect((await runFakeCli(["scan"], { cwd: path })).err).toBe("");
  });

  it("gets colours, unless they are not wanted", async () => {
    const { path } = tempTree({ "a/x.go": leaky });
    const coloured = async (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<boolean> => (await runFakeCli(["scan", ...args], { cwd: path, terminal: true, env })).out.includes("\u001b[");
    expect([await coloured([]), await coloured(["--no-color"]), await coloured([], { NO_COLOR: "1" })]).toEqual([true, false, false]);
  });
});
