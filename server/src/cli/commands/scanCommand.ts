// `cgovet scan`: finds packages, analyses them, repairs on request, writes the result. Returns the exit code; ends
// nothing itself. Bad paths, options and configuration raise UsageError before anything is analysed.
import { stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import * as l10n from "@vscode/l10n";
import type { Catalog } from "../../engine/catalog.ts";
import { joinClaims } from "../../engine/joinClaims.ts";
import type { Notice, PackageReport } from "../../engine/report/finding.ts";
import type { Translation } from "../../engine/report/words.ts";
import { pathToUri, uriToPath } from "../../hosts/node/fileUri.ts";
import { createNodeHost } from "../../hosts/node/nodeHost.ts";
import { createNodeSourceTree } from "../../hosts/node/nodeSourceTree.ts";
import type { SourceTree } from "../../hosts/sourceTree.ts";
import { discoverPackages, type Discovery } from "../../scan/discoverPackages.ts";
import { scanPackages, type PackageTask } from "../../scan/scanPackages.ts";
import type { CliIo } from "../cliIo.ts";
import { exitCodes, UsageError, type ExitCode } from "../exitCodes.ts";
import { applySafeFixes, joinFixed } from "../fix/applySafeFixes.ts";
import { writeAtomically } from "../fix/writeAtomically.ts";
import { createProgressLine, type ProgressLine } from "../progressLine.ts";
import { buildReport, commonFolder, type FixedFile, type ScanReport } from "../../reports/scanReport.ts";
import type { CreateRunner } from "../scanEngine.ts";
import { pathShower } from "../showPath.ts";
import { renderReport } from "./renderReport.ts";
import type { ScanOptions } from "./scanOptions.ts";
import { loadSettings, type ScanSettings } from "./scanSettings.ts";
import { resolveTargets } from "./scanTargets.ts";

export interface ScanContext {
  readonly io: CliIo;
  readonly catalog: Catalog;
  readonly createRunner: CreateRunner;
  readonly version: string;
  /** Words of the engine; absent: English. */
  readonly translation?: Translation;
}

/** Rounds of --fix at most: a fix can make another one possible, but never without end. */
const maxFixRounds = 10;

export async function scanCommand(paths: readonly string[], options: ScanOptions, context: ScanContext): Promise<ExitCode> {
  const { io, catalog } = context;
  const started = io.now();
  const showPath = pathShower(io.cwd);
  const targets = await resolveTargets(paths, io.cwd);
  await checkOutput(options.output, io.cwd);
  const tree = createNodeSourceTree();
  const configFile = options.config === undefined ? undefined : pathToUri(resolve(io.cwd, options.config));
  const settings = await loadSettings(targets, { options, host: createNodeHost({ tree }), catalog, configFile, showPath });
  const progress = createProgressLine(io, !options.quiet, showPath);
  const { discovery, reports, notices, fixed } = await discoverAndAnalyse({ options, context, tree, settings, progress }).finally(() => progress.end());
  const report = buildReport({
    root: commonFolder(targets),
    reports: joinClaims(reports, context.translation),
    notices: [...discovery.notices, ...notices],
    fixed,
    elapsedMs: io.now() - started,
    minimumSeverity: options.minimumSeverity,
    isLeftOut: (uri) => discovery.isLeftOut(uri),
  });
  const exitCode = exitCodeOf(report);
  await deliver(await renderReport(report, { options, context, tree, exitCode, showPath }), options, io);
  return exitCode;
}

interface Preparation {
  readonly options: ScanOptions;
  readonly context: ScanContext;
  readonly tree: SourceTree;
  readonly settings: ScanSettings;
  readonly progress: ProgressLine;
}

interface Scan extends Preparation {
  readonly discovery: Discovery;
}

interface Analysed {
  readonly reports: readonly PackageReport[];
  readonly notices: readonly Notice[];
  readonly fixed: readonly FixedFile[];
}

async function discoverAndAnalyse(preparation: Preparation): Promise<Analysed & { readonly discovery: Discovery }> {
  const discovery = await discoverPackages({ tree: preparation.tree, roots: preparation.settings.roots });
  const scan: Scan = { ...preparation, discovery };
  return { discovery, ...(await (preparation.options.fix ? analyseAndFix(scan) : analyse(scan, tasksOf(discovery)))) };
}

function tasksOf({ packages }: Discovery): readonly PackageTask[] {
  return packages.map(({ dir, root }) => ({ dir, settings: root }));
}

async function analyse({ options, context, tree, settings, progress }: Scan, tasks: readonly PackageTask[]): Promise<Analysed> {
  const runner = context.createRunner({ parallel: Math.max(1, Math.min(options.jobs, tasks.length)), settings: settings.settings, tree });
  progress.begin(tasks.length);
  try {
    const { reports, notices } = await scanPackages({ tasks, runner, onProgress: (step) => progress.update(step) });
    return { reports, notices, fixed: [] };
  } finally {
    await runner.close();
  }
}

/** Analyses, applies safe fixes, and analyses what depends on changed files again until nothing more can be fixed. */
async function analyseAndFix(scan: Scan): Promise<Analysed> {
  const tasks = tasksOf(scan.discovery);
  const first = await analyse(scan, tasks);
  const reports = new Map(first.reports.map((report) => [report.dir, report]));
  const fixed: FixedFile[] = [];
  const notices = [...first.notices];
  for (let round = 0; round < maxFixRounds; round++) {
    const applied = await fixRound(scan, [...reports.values()]);
    fixed.push(...applied.fixed);
    const changed = new Set(applied.fixed.map((file) => file.uri));
    const again = tasks.filter(({ dir }) => reports.get(dir)?.inputs.some((uri) => changed.has(uri)) === true);
    if (again.length === 0) {
      notices.push(...applied.notices);
      break;
    }
    const next = await analyse(scan, again);
    for (const { dir } of again) reports.delete(dir);
    for (const report of next.reports) reports.set(report.dir, report);
    notices.push(...next.notices);
  }
  return { reports: tasks.flatMap(({ dir }) => reports.get(dir) ?? []), notices, fixed: joinFixed(fixed) };
}

function fixRound({ options, discovery, tree, settings }: Scan, reports: readonly PackageReport[]): ReturnType<typeof applySafeFixes> {
  const { findings } = buildReport({
    root: "",
    reports,
    notices: [],
    fixed: [],
    elapsedMs: 0,
    minimumSeverity: options.minimumSeverity,
    isLeftOut: (uri) => discovery.isLeftOut(uri),
  });
  const isInScope = (uri: string): boolean => !discovery.isLeftOut(uri) && settings.roots.some((root) => uri === root.uri || uri.startsWith(`${root.uri}/`));
  return applySafeFixes({ findings, tree, mayEdit: isInScope, write: (uri, text) => writeAtomically(uriToPath(uri), text) });
}

function exitCodeOf(report: ScanReport): ExitCode {
  if (!report.complete) return exitCodes.incomplete;
  return report.findings.length > 0 ? exitCodes.findings : exitCodes.clean;
}

/** Better now than after a long scan. */
async function checkOutput(output: string | undefined, cwd: string): Promise<void> {
  if (output === undefined) return;
  const path = resolve(cwd, output);
  const [target, folder] = await Promise.all([path, dirname(path)].map((one) => stat(one).catch(() => undefined)));
  if (target?.isDirectory() === true) throw new UsageError(l10n.t("--output {0} is a folder; name a file in it", output));
  if (folder?.isDirectory() !== true) throw new UsageError(l10n.t("--output {0}: the folder {1} does not exist", output, dirname(output)));
}

async function deliver(text: string, { output, quiet, format }: ScanOptions, io: CliIo): Promise<void> {
  if (output === undefined) {
    io.stdout.write(text);
    return;
  }
  await writeAtomically(resolve(io.cwd, output), text);
  if (!quiet) io.stderr.write(`cgovet: ${l10n.t("wrote {0} to {1}", format, output)}\n`);
}
