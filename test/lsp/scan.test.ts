// The workspace scan as a client sees it: progress, counts, cancellation, unsaved text, threads.
import { describe, expect, it } from "vitest";
import { CancellationTokenSource, WorkDoneProgressCancelNotification } from "vscode-languageserver/node";
import { Cancelled } from "../../server/src/engine/base/cancellation.ts";
import { createEngine } from "../../server/src/engine/engine.ts";
import type { CreateScanPool } from "../../server/src/lsp/platform.ts";
import { createEngineRunner } from "../../server/src/scan/engineRunner.ts";
import { grammarBytes } from "../harness/grammarBytes.ts";
import { createMemoryHost } from "../harness/memoryHost.ts";
import { eachSession } from "./harness/eachSession.ts";
import { uriOf, type LspSession } from "./harness/lspSession.ts";
import { clean, leaky, twice } from "./harness/sources.ts";

const start = eachSession();

const files = { "a/a.go": leaky, "b/b.go": twice, "c/c.go": clean, "d/plain.go": "package d\n" };
const kinds = (lsp: LspSession) => lsp.progress.map(({ value }) => value.kind);

describe("a workspace scan", () => {
  it("counts what it found and reports progress under the client's token", async () => {
    const lsp = await start({ files });
    lsp.follow("mine");
    expect(await lsp.scan({ workDoneToken: "mine" })).toEqual({ findings: 3, files: 2, packages: 3, notices: [], noticeCount: 0, cancelled: false });
    await lsp.until("the end", () => kinds(lsp).includes("end") || undefined);
    expect(lsp.progress[0]?.value).toMatchObject({ kind: "begin", cancellable: true });
    const messages = lsp.progress.flatMap(({ value }) => (value.kind === "report" ? [value.message ?? ""] : []));
    expect(messages).toContain("0 / 3: a/a.go");
    expect(messages.at(-1)).toBe("3 / 3");
    const percentages = lsp.progress.flatMap(({ value }) => (value.kind === "report" ? [value.percentage ?? 0] : []));
    expect(percentages).toEqual([...percentages].sort((a, b) => a - b));
    expect(kinds(lsp).filter((kind) => kind !== "report")).toEqual(["begin", "end"]);
  });

  it("asks for a place to report to when the client names none, and shows the status meanwhile", async () => {
    const lsp = await start({ files });
    await lsp.scan();
    await lsp.until("the end", () => kinds(lsp).includes("end") || undefined);
    const busy = lsp.statuses.filter((status) => status.state === "busy");
    expect(busy[0]).toMatchObject({ done: 0, total: 0 });
    expect(busy.at(-1)).toMatchObject({ done: 3, total: 3 });
    await lsp.until("ready", () => lsp.statuses.at(-1)?.state === "ready" || undefined);
  });

  it("sees unsaved text of open documents", async () => {
    const lsp = await start({ files });
    await lsp.open("a/a.go", clean);
    expect(await lsp.scan()).toMatchObject({ findings: 2, files: 1 });
  });

  it("says what it could not read and where cgovet is off", async () => {
    const lsp = await start({ files });
    lsp.disk.memory.markUnreadable(uriOf("b/b.go"), "permission denied");
    const summary = await lsp.scan();
    expect(summary).toMatchObject({ findings: 1, packages: 2 });
    expect(summary.notices).toEqual(["b.go: the file cannot be read: permission denied"]);
    await lsp.configurationChanged({ enable: false });
    expect(await lsp.scan()).toMatchObject({ findings: 0, packages: 0, notices: ["w: not scanned, since cgovet.enable is off here"] });
    await lsp.untilCodes(uriOf("a/a.go"));
  });

  it("obeys the exclusions of a cgovet.json further down", async () => {
    const lsp = await start({ files: { ...files, "go.mod": "module m\n", "b/cgovet.json": `{ "exclude": ["*.go"] }`, "a/cgovet.json": `{ "severity": { "cstring-leak": "off" } }` } });
    expect(await lsp.scan()).toMatchObject({ findings: 0, files: 0 });
  });
});

