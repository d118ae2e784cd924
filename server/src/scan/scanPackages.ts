// Analyses many packages, several at a time, and gives the results in the order they were asked for, whatever the order
// in which they finish. Guarantees: a package whose analysis fails becomes a notice, the others go on. Knows nothing of
// threads: a PackageRunner does the work.
import * as l10n from "@vscode/l10n";
import { Cancelled, neverCancelled, type CancelSignal } from "../engine/base/cancellation.ts";
import type { Notice, PackageReport } from "../engine/report/finding.ts";

/** One package to analyse. */
export interface PackageTask {
  /** URI of the folder. */
  readonly dir: string;
  /** Which of the runner's settings apply. */
  readonly settings: number;
  /** How much work it promises to be, in any unit; the heaviest are begun first, so that no thread ends long after the others. */
  readonly weight?: number;
}

/** Something that analyses packages: an engine in this thread, or a pool of workers. */
export interface PackageRunner {
  /** How many packages it can work on at one time; at least 1. */
  readonly parallel: number;
  /** Rejects with Cancelled after `close`, and with any other error when the analysis broke down. */
  run(task: PackageTask): Promise<PackageReport>;
  /** Frees everything at once; work in progress is given up. */
  close(): Promise<void>;
}

export interface ScanProgress {
  readonly done: number;
  readonly total: number;
  /** URI of the package that has just finished. */
  readonly dir: string;
}

export interface ScanOptions {
  readonly tasks: readonly PackageTask[];
  readonly runner: PackageRunner;
  /** Looked at before each package; for an immediate stop, close the runner as well. */
  readonly cancel?: CancelSignal;
  readonly onProgress?: (progress: ScanProgress) => void;
  /** Called for each package as it finishes, in no particular order. */
  readonly onReport?: (report: PackageReport) => void;
}

export interface ScanResult {
  /** In the order of the tasks; those that failed or were cancelled are missing. */
  readonly reports: readonly PackageReport[];
  /** One for each package whose analysis broke down. */
  readonly notices: readonly Notice[];
  /** True when not all packages were analysed because the caller stopped the scan. */
  readonly cancelled: boolean;
}

type Outcome = { readonly kind: "report"; readonly report: PackageReport } | { readonly kind: "notice"; readonly notice: Notice };

/** Runs all tasks. Does not close the runner. */
export async function scanPackages({ tasks, runner, cancel = neverCancelled, onProgress, onReport }: ScanOptions): Promise<ScanResult> {
  const outcomes = new Map<number, Outcome>();
  const pending = [...tasks.entries()].sort(([, a], [, b]) => (b.weight ?? 0) - (a.weight ?? 0)).values();
  const work = async (): Promise<void> => {
    for (const [index, task] of pending) {
      if (cancel.cancelled) return;
      const outcome = await runOne(runner, task);
      if (outcome === undefined) return;
      outcomes.set(index, outcome);
      if (outcome.kind === "report") onReport?.(outcome.report);
      onProgress?.({ done: outcomes.size, total: tasks.length, dir: task.dir });
    }
  };
  await Promise.all(Array.from({ length: Math.min(runner.parallel, tasks.length) }, work));
  const ordered = tasks.map((_, index) => outcomes.get(index)).filter((outcome) => outcome !== undefined);
  return {
    reports: ordered.flatMap((outcome) => (outcome.kind === "report" ? [outcome.report] : [])),
    notices: ordered.flatMap((outcome) => (outcome.kind === "notice" ? [outcome.notice] : [])),
    cancelled: outcomes.size < tasks.length,
  };
}

/** Undefined when the runner was closed meanwhile. */
async function runOne(runner: PackageRunner, task: PackageTask): Promise<Outcome | undefined> {
  try {
    return { kind: "report", report: await runner.run(task) };
  } catch (error) {
    if (error instanceof Cancelled) return undefined;
    const message = l10n.t("the analysis of this package broke down: {0}", error instanceof Error ? error.message : String(error));
    return { kind: "notice", notice: { kind: "internal-error", uri: task.dir, message, incomplete: true } };
  }
}
