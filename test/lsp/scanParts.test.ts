// Scans that do not look at everything: continued ones, those of some files, and what happens to edits meanwhile.
import { describe, expect, it } from "vitest";
import { CancellationTokenSource, ExecuteCommandRequest } from "vscode-languageserver/node";
import { createEngine } from "../../server/src/engine/engine.ts";
import type { CreateScanPool } from "../../server/src/lsp/platform.ts";
import { methods, serverCommands } from "../../server/src/lsp/protocol.ts";
import type { HazardsAnswer } from "../../server/src/lsp/protocol/hazards.ts";
import { createEngineRunner } from "../../server/src/scan/engineRunner.ts";
import { grammarBytes } from "../harness/grammarBytes.ts";
import { createMemoryHost } from "../harness/memoryHost.ts";
import { eachSession } from "./harness/eachSession.ts";
import { uriOf, type LspSession } from "./harness/lspSession.ts";
import { clean, leaky, twice } from "./harness/sources.ts";

const start = eachSession();

const files = { "a/a.go": leaky, "b/b.go": twice, "c/c.go": clean };

const coverage = async (lsp: LspSession) => (await lsp.client.sendRequest<HazardsAnswer>(methods.hazards, {})).overview.coverage;
const places = (lsp: LspSession) => lsp.progress.flatMap(({ value }) => (value.kind === "report" ? [value.message ?? ""] : []));

/** Starts a scan and stops it while it analyses `path`. */
async function stoppedAt(lsp: LspSession, path: string): Promise<void> {
  const discovery = lsp.disk.hold(uriOf(path));
  const source = new CancellationTokenSource();
  const scan = lsp.scan({ token: source.token });
  await discovery.reached;
  const analysis = lsp.disk.hold(uriOf(path));
  discovery.open();
  await analysis.reached;
  source.cancel();
  expect(await scan).toMatchObject({ cancelled: true });
  analysis.open();
}

describe("a scan that was stopped", () => {
  it("goes on where it stopped, with the counts of the whole", async () => {
    const lsp = await start({ files });
    await stoppedAt(lsp, "b/b.go");
    expect(await coverage(lsp)).toEqual({ kind: "stopped", done: 1, total: 3 });
    lsp.progress.length = 0;
    lsp.follow("again");
    expect(await lsp.scan({ resume: true, workDoneToken: "again" })).toMatchObject({ findings: 3, packages: 3, cancelled: false });
    await lsp.until("the end", () => lsp.progress.some(({ value }) => value.kind === "end") || undefined);
    expect(places(lsp)[0]).toBe("1 / 3: b/b.go");
    expect(places(lsp).join()).not.toContain("a/a.go");
    expect(await coverage(lsp)).toEqual({ kind: "all" });
  });

  it("has followed the edits in between", async () => {
    const lsp = await start({ files });
    await stoppedAt(lsp, "b/b.go");
    await lsp.write("a/a.go", clean);
    await lsp.untilCodes(uriOf("a/a.go"));
    expect(await lsp.scan({ resume: true })).toMatchObject({ findings: 2, packages: 3, cancelled: false });
  });

  it("starts over when it is not asked to go on", async () => {
    const lsp = await start({ files });
    await stoppedAt(lsp, "b/b.go");
    lsp.progress.length = 0;
    await lsp.scan();
    await lsp.until("the end", () => lsp.progress.some(({ value }) => value.kind === "end") || undefined);
    expect(places(lsp)).toContain("0 / 3: a/a.go");
  });
});

