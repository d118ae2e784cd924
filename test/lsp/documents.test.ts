// What the server publishes while documents are opened, edited and closed.
import { describe, expect, it } from "vitest";
import { eachSession } from "./harness/eachSession.ts";
import { uriOf } from "./harness/lspSession.ts";
import { clean, leaky, twice } from "./harness/sources.ts";

const start = eachSession();

describe("an open document", () => {
  it("gets its findings with version, source, rule page and numbered steps", async () => {
    const lsp = await start({ files: { "p/a.go": leaky } });
    const [leak] = await lsp.untilVersion(await lsp.open("p/a.go"), 1);
    expect(leak).toMatchObject({
      source: "cgovet",
      code: "cstring-leak",
      severity: 2,
      codeDescription: { href: "https://github.com/cgovet/cgovet/blob/main/docs/rules/cstring-leak.md" },
      range: { start: { line: leaky.split("\n").findIndex((line) => line.includes("C.CString")) } },
    });
    const steps = leak?.relatedInformation ?? [];
    expect(steps.map((step) => /^\d+\. /.exec(step.message)?.[0])).toEqual(steps.map((_, index) => `${index + 1}. `));
    expect(steps.length).toBeGreaterThan(1);
    expect(steps.at(-1)?.location.uri).toBe(uriOf("p/a.go"));
  });

  it("is followed through incremental edits", async () => {
    const lsp = await start({ files: { "p/a.go": clean } });
    const uri = await lsp.open("p/a.go");
    expect(await lsp.untilVersion(uri, 1)).toEqual([]);
    const line = clean.split("\n").findIndex((text) => text.startsWith("func"));
    const at = { line: line + 1, character: 0 };
    await lsp.change(uri, { range: { start: at, end: at }, text: "\tcs := C.CString(text)\n" });
    const version = await lsp.change(uri, { range: { start: { line: line + 2, character: 0 }, end: { line: line + 2, character: 0 } }, text: "\tC.first(cs)\n" });
    const [leak] = await lsp.untilVersion(uri, version);
    expect(leak?.range.start.line).toBe(line + 1);
    const restored = await lsp.change(uri, { text: clean });
    expect(await lsp.untilVersion(uri, restored)).toEqual([]);
  });

  it("beats the file on disk while unsaved, and gives way to it when closed", async () => {
    const lsp = await start({ files: { "p/a.go": leaky } });
    const uri = await lsp.open("p/a.go", clean);
    expect(await lsp.untilVersion(uri, 1)).toEqual([]);
    await lsp.write("p/a.go", twice);
    const version = await lsp.change(uri, { text: `${clean}\n` });
    expect(await lsp.untilVersion(uri, version)).toEqual([]);
    await lsp.close(uri);
    await lsp.open("p/a.go", twice);
    await lsp.untilCodes(uri, "cstring-leak", "cstring-leak");
  });

  it("loses its diagnostics when it is closed", async () => {
    const lsp = await start({ files: { "p/a.go": leaky } });
    const uri = await lsp.open("p/a.go");
    await lsp.untilCodes(uri, "cstring-leak");
    await lsp.close(uri);
    await lsp.untilCodes(uri);
    expect(lsp.last(uri)?.version).toBeUndefined();
  });

  it("keeps the name its editor uses for it", async () => {
    const lsp = await start({ files: { "a%2Bb/a.go": leaky } });
    await lsp.open("a+b/a.go", leaky);
    await lsp.untilCodes(uriOf("a+b/a.go"), "cstring-leak");
    expect(lsp.last(uriOf("a%2Bb/a.go"))).toBeUndefined();
  });

  it("is analysed though it exists nowhere on disk", async () => {
    const lsp = await start({});
    await lsp.untilCodes(await lsp.open("new/a.go", leaky), "cstring-leak");
  });
});

describe("an analysis that edits overtake", () => {
  it("is never published", async () => {
    const lsp = await start({ files: { "p/a.go": leaky, "p/b.go": "package p\n" } });
    const gate = lsp.disk.hold(uriOf("p/b.go"));
    const uri = await lsp.open("p/a.go");
    await gate.reached;
    const version = await lsp.change(uri, { text: clean });
    gate.open();
    expect(await lsp.untilVersion(uri, version)).toEqual([]);
    expect(lsp.published.filter((params) => params.uri === uri).map((params) => params.version)).toEqual([version]);
  });
});

describe("several files of a package", () => {
  const caller = `package p

// #include <stdlib.h>
import "C"

func Use(text string) {
	take(C.CString(text))
}
`;
  const freeing = `package p

// #include <stdlib.h>
import "C"
import "unsafe"

func take(cs *C.char) { C.free(unsafe.Pointer(cs)) }
`;
  const forgetting = freeing.replace("{ C.free(unsafe.Pointer(cs)) }", "{ _ = unsafe.Pointer(cs) }");

  it("are published when an edit in one changes findings of another", async () => {
    const lsp = await start({ files: { "p/caller.go": caller, "p/callee.go": freeing } });
    const caller1 = await lsp.open("p/caller.go");
    const callee = await lsp.open("p/callee.go");
    await lsp.untilVersion(callee, 1);
    await lsp.untilCodes(caller1);
    await lsp.change(callee, { text: forgetting });
    await lsp.untilCodes(caller1, "cstring-leak");
    expect(lsp.last(caller1)?.version).toBe(1);
    await lsp.change(callee, { text: freeing });
    await lsp.untilCodes(caller1);
  });
});
