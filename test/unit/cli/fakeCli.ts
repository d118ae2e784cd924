// The command line in this process, with captured streams and an engine that goes by markers: every `LEAK` in a source
// is a finding whose safe fix turns it into `FREE`, and whose fingerprint is its line; `ASK` has a fix to be reviewed; `BROKEN` makes the package fail.
import { runProgram } from "../../../server/src/cli/commands/program.ts";
import type { CliIo, OutputStream } from "../../../server/src/cli/cliIo.ts";
import type { Catalog, RuleInfo } from "../../../server/src/engine/catalog.ts";
import { joinUri } from "../../../server/src/config/uri.ts";
import type { FileReport, Finding, Notice, PackageReport } from "../../../server/src/engine/report/finding.ts";
import type { EngineSettings } from "../../../server/src/engine/settings.ts";
import type { SourceTree } from "../../../server/src/hosts/sourceTree.ts";
import type { PackageRunner } from "../../../server/src/scan/scanPackages.ts";
import { finding, fix, type Source } from "./findings.ts";

export interface CliRun {
  readonly outcome: number | "running";
  readonly out: string;
  readonly err: string;
  /** Settings of each package that was analysed, by the name of its folder. */
  readonly settingsOf: ReadonlyMap<string, EngineSettings>;
  readonly parallel: number | undefined;
}

export interface CliSetup {
  readonly cwd: string;
  readonly terminal?: boolean;
  readonly columns?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Standard input. */
  readonly input?: string;
}

function ruleInfo(name: string, severity: RuleInfo["severity"], family: RuleInfo["family"]): RuleInfo {
  const docs = { what: `Reports what ${name} is about, in a sentence that is long enough to wrap.`, why: "It hurts.", fixAdvice: "Free it.", references: [{ title: "Command cgo", url: "https://pkg.go.dev/cmd/cgo" }], bad: "b", good: "g" };
  return { name, family, severity, cwe: [401], since: "0.1.0", status: "stable", docs, messages: {}, fixes: { free: { title: "Free `{name}` with defer", applicability: "safe" } } };
}

export const fakeRules: readonly RuleInfo[] = [ruleInfo("cstring-leak", "warning", "memory"), ruleInfo("signal-mask", "error", "signals")];

const catalog: Catalog = {
  rules: fakeRules,
  ruleNames: fakeRules.map((rule) => rule.name),
  builtinModels: [{ name: "C.malloc", creates: { family: "malloc" } }, { name: "C.free", releases: { param: 0, family: "malloc" } }],
};

/** Runs the command line; rejects as it would, with UsageError or an internal error. */
export async function runFakeCli(args: readonly string[], { cwd, terminal = false, columns = 80, env = {}, input = "" }: CliSetup): Promise<CliRun> {
  const written = { out: "", err: "" };
  const settingsOf = new Map<string, EngineSettings>();
  let parallel: number | undefined;
  let clock = 0;
  const stream = (to: "out" | "err"): OutputStream => ({ write: (text) => void (written[to] += text), isTerminal: terminal, columns });
  const io: CliIo = { stdout: stream("out"), stderr: stream("err"), cwd, env, readInput: () => Promise.resolve(input), now: () => (clock += 250), every: () => () => undefined };
  const outcome = await runProgram(args, {
    io,
    version: "9.9.9",
    loadCatalog: () => Promise.resolve(catalog),
    createRunner: (request) => {
      parallel ??= request.parallel;
      return markerRunner(request.tree, (dir, index) => settingsOf.set(dir.slice(dir.lastIndexOf("/") + 1), request.settings[index] ?? fail(dir)));
    },
    startServer: () => Promise.resolve(),
  });
  return { outcome, ...written, settingsOf, parallel };
}

function fail(dir: string): never {
  throw new Error(`no settings for ${dir}`);
}

function markerRunner(tree: SourceTree, onTask: (dir: string, settings: number) => void): PackageRunner {
  return {
    parallel: 1,
    run: async ({ dir, settings }) => {
      onTask(dir, settings);
      const listing = await tree.list(dir);
      const names = listing.kind === "entries" ? listing.entries.filter((entry) => /\.(go|c)$/.test(entry.name)).map((entry) => entry.name).sort() : [];
      const sources = await Promise.all(names.map((name) => readSource(joinUri(dir, name), tree)));
      const files = sources.flatMap((source) => (source === undefined ? [] : [analyse(source)]));
      const report: PackageReport = { dir, files, inputs: [...names.map((name) => joinUri(dir, name)), ...sources.flatMap((source) => includesOf(source))], usesCgo: true };
      return report;
    },
    close: () => Promise.resolve(),
  };
}

/** Headers that a source includes, by URI. */
function includesOf(source: Source | undefined): readonly string[] {
  return source === undefined ? [] : [...source.text.matchAll(/#include "([^"]+)"/g)].map(([, path = ""]) => new URL(path, source.uri).href);
}

async function readSource(uri: string, tree: SourceTree): Promise<Source | undefined> {
  const source = await tree.read(uri);
  return source.kind === "text" ? { uri, text: source.text } : undefined;
}

function analyse(source: Source): FileReport {
  if (source.text.includes("BROKEN")) throw new Error("broken on purpose");
  const findings = [...source.text.matchAll(/LEAK|ASK|ENDLESS/g)].map((match) => markerFinding(source, match[0], match.index));
  const notices: readonly Notice[] = source.text.includes("HALF") ? [{ kind: "syntax-error", uri: source.uri, message: "syntax error in `f`", incomplete: false }] : [];
  return { uri: source.uri, version: undefined, findings, notices, suppressed: [] };
}

function markerFinding(source: Source, marker: string, start: number): Finding {
  const before = source.text.slice(0, start).split("\n");
  const line = before.length - 1;
  const character = before.at(-1)?.length ?? 0;
  const place = { span: { start, end: start + marker.length }, range: { start: { line, character }, end: { line, character: character + marker.length } } };
  const newText = marker === "ENDLESS" ? "ENDLESS " : "FREE";
  const fixes = [fix("Free it", [{ uri: source.uri, ...place, newText }], marker === "ASK" ? "review" : "safe")];
  const fingerprint = source.text.split("\n")[line]?.trim() ?? "";
  return { ...finding(source, marker, { fixes, fingerprint }), ...place, ...(marker === "ASK" && { severity: "info" as const }) };
}
