// Misbehaviour on purpose: an engine that throws, that does not start, that never ends; a client that can do little.
import { describe, expect, it } from "vitest";
import { createEngine } from "../../server/src/engine/engine.ts";
import type { Engine } from "../../server/src/engine/engineApi.ts";
import type { Host } from "../../server/src/engine/host.ts";
import { grammarBytes } from "../harness/grammarBytes.ts";
import { eachSession } from "./harness/eachSession.ts";
import { uriOf } from "./harness/lspSession.ts";
import { clean, leaky } from "./harness/sources.ts";

const start = eachSession();

/** The real engine with some of its parts replaced. */
async function tampered(host: Host, change: (engine: Engine) => Partial<Engine>): Promise<Engine> {
  const engine = await createEngine({ host, grammars: grammarBytes() });
  const original: Engine = {
    setOverlay: (...args) => engine.setOverlay(...args),
    updateOverlay: (...args) => engine.updateOverlay(...args),
    clearOverlay: (uri) => engine.clearOverlay(uri),
    invalidate: (uri) => engine.invalidate(uri),
    configure: (settings) => engine.configure(settings),
    analyzeFile: (...args) => engine.analyzeFile(...args),
    analyzeDirectory: (...args) => engine.analyzeDirectory(...args),
    dependentsOf: (uri) => engine.dependentsOf(uri),
    statementsAt: (...args) => engine.statementsAt(...args),
    ownershipHints: (uri) => engine.ownershipHints(uri),
    dump: (...args) => engine.dump(...args),
    stats: () => engine.stats(),
    dispose: () => engine.dispose(),
  };
  return { ...original, ...change(original) };
}

describe("a client that did not say it shows the state of the server", () => {
  it("is not told of it, since it would warn of a message it does not know", async () => {
    const told = async (showsStatus: boolean): Promise<number> => {
      const lsp = await start({ files: { "p/a.go": leaky }, initializationOptions: { showsStatus } });
      await lsp.untilCodes(await lsp.open("p/a.go"), "cstring-leak");
      if (showsStatus) await lsp.until("ready", () => lsp.statuses.at(-1)?.state === "ready" || undefined);
      return lsp.statuses.length;
    };
    expect(await told(true)).toBeGreaterThan(0);
    expect(await told(false)).toBe(0);
  });
});

describe("a handler that throws", () => {
  it("is logged with its stack, and the server goes on", async () => {
    let fail = true;
    const lsp = await start({
      files: { "p/a.go": leaky },
      createEngine: (host) =>
        tampered(host, (engine) => ({
          updateOverlay: (...args) => {
            if (fail) throw new Error("tampered update");
            engine.updateOverlay(...args);
          },
        })),
    });
    const uri = await lsp.open("p/a.go");
    await lsp.untilCodes(uri, "cstring-leak");
    await lsp.change(uri, { text: clean });
    const log = await lsp.until("the log", () => lsp.logs.find((one) => one.message.includes("tampered update")));
    expect(log.message).toMatch(/^didChange failed: Error: tampered update\n\s+at /);
    expect(log.type).toBe(1);
    await lsp.until("a degraded status", () => lsp.statuses.find((status) => status.state === "degraded"));
    fail = false;
    const version = await lsp.change(uri, { text: clean });
    expect(await lsp.untilVersion(uri, version)).toEqual([]);
  });

  it("answers a request with an error, not with nothing", async () => {
    const lsp = await start({ files: { "p/a.go": leaky } });
    await expect(lsp.client.sendRequest("workspace/executeCommand", { command: "cgovet.server.unheardOf" })).rejects.toThrow("unknown command cgovet.server.unheardOf");
    await lsp.untilCodes(await lsp.open("p/a.go"), "cstring-leak");
  });
});

