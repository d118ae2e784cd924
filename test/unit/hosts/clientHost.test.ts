// A server without a file system: every answer and every lack of one becomes a value.
import { describe, expect, it } from "vitest";
import { createClientHost, createClientSourceTree, type ClientFiles } from "../../../server/src/hosts/browser/clientHost.ts";

const files: ClientFiles = {
  readBytes: (uri) => {
    if (uri.endsWith("gone.go")) return Promise.resolve(undefined);
    if (uri.endsWith("closed.go")) return Promise.reject(new Error("no permission"));
    if (uri.endsWith("nul.go")) return Promise.resolve(new Uint8Array([97, 0]));
    if (uri.endsWith("latin.go")) return Promise.resolve(new Uint8Array([0x61, 0xe9]));
    return Promise.resolve(new TextEncoder().encode("\uFEFFpackage a"));
  },
  list: (uri) => (uri.endsWith("closed") ? Promise.reject(new Error("no permission")) : Promise.resolve(uri.endsWith("gone") ? undefined : [{ name: "a.go", kind: "file" }])),
};

describe("createClientHost", () => {
  const tree = createClientSourceTree(files);
  const host = createClientHost(tree, () => undefined);

  it("decodes what the editor sends", async () => {
    expect(await tree.read("x:/a.go")).toEqual({ kind: "text", text: "\uFEFFpackage a", repaired: false });
    expect(await tree.read("x:/latin.go")).toEqual({ kind: "text", text: "a\uFFFD", repaired: true });
    expect(await host.readFile("x:/a.go")).toEqual({ kind: "text", text: "\uFEFFpackage a" });
  });

  it("never takes a failed answer for an absent file", async () => {
    expect(await host.readFile("x:/gone.go")).toEqual({ kind: "missing" });
    expect(await host.readFile("x:/closed.go")).toEqual({ kind: "unreadable", reason: "no permission" });
    expect(await host.readFile("x:/nul.go")).toEqual({ kind: "unreadable", reason: "binary, or not UTF-8 text (contains NUL bytes)" });
    expect(await tree.list("x:/closed")).toEqual({ kind: "unreadable", reason: "no permission" });
    expect(await tree.list("x:/gone")).toEqual({ kind: "missing" });
    await expect(host.listDirectory("x:/closed")).rejects.toThrow("no permission");
    expect(await host.listDirectory("x:/gone")).toEqual([]);
  });

  it("lets other work run", async () => {
    await host.yield();
  });
});
