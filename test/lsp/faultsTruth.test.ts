// Each kind of notice through every way out: the status item, the view of hazards, the scan in the editor, its reports,
// the summary of the command line, its exit code and all its formats. What was not looked at never looks clean.
import { describe, expect, it, vi } from "vitest";
import { noFilter } from "../../client/src/common/features/hazards/hazardFilter.ts";
import { situationOf } from "../../client/src/common/features/hazards/hazardSituation.ts";
import { HazardStore } from "../../client/src/common/features/hazards/hazardStore.ts";
import { buildTree } from "../../client/src/common/features/hazards/hazardTree.ts";
import { createEngine } from "../../server/src/engine/engine.ts";
import type { Engine } from "../../server/src/engine/engineApi.ts";
import type { Host } from "../../server/src/engine/host.ts";
import type { Notice, NoticeKind } from "../../server/src/engine/report/finding.ts";
import { methods } from "../../server/src/lsp/protocol.ts";
import type { HazardsAnswer, ReportAnswer, ReportFormat } from "../../server/src/lsp/protocol/hazards.ts";
import { noticeKinds } from "../../server/src/reports/sarif/sarifRules.ts";
import { runHere, type FaultRun } from "../cli/faultsCli.ts";
import { grammarBytes } from "../harness/grammarBytes.ts";
import { tempTree } from "../harness/tempTree.ts";
import { eachSession } from "./harness/eachSession.ts";
import { uriOf, type LspSession } from "./harness/lspSession.ts";
import { clean } from "./harness/sources.ts";

vi.mock("vscode", () => ({ l10n: { t: (text: string) => text } }));

const start = eachSession();
const message = "half of it is in the dark";

/** The real engine, whose reports say one thing more. */
const noticing = (kind: NoticeKind, incomplete: boolean) => async (host: Host): Promise<Engine> => {
  const engine = await createEngine({ host, grammars: grammarBytes() });
  const analyze = engine.analyzeDirectory.bind(engine);
  return Object.assign(engine, {
    analyzeDirectory: async (...args: Parameters<typeof analyze>) => {
      const report = await analyze(...args);
      const range = { start: { line: 2, character: 0 }, end: { line: 2, character: 4 } };
      const notice = (uri: string): Notice => ({ kind, uri, range, message, incomplete });
      return { ...report, files: report.files.map((file) => ({ ...file, notices: [...file.notices, notice(file.uri)] })) };
    },
  });
};

/** A way out: what it says, and whether it says that everything is well. */
interface WayOut {
  readonly name: string;
  readonly text: string;
  readonly isClean: boolean;
  /** Tells only what makes a result incomplete. */
  readonly incompleteOnly?: boolean;
}

const joined = (text: string): string => text.replace(/\s+/g, " ");

async function commandLine(path: string, createNoticing: (host: Host) => Promise<Engine>): Promise<readonly WayOut[]> {
  const formats = ["text", "compact", "json", "sarif", "html", "github", "gitlab"];
  const runs = await Promise.all(formats.map((format) => runHere(["scan", "--format", format], path, { createEngine: createNoticing })));
  const quiet = await runHere(["scan", "--quiet"], path, { createEngine: createNoticing });
  const ways = formats.map((format, index): WayOut => {
    const { out } = runs[index] as FaultRun;
    return { name: format, text: joined(out), isClean: claimsClean(format, joined(out)), incompleteOnly: format === "github" || format === "gitlab" };
  });
  const codes = [...runs, quiet].map(({ code }) => code);
  return [...ways, { name: "text --quiet", text: joined(quiet.out), isClean: quiet.out === "", incompleteOnly: true }, { name: "exit code", text: `${message} ${codes.join()}`, isClean: codes.includes(0) }];
}

function claimsClean(format: string, out: string): boolean {
  switch (format) {
    case "json":
      return (JSON.parse(out) as { readonly complete: boolean }).complete;
    case "sarif":
      return (JSON.parse(out) as { readonly runs: readonly { readonly invocations: readonly { readonly executionSuccessful: boolean }[] }[] }).runs[0]?.invocations[0]?.executionSuccessful !== false;
    case "gitlab":
      return out.trim() === "[]";
    case "html":
      return !out.includes("This report is incomplete.");
    default:
      return !out.includes("No hazards found in what could be looked at");
  }
}

