// How the list of hazards is kept true to the server: requests one at a time, nothing missed, nothing left of a dead one.
import { describe, expect, it, vi } from "vitest";
import type { BaseLanguageClient } from "vscode-languageclient";
import { HazardFeed } from "../../../../client/src/common/features/hazards/hazardFeed.ts";
import { HazardStore } from "../../../../client/src/common/features/hazards/hazardStore.ts";
import type { HazardsAnswer, HazardsChanged, HazardsOverview, HazardsParams } from "../../../../server/src/lsp/protocol/hazards.ts";

vi.mock("vscode", () => {
  class Disposable {
    readonly dispose: () => void;
    constructor(run: () => void) {
      this.dispose = run;
    }
    static from(...all: readonly Disposable[]): Disposable {
      return new Disposable(() => all.forEach((one) => one.dispose()));
    }
  }
  return { Disposable };
});

const overview: HazardsOverview = { coverage: { kind: "all" }, packages: 1, notices: [], baselines: [] };
const hazard = { id: "1", rule: "cstring-leak", severity: "warning", confidence: "certain", message: "m", range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } }, function: "", steps: 1, known: false } as const;
const answerOf = (...uris: readonly string[]): HazardsAnswer => ({ files: uris.map((uri) => ({ uri, hazards: [hazard], notices: [] })), overview });

function bench() {
  const store = new HazardStore((uri) => uri);
  const failures: unknown[] = [];
  const asked: { readonly params: HazardsParams; readonly answer: (answer: HazardsAnswer) => void; readonly fail: (error: Error) => void }[] = [];
  const handlers: { news?: (news: HazardsChanged) => void; state?: (change: { readonly newState: number }) => void } = {};
  const client = {
    onNotification: (_method: string, run: (news: HazardsChanged) => void) => ((handlers.news = run), { dispose: () => delete handlers.news }),
    onDidChangeState: (run: (change: { readonly newState: number }) => void) => ((handlers.state = run), { dispose: () => delete handlers.state }),
    sendRequest: (_method: string, params: HazardsParams) => new Promise((answer, fail) => asked.push({ params, answer, fail })),
  };
  const changes: boolean[] = [];
  const feed = new HazardFeed({ store, changed: (rows) => changes.push(rows), failed: (error) => failures.push(error) });
  const attached = feed.attach(client as unknown as BaseLanguageClient);
  return { store, asked, failures, feed, attached, handlers, changes };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
const uris = (store: HazardStore) => store.all().map(({ uri }) => uri);

describe("HazardFeed", () => {
  it("asks for everything when the server runs, and for changed files afterwards", async () => {
    const { store, asked, handlers } = bench();
    expect(asked).toHaveLength(0);
    handlers.state?.({ newState: 2 });
    expect(asked.map(({ params }) => params)).toEqual([{}]);
    asked[0]?.answer(answerOf("a", "b"));
    await turn();
    expect(uris(store)).toEqual(["a", "b"]);
    handlers.news?.({ uris: ["b"], overview });
    expect(asked[1]?.params).toEqual({ uris: ["b"] });
    asked[1]?.answer(answerOf());
    await turn();
    expect(uris(store)).toEqual(["a"]);
  });

  it("has one request under way; what changes meanwhile comes next, together", async () => {
    const { asked, handlers } = bench();
    handlers.state?.({ newState: 2 });
    handlers.news?.({ uris: ["a"], overview });
    handlers.news?.({ uris: ["b", "a"], overview });
    expect(asked).toHaveLength(1);
    asked[0]?.answer(answerOf());
    await turn();
    expect(asked[1]?.params).toEqual({ uris: ["a", "b"] });
  });

  it("tells news that changes no row from news that does", async () => {
    const { asked, handlers, changes } = bench();
    handlers.state?.({ newState: 2 });
    asked[0]?.answer(answerOf("a", "b"));
    await turn();
    handlers.news?.({ uris: [], overview: { ...overview, coverage: { kind: "running", done: 1, total: 2 } } });
    handlers.news?.({ uris: ["a"], overview });
    asked[1]?.answer(answerOf("a"));
    await turn();
    handlers.news?.({ uris: ["a"], overview });
    asked[2]?.answer(answerOf());
    await turn();
    handlers.news?.({ uris: [], overview: { ...overview, notices: [{ uri: "c", message: "unreadable", incomplete: true }] } });
    expect(changes).toEqual([true, false, false, true, true]);
  });

  it("takes news without files as it is", () => {
    const { store, asked, handlers, changes } = bench();
    handlers.news?.({ uris: [], overview: { ...overview, packages: 7 } });
    expect([store.overview.packages, asked.length, changes]).toEqual([7, 0, [false]]);
  });

  it("keeps nothing of a server that has ended", async () => {
    const { store, asked, handlers, attached } = bench();
    handlers.state?.({ newState: 2 });
    asked[0]?.answer(answerOf("a"));
    await turn();
    handlers.state?.({ newState: 1 });
    expect(uris(store)).toEqual([]);
    handlers.state?.({ newState: 2 });
    attached.dispose();
    asked[1]?.answer(answerOf("a"));
    await turn();
    expect([uris(store), store.overview.coverage.kind]).toEqual([[], "open"]);
  });

  it("says when a request failed, and goes on", async () => {
    const { store, asked, failures, handlers } = bench();
    handlers.news?.({ uris: ["a"], overview });
    asked[0]?.fail(new Error("no answer"));
    await turn();
    expect(failures).toHaveLength(1);
    handlers.news?.({ uris: ["b"], overview });
    asked[1]?.answer(answerOf("b"));
    await turn();
    expect(uris(store)).toEqual(["b"]);
  });
});
