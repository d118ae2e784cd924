import { describe, expect, it } from "vitest";
import { createMemoryHost } from "../../harness/memoryHost.ts";

describe("createMemoryHost", () => {
  const host = createMemoryHost([["file:///m/b.go", "b"], ["file:///m/a.go", "ä"], ["file:///m/sub/c.h", ""], ["file:///mm/d.go", ""]]);

  it("lists one directory, sorted, with sizes in bytes", async () => {
    expect(await host.listDirectory("file:///m")).toEqual([{ name: "a.go", kind: "file", size: 2 }, { name: "b.go", kind: "file", size: 1 }, { name: "sub", kind: "directory" }]);
  });
  it("lists backwards when asked to", async () => {
    const reversed = createMemoryHost([["file:///m/b.go", ""], ["file:///m/a.go", ""]], { reverseListings: true });
    expect((await reversed.listDirectory("file:///m/")).map((entry) => entry.name)).toEqual(["b.go", "a.go"]);
  });
  it("tells text, missing and unreadable apart", async () => {
    host.markUnreadable("file:///m/x.go", "binary");
    expect(await host.readFile("file:///m/b.go")).toEqual({ kind: "text", text: "b" });
    expect(await host.readFile("file:///m/nowhere.go")).toEqual({ kind: "missing" });
    expect(await host.readFile("file:///m/x.go")).toEqual({ kind: "unreadable", reason: "binary" });
    expect(await host.listDirectory("file:///absent")).toEqual([]);
  });
  it("has a clock that only goes forward", () => {
    expect(host.now()).toBeLessThan(host.now());
  });
});
