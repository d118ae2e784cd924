// What the disk can do to a reader, as values.
import { execFileSync } from "node:child_process";
import { symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createNodeHost } from "../../../server/src/hosts/node/nodeHost.ts";
import { createNodeSourceTree } from "../../../server/src/hosts/node/nodeSourceTree.ts";
import { tempTree } from "../../harness/tempTree.ts";

const trees = [["waits", createNodeSourceTree()], ["blocks", createNodeSourceTree(undefined, { blocks: true })]] as const;

describe.each(trees)("read in a tree that %s", (_, tree) => {
  it("keeps a byte order mark", async () => {
    const { uri } = tempTree({ "a.go": "\uFEFFpackage a" });
    expect(await tree.read(`${uri}/a.go`)).toEqual({ kind: "text", text: "\uFEFFpackage a", repaired: false });
  });

  it("says when bytes had to be repaired", async () => {
    const { uri } = tempTree({ "a.go": new Uint8Array([0x61, 0xe9, 0x62]) });
    expect(await tree.read(`${uri}/a.go`)).toEqual({ kind: "text", text: "a\uFFFDb", repaired: true });
  });

  it("refuses what is not text, naming why", async () => {
    const { path, uri } = tempTree({ "nul.go": "a\0b", "dir/x": "" });
    writeFileSync(join(path, "big.go"), "");
    truncateSync(join(path, "big.go"), 33 * 1024 * 1024);
    execFileSync("mkfifo", [join(path, "pipe.go")]);
    const reasons = await Promise.all(["nul.go", "dir", "big.go", "pipe.go"].map((name) => tree.read(`${uri}/${name}`)));
    expect(reasons).toEqual([
      { kind: "unreadable", reason: "binary, or not UTF-8 text (contains NUL bytes)" },
      { kind: "unreadable", reason: "it is a folder" },
      { kind: "unreadable", reason: "larger than 32 MiB (33 MiB)" },
      { kind: "unreadable", reason: "not a regular file" },
    ]);
  });

  it("tells missing from unreadable", async () => {
    const { uri } = tempTree({ "a.go": "" });
    expect(await tree.read(`${uri}/b.go`)).toEqual({ kind: "missing" });
    expect(await tree.read(`${uri}/a.go/c.go`)).toEqual({ kind: "missing" });
    expect(await tree.read("http://x/y.go")).toEqual({ kind: "unreadable", reason: "The URL must be of scheme file" });
  });
});

describe.each(trees)("list in a tree that %s", (_, tree) => {
  it("leaves out links to folders only: reading tells what is wrong with the rest", async () => {
    const { path, uri } = tempTree({ "a.go": "", "d/x.go": "" });
    symlinkSync("a.go", join(path, "link.go"));
    symlinkSync("d", join(path, "dirlink"));
    symlinkSync(".", join(path, "loop"));
    symlinkSync("nowhere", join(path, "dead"));
    const listing = await tree.list(uri);
    const entries = listing.kind === "entries" ? [...listing.entries].sort((a, b) => (a.name < b.name ? -1 : 1)) : [];
    expect(entries).toEqual([
      { name: "a.go", kind: "file" },
      { name: "d", kind: "directory" },
      { name: "dead", kind: "file" },
      { name: "link.go", kind: "file" },
    ]);
    expect(await tree.read(`${uri}/dead`)).toEqual({ kind: "missing" });
  });

  it("tells an empty folder from one that is not there", async () => {
    const { uri } = tempTree({ "a.go": "" });
    expect(await tree.list(`${uri}/none`)).toEqual({ kind: "missing" });
    expect(await tree.list(`${uri}/a.go`)).toEqual({ kind: "missing" });
  });
});

describe("the node host", () => {
  it("reads files and lists folders for the engine", async () => {
    const { uri } = tempTree({ "a b.go": "package a" });
    const host = createNodeHost();
    expect(await host.readFile(`${uri}/a%20b.go`)).toEqual({ kind: "text", text: "package a" });
    expect(await host.listDirectory(uri)).toEqual([{ name: "a b.go", kind: "file" }]);
    expect(await host.listDirectory(`${uri}/none`)).toEqual([]);
    await host.yield();
  });
});
