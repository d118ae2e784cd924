// The middle of a scan: finds packages, leaves out those that no changed file concerns, analyses, and repairs on request.
// Writes to disk only with --fix.
import { parentUri } from "../../config/uri.ts";
import { joinClaims } from "../../engine/joinClaims.ts";
import type { Notice, PackageReport } from "../../engine/report/finding.ts";
import { uriToPath } from "../../hosts/node/fileUri.ts";
import type { SourceTree } from "../../hosts/sourceTree.ts";
import { buildReport, type BaselineUse, type FixedFile } from "../../reports/scanReport.ts";
import { concernedPackages } from "../../scan/concernedPackages.ts";
import { discoverPackages, type Discovery } from "../../scan/discoverPackages.ts";
import { packageWeight } from "../../scan/node/packageWeight.ts";
import { scanPackages, type PackageTask } from "../../scan/scanPackages.ts";
import { applySafeFixes, joinFixed } from "../fix/applySafeFixes.ts";
import { writeInside } from "../fix/writeInside.ts";
import type { ProgressLine } from "../progressLine.ts";
import type { ScanCache } from "./scanCache.ts";
import type { ScanContext } from "./scanCommand.ts";
import type { ScanOptions } from "./scanOptions.ts";
import type { ScanSettings } from "./scanSettings.ts";

export interface Preparation {
  readonly options: ScanOptions;
  readonly context: ScanContext;
  readonly tree: SourceTree;
  readonly settings: ScanSettings;
  /** Undefined: everything is analysed. */
  readonly cache: ScanCache | undefined;
  readonly progress: ProgressLine;
  /** URIs of --files-from; undefined for a scan of everything. */
  readonly changed: readonly string[] | undefined;
  readonly baselineFor: (discovery: Discovery) => BaselineUse | undefined;
}

interface Scan extends Preparation {
  readonly discovery: Discovery;
  readonly concern: Concern;
}

interface Analysed {
  readonly reports: readonly PackageReport[];
  readonly notices: readonly Notice[];
  readonly fixed: readonly FixedFile[];
}

/** Rounds of --fix at most: a fix can make another one possible, but never without end. */
const maxFixRounds = 10;

/** Reports are in the order of the packages, claims between packages joined. */
export async function discoverAndAnalyse(preparation: Preparation): Promise<Analysed & { readonly discovery: Discovery }> {
  const everything = await discoverPackages({ tree: preparation.tree, roots: preparation.settings.roots });
  const concern = concernOf(preparation.changed, everything);
  const discovery = { ...everything, packages: everything.packages.filter(({ dir }) => concern.mayConcern(dir)), notices: everything.notices.filter(concern.isNoticed) };
  const scan: Scan = { ...preparation, discovery, concern };
  const { reports, notices, fixed } = await (preparation.options.fix ? analyseAndFix(scan) : analyse(scan, tasksOf(discovery)));
  return { discovery, reports: joinClaims(reports, preparation.context.translation).filter(concern.isConcerned), notices, fixed };
}

/** What the changed files are about; everything when none were given. */
interface Concern {
  /** Before a package is analysed. */
  readonly mayConcern: (dir: string) => boolean;
  /** After it. */
  readonly isConcerned: (report: PackageReport) => boolean;
  readonly isNoticed: (notice: Notice) => boolean;
}

function concernOf(changed: readonly string[] | undefined, { packages }: Discovery): Concern {
  if (changed === undefined) return { mayConcern: () => true, isConcerned: () => true, isNoticed: () => true };
  const { sure, perhaps } = concernedPackages(changed, packages.map(({ dir }) => dir));
  const files = new Set(changed);
  return {
    mayConcern: (dir) => sure.has(dir) || perhaps.has(dir),
    isConcerned: ({ dir, inputs }) => sure.has(dir) || inputs.some((uri) => files.has(uri)),
    isNoticed: ({ uri }) => sure.has(parentUri(uri) ?? uri) || changed.some((file) => file === uri || file.startsWith(`${uri}/`)),
  };
}

function tasksOf({ packages }: Discovery): readonly PackageTask[] {
  return packages.map(({ dir, root }) => ({ dir, settings: root }));
}

async function analyse({ options, context, tree, settings, progress, cache }: Scan, tasks: readonly PackageTask[]): Promise<Analysed> {
  const known = cache === undefined ? new Map<string, PackageReport>() : await knownReports(cache, tasks);
  const open = tasks.filter(({ dir }) => !known.has(dir)).map((task, _, { length }) => (length > 1 ? { ...task, weight: packageWeight(task.dir) } : task));
  if (open.length === 0) return { reports: [...known.values()], notices: [], fixed: [] };
  const runner = context.createRunner({ parallel: threadsFor(open, options), settings: settings.settings, tree, ...(cache && { keeping: cache.keeping }) });
  progress.begin(open.length);
  try {
    const { reports, notices } = await scanPackages({ tasks: open, runner, onProgress: (step) => progress.update(step) });
    for (const report of reports) known.set(report.dir, report);
    return { reports: tasks.flatMap(({ dir }) => known.get(dir) ?? []), notices, fixed: [] };
  } finally {
    await runner.close();
    cache?.reports.trim();
  }
}

/** Bytes of sources for which starting another thread pays. */
const worthThread = 250_000;

function threadsFor(tasks: readonly PackageTask[], { jobs, areJobsAsked }: ScanOptions): number {
  const work = tasks.reduce((sum, { weight = 0 }) => sum + weight, 0);
  const useful = areJobsAsked ? jobs : Math.min(jobs, Math.ceil(work / worthThread));
  return Math.max(1, Math.min(useful, tasks.length));
}

/** Folder → what an earlier scan has found in it, where nothing has changed since; in the order of the tasks. */
async function knownReports({ reports }: ScanCache, tasks: readonly PackageTask[]): Promise<Map<string, PackageReport>> {
  const known = new Map<string, PackageReport>();
  for (const task of tasks) {
    const report = await reports.find(task);
    if (report !== undefined) known.set(task.dir, report);
  }
  return known;
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
    // Files have just been changed here: what was read of them before no longer counts.
    const next = await analyse({ ...scan, cache: undefined }, again);
    for (const { dir } of again) reports.delete(dir);
    for (const report of next.reports) reports.set(report.dir, report);
    notices.push(...next.notices);
  }
  return { reports: tasks.flatMap(({ dir }) => reports.get(dir) ?? []), notices, fixed: joinFixed(fixed) };
}

function fixRound({ options, discovery, tree, settings, concern, baselineFor }: Scan, reports: readonly PackageReport[]): ReturnType<typeof applySafeFixes> {
  const baseline = baselineFor(discovery);
  const { findings } = buildReport({
    root: "",
    reports: reports.filter(concern.isConcerned),
    notices: [],
    fixed: [],
    elapsedMs: 0,
    minimumSeverity: options.minimumSeverity,
    isLeftOut: (uri) => discovery.isLeftOut(uri),
    ...(baseline !== undefined && { baseline }),
  });
  const isInScope = (uri: string): boolean => !discovery.isLeftOut(uri) && settings.roots.some((root) => uri === root.uri || uri.startsWith(`${root.uri}/`));
  return applySafeFixes({ findings, tree, mayEdit: isInScope, write: (uri, text) => writeInside(settings.roots.map((root) => uriToPath(root.uri)), uriToPath(uri), text) });
}
