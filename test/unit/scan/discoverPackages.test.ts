// Which folders are analysed, which are left out, and what is said about those that could not be looked at.
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { relativePath } from "../../../server/src/config/uri.ts";
import { createNodeSourceTree } from "../../../server/src/hosts/node/nodeSourceTree.ts";
import { discoverPackages, type ScanRoot } from "../../../server/src/scan/discoverPackages.ts";
import { tempTree } from "../../harness/tempTree.ts";
import { memoryTree, workspace, type MemoryTreeOptions } from "./memoryTree.ts";

const cgo = 'package p\n\nimport "C"\n';
const plain = "package p\n";

interface Given extends MemoryTreeOptions {
  readonly exclude?: readonly string[];
  /** Folder below the workspace to scan; the workspace itself when absent. */
  readonly root?: string;
}

function rootOf(path: string | undefined, exclude: readonly string[] = []): ScanRoot {
  return { uri: path === undefined ? workspace : `${workspace}/${path}`, kind: "directory", excludes: [{ base: workspace, globs: exclude }] };
}

/** The packages found, as paths below the workspace. */
async function found(files: Readonly<Record<string, string>>, { exclude, root, ...options }: Given = {}): Promise<readonly string[]> {
  const { packages } = await discoverPackages({ tree: memoryTree(files, options), roots: [rootOf(root, exclude)] });
  return packages.map(({ dir }) => relativePath(workspace, dir) ?? dir);
}

describe("a folder", () => {
  it("counts when one of its Go files imports C", async () => {
    expect(await found({ "a.go": plain, "b/x.go": plain, "b/y.go": cgo, "c/z.c": cgo, "d e/x.go": cgo })).toEqual(["b", "d e"]);
  });

  it("is left out when the go command skips it or it holds the code of others", async () => {
    const files = Object.fromEntries(["vendor/v", "testdata", "a/testdata/b", "node_modules/m", ".git/x", ".hidden", "_skip", "kept"].map((dir) => [`${dir}/x.go`, cgo]));
    expect(await found(files)).toEqual(["kept"]);
  });

  it("is looked at when it is named as a root", async () => {
    expect(await found({ "vendor/v/x.go": cgo, "y.go": cgo }, { root: "vendor" })).toEqual(["vendor/v"]);
  });

  it("is not found through files the go command ignores", async () => {
    expect(await found({ "a/_x.go": cgo, "b/.y.go": cgo, "c/x.go.txt": cgo, "d/x_test.go": cgo })).toEqual([]);
  });
});

describe("build files", () => {
  it("make a folder count when they set cgocheck", async () => {
    const files = {
      "a/Makefile": "test:\n\tGODEBUG=cgocheck=0 go test\n", "b/Makefile": "test:\n\tgo test\n", "c/x.go": "package c\n\nvar env = \"GODEBUG=cgocheck=0\"\n",
      ".github/workflows/ci.yml": "env:\n  GODEBUG: cgocheck=0\n", "d/values.yaml": "cgocheck=0\n", "vendor/e/Makefile": "GODEBUG=cgocheck=0\n", ".hidden/Makefile": "GODEBUG=cgocheck=0\n",
    };
    expect(await found(files)).toEqual([".github/workflows", "a", "c"]);
  });
});

describe("git's ignore files", () => {
  it("apply below their folder and can be undone further down", async () => {
    const files = {
      ".gitignore": "build/\n/only\n*.gen.go\n", "build/x.go": cgo, "a/build/x.go": cgo, "only/x.go": cgo, "a/only/x.go": cgo,
      "b/x.gen.go": cgo, "c/.gitignore": "!x.gen.go\n", "c/x.gen.go": cgo, "d/.gitignore": "*\n", "d/e/x.go": cgo,
    };
    expect(await found(files)).toEqual(["a/only", "c"]);
  });

  it("apply from above the root, as far as the repository goes", async () => {
    const files = { ".gitignore": "*\n", "r/.git/HEAD": "", "r/.gitignore": "gen/\n", "r/a/gen/x.go": cgo, "r/a/b/x.go": cgo };
    expect(await found(files, { root: "r/a" })).toEqual(["r/a/b"]);
  });

  it("do not hide a root that was named on purpose", async () => {
    expect(await found({ ".git/HEAD": "", ".gitignore": "gen/\n", "gen/x.go": cgo, "gen/y/z.go": cgo }, { root: "gen" })).toEqual(["gen", "gen/y"]);
  });
});