async function editor(lsp: LspSession): Promise<readonly WayOut[]> {
  const summary = await lsp.scan();
  const hazards = await lsp.client.sendRequest<HazardsAnswer>(methods.hazards, {});
  const store = new HazardStore((uri) => uri);
  store.apply(hazards);
  const tree = buildTree(store.all(), store.notices(), { grouping: "rule", filter: noFilter, placeOf: (uri) => ({ path: uri, folder: uri, file: uri }) });
  const situation = situationOf({ coverage: hazards.overview.coverage, packages: hazards.overview.packages, notices: store.notices().length, shown: 0, fresh: 0, all: 0, filtering: false });
  const status = lsp.statuses.at(-1);
  const reports = await Promise.all((["json", "sarif", "html"] satisfies ReportFormat[]).map(async (format): Promise<WayOut> => {
    const answer = await lsp.client.sendRequest<ReportAnswer>(methods.report, { folder: "file:///w", format });
    return { name: `exported ${format}`, text: joined(answer.text), isClean: answer.complete && claimsClean(format, joined(answer.text)) };
  }));
  return [
    { name: "status item", text: status?.message ?? "", isClean: status?.state === "ready" },
    { name: "view of hazards", text: JSON.stringify(tree.roots), isClean: situation !== "unseen" },
    { name: "summary of a scan in the editor", text: summary.notices.join("\n"), isClean: summary.noticeCount === 0 },
    ...reports,
  ];
}

const ways = async (kind: NoticeKind, incomplete: boolean): Promise<readonly WayOut[]> => {
  const createNoticing = noticing(kind, incomplete);
  const lsp = await start({ files: { "p/a.go": clean }, createEngine: createNoticing });
  return [...(await commandLine(tempTree({ "p/a.go": clean }).path, createNoticing)), ...(await editor(lsp))];
};

describe("without a notice", () => {
  it("every way out says that all is well", async () => {
    const lsp = await start({ files: { "p/a.go": clean } });
    // One after the other: the parser's runtime is one for the process, and starts with the first engine.
    const inEditor = await editor(lsp);
    const all = [...(await commandLine(tempTree({ "p/a.go": clean }).path, (host) => createEngine({ host, grammars: grammarBytes() }))), ...inEditor];
    expect(all.filter(({ isClean }) => !isClean).map(({ name }) => name)).toEqual([]);
  });
});

describe.each(noticeKinds.map((kind) => [kind] as const))("a notice of the kind %s", (kind) => {
  it("that makes the result incomplete is told by every way out, and none says that all is well", async () => {
    const all = await ways(kind, true);
    expect(all).toHaveLength(15);
    expect(all.filter(({ text }) => !text.includes(message)).map(({ name }) => name)).toEqual([]);
    expect(all.filter(({ isClean }) => isClean).map(({ name }) => name)).toEqual([]);
    expect(all.find(({ name }) => name === "exit code")?.text).toBe(`${message} ${Array(8).fill(3).join()}`);
  });

  it("that does not is told as well, and fails no build", async () => {
    const all = await ways(kind, false);
    expect(all.filter(({ text, incompleteOnly }) => incompleteOnly !== true && !text.includes(message)).map(({ name }) => name)).toEqual([]);
    expect(all.find(({ name }) => name === "exit code")?.text).toBe(`${message} ${Array(8).fill(0).join()}`);
  });
});

describe("what the search for packages could not look at", () => {
  it("reaches the status item and the view, also when no package tells of it", async () => {
    const lsp = await start({ files: { "p/a.go": clean, "locked/x.go": "package locked\n" } });
    lsp.disk.memory.markUnreadable(uriOf("locked/x.go"), message);
    const all = await editor(lsp);
    expect(all.filter(({ text }) => !text.includes(message)).map(({ name }) => name)).toEqual([]);
    expect(all.filter(({ isClean }) => isClean).map(({ name }) => name)).toEqual([]);
  });

  it("is forgotten when it can be read again", async () => {
    const lsp = await start({ files: { "p/a.go": clean, "locked/x.go": "package locked\n" } });
    lsp.disk.memory.markUnreadable(uriOf("locked/x.go"), message);
    await lsp.scan();
    await lsp.until("a degraded status", () => (lsp.statuses.at(-1)?.state === "degraded" ? true : undefined));
    lsp.disk.memory.remove(uriOf("locked/x.go"));
    await lsp.remove(["locked/x.go"]);
    await lsp.roundTrip();
    await lsp.open("p/a.go");
    await lsp.until("ready again", () => (lsp.statuses.at(-1)?.state === "ready" ? true : undefined));
  });
});
