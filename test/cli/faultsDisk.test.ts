// A disk that changes or refuses while it is scanned, and a workspace larger than people have. Nothing of it may throw,
// hang, or make something that was not looked at look clean.
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { canonicalUri } from "../../server/src/config/uri.ts";
import { createNodeSourceTree } from "../../server/src/hosts/node/nodeSourceTree.ts";
import type { Listing, SourceText, SourceTree } from "../../server/src/hosts/sourceTree.ts";
import { discoverPackages } from "../../server/src/scan/discoverPackages.ts";
import type { PackageRunner } from "../../server/src/scan/scanPackages.ts";
import { tempTree } from "../harness/tempTree.ts";
import { foundIn, scanHere, unseenBy } from "./faultsCli.ts";
import { clean, leaky } from "./sources.ts";

/** Does something to the disk once, after the search and before the first package is analysed. */
const before = (change: () => void) => (runner: PackageRunner): PackageRunner => {
  let isDone = false;
  return {
    ...runner,
    run: (task) => {
      if (!isDone) change();
      isDone = true;
      return runner.run(task);
    },
  };
};

describe("between the search and the analysis", () => {
  const files = { "a/x.go": leaky, "a/y.go": "package db\n", "b/x.go": leaky };

  it.each<[string, (at: (path: string) => string) => void, readonly string[]]>([
    ["a file is deleted", (at) => rmSync(at("a/y.go")), ["a/x.go", "b/x.go"]],
    ["the only file with cgo is deleted", (at) => rmSync(at("a/x.go")), ["b/x.go"]],
    ["a folder is deleted", (at) => rmSync(at("a"), { recursive: true }), ["b/x.go"]],
    ["a file is renamed", (at) => renameSync(at("a/x.go"), at("a/z.go")), ["a/z.go", "b/x.go"]],
    ["a folder is renamed", (at) => renameSync(at("a"), at("c")), ["b/x.go"]],
    ["a file becomes a folder", (at) => (rmSync(at("a/x.go")), mkdirSync(at("a/x.go")), writeFileSync(at("a/x.go/x.go"), leaky)), ["b/x.go"]],
    ["a folder becomes a file", (at) => (rmSync(at("a"), { recursive: true }), writeFileSync(at("a"), leaky)), ["b/x.go"]],
    ["a file is repaired", (at) => writeFileSync(at("a/x.go"), clean), ["b/x.go"]],
    ["a file is cut off in the middle of a function", (at) => writeFileSync(at("a/x.go"), leaky.slice(0, leaky.indexOf("C.free"))), ["b/x.go"]],
    ["a file is emptied", (at) => writeFileSync(at("a/x.go"), ""), ["b/x.go"]],
  ])("%s", async (_name, change, found) => {
    const { path } = tempTree(files);
    const report = await scanHere(path, [], { around: before(() => change((one) => join(path, one))) });
    expect([report.code, foundIn(report)]).toEqual([1, found]);
  });

  it("a file becomes binary: that is told", async () => {
    const { path } = tempTree(files);
    const report = await scanHere(path, [], { around: before(() => writeFileSync(join(path, "a/x.go"), "\0")) });
    expect([report.code, foundIn(report), unseenBy(report)]).toEqual([3, ["b/x.go"], ["a/x.go: not looked at: binary, or not UTF-8 text (contains NUL bytes)"]]);
  });
});

/** A tree in which some things cannot be had. */
function refusing(tree: SourceTree, { folders = [], files = [] }: { readonly folders?: readonly string[]; readonly files?: readonly string[] }): SourceTree {
  const denied = { kind: "unreadable", reason: "permission denied" } as const;
  const isOne = (uri: string, names: readonly string[]): boolean => names.some((name) => uri.endsWith(`/${name}`));
  return {
    list: async (uri): Promise<Listing> => (isOne(uri, folders) ? denied : tree.list(uri)),
    read: async (uri): Promise<SourceText> => (isOne(uri, files) ? denied : tree.read(uri)),
  };
}

