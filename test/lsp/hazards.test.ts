// The list of all hazards as a view asks for it, and the news that keeps the view true.
import { describe, expect, it } from "vitest";
import { methods } from "../../server/src/lsp/protocol.ts";
import type { HazardsAnswer, HazardsChanged, HazardsParams } from "../../server/src/lsp/protocol/hazards.ts";
import { eachSession } from "./harness/eachSession.ts";
import { uriOf, type LspSession } from "./harness/lspSession.ts";
import { clean, leaky, twice } from "./harness/sources.ts";

const start = eachSession();

const files = { "a/a.go": leaky, "b/b.go": twice, "c/c.go": clean };

const ask = (lsp: LspSession, params: HazardsParams = {}): Promise<HazardsAnswer> => lsp.client.sendRequest(methods.hazards, params);

function follow(lsp: LspSession): HazardsChanged[] {
  const news: HazardsChanged[] = [];
  lsp.client.onNotification(methods.hazardsChanged, (one: HazardsChanged) => {
    news.push(one);
    lsp.noticed();
  });
  return news;
}

const counts = ({ files: list }: HazardsAnswer) => Object.fromEntries(list.map(({ uri, hazards }) => [uri.replace("file:///w/", ""), hazards.length]));

describe("the list of hazards", () => {
  it("is empty before anything was asked for, and says so", async () => {
    const lsp = await start({ files });
    expect(await ask(lsp)).toEqual({ files: [], overview: { coverage: { kind: "open" }, packages: 0, notices: [], baselines: [] } });
  });

  it("holds what a scan has found as plain data", async () => {
    const lsp = await start({ files });
    await lsp.scan();
    const answer = await ask(lsp);
    expect(counts(answer)).toEqual({ "a/a.go": 1, "b/b.go": 2 });
    expect(answer.overview).toEqual({ coverage: { kind: "all" }, packages: 3, notices: [], baselines: [] });
    const [hazard] = answer.files[0]?.hazards ?? [];
    expect(hazard).toMatchObject({ rule: "cstring-leak", severity: "warning", function: "First", known: false, range: { start: { line: 10 } } });
    expect(hazard?.steps).toBeGreaterThan(1);
    expect(lsp.last(uriOf("a/a.go"))?.diagnostics[0]).toMatchObject({ message: hazard?.message, data: { findingId: hazard?.id } });
  });

  it("shows the same files as the diagnostics: those on screen, until a scan", async () => {
    const lsp = await start({ files: { "a/a.go": leaky, "a/closed.go": twice.replace("func First", "func Third").replace("static int first", "static int third").replaceAll("C.first", "C.third") } });
    const uri = await lsp.open("a/a.go");
    await lsp.untilCodes(uri, "cstring-leak");
    expect(counts(await ask(lsp))).toEqual({ "a/a.go": 1 });
    await lsp.scan();
    expect(counts(await ask(lsp))).toEqual({ "a/a.go": 1, "a/closed.go": 2 });
  });

  it("answers for some files alone", async () => {
    const lsp = await start({ files });
    await lsp.scan();
    expect(counts(await ask(lsp, { uris: [uriOf("b/b.go"), uriOf("c/c.go")] }))).toEqual({ "b/b.go": 2 });
  });

  it("names what could not be looked at, beside the files and within them", async () => {
    const lsp = await start({ files: { ...files, "d/broken.go": `${clean}\nfunc Half( {\n` } });
    lsp.disk.memory.markUnreadable(uriOf("a/a.go"), "permission denied");
    await lsp.scan();
    const { files: list, overview } = await ask(lsp);
    expect(overview.notices).toEqual([{ uri: uriOf("a/a.go"), message: "the file cannot be read: permission denied", incomplete: true }]);
    const notices = list.flatMap((file) => file.notices);
    expect(new Set(notices.map(({ uri }) => uri))).toEqual(new Set([uriOf("d/broken.go")]));
  });

  it("leaves out what is excluded and what is switched off", async () => {
    const lsp = await start({ files: { ...files, "go.mod": "module m\n", "b/cgovet.json": `{ "exclude": ["*.go"] }` } });
    await lsp.scan();
    expect(counts(await ask(lsp))).toEqual({ "a/a.go": 1 });
    await lsp.configurationChanged({ enable: false });
    await lsp.scan();
    const { files: list, overview } = await ask(lsp);
    expect(list).toEqual([]);
    expect(overview.notices.map(({ message }) => message)).toEqual(["not scanned, since cgovet.enable is off here"]);
  });
});

describe("news about hazards", () => {
  it("comes only to those who have asked for the list", async () => {
    const lsp = await start({ files });
    const news = follow(lsp);
    await lsp.scan();
    const uri = await lsp.open("a/a.go");
    await lsp.untilVersion(uri, 1);
    expect(news).toEqual([]);
  });

  it("names the files that changed, gathered", async () => {
    const lsp = await start({ files });
    await ask(lsp);
    const news = follow(lsp);
    await lsp.scan();
    await lsp.until("the end of the scan", () => news.some(({ overview }) => overview.coverage.kind === "all") || undefined);
    expect(new Set(news.flatMap(({ uris }) => uris))).toEqual(new Set([uriOf("a/a.go"), uriOf("b/b.go"), uriOf("c/c.go")]));
    news.length = 0;
    const uri = await lsp.open("c/c.go");
    await lsp.change(uri, { text: leaky });
    await lsp.until("news about the edit", () => news.find(({ uris }) => uris.includes(uri)));
    await lsp.untilCodes(uri, "cstring-leak");
    expect(counts(await ask(lsp, { uris: [uri] }))).toEqual({ "c/c.go": 1 });
  });

  it("tells of files that are gone", async () => {
    const lsp = await start({ files });
    await lsp.scan();
    expect(counts(await ask(lsp))).toMatchObject({ "a/a.go": 1 });
    const news = follow(lsp);
    await lsp.remove(["a/a.go"]);
    await lsp.until("news about the file", () => news.find(({ uris }) => uris.includes(uriOf("a/a.go"))));
    expect(counts(await ask(lsp, { uris: [uriOf("a/a.go")] }))).toEqual({});
  });
});
