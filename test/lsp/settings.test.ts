// Settings of the editor and of cgovet.json, and what their changes lead to. Nothing here restarts the server.
import { describe, expect, it } from "vitest";
import { eachSession } from "./harness/eachSession.ts";
import { fullCapabilities, uriOf } from "./harness/lspSession.ts";
import { clean, leaky } from "./harness/sources.ts";

const start = eachSession();

describe("the editor's settings", () => {
  it("change the severity of a rule, switch it off and back", async () => {
    const lsp = await start({ files: { "p/a.go": leaky } });
    const uri = await lsp.open("p/a.go");
    expect((await lsp.untilCodes(uri, "cstring-leak"))[0]?.severity).toBe(2);
    await lsp.configurationChanged({ severity: { "cstring-leak": "error" } });
    await lsp.until("an error", () => lsp.last(uri)?.diagnostics[0]?.severity === 1 || undefined);
    await lsp.configurationChanged({ severity: { "cstring-leak": "off" } });
    await lsp.untilCodes(uri);
    await lsp.configurationChanged({});
    expect((await lsp.untilCodes(uri, "cstring-leak"))[0]?.severity).toBe(2);
  });

  it("switch cgovet off and on", async () => {
    const lsp = await start({ files: { "p/a.go": leaky }, settings: { enable: false } });
    const uri = await lsp.open("p/a.go");
    expect(await lsp.untilVersion(uri, 1)).toEqual([]);
    await lsp.configurationChanged({ enable: true });
    await lsp.untilCodes(uri, "cstring-leak");
    await lsp.configurationChanged({ enable: false });
    await lsp.untilCodes(uri);
  });

  it("exclude open files and closed ones", async () => {
    const lsp = await start({ files: { "p/a.go": leaky, "q/a.go": leaky } });
    const uri = await lsp.open("p/a.go");
    await lsp.scan();
    await lsp.untilCodes(uri, "cstring-leak");
    await lsp.configurationChanged({ exclude: ["p/**"] });
    await lsp.untilCodes(uri);
    expect(await lsp.scan()).toMatchObject({ packages: 1, findings: 1 });
    await lsp.configurationChanged({ exclude: ["q"] });
    await lsp.untilCodes(uri, "cstring-leak");
    await lsp.untilCodes(uriOf("q/a.go"));
  });

  it("reach packages that a scan has shown", async () => {
    const lsp = await start({ files: { "p/a.go": leaky } });
    await lsp.scan();
    await lsp.untilCodes(uriOf("p/a.go"), "cstring-leak");
    await lsp.configurationChanged({ severity: { "cstring-leak": "info" } });
    await lsp.until("an information", () => lsp.last(uriOf("p/a.go"))?.diagnostics[0]?.severity === 3 || undefined);
  });

  it("are told once when they are wrong, and the rest applies", async () => {
    const lsp = await start({ files: { "p/a.go": leaky, "q/a.go": leaky }, settings: { severity: { "cstring-leek": "off", "cstring-leak": "error" } } });
    const uri = await lsp.open("p/a.go");
    expect((await lsp.untilCodes(uri, "cstring-leak"))[0]?.severity).toBe(1);
    await lsp.untilCodes(await lsp.open("q/a.go"), "cstring-leak");
    expect(lsp.messages).toHaveLength(1);
    expect(lsp.messages[0]).toContain('cgovet.severity.cstring-leek: unknown rule "cstring-leek"; did you mean "cstring-leak"?');
  });

  it("come with the initialization for a client that answers no questions, and later as it pushes them", async () => {
    const { workspace: _workspace, ...rest } = fullCapabilities;
    const lsp = await start({ files: { "p/a.go": leaky }, capabilities: rest, initializationOptions: { settings: { severity: { "cstring-leak": "error" } } } });
    const uri = await lsp.open("p/a.go");
    expect((await lsp.untilCodes(uri, "cstring-leak"))[0]?.severity).toBe(1);
    await lsp.configurationChanged(undefined, { cgovet: { severity: { "cstring-leak": "off" } } });
    await lsp.untilCodes(uri);
  });
});

describe("cgovet.json", () => {
  const off = `{ "severity": { "cstring-leak": "off" } }`;

  it("applies to the folder it stands in and is followed on disk", async () => {
    const lsp = await start({ files: { "go.mod": "module m\n\ngo 1.21\n", "p/a.go": leaky, "p/cgovet.json": off, "q/a.go": leaky } });
    const inside = await lsp.open("p/a.go");
    expect(await lsp.untilVersion(inside, 1)).toEqual([]);
    await lsp.untilCodes(await lsp.open("q/a.go"), "cstring-leak");
    await lsp.write("p/cgovet.json", "{}");
    await lsp.untilCodes(inside, "cstring-leak");
    await lsp.write("cgovet.json", off);
    await lsp.untilCodes(uriOf("q/a.go"));
    expect(lsp.last(inside)?.diagnostics).toHaveLength(1);
    await lsp.remove(["p/cgovet.json"]);
    await lsp.untilCodes(inside);
  });

  it("counts in the workspace folder though nothing marks a module there", async () => {
    const lsp = await start({ files: { "deep/down/p/a.go": leaky, "cgovet.json": off } });
    expect(await lsp.untilVersion(await lsp.open("deep/down/p/a.go"), 1)).toEqual([]);
  });

  it("shows its problems where they stand, tells them once, and forgets them when they are mended", async () => {
    const lsp = await start({ files: { "p/a.go": leaky, "p/cgovet.json": `{\n  "severity": { "cstring-leek": "off" }\n}\n` } });
    await lsp.untilCodes(await lsp.open("p/a.go"), "cstring-leak");
    const config = uriOf("p/cgovet.json");
    const [problem] = await lsp.untilCodes(config, "config");
    expect(problem).toMatchObject({ source: "cgovet", range: { start: { line: 1, character: 16 } } });
    expect(problem?.message).toContain('did you mean "cstring-leak"?');
    expect(lsp.messages).toEqual([expect.stringContaining("cgovet.json:2:17: severity.cstring-leek")]);
    await lsp.write("p/cgovet.json", off);
    await lsp.untilCodes(config);
    await lsp.untilCodes(uriOf("p/a.go"));
  });

  it("is checked as it stands on screen, without messages", async () => {
    const lsp = await start({ files: { "p/a.go": leaky, "p/cgovet.json": "{}" } });
    const uri = await lsp.open("p/a.go");
    await lsp.untilCodes(uri, "cstring-leak");
    const config = await lsp.open("p/cgovet.json", undefined, "jsonc");
    await lsp.change(config, { text: `{ "profile": "strikt" }` });
    expect((await lsp.untilCodes(config, "config"))[0]?.message).toContain('did you mean "strict"?');
    await lsp.change(config, { text: off });
    await lsp.untilCodes(uri);
    await lsp.untilCodes(config);
    expect(lsp.messages).toEqual([]);
    await lsp.close(config);
    await lsp.untilCodes(uri, "cstring-leak");
  });
});

describe("workspace folders", () => {
  it("that are closed take their scanned findings along", async () => {
    const lsp = await start({ files: { "p/a.go": leaky, "q/a.go": clean } });
    await lsp.scan();
    await lsp.untilCodes(uriOf("p/a.go"), "cstring-leak");
    await lsp.changeFolders({ added: ["file:///other"], removed: ["file:///w"] });
    await lsp.untilCodes(uriOf("p/a.go"));
  });
});