describe("what may not be read", () => {
  const files = { "a/x.go": leaky.replace("#include <stdlib.h>", '#include <stdlib.h>\n#include "n.h"'), "a/y.go": clean.replaceAll("Open", "Shut").replaceAll("open_db", "shut_db").replaceAll("errOpen", "errShut"), "a/n.h": "", "a/n.c": "", "b/x.go": leaky };

  it.each([["a/y.go"], ["a/n.h"], ["a/n.c"]])("%s is told, the rest is looked at", async (name) => {
    const report = await scanHere(tempTree(files).path, [], { treeOf: (tree) => refusing(tree, { files: [name] }) });
    expect([report.code, foundIn(report), unseenBy(report)]).toEqual([3, ["a/x.go", "b/x.go"], [`${name}: not looked at: permission denied`]]);
  });

  it("a folder whose files the search has read is told when the analysis cannot list it", async () => {
    const report = await scanHere(tempTree(files).path, [], { treeOf: (tree) => refusing(tree, { folders: ["a"] }) });
    expect([report.code, foundIn(report), unseenBy(report)]).toEqual([3, ["b/x.go"], ["a: not looked at: permission denied"]]);
  });
});

describe("a workspace of many files", () => {
  /** A tree that is computed, not stored: `wide` folders of `wide` folders of `wide` files. */
  function endless(wide: number): SourceTree & { reads: number } {
    const names = (suffix: string): readonly string[] => Array.from({ length: wide }, (_, index) => `n${index}${suffix}`);
    const depthOf = (uri: string): number => uri.split("/").length - "file:///w".split("/").length;
    const tree = {
      reads: 0,
      list: (uri: string): Promise<Listing> => Promise.resolve({ kind: "entries", entries: depthOf(uri) < 2 ? names("").map((name) => ({ name, kind: "directory" as const })) : names(".go").map((name) => ({ name, kind: "file" as const })) }),
      read: (uri: string): Promise<SourceText> => {
        tree.reads++;
        return Promise.resolve({ kind: "text", text: uri.endsWith("/n1.go") ? leaky : "package p\n", repaired: false });
      },
    };
    return tree;
  }

  it("a hundred thousand of them are all looked at, in any order, with few at a time", async () => {
    const tree = endless(47);
    const { packages, goFiles, notices } = await discoverPackages({ tree, roots: [{ uri: "file:///w", kind: "directory", excludes: [] }] });
    expect([goFiles, packages.length, notices]).toEqual([47 ** 3, 47 ** 2, []]);
    expect(tree.reads).toBe(47 ** 3);
  });

  it("and its folders may be as deep as a path can be", async () => {
    const depth = 900;
    let dir = "file:///w";
    const listings = new Map<string, Listing>();
    for (let level = 0; level < depth; level++) {
      listings.set(dir, { kind: "entries", entries: [{ name: "d", kind: "directory" }] });
      dir = `${dir}/d`;
    }
    listings.set(dir, { kind: "entries", entries: [{ name: "x.go", kind: "file" }] });
    const tree: SourceTree = { list: (uri) => Promise.resolve(listings.get(uri) ?? { kind: "missing" }), read: () => Promise.resolve({ kind: "text", text: leaky, repaired: false }) };
    const { packages } = await discoverPackages({ tree, roots: [{ uri: "file:///w", kind: "directory", excludes: [] }] });
    expect(packages.map((one) => one.dir)).toEqual([dir]);
  });

  it("is read from the disk with a bounded number of open files", async () => {
    const { path, uri } = tempTree(Object.fromEntries(Array.from({ length: 1_500 }, (_, index) => [`d${index % 30}/x${index}.go`, "package p\n"])));
    const { goFiles, notices } = await discoverPackages({ tree: createNodeSourceTree(), roots: [{ uri: canonicalUri(uri), kind: "directory", excludes: [] }] });
    expect([path.length > 0, goFiles, notices]).toEqual([true, 1_500, []]);
  });
});