describe("a scan that is cancelled", () => {
  it("ends at the client's request and keeps what it has found", async () => {
    const lsp = await start({ files });
    const gate = lsp.disk.hold(uriOf("b/b.go"));
    const source = new CancellationTokenSource();
    lsp.follow("mine");
    // Discovery reads every Go file before the first analysis: let it pass once.
    const scan = lsp.scan({ workDoneToken: "mine", token: source.token });
    await gate.reached;
    const again = lsp.disk.hold(uriOf("b/b.go"));
    gate.open();
    await again.reached;
    source.cancel();
    expect(await scan).toMatchObject({ findings: 1, packages: 1, cancelled: true });
    again.open();
    await lsp.untilCodes(uriOf("a/a.go"), "cstring-leak");
    await lsp.until("the end", () => kinds(lsp).includes("end") || undefined);
    await lsp.until("ready", () => lsp.statuses.at(-1)?.state === "ready" || undefined);
  });

  it("ends at the button of the server's own progress", async () => {
    const lsp = await start({ files });
    const gate = lsp.disk.hold(uriOf("a/a.go"));
    const scan = lsp.scan();
    await gate.reached;
    const { token } = await lsp.until("progress", () => lsp.progress[0]);
    await lsp.client.sendNotification(WorkDoneProgressCancelNotification.type, { token });
    await lsp.roundTrip();
    gate.open();
    expect(await scan).toMatchObject({ packages: 0, cancelled: true });
  });

  it("gives way to a second scan", async () => {
    const lsp = await start({ files });
    const gate = lsp.disk.hold(uriOf("a/a.go"));
    const first = lsp.scan();
    await gate.reached;
    const second = lsp.scan();
    await lsp.until("the second progress", () => lsp.progress.filter(({ value }) => value.kind === "begin").length === 2 || undefined);
    gate.open();
    expect(await first).toMatchObject({ cancelled: true });
    expect(await second).toMatchObject({ findings: 3, cancelled: false });
  });
});

describe("what a person does during a scan", () => {
  it("is served first, and the scan goes on afterwards", async () => {
    const lsp = await start({ files });
    const discovery = lsp.disk.hold(uriOf("a/a.go"));
    const scan = lsp.scan();
    await discovery.reached;
    const analysis = lsp.disk.hold(uriOf("a/a.go"));
    discovery.open();
    await analysis.reached;
    const opened = await lsp.open("new/a.go", leaky);
    await lsp.roundTrip();
    analysis.open();
    expect(await scan).toMatchObject({ packages: 3, findings: 3, cancelled: false });
    const order = lsp.published.map((params) => params.uri);
    expect(order[0]).toBe(opened);
    expect(order).toContain(uriOf("a/a.go"));
  });
});

describe("a large scan", () => {
  const many = Object.fromEntries(Array.from({ length: 14 }, (_, index) => [`m${index}/a.go`, leaky]));
  const entries = Object.entries(many).map(([path, text]) => [uriOf(path), text] as const);
  const poolOverDisk = (asked: string[]): CreateScanPool => (settings) => {
    const host = createMemoryHost(entries);
    const runner = createEngineRunner(() => createEngine({ host, grammars: grammarBytes() }), settings);
    return { ...runner, parallel: 1, run: (task) => (asked.push(task.dir), runner.run(task)) };
  };

  it("runs beside the server, and open packages are looked at by the server itself", async () => {
    const asked: string[] = [];
    const lsp = await start({ files: many, createScanPool: poolOverDisk(asked) });
    const uri = await lsp.open("m3/a.go", clean);
    await lsp.untilVersion(uri, 1);
    const summary = await lsp.scan();
    expect(summary).toMatchObject({ packages: 14, findings: 13, files: 13, cancelled: false });
    expect(asked).toHaveLength(14);
    await lsp.untilCodes(uriOf("m13/a.go"), "cstring-leak");
    const version = await lsp.change(uri, { text: `${clean}\n` });
    expect(await lsp.untilVersion(uri, version)).toEqual([]);
    await lsp.write("m13/a.go", clean);
    await lsp.untilCodes(uriOf("m13/a.go"));
  });

  it("stops its threads when it is cancelled", async () => {
    const source = new CancellationTokenSource();
    let closed = 0;
    let reached: () => void = () => undefined;
    const running = new Promise<void>((resolve) => (reached = resolve));
    const lsp = await start({
      files: many,
      createScanPool: () => {
        let end: () => void = () => undefined;
        const ended = new Promise<void>((resolve) => (end = resolve));
        return {
          parallel: 2,
          run: async () => {
            reached();
            await ended;
            throw new Cancelled();
          },
          close: () => {
            closed += 1;
            end();
            return Promise.resolve();
          },
        };
      },
    });
    const scan = lsp.scan({ token: source.token });
    await running;
    source.cancel();
    expect(await scan).toMatchObject({ packages: 0, cancelled: true });
    expect(closed).toBeGreaterThan(0);
  });
});