describe("an analysis that breaks down", () => {
  it("is logged, makes the status degraded, and is forgotten when it works again", async () => {
    let broken = false;
    const lsp = await start({
      files: { "p/a.go": leaky },
      createEngine: (host) => tampered(host, (engine) => ({ analyzeDirectory: (...args) => (broken ? Promise.reject(new Error("tampered analysis")) : engine.analyzeDirectory(...args)) })),
    });
    const uri = await lsp.open("p/a.go");
    await lsp.untilCodes(uri, "cstring-leak");
    broken = true;
    await lsp.change(uri, { text: clean });
    const degraded = await lsp.until("a degraded status", () => lsp.statuses.find((status) => status.state === "degraded"));
    expect(degraded.message).toBe("p could not be analysed: tampered analysis");
    expect(lsp.logs.some((one) => one.type === 1 && one.message.includes("the analysis of file:///w/p broke down: Error: tampered analysis\n"))).toBe(true);
    // What was published stays: an empty list would look like a clean file.
    expect(lsp.last(uri)).toMatchObject({ version: 1, diagnostics: [{ code: "cstring-leak" }] });
    broken = false;
    const version = await lsp.change(uri, { text: clean });
    expect(await lsp.untilVersion(uri, version)).toEqual([]);
    await lsp.until("ready again", () => lsp.statuses.at(-1)?.state === "ready" || undefined);
  });

  it("is counted by a scan, which goes on with the other packages", async () => {
    const lsp = await start({
      files: { "p/a.go": leaky, "q/a.go": leaky },
      createEngine: (host) => tampered(host, (engine) => ({ analyzeDirectory: (dir, ...rest) => (dir.endsWith("/p") ? Promise.reject(new Error("tampered analysis")) : engine.analyzeDirectory(dir, ...rest)) })),
    });
    const summary = await lsp.scan();
    expect(summary).toMatchObject({ packages: 1, findings: 1, noticeCount: 1, cancelled: false });
    expect(summary.notices[0]).toContain("tampered analysis");
    await lsp.untilCodes(uriOf("q/a.go"), "cstring-leak");
  });
});

describe("an engine that does not start", () => {
  it("leaves a server that says so", async () => {
    const lsp = await start({ files: { "p/a.go": leaky }, createEngine: () => Promise.reject(new Error("no grammar")) });
    const uri = await lsp.open("p/a.go");
    const degraded = await lsp.until("a degraded status", () => lsp.statuses.find((status) => status.state === "degraded"));
    expect(degraded.message).toContain("no grammar");
    expect(lsp.messages).toEqual(["cgovet: nothing can be analysed, since the engine does not start: no grammar"]);
    expect(lsp.last(uri)).toBeUndefined();
  });
});

describe("a client that can do little", () => {
  it("gets diagnostics without related information and plain edits", async () => {
    const lsp = await start({ files: { "p/a.go": leaky }, capabilities: {} });
    const uri = await lsp.open("p/a.go");
    const [leak] = await lsp.untilCodes(uri, "cstring-leak");
    expect(leak?.relatedInformation).toBeUndefined();
    const [action] = await lsp.fixAll(uri);
    expect(Object.keys(action?.edit?.changes ?? {})).toEqual([uri]);
    expect(lsp.registrations).toEqual([]);
    expect(await lsp.scan()).toMatchObject({ findings: 1 });
    expect(lsp.progress).toEqual([]);
  });
});

describe("an analysis that takes long", () => {
  it("is shown as work in progress: no findings yet must not look like none", async () => {
    const lsp = await start({ files: { "p/a.go": leaky, "p/b.go": "package p\n" } });
    const gate = lsp.disk.hold(uriOf("p/b.go"));
    const uri = await lsp.open("p/a.go");
    const busy = await lsp.until("a busy status", () => lsp.statuses.find((status) => status.state === "busy"));
    expect(busy).toEqual({ state: "busy", message: "Analysing p" });
    expect(lsp.last(uri)).toBeUndefined();
    gate.open();
    await lsp.untilCodes(uri, "cstring-leak");
    await lsp.until("ready again", () => lsp.statuses.at(-1)?.state === "ready" || undefined);
  });
});

describe("$/setTrace", () => {
  it("starts and stops lines about the work", async () => {
    const lsp = await start({ files: { "p/a.go": leaky } });
    const uri = await lsp.open("p/a.go");
    await lsp.untilVersion(uri, 1);
    expect(lsp.traces).toEqual([]);
    await lsp.client.sendNotification("$/setTrace", { value: "messages" });
    await lsp.change(uri, { text: clean });
    expect(await lsp.until("a trace", () => lsp.traces[0])).toMatch(/^analysed file:\/\/\/w\/p in \d+\.\d ms: 0 findings in 1 files$/);
  });
});

describe("notices", () => {
  it("of half-typed code leave the server ready but say so", async () => {
    const lsp = await start({ files: { "p/a.go": leaky.replace("cs := C.CString(text)", "cs := C.CString(text)\n\tif cs ==") } });
    await lsp.open("p/a.go");
    const status = await lsp.until("a word about it", () => lsp.statuses.find((one) => one.message.includes("syntax error")));
    expect(status.state).toBe("ready");
  });

  it("of unreadable files make it degraded", async () => {
    const lsp = await start({ files: { "p/a.go": leaky, "p/b.go": "package p\n" } });
    lsp.disk.memory.markUnreadable(uriOf("p/b.go"), "permission denied");
    await lsp.open("p/a.go");
    const status = await lsp.until("a degraded status", () => lsp.statuses.find((one) => one.state === "degraded"));
    expect(status.message).toBe("b.go: not looked at: permission denied");
  });
});