describe("edits during a scan", () => {
  const many: Record<string, string> = Object.fromEntries(Array.from({ length: 14 }, (_, index) => [`m${index}/a.go`, leaky]));

  it("win over what a thread has read before", async () => {
    const entries = Object.entries(many).map(([path, text]) => [uriOf(path), text] as const);
    let read: () => void = () => undefined;
    let goOn: () => void = () => undefined;
    const hasRead = new Promise<void>((resolve) => (read = resolve));
    const mayGoOn = new Promise<void>((resolve) => (goOn = resolve));
    const pool: CreateScanPool = (settings) => {
      const runner = createEngineRunner(() => createEngine({ host: createMemoryHost(entries), grammars: grammarBytes() }), settings);
      const run: typeof runner.run = async (task) => {
        const report = await runner.run(task);
        if (task.dir !== uriOf("m5")) return report;
        read();
        await mayGoOn;
        return report;
      };
      return { ...runner, parallel: 2, run };
    };
    const lsp = await start({ files: many, createScanPool: pool });
    const scan = lsp.scan();
    await hasRead;
    await lsp.write("m5/a.go", clean);
    await lsp.roundTrip();
    goOn();
    expect(await scan).toMatchObject({ packages: 14, findings: 13, cancelled: false });
    await lsp.untilCodes(uriOf("m13/a.go"), "cstring-leak");
    expect(lsp.last(uriOf("m5/a.go"))?.diagnostics ?? []).toEqual([]);
  });

  it("leave the scan to its end when a file goes away", async () => {
    const lsp = await start({ files });
    const discovery = lsp.disk.hold(uriOf("a/a.go"));
    const scan = lsp.scan();
    await discovery.reached;
    const analysis = lsp.disk.hold(uriOf("a/a.go"));
    discovery.open();
    await analysis.reached;
    await lsp.remove(["b/b.go"]);
    await lsp.roundTrip();
    analysis.open();
    expect(await scan).toMatchObject({ findings: 1, noticeCount: 0, cancelled: false });
  });
});

describe("a scan", () => {
  it("reads the disk again, also where nobody has told of a change", async () => {
    const lsp = await start({ files });
    expect(await lsp.scan()).toMatchObject({ findings: 3 });
    lsp.disk.memory.write(uriOf("b/b.go"), clean);
    expect(await lsp.scanFiles(uriOf("b/b.go"))).toMatchObject({ findings: 0, packages: 1 });
    lsp.disk.memory.write(uriOf("a/a.go"), twice);
    expect(await lsp.scan()).toMatchObject({ findings: 2 });
  });
});

describe("a scan of some files", () => {
  it("looks at their packages alone and counts what is in them", async () => {
    const lsp = await start({ files: { ...files, "b/other.go": "package p\n" } });
    expect(await lsp.scanFiles(uriOf("b/other.go"))).toMatchObject({ findings: 2, packages: 1, inChosenFiles: 0 });
    expect(await lsp.scanFiles(uriOf("b/b.go"), uriOf("c/gone.go"))).toMatchObject({ findings: 2, packages: 2, inChosenFiles: 2 });
    await lsp.untilCodes(uriOf("b/b.go"), "cstring-leak", "cstring-leak");
    expect(lsp.last(uriOf("a/a.go"))).toBeUndefined();
    expect(await coverage(lsp)).toEqual({ kind: "chosen" });
  });

  it("finds the packages that include a header, and forgets the others", async () => {
    const user = leaky.replace("#include <stdlib.h>", '#include <stdlib.h>\n#include "../include/shared.h"');
    const lsp = await start({ files: { ...files, "include/shared.h": "int shared(void);\n", "user/u.go": user } });
    expect(await lsp.scanFiles(uriOf("include/shared.h"))).toMatchObject({ findings: 1, packages: 1, inChosenFiles: 0 });
    await lsp.untilCodes(uriOf("user/u.go"), "cstring-leak");
    await lsp.write("a/a.go", twice);
    await lsp.roundTrip();
    expect(lsp.last(uriOf("a/a.go"))?.diagnostics ?? []).toEqual([]);
  });

  it("takes nothing back of what a whole scan has shown", async () => {
    const lsp = await start({ files });
    await lsp.scan();
    expect(await lsp.scanFiles(uriOf("c/c.go"))).toMatchObject({ findings: 0, packages: 1 });
    expect(await coverage(lsp)).toEqual({ kind: "all" });
    expect(lsp.last(uriOf("b/b.go"))?.diagnostics).toHaveLength(2);
  });

  it("says what is wrong with its argument", async () => {
    const lsp = await start({ files });
    const answer = lsp.client.sendRequest(ExecuteCommandRequest.type, { command: serverCommands.scanFiles, arguments: ["b.go"] });
    await expect(answer).rejects.toThrow('wants an argument { "uris": [ … ] }');
  });
});
