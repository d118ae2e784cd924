// Looks at every package of the workspace, on request. Guarantees: results arrive package by package and are published
// at once; unsaved text wins over disk; a second scan stops the first; what a scan has shown stays true afterwards,
// because its packages stay known and are analysed again when their files change.
import { Cancelled, type CancelSignal } from "../../engine/base/cancellation.ts";
import type { Host } from "../../engine/host.ts";
import type { PackageReport } from "../../engine/report/finding.ts";
import { nameOf, relativePath } from "../../config/uri.ts";
import type { SourceTree } from "../../hosts/sourceTree.ts";
import { scanPackages, type PackageRunner, type PackageTask, type ScanResult } from "../../scan/scanPackages.ts";
import type { PackageResults } from "../analysis/packageResults.ts";
import type { Schedule } from "../analysis/schedule.ts";
import type { CreateScanPool } from "../platform.ts";
import type { ScanSummary } from "../protocol.ts";
import type { DirectorySettings } from "../settings/directorySettings.ts";
import type { SettingsStore } from "../settings/settingsStore.ts";
import type { ScanState } from "../status.ts";
import type { Progress } from "./progress.ts";
import { summarizeScan, type ScanOutcome } from "./scanSummary.ts";
import { createScheduledRunner } from "./scheduledRunner.ts";
import { wantedPackages } from "./wantedPackages.ts";

export interface WorkspaceScanOptions {
  readonly host: Host;
  readonly tree: SourceTree;
  readonly settings: SettingsStore;
  readonly results: PackageResults;
  readonly schedule: Schedule;
  /** Threads, where there are any. */
  readonly createPool: CreateScanPool | undefined;
  /** Reports whether the file is open: its text on screen may not be the one on disk. */
  readonly isOpen: (uri: string) => boolean;
  /** Why the last analysis of the folder broke down; undefined when it did not. */
  readonly brokenReason: (dir: string) => string | undefined;
  /** The folder has a new report: findings of these files may have changed. */
  readonly analysed: (dir: string, uris: readonly string[]) => void;
  /** The folder is no longer part of what a scan shows. */
  readonly release: (dir: string) => void;
  readonly onState: (state: ScanState | undefined) => void;
}

/** From this many packages on, starting threads pays. */
const poolFrom = 12;

export class WorkspaceScan {
  private readonly options: WorkspaceScanOptions;
  /** Folders that a scan has shown. */
  private readonly scanned = new Set<string>();
  private current: Progress | undefined;
  private hasRun = false;

  constructor(options: WorkspaceScanOptions) {
    this.options = options;
  }

  /** Reports whether closed files of this folder are shown. */
  isScanned(dir: string): boolean {
    return this.scanned.has(dir);
  }

  /** True once a scan has been asked for: from then on new packages belong to what is shown. */
  get isActive(): boolean {
    return this.hasRun;
  }

  /** Scans everything and ends the progress. Never rejects for cancellation. */
  async run(progress: Progress): Promise<ScanSummary> {
    this.current?.cancel();
    this.current = progress;
    this.hasRun = true;
    this.show(progress, { done: 0, total: 0, dir: undefined });
    try {
      return this.summary(await this.scan(progress));
    } catch (error) {
      if (!(error instanceof Cancelled)) throw error;
      return this.summary({ reports: [], notices: [], cancelled: true });
    } finally {
      progress.done();
      if (this.current === progress) this.options.onState((this.current = undefined));
    }
  }

  /** Takes up packages that have appeared since the scan. */
  async takeUpNewPackages(cancel: CancelSignal): Promise<void> {
    const { settings, tree, schedule } = this.options;
    const { packages } = await wantedPackages(settings, tree, cancel);
    for (const dir of packages.keys()) {
      if (this.scanned.has(dir)) continue;
      this.scanned.add(dir);
      schedule.request(dir, "background");
    }
  }

  /** Workspace folders were closed. */
  forgetOutside(folders: readonly string[]): void {
    this.forget((dir) => !folders.some((folder) => relativePath(folder, dir) !== undefined));
  }

  private forget(isGone: (dir: string) => boolean): void {
    for (const dir of [...this.scanned].filter(isGone)) {
      this.scanned.delete(dir);
      this.options.release(dir);
    }
  }

  private async scan(progress: Progress): Promise<ScanOutcome> {
    const { settings, tree } = this.options;
    const { packages, notices } = await wantedPackages(settings, tree, progress.signal);
    this.forget((dir) => !packages.has(dir));
    const result = await this.analyse(packages, progress);
    return { ...result, notices: [...notices, ...result.notices] };
  }

  private async analyse(packages: ReadonlyMap<string, DirectorySettings>, progress: Progress): Promise<ScanResult> {
    const settings = [...new Map([...packages.values()].map((one) => [one.key, one])).values()];
    const tasks = [...packages].map(([dir, { key }]) => ({ dir, settings: settings.findIndex((one) => one.key === key) }));
    const inner = this.runnerFor(tasks, settings);
    progress.onCancel(() => void inner.close());
    let done = 0;
    const runner: PackageRunner = {
      ...inner,
      run: (task) => {
        this.show(progress, { done, total: tasks.length, dir: task.dir });
        this.scanned.add(task.dir);
        return inner.run(task);
      },
    };
    const onProgress = (state: { readonly done: number }): void => {
      ({ done } = state);
      this.show(progress, { done, total: tasks.length, dir: undefined });
    };
    try {
      return await scanPackages({ tasks, runner, cancel: progress.signal, onProgress });
    } finally {
      await inner.close();
    }
  }

  /** Threads for many packages; the engine that serves the editor for few, and for those whose text is on screen. */
  private runnerFor(tasks: readonly PackageTask[], settings: readonly DirectorySettings[]): PackageRunner {
    const { createPool, host, isOpen } = this.options;
    const own = createScheduledRunner(this.options);
    const pool = tasks.length < poolFrom ? undefined : createPool?.(settings.map((one) => one.engine), (level, message) => host.log(level, message));
    if (pool === undefined) return own;
    return {
      parallel: pool.parallel,
      run: async (task) => {
        const report = await pool.run(task);
        // A thread reads the disk; the text on screen may be another.
        return report.inputs.some(isOpen) ? own.run(task) : this.record(report, settings[task.settings]);
      },
      close: async () => {
        await Promise.all([pool.close(), own.close()]);
      },
    };
  }

  private record(report: PackageReport, settings: DirectorySettings | undefined): PackageReport {
    const { results, analysed, host } = this.options;
    const { dir } = report;
    if (settings === undefined) host.log("error", `${dir}: the scan knows no settings for it`);
    else analysed(dir, results.set(dir, { report, settings }));
    return report;
  }

  private show(progress: Progress, state: ScanState): void {
    if (this.current === progress) this.options.onState(state);
    const { done, total, dir } = state;
    if (total > 0) progress.report((done / total) * 100, `${done} of ${total}${dir === undefined ? "" : `: ${this.shortName(dir)}`}`);
  }

  /** The folder as a person calls it: relative to its workspace folder. */
  private shortName(dir: string): string {
    const path = relativePath(this.options.settings.folderOf(dir) ?? dir, dir);
    return path === undefined || path === "" ? nameOf(dir) : path;
  }

  private summary(outcome: ScanOutcome): ScanSummary {
    const { results } = this.options;
    return summarizeScan(outcome, ({ uri }) => results.reportsOf(uri).length === 0 || results.shownReportsOf(uri).length > 0);
  }
}
