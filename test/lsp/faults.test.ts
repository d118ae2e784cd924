// What goes wrong between an editor and the server: versions that lie, documents nobody opened, requests taken back,
// settings that change faster than they can be applied. After each of them the server must say what holds for the text
// on the screen, no more and no less.
import fc from "fast-check";
import { CancellationTokenSource, CodeActionRequest, DidChangeTextDocumentNotification, DidOpenTextDocumentNotification, HoverRequest, InlayHintRequest } from "vscode-languageserver/node";
import { describe, expect, it } from "vitest";
import { createEngine } from "../../server/src/engine/engine.ts";
import type { PackageReport } from "../../server/src/engine/report/finding.ts";
import { createEngineRunner } from "../../server/src/scan/engineRunner.ts";
import type { PackageTask } from "../../server/src/scan/scanPackages.ts";
import { grammarBytes } from "../harness/grammarBytes.ts";
import { eachSession } from "./harness/eachSession.ts";
import { uriOf, type LspSession } from "./harness/lspSession.ts";
import { clean, leaky, twice } from "./harness/sources.ts";

const start = eachSession();

const change = (lsp: LspSession, uri: string, version: number, text: string): Promise<void> =>
  lsp.client.sendNotification(DidChangeTextDocumentNotification.type, { textDocument: { uri, version }, contentChanges: [{ text }] });

const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

interface Gate {
  /** Resolves when somebody waits. */
  readonly reached: Promise<void>;
  readonly pass: () => Promise<void>;
  readonly open: () => void;
}

function openGate(): Gate {
  let arrive = (): void => undefined;
  let release = (): void => undefined;
  const reached = new Promise<void>((resolve) => (arrive = resolve));
  const opened = new Promise<void>((resolve) => (release = resolve));
  const pass = (): Promise<void> => {
    arrive();
    return opened;
  };
  return { reached, pass, open: () => release() };
}

describe("versions of a document", () => {
  it("may be sent out of order: the last text counts, with the version it came with", async () => {
    const lsp = await start({ files: { "p/a.go": clean } });
    const uri = await lsp.open("p/a.go");
    await change(lsp, uri, 9, clean);
    await change(lsp, uri, 4, twice);
    expect((await lsp.untilCodes(uri, "cstring-leak", "cstring-leak")).length).toBe(2);
    expect(lsp.last(uri)?.version).toBe(4);
  });

  it("may be repeated: findings of the text before are not taken for those of the text after", async () => {
    const lsp = await start({ files: { "p/a.go": leaky, "p/b.go": "package p\n" } });
    const uri = await lsp.open("p/a.go");
    await lsp.untilCodes(uri, "cstring-leak");
    const gate = lsp.disk.hold(uriOf("p/b.go"));
    await lsp.write("p/b.go", "package p\n\n");
    await change(lsp, uri, 1, `// one line more\n${leaky}`);
    // The analysis of the new text waits at the gate; what is known by now is about another text.
    const hover = await lsp.client.sendRequest(HoverRequest.type, { textDocument: { uri }, position: { line: 10, character: 9 } });
    expect(hover).toBeNull();
    gate.open();
  });

  it("start anew when a document is opened again", async () => {
    const lsp = await start({ files: { "p/a.go": leaky, "p/b.go": "package p\n" } });
    const uri = await lsp.open("p/a.go");
    await lsp.scan();
    await lsp.untilCodes(uri, "cstring-leak");
    await lsp.close(uri);
    await lsp.open("p/a.go", `// one line more\n${leaky}`);
    const [leak] = await lsp.until("the finding one line further down", () => {
      const last = lsp.last(uri);
      return last?.version === 1 && last.diagnostics[0]?.range.start.line === 11 ? last.diagnostics : undefined;
    });
    expect(leak?.code).toBe("cstring-leak");
  });
});

