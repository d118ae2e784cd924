// Which packages a changed file can concern.
import { describe, expect, it } from "vitest";
import { concernedPackages } from "../../../server/src/scan/concernedPackages.ts";

const folders = ["file:///w/a", "file:///w/b", "file:///w/c"];

function concerned(uris: readonly string[], dependents: Readonly<Record<string, readonly string[]>> = {}): readonly [sure: readonly string[], perhaps: readonly string[]] {
  const { sure, perhaps } = concernedPackages(uris, folders, (uri) => dependents[uri] ?? []);
  const names = (set: ReadonlySet<string>): readonly string[] => [...set].map((dir) => dir.slice("file:///w/".length));
  return [names(sure), names(perhaps)];
}

describe("a changed file", () => {
  it.each<[string, string, readonly string[], readonly string[]]>([
    ["Go file", "a/x.go", ["a"], []],
    ["C file of a package", "b/x.c", ["b"], []],
    ["header of a package, which others may include", "b/x.h", ["b"], ["a", "c"]],
    ["C file outside, which packages may include", "native/x.c", [], ["a", "b", "c"]],
    ["table that C includes", "native/table.def", [], ["a", "b", "c"]],
    ["deleted Go file elsewhere", "gone/x.go", [], []],
    ["folder, such as a submodule", "b", ["b"], []],
    ["setting of a package", "c/cgovet.json", ["c"], []],
    ["setting of all", "cgovet.json", ["a", "b", "c"], []],
    ["document", "README.md", [], []],
    ["file without an ending", "LICENSE", [], []],
    ["hidden file", ".gitignore", [], []],
  ])("%s", (_what, path, sure, perhaps) => {
    expect(concerned([`file:///w/${path}`])).toEqual([sure, perhaps]);
  });

  it("concerns those known to read it", () => {
    expect(concerned(["file:///w/native/x.c"], { "file:///w/native/x.c": ["file:///w/c", "file:///else"] })).toEqual([["c"], []]);
  });

  it("counts once", () => {
    expect(concerned(["file:///w/a/x.go", "file:///w/a/y.go", "file:///w/a/x.h"])).toEqual([["a"], ["b", "c"]]);
  });
});
