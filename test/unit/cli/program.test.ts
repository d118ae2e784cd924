// The commands besides scan, and what a slip of the hand is answered with.
import { describe, expect, it } from "vitest";
import { cellsOf } from "../../../server/src/cli/text/cells.ts";
import { runFakeCli } from "./fakeCli.ts";

const run = (...args: readonly string[]): ReturnType<typeof runFakeCli> => runFakeCli(args, { cwd: "/" });

describe("help and version", () => {
  it("go to standard output and succeed", async () => {
    expect(await run("--version")).toMatchObject({ outcome: 0, out: "9.9.9\n", err: "" });
    const help = await run("--help");
    expect([help.outcome, help.err]).toEqual([0, ""]);
    expect(help.out).toContain("Wins over 1");
    for (const command of ["scan", "rules", "lsp"]) expect(help.out).toContain(`\n  ${command} `);
    const scanHelp = await run("scan", "--help");
    for (const option of ["--format", "--output", "--profile", "--severity", "--rules", "--exclude", "--fix", "--jobs", "--no-color", "--quiet", "--config"]) expect(scanHelp.out).toContain(option);
    for (const line of scanHelp.out.split("\n")) expect(cellsOf(line)).toBeLessThanOrEqual(80);
  });

  it("is what a bare command gets, as an error", async () => {
    const bare = await run();
    expect([bare.outcome, bare.out]).toEqual([2, ""]);
    expect(bare.err).toContain("Usage: cgovet");
  });
});

describe("a slip", () => {
  it("with a path instead of a command says what to write", async () => {
    await expect(run("./db", "--fix")).rejects.toMatchObject({ name: "UsageError", message: "./db is not a command; to scan it, write: cgovet scan ./db --fix" });
    await expect(run("tmp")).rejects.toMatchObject({ message: "tmp is not a command; to scan it, write: cgovet scan tmp" });
    await expect(run(".")).rejects.toMatchObject({ message: ". is not a command; to scan it, write: cgovet scan ." });
  });

  it.each([
    [["scn"], "cgovet: unknown command 'scn'\n(Did you mean scan?)"],
    [["--verison"], "cgovet: unknown option '--verison'\n(Did you mean --version?)"],
    [["lsp"], "cgovet: required option '--stdio' not specified"],
    [["rules", "a", "b"], "cgovet: too many arguments for 'rules'"],
  ])("%j", async (args, message) => {
    const result = await run(...args);
    expect([result.outcome, result.out]).toEqual([2, ""]);
    expect(result.err).toContain(message);
  });
});

describe("rules", () => {
  it("are listed by family, wrapped", async () => {
    expect((await run("rules")).out).toBe(`\
memory
  cstring-leak  warning  Reports what cstring-leak is about, in a sentence that
                         is long enough to wrap.

signals
  signal-mask   error    Reports what signal-mask is about, in a sentence that
                         is long enough to wrap.

cgovet rules NAME explains one; cgovet.json sets the severity of each.
`);
  });

  it("are explained one by one", async () => {
    expect((await run("rules", "cstring-leak")).out).toBe(`\
cstring-leak  memory · warning · CWE-401 · since 0.1.0

What it reports
  Reports what cstring-leak is about, in a sentence that is long enough to wrap.

Why it is a hazard
  It hurts.

How to fix it
  Free it.

Quick fixes
  - Free \`<name>\` with defer (safe: --fix applies it)

How to ignore one
  //cgovet:ignore cstring-leak the reason

References
  - Command cgo
    https://pkg.go.dev/cmd/cgo
`);
  });

  it("that do not exist are answered with a suggestion", async () => {
    await expect(run("rules", "signl-mask")).rejects.toMatchObject({ name: "UsageError", message: 'unknown rule "signl-mask"; did you mean "signal-mask"?' });
  });
});

describe("lsp", () => {
  it("keeps running", async () => {
    expect(await run("lsp", "--stdio")).toMatchObject({ outcome: "running", out: "" });
  });
});