describe("documents", () => {
  it("that nobody opened are not changed, and closing them harms nobody", async () => {
    const lsp = await start({ files: { "p/a.go": leaky, "p/b.go": clean.replace("First", "Other") } });
    const uri = await lsp.open("p/a.go");
    await lsp.untilCodes(uri, "cstring-leak");
    await change(lsp, uriOf("p/b.go"), 2, twice.replaceAll("First", "Other"));
    await lsp.close(uriOf("p/b.go"));
    await lsp.close(uriOf("p/gone.go"));
    await lsp.roundTrip();
    expect(lsp.last(uriOf("p/b.go"))).toBeUndefined();
    expect(lsp.statuses.filter(({ state }) => state === "degraded")).toEqual([]);
    const version = await lsp.change(uri, { text: clean });
    expect(await lsp.untilVersion(uri, version)).toEqual([]);
  });

  it("may be opened twice: the second text counts", async () => {
    const lsp = await start({ files: { "p/a.go": clean } });
    const uri = await lsp.open("p/a.go", clean);
    await lsp.open("p/a.go", leaky);
    await lsp.untilCodes(uri, "cstring-leak");
  });

  it("may be fifty, opened at once and edited at once", async () => {
    const names = Array.from({ length: 50 }, (_, index) => `p${index}/a.go`);
    const lsp = await start({ files: Object.fromEntries(names.map((name) => [name, clean])) });
    const uris = await Promise.all(names.map((name) => lsp.open(name)));
    const versions = await Promise.all(uris.map((uri, index) => lsp.change(uri, { text: index % 2 === 0 ? leaky : clean })));
    for (const [index, uri] of uris.entries()) expect((await lsp.untilVersion(uri, versions[index] ?? 0)).length).toBe(index % 2 === 0 ? 1 : 0);
    expect(lsp.statuses.filter(({ state }) => state === "degraded")).toEqual([]);
  });

  it.each([
    ["untitled:Untitled-1", "untitled:Untitled-1"],
    ["untitled:%", "untitled:%"],
    ["file:///w/p/100%.go", "file:///w/p/100%.go"],
    ["file:///w/p/a%23b%3Fc%22%27%0A%20.go", "file:///w/p/a%23b%3Fc%22%27%0A%20.go"],
    ["file:///w/p/%F0%9F%90%8D.go", "file:///w/p/🐍.go"],
    ["file:///C:/w/p/a.go", "file:///c%3A/w/p/a.go"],
  ])("may be called %s, with %s for the same", async (opened, changed) => {
    const lsp = await start({});
    await lsp.client.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: { uri: opened, languageId: "go", version: 1, text: leaky } });
    if (!opened.startsWith("untitled:")) await lsp.untilCodes(opened, "cstring-leak");
    await change(lsp, changed, 2, twice);
    if (!opened.startsWith("untitled:")) await lsp.untilCodes(opened, "cstring-leak", "cstring-leak");
    await lsp.roundTrip();
    expect(lsp.logs.filter(({ type }) => type === 1)).toEqual([]);
  });

  it("of one file on a drive are one document, however the letter of the drive is written", async () => {
    const lsp = await start({});
    lsp.disk.memory.write("file:///c%3A/w/p/a.go", leaky);
    await lsp.changeFolders({ added: ["file:///C:/w"], removed: ["file:///w"] });
    expect(await lsp.scan()).toMatchObject({ findings: 1, noticeCount: 0 });
    await lsp.client.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: { uri: "file:///C%3A/w/p/a.go", languageId: "go", version: 1, text: clean } });
    await lsp.until("nothing about the file on disk", () => (lsp.last("file:///c%3A/w/p/a.go")?.diagnostics.length === 0 ? true : undefined));
  });
});

describe("requests that are taken back", () => {
  it("at any moment leave every other answer as it was", async () => {
    const lsp = await start({ files: { "p/a.go": leaky } });
    const uri = await lsp.open("p/a.go");
    await lsp.untilCodes(uri, "cstring-leak");
    let text = leaky;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom("edit", "actions", "hover", "hints", "scan", "let go"), { minLength: 5, maxLength: 25 }), async (steps) => {
        const sources: CancellationTokenSource[] = [];
        const answers: Promise<unknown>[] = [];
        const ask = (send: (source: CancellationTokenSource) => Promise<unknown>): void => {
          const source = new CancellationTokenSource();
          sources.push(source);
          answers.push(send(source).catch(() => undefined));
        };
        for (const step of steps) {
          if (step === "edit") {
            text = text === leaky ? twice : leaky;
            await lsp.change(uri, { text });
          } else if (step === "actions") ask(({ token }) => lsp.client.sendRequest(CodeActionRequest.type, { textDocument: { uri }, range: whole, context: { diagnostics: [] } }, token));
          else if (step === "hover") ask(({ token }) => lsp.client.sendRequest(HoverRequest.type, { textDocument: { uri }, position: { line: 10, character: 9 } }, token));
          else if (step === "hints") ask(({ token }) => lsp.client.sendRequest(InlayHintRequest.type, { textDocument: { uri }, range: whole }, token));
          else if (step === "scan") ask(({ token }) => lsp.scan({ token }));
          else sources.shift()?.cancel();
        }
        for (const source of sources) source.cancel();
        await Promise.all(answers);
        const version = await lsp.change(uri, { text: `${text}\n` });
        expect((await lsp.untilVersion(uri, version)).length).toBe(text === leaky ? 1 : 2);
        expect((await lsp.codeActions(uri, whole)).length).toBeGreaterThan(0);
      }),
      { numRuns: 8 },
    );
    expect(lsp.logs.filter(({ type }) => type === 1)).toEqual([]);
    expect(lsp.statuses.filter(({ state }) => state === "degraded")).toEqual([]);
  });
});

