// The list of hazards over made-up results: size, order, news in portions.
import { describe, expect, it } from "vitest";
import type { FileReport, Finding } from "../../../server/src/engine/report/finding.ts";
import { PackageResults } from "../../../server/src/lsp/analysis/packageResults.ts";
import { OpenDocuments } from "../../../server/src/lsp/documents.ts";
import { HazardList } from "../../../server/src/lsp/hazards/hazardList.ts";
import type { HazardsChanged } from "../../../server/src/lsp/protocol/hazards.ts";
import type { DirectorySettings } from "../../../server/src/lsp/settings/directorySettings.ts";

const settings = { enabled: true, isExcluded: () => false } as unknown as DirectorySettings;

function findingAt(uri: string, line: number): Finding {
  const span = { start: line * 40, end: line * 40 + 9 };
  const range = { start: { line, character: 1 }, end: { line, character: 10 } };
  const message = `\`cs${line}\` is never freed when the function returns`;
  return { id: `cstring-leak@${uri}#${span.start}`, rule: "cstring-leak", severity: "warning", confidence: "certain", uri, span, range, message, messageId: "leak", data: {}, function: "First", trace: [], fingerprint: `${line}`, fixes: [] };
}

function listOf(files: number, findings: number) {
  const results = new PackageResults();
  for (let index = 0; index < files; index += 1) {
    const dir = `file:///w/m${index}`;
    const uri = `${dir}/a.go`;
    const file: FileReport = { uri, version: undefined, findings: Array.from({ length: findings }, (_, line) => findingAt(uri, line)), notices: [], suppressed: [] };
    results.set(dir, { report: { dir, files: [file], inputs: [uri], usesCgo: true }, settings });
  }
  const sent: HazardsChanged[] = [];
  const timers: (() => void)[] = [];
  const list = new HazardList({
    documents: new OpenDocuments(),
    results,
    isScanned: () => true,
    knownIn: () => new Set(),
    baselines: () => [],
    coverage: () => ({ kind: "all" }),
    notices: () => [],
    send: (news) => sent.push(news),
    after: (_milliseconds, run) => (timers.push(run), () => undefined),
  });
  return { list, sent, timers };
}

function millisecondsOf(run: () => unknown): number {
  const began = performance.now();
  run();
  return performance.now() - began;
}

describe("HazardList", () => {
  it("answers with five thousand findings in a fraction of a second, and an edit costs one file", () => {
    const { list } = listOf(250, 20);
    const { files } = list.answer({});
    expect(files.reduce((sum, { hazards }) => sum + hazards.length, 0)).toBe(5_000);
    expect(files.map(({ uri }) => uri)).toEqual(files.map(({ uri }) => uri).sort());
    expect(millisecondsOf(() => list.answer({}))).toBeLessThan(500);
    expect(millisecondsOf(() => list.answer({ uris: ["file:///w/m7/a.go"] }))).toBeLessThan(50);
  });

  it("gathers news while the timer runs, and starts anew afterwards", () => {
    const { list, sent, timers } = listOf(1, 1);
    list.changed(["file:///w/m0/a.go"]);
    expect(timers).toHaveLength(0);
    list.answer({});
    list.changed(["file:///w/m0/a.go"]);
    list.changed(["file:///w/m1/a.go", "file:///w/m0/a.go"]);
    list.changed();
    expect(timers).toHaveLength(1);
    timers[0]?.();
    expect(sent.map(({ uris }) => uris)).toEqual([["file:///w/m0/a.go", "file:///w/m1/a.go"]]);
    list.changed();
    timers[1]?.();
    expect(sent[1]).toEqual({ uris: [], overview: { coverage: { kind: "all" }, packages: 1, notices: [], baselines: [] } });
  });
});
