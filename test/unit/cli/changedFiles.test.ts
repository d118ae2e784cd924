// --files-from: lists as git writes them, and which packages they choose.
import { describe, expect, it } from "vitest";
import { parsePathList } from "../../../server/src/cli/commands/changedFiles.ts";
import { tempTree } from "../../harness/tempTree.ts";
import { runFakeCli, type CliRun } from "./fakeCli.ts";

const leaky = 'package p\n\nimport "C"\n\nfunc f() { LEAK() }\n';
const files = { ".git/HEAD": "ref: x\n", "go.mod": "module m\n", "a/x.go": leaky, "b/x.go": leaky, "b/native.c": "", "c/x.go": leaky.replace('import "C"', '// #include "../include/c.h"\nimport "C"'), "include/c.h": "", "README.md": "" };

async function scan(input: string, ...args: readonly string[]): Promise<CliRun> {
  return runFakeCli(["scan", "--files-from", "-", ...args], { cwd: tempTree(files).path, input });
}

/** Folders with findings. */
function folders({ out }: CliRun): readonly string[] {
  return [...out.matchAll(/^(\w+)\/x\.go:/gm)].map(([, folder = ""]) => folder);
}

describe("a list", () => {
  it.each<[string, string, readonly string[]]>([
    ["of lines", "a/x.go\nb/y.go\r\n\n", ["a/x.go", "b/y.go"]],
    ["separated by NUL", "a b.go\0c\nd.go\0", ["a b.go", "c\nd.go"]],
    ["with quoted names", '"\\344\\270\\255/\\"x\\".go"\n"tab\\tand\\\\.go"\n', ['中/"x".go', "tab\tand\\.go"]],
    ["of names with blanks", " a.go \n", [" a.go "]],
    ["that is empty", "", []],
  ])("%s", (_what, text, expected) => {
    expect(parsePathList(text)).toEqual(expected);
  });
});

describe("the packages that are scanned", () => {
  it.each<[string, string, readonly string[]]>([
    ["hold a changed Go file", "a/x.go\n", ["a"]],
    ["hold a changed or deleted C file", "b/native.c\nb/gone.c\n", ["b"]],
    ["include a changed header", "include/c.h\n", ["c"]],
    ["are none for documents", "README.md\n", []],
  ])("%s", async (_what, list, expected) => {
    expect(folders(await scan(list))).toEqual(expected);
  });

  it("are analysed only when they may be concerned", async () => {
    expect([...(await scan("a/x.go\nREADME.md\n")).settingsOf.keys()]).toEqual(["a"]);
  });

  it("say so when there are none", async () => {
    for (const list of ["README.md\n", ""]) expect(await scan(list)).toMatchObject({ outcome: 0, out: "The changed files concern no package that uses cgo: nothing to look at.\n" });
    expect(JSON.parse((await scan("", "--format", "json")).out)).toMatchObject({ changedOnly: true, complete: true });
  });

  it("are fixed, the others are not", async () => {
    const run = await scan("include/c.h\n", "--fix");
    expect(run.out.split("\n")[0]).toBe("fixed c/x.go");
    expect(run.out).not.toContain("a/x.go");
  });

  it("leave entries of other packages in a baseline alone", async () => {
    const { path } = tempTree({ ...files, ".cgovet-baseline.json": '{"version":1,"findings":[{"path":"b/x.go","rule":"r","fingerprint":"f","message":"m"}]}' });
    const run = async (input: string): Promise<CliRun> => runFakeCli(["scan", "--files-from", "-"], { cwd: path, input });
    expect((await run("a/x.go")).out).not.toContain("gone");
    expect((await run("b/x.go")).out).toContain("1 finding of .cgovet-baseline.json is gone");
  });
});

describe("a list that cannot be right", () => {
  it("is relative to the top of the repository, not to the current folder", async () => {
    const { path } = tempTree(files);
    const run = runFakeCli(["scan", "--files-from", "-"], { cwd: `${path}/a`, input: "a/x.go\n" });
    await expect(run).rejects.toMatchObject({ name: "UsageError", message: `--files-from: the paths are relative to ${path}, not to the current folder; run cgovet there, or write: git diff --name-only --relative` });
  });

  it("does not exist", async () => {
    await expect(runFakeCli(["scan", "--files-from", "gone.txt"], { cwd: tempTree(files).path })).rejects.toMatchObject({ name: "UsageError", message: "--files-from gone.txt does not exist" });
  });
});
