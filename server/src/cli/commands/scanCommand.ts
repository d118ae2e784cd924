// `cgovet scan`: finds packages, analyses them, repairs on request, writes the result. Returns the exit code; ends
// nothing itself. Bad paths, options and configuration raise UsageError before anything is analysed.
import { stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import * as l10n from "@vscode/l10n";
import type { Catalog } from "../../engine/catalog.ts";
import type { Translation } from "../../engine/report/words.ts";
import { parentUri } from "../../config/uri.ts";
import { pathToUri } from "../../hosts/node/fileUri.ts";
import { FileStates } from "../../hosts/node/fileStates.ts";
import { createNodeHost } from "../../hosts/node/nodeHost.ts";
import { createNodeSourceTree } from "../../hosts/node/nodeSourceTree.ts";
import { buildReport, commonFolder, type BaselineUse, type ReportParts, type ScanReport } from "../../reports/scanReport.ts";
import type { Discovery } from "../../scan/discoverPackages.ts";
import type { CliIo } from "../cliIo.ts";
import { exitCodes, UsageError, type ExitCode } from "../exitCodes.ts";
import { writeAtomically } from "../fix/writeAtomically.ts";
import { createProgressLine } from "../progressLine.ts";
import type { CreateRunner } from "../scanEngine.ts";
import { pathShower } from "../showPath.ts";
import { harmlessLine } from "../text/harmless.ts";
import { discoverAndAnalyse } from "./analysePackages.ts";
import { readChangedFiles } from "./changedFiles.ts";
import { renderReport, type ReportTarget } from "./renderReport.ts";
import { openScanCache } from "./scanCache.ts";
import { loadBaseline, writeBaseline, type ScanBaseline } from "./scanBaseline.ts";
import type { ScanOptions } from "./scanOptions.ts";
import { loadSettings, type ScanSettings } from "./scanSettings.ts";
import { resolveTargets } from "./scanTargets.ts";

export interface ScanContext {
  readonly io: CliIo;
  readonly catalog: Catalog;
  readonly createRunner: CreateRunner;
  readonly version: string;
  /** Tells this build of the engine from others; undefined: reports are kept nowhere. */
  readonly engineIdentity: () => string | undefined;
  /** Words of the engine; absent: English. */
  readonly translation?: Translation;
}

export async function scanCommand(paths: readonly string[], options: ScanOptions, context: ScanContext): Promise<ExitCode> {
  const { io, catalog } = context;
  const started = io.now();
  const nameOfFile = pathShower(io.cwd);
  const showPath = (uri: string): string => harmlessLine(nameOfFile(uri));
  const targets = await resolveTargets(paths, io.cwd);
  const root = commonFolder(targets);
  await checkOutput("--output", options.output, io.cwd);
  for (const { file } of options.reports) await checkOutput("--report", file, io.cwd);
  const states = new FileStates();
  const tree = createNodeSourceTree(states.observe, { blocks: true });
  const host = createNodeHost({ tree });
  const baseline = await loadBaseline({ options, cwd: io.cwd, root, host });
  const changed = options.filesFrom === undefined ? undefined : await readChangedFiles(options.filesFrom, io);
  const configFile = options.config === undefined ? undefined : pathToUri(resolve(io.cwd, options.config));
  const settings = await loadSettings(targets, { options, host, catalog, configFile, showPath });
  const cache = openScanCache({ options, context, settings: settings.settings, states, tree });
  const progress = createProgressLine(io, !options.quiet, showPath);
  const baselineFor = (discovery: Discovery): BaselineUse | undefined => baselineUse(baseline, { options, settings, discovery, isPartial: changed !== undefined });
  const { discovery, reports, notices, fixed } = await discoverAndAnalyse({ options, context, tree, settings, cache, progress, changed, baselineFor }).finally(() => progress.end());
  const parts: ReportParts = {
    root,
    reports,
    notices: [...discovery.notices, ...notices],
    fixed,
    elapsedMs: io.now() - started,
    minimumSeverity: options.minimumSeverity,
    isLeftOut: (uri) => discovery.isLeftOut(uri),
    changedOnly: changed !== undefined,
  };
  const report = await reportWithBaseline(parts, baselineFor(discovery), baseline.kind === "write");
  const exitCode = exitCodeOf(report);
  for (const target of [{ format: options.format, file: options.output }, ...options.reports]) {
    await deliver(await renderReport(report, target, { options, context, tree, exitCode, showPath }), target, { io, quiet: options.quiet });
  }
  return exitCode;
}

interface UseContext {
  readonly options: ScanOptions;
  readonly settings: ScanSettings;
  readonly discovery: Discovery;
  /** Only packages with changed files are looked at. */
  readonly isPartial: boolean;
}

function baselineUse(baseline: ScanBaseline, { options: { onlyRules }, settings: { roots }, discovery, isPartial }: UseContext): BaselineUse | undefined {
  if (baseline.kind === "none") return undefined;
  const analysed = new Set(discovery.packages.map(({ dir }) => dir));
  const isBelow = (uri: string): boolean => roots.some((root) => uri === root.uri || (root.kind === "directory" && uri.startsWith(`${root.uri}/`)));
  const wasAskedFor = (uri: string, rule: string): boolean => (onlyRules?.includes(rule) ?? true) && isBelow(uri) && !discovery.isLeftOut(uri) && (!isPartial || analysed.has(parentUri(uri) ?? uri));
  return { file: baseline.file, baseline: baseline.baseline, wasAskedFor };
}

/** With --write-baseline the file is written first; the report then knows all that stands in it. */
async function reportWithBaseline(parts: ReportParts, use: BaselineUse | undefined, isWritten: boolean): Promise<ScanReport> {
  const report = buildReport({ ...parts, ...(use !== undefined && { baseline: use }) });
  if (use === undefined || !isWritten) return report;
  return buildReport({ ...parts, baseline: { ...use, baseline: await writeBaseline(use, report) } });
}

function exitCodeOf(report: ScanReport): ExitCode {
  if (!report.complete) return exitCodes.incomplete;
  return report.findings.length > 0 ? exitCodes.findings : exitCodes.clean;
}

/** Better now than after a long scan. */
async function checkOutput(option: string, output: string | undefined, cwd: string): Promise<void> {
  if (output === undefined) return;
  const path = resolve(cwd, output);
  const [target, folder] = await Promise.all([path, dirname(path)].map((one) => stat(one).catch(() => undefined)));
  if (target?.isDirectory() === true) throw new UsageError(l10n.t("{0} is a folder; name a file in it", `${option} ${output}`));
  if (folder?.isDirectory() !== true) throw new UsageError(l10n.t("{0}: the folder {1} does not exist", `${option} ${output}`, dirname(output)));
}

async function deliver(text: string, { file, format }: ReportTarget, { io, quiet }: { readonly io: CliIo; readonly quiet: boolean }): Promise<void> {
  if (file === undefined) {
    io.stdout.write(text);
    return;
  }
  await writeAtomically(resolve(io.cwd, file), text);
  if (!quiet) io.stderr.write(`cgovet: ${l10n.t("wrote {0} to {1}", format, file)}\n`);
}