describe("the user's globs", () => {
  const files = { "a/gen/x.go": cgo, "gen/y.go": cgo, "b/x_gen.go": cgo, "third/party/z.go": cgo, "k/x.go": cgo };
  it.each<[readonly string[], readonly string[]]>([
    [["gen"], ["b", "k", "third/party"]],
    [["/gen"], ["a/gen", "b", "k", "third/party"]],
    [["gen/"], ["b", "k", "third/party"]],
    [["*_gen.go", "third/**"], ["a/gen", "gen", "k"]],
    [["third/party"], ["a/gen", "b", "gen", "k"]],
    [["**/gen/**", "./b", "{k,third}"], []],
    [["third/*/z.go"], ["a/gen", "b", "gen", "k"]],
  ])("%j leaves %j", async (exclude, expected) => {
    expect(await found(files, { exclude })).toEqual(expected);
  });
});

describe("what could not be looked at", () => {
  it("is a notice, and the rest is found", async () => {
    const tree = memoryTree({ "a/x.go": cgo, "b/x.go": cgo, "b/y.go": cgo, "c/x.go": cgo, "d/x.go": plain }, { unreadable: ["a", "b/x.go"], repaired: ["c/x.go", "d/x.go"] });
    const { packages, notices } = await discoverPackages({ tree, roots: [rootOf(undefined)] });
    expect(packages.map(({ dir }) => dir)).toEqual(["file:///w/b", "file:///w/c"]);
    expect(notices).toEqual([
      { kind: "unreadable", uri: "file:///w/a", message: "the folder cannot be read: permission denied", incomplete: true },
      { kind: "unreadable", uri: "file:///w/b/x.go", message: "the file cannot be read: permission denied", incomplete: true },
      { kind: "unreadable", uri: "file:///w/c/x.go", message: "not valid UTF-8: the faulty bytes were read as U+FFFD", incomplete: false },
    ]);
  });
});

describe("several roots", () => {
  it("give every folder once, under the first root that holds it", async () => {
    const roots = [rootOf("a"), rootOf(undefined)];
    const { packages, goFiles } = await discoverPackages({ tree: memoryTree({ "a/x.go": cgo, "b/x.go": cgo, "b/y.go": plain }), roots });
    expect(packages).toEqual([{ dir: "file:///w/a", root: 0 }, { dir: "file:///w/b", root: 1 }]);
    expect(goFiles).toBe(4);
  });

  it("of one file give its package and report on that file alone", async () => {
    const roots: readonly ScanRoot[] = [{ uri: "file:///w/a/x.go", kind: "file", excludes: [] }];
    const { packages, isLeftOut } = await discoverPackages({ tree: memoryTree({ "a/x.go": cgo, "a/y.go": cgo }), roots });
    expect(packages).toEqual([{ dir: "file:///w/a", root: 0 }]);
    expect([isLeftOut("file:///w/a/x.go"), isLeftOut("file:///w/a/y.go")]).toEqual([false, true]);
  });
});

describe("isLeftOut", () => {
  it("names the files of a found package that are ignored or excluded", async () => {
    const files = { ".gitignore": "gen.c\n", "p/x.go": cgo, "p/gen.c": "", "p/big.c": "" };
    const { isLeftOut } = await discoverPackages({ tree: memoryTree(files), roots: [rootOf(undefined, ["big.c"])] });
    expect(["x.go", "gen.c", "big.c"].map((name) => isLeftOut(`file:///w/p/${name}`))).toEqual([false, true, true]);
    expect(isLeftOut("file:///elsewhere/x.h")).toBe(true);
  });
});

describe("the walk", () => {
  it("does not depend on the order of listings", async () => {
    const files = Object.fromEntries(["b", "a", "c/d", "c", "a/z"].map((dir) => [`${dir}/x.go`, cgo]));
    expect(await found(files, { reverse: true })).toEqual(await found(files));
  });

  it("stops when it is cancelled", async () => {
    await expect(discoverPackages({ tree: memoryTree({ "a/x.go": cgo }), roots: [rootOf(undefined)], cancel: { cancelled: true } })).rejects.toMatchObject({ name: "Cancelled" });
  });

  it("ends on links that lead back up, on a real disk", async () => {
    const { path, uri } = tempTree({ "a/x.go": cgo, "b/y.txt": "" });
    symlinkSync("..", join(path, "a/up"));
    symlinkSync(path, join(path, "b/self"));
    symlinkSync("../a/x.go", join(path, "b/link.go"));
    const { packages } = await discoverPackages({ tree: createNodeSourceTree(), roots: [{ uri, kind: "directory", excludes: [] }] });
    expect(packages.map(({ dir }) => relativePath(uri, dir))).toEqual(["a", "b"]);
  });
});