describe("settings that flap", () => {
  const off = { severity: { "cstring-leak": "off" } };

  it("while an analysis is under way: those count that came last", async () => {
    const lsp = await start({ files: { "p/a.go": leaky, "p/b.go": "package p\n" } });
    const uri = await lsp.open("p/a.go");
    await lsp.untilCodes(uri, "cstring-leak");
    const gate = lsp.disk.hold(uriOf("p/b.go"));
    await lsp.write("p/b.go", "package p\n\n");
    await gate.reached;
    await lsp.configurationChanged(off);
    await lsp.roundTrip();
    await lsp.configurationChanged({});
    await lsp.roundTrip();
    gate.open();
    const version = await lsp.change(uri, { text: `${leaky}\n` });
    expect((await lsp.untilVersion(uri, version)).map(({ code }) => code)).toEqual(["cstring-leak"]);
    // Nothing that was found with settings of the past may stay behind, whatever the order in which things end.
    await lsp.roundTrip();
    expect(lsp.last(uri)?.diagnostics.map(({ code }) => code)).toEqual(["cstring-leak"]);
  });

  it.each([[0], [1], [2], [3]])("at once, many times, ending with what is shown (%i)", async (extra) => {
    const lsp = await start({ files: { "p/a.go": leaky, "q/a.go": leaky } });
    const uri = await lsp.open("p/a.go");
    await lsp.scan();
    await lsp.untilCodes(uri, "cstring-leak");
    const times = 30 + extra;
    for (let time = 0; time < times; time++) await lsp.configurationChanged(time % 2 === 0 ? off : {});
    const codes = times % 2 === 1 ? [] : ["cstring-leak"];
    for (const one of [uri, uriOf("q/a.go")]) await lsp.untilCodes(one, ...codes);
    await lsp.roundTrip();
    for (const one of [uri, uriOf("q/a.go")]) expect((lsp.last(one)?.diagnostics ?? []).map(({ code }) => code)).toEqual(codes);
  });

  it("back before the analysis with the others has ended", async () => {
    const gate = openGate();
    let isOff = false;
    let isHeld = false;
    const told: boolean[] = [];
    const lsp: LspSession = await start({
      files: { "p/a.go": leaky },
      settingsOf: () => {
        told.push(isOff);
        lsp.noticed();
        return isOff ? off : {};
      },
      createEngine: async (host) => {
        const engine = await createEngine({ host, grammars: grammarBytes() });
        const analyze = engine.analyzeDirectory.bind(engine);
        return Object.assign(engine, { analyzeDirectory: async (...args: Parameters<typeof analyze>) => {
          const report = await analyze(...args);
          if (isHeld) await gate.pass();
          return report;
        } });
      },
    });
    const uri = await lsp.open("p/a.go");
    await lsp.untilCodes(uri, "cstring-leak");
    [isHeld, isOff] = [true, true];
    await lsp.configurationChanged({});
    await gate.reached;
    [isHeld, isOff] = [false, false];
    await lsp.configurationChanged({});
    await lsp.until("an answer with the old ones", () => (told.indexOf(false, told.indexOf(true)) >= 0 ? true : undefined));
    await lsp.roundTrip();
    gate.open();
    // Answered when nothing is left to analyse.
    expect((await lsp.codeActions(uri, whole)).length).toBeGreaterThan(0);
    expect(lsp.last(uri)?.diagnostics.map(({ code }) => code)).toEqual(["cstring-leak"]);
  });

  it("while threads scan: what they found with the old ones does not count", async () => {
    const names = Array.from({ length: 14 }, (_, index) => `m${index}/a.go`);
    let isOff = false;
    const gate = openGate();
    const lsp: LspSession = await start({
      files: Object.fromEntries(names.map((name) => [name, leaky])),
      settingsOf: () => (isOff ? off : {}),
      createScanPool: (settings) => {
        const inner = createEngineRunner(async () => createEngine({ host: lsp.disk.host, grammars: grammarBytes() }), settings);
        const run = async (task: PackageTask): Promise<PackageReport> => {
          const report = await inner.run(task);
          await gate.pass();
          return report;
        };
        return { ...inner, run };
      },
    });
    const scan = lsp.scan();
    await gate.reached;
    isOff = true;
    await lsp.configurationChanged({});
    await lsp.roundTrip();
    gate.open();
    expect(await scan).toMatchObject({ findings: 0, packages: 14 });
    await lsp.roundTrip();
    expect(names.flatMap((name) => lsp.last(uriOf(name))?.diagnostics ?? [])).toEqual([]);
  });
});
