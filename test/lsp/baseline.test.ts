// Baselines in the editor: known findings are silent, new ones are not, what is gone is told; and reports of a workspace.
import { describe, expect, it } from "vitest";
import { methods } from "../../server/src/lsp/protocol.ts";
import type { BaselineAnswer, HazardsAnswer, ReportAnswer, ReportFormat } from "../../server/src/lsp/protocol/hazards.ts";
import { eachSession } from "./harness/eachSession.ts";
import { root, uriOf, type LspSession } from "./harness/lspSession.ts";
import { clean, leaky, twice } from "./harness/sources.ts";

const start = eachSession();

const files = { "a/a.go": leaky, "b/b.go": twice };
const name = ".cgovet-baseline.json";

const ask = (lsp: LspSession): Promise<HazardsAnswer> => lsp.client.sendRequest(methods.hazards, {});
const create = (lsp: LspSession): Promise<BaselineAnswer> => lsp.client.sendRequest(methods.baseline, { folder: root });
const report = (lsp: LspSession, format: ReportFormat): Promise<ReportAnswer> => lsp.client.sendRequest(methods.report, { folder: root, format });
const known = ({ files: list }: HazardsAnswer) => list.flatMap(({ hazards }) => hazards.map((hazard) => hazard.known));

async function withBaseline(): Promise<LspSession> {
  const lsp = await start({ files });
  await lsp.scan();
  const { text } = await create(lsp);
  await lsp.write(name, text);
  await lsp.untilCodes(uriOf("b/b.go"));
  return lsp;
}

describe("a baseline", () => {
  it("is made of everything that is there, as the command line writes it", async () => {
    const lsp = await start({ files });
    await lsp.scan();
    const answer = await create(lsp);
    expect(answer).toMatchObject({ file: uriOf(name), findings: 3, added: 3, removed: 0 });
    const parsed = JSON.parse(answer.text) as { version: number; findings: readonly { path: string; rule: string }[] };
    expect(parsed.version).toBe(1);
    expect(parsed.findings.map(({ path, rule }) => `${path} ${rule}`)).toEqual(["a/a.go cstring-leak", "b/b.go cstring-leak", "b/b.go cstring-leak"]);
  });

  it("silences what it holds as soon as it is there, and shows new findings", async () => {
    const lsp = await withBaseline();
    await lsp.untilCodes(uriOf("a/a.go"));
    const answer = await ask(lsp);
    expect(known(answer)).toEqual([true, true, true]);
    expect(answer.overview.baselines).toEqual([{ folder: root, file: uriOf(name), findings: 3, stale: 0 }]);
    await lsp.write("a/a.go", twice);
    const [fresh] = await lsp.untilCodes(uriOf("a/a.go"), "cstring-leak");
    expect(fresh?.message).toContain("other");
    await lsp.remove([name]);
    await lsp.untilCodes(uriOf("a/a.go"), "cstring-leak", "cstring-leak");
  });

  it("is in force before the first findings are published", async () => {
    const before = await withBaseline();
    const text = before.disk.memory.textOf(uriOf(name)) ?? "";
    const lsp = await start({ files: { ...files, [name]: text } });
    const uri = await lsp.open("a/a.go");
    expect(await lsp.untilVersion(uri, 1)).toEqual([]);
    expect(lsp.published.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
  });

  it("counts entries whose finding is gone, and drops them in the next one", async () => {
    const lsp = await withBaseline();
    await lsp.write("b/b.go", leaky);
    await lsp.roundTrip();
    await lsp.until("news of the edit", () => lsp.published.length > 0 || undefined);
    await lsp.scan();
    expect((await ask(lsp)).overview.baselines[0]?.stale).toBe(1);
    await lsp.remove(["a/a.go"]);
    await lsp.scan();
    expect((await ask(lsp)).overview.baselines[0]?.stale).toBe(2);
    expect(await create(lsp)).toMatchObject({ findings: 1, added: 0, removed: 2 });
  });

  it("calls nothing gone that was not looked at", async () => {
    const text = (await withBaseline()).disk.memory.textOf(uriOf(name)) ?? "";
    const lsp = await start({ files: { ...files, [name]: text } });
    await lsp.scanFiles(uriOf("a/a.go"));
    expect((await ask(lsp)).overview.baselines[0]?.stale).toBe(0);
    expect(await create(lsp)).toMatchObject({ findings: 3, removed: 0 });
    lsp.disk.memory.markUnreadable(uriOf("b/b.go"), "permission denied");
    await lsp.scan();
    expect((await ask(lsp)).overview.baselines[0]?.stale).toBe(0);
    await lsp.configurationChanged({ severity: { "cstring-leak": "off" } });
    await lsp.scan();
    expect((await ask(lsp)).overview.baselines[0]?.stale).toBe(0);
  });

  it("holds for its own workspace folder, also when it lies above that folder", async () => {
    const { text } = await (async () => {
      const lsp = await start({ files });
      await lsp.scan();
      return create(lsp);
    })();
    const lsp = await start({ files: { ...files, "go.mod": "module m\n", [name]: text, "c/a/a.go": leaky, "c/.git/HEAD": "ref: x\n" } });
    await lsp.changeFolders({ added: [uriOf("a"), uriOf("c")], removed: [root] });
    await lsp.scan();
    await lsp.untilCodes(uriOf("c/a/a.go"), "cstring-leak");
    const answer = await ask(lsp);
    expect(answer.files.map(({ uri, hazards }) => [uri, hazards.map((hazard) => hazard.known)])).toEqual([[uriOf("a/a.go"), [true]], [uriOf("c/a/a.go"), [false]]]);
    expect(answer.overview.baselines).toEqual([{ folder: uriOf("a"), file: uriOf(name), findings: 3, stale: 0 }]);
    const updated: BaselineAnswer = await lsp.client.sendRequest(methods.baseline, { folder: uriOf("a") });
    expect(updated).toMatchObject({ file: uriOf(name), findings: 3, removed: 0 });
  });

  it("that cannot be read hides nothing and says so", async () => {
    const lsp = await start({ files: { ...files, [name]: "{\n  nonsense\n" } });
    await lsp.scan();
    await lsp.untilCodes(uriOf("b/b.go"), "cstring-leak", "cstring-leak");
    const { overview } = await ask(lsp);
    expect(overview.notices).toMatchObject([{ uri: uriOf(name), line: 1, incomplete: false }]);
    expect(overview.notices[0]?.message).toMatch(/^the baseline is not in force, all hazards are shown: /);
    expect(lsp.messages.join()).toContain("the baseline is not in force");
  });
});

describe("a report of the workspace", () => {
  it("comes in each format, with paths below the workspace folder", async () => {
    const lsp = await start({ files });
    await lsp.scan();
    const json = await report(lsp, "json");
    expect(json).toMatchObject({ findings: 3, complete: true });
    expect((JSON.parse(json.text) as { findings: readonly { path: string }[] }).findings).toHaveLength(3);
    const sarif = JSON.parse((await report(lsp, "sarif")).text) as { runs: readonly { results: readonly { locations: readonly { physicalLocation: { artifactLocation: { uri: string } } }[] }[] }[] };
    expect(sarif.runs[0]?.results.map(({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri)).toEqual(["a/a.go", "b/b.go", "b/b.go"]);
    const html = (await report(lsp, "html")).text;
    expect(html).toMatch(/^<!DOCTYPE html>/);
    expect(html).toContain(`<span class="call">CString</span>`);
  });

  it("quotes unsaved text", async () => {
    const lsp = await start({ files });
    const uri = await lsp.open("a/a.go", leaky.replaceAll("cs", "unsaved"));
    await lsp.untilVersion(uri, 1);
    await lsp.scan();
    expect((await report(lsp, "html")).text).toContain("unsaved := ");
  });

  it("says when only a part was looked at", async () => {
    const lsp = await start({ files });
    await lsp.scanFiles(uriOf("a/a.go"));
    const { text, findings, complete } = await report(lsp, "json");
    expect([findings, complete]).toEqual([1, false]);
    expect(text).toContain("only a part of the workspace was looked at");
    expect((await report(lsp, "sarif")).text).toContain('"executionSuccessful": false');
  });

  it("leaves known findings out of the findings", async () => {
    const lsp = await withBaseline();
    expect(await report(lsp, "json")).toMatchObject({ findings: 0, complete: true });
  });

  it("names what is missing in a request", async () => {
    const lsp = await start({ files: { ...files, "d/clean.go": clean } });
    await expect(lsp.client.sendRequest(methods.report, { folder: root, format: "pdf" })).rejects.toThrow('"format": "sarif" | "json" | "html"');
    await expect(lsp.client.sendRequest(methods.baseline, {})).rejects.toThrow('wants { "folder": URI }');
  });
});
