// Looks at packages of the workspace, on request: at all, at those that were not finished when the last scan was
// stopped, or at those some files belong to. Guarantees: results arrive package by package and are published at once;
// unsaved text wins over disk; edits during a scan neither stop it nor get lost; a second scan stops the first; what a
// scan has shown stays true afterwards, because its packages stay known and are analysed again when their files change.
import { Cancelled, type CancelSignal } from "../../engine/base/cancellation.ts";
import type { Host } from "../../engine/host.ts";
import type { Notice, PackageReport } from "../../engine/report/finding.ts";
import { parentUri, relativePath } from "../../config/uri.ts";
import type { SourceTree } from "../../hosts/sourceTree.ts";
import { concernedPackages } from "../../scan/concernedPackages.ts";
import { scanPackages, type PackageRunner } from "../../scan/scanPackages.ts";
import type { PackageResults } from "../analysis/packageResults.ts";
import type { Schedule } from "../analysis/schedule.ts";
import type { CreateScanPool } from "../platform.ts";
import type { ScanSummary } from "../protocol.ts";
import type { Coverage } from "../protocol/hazards.ts";
import type { DirectorySettings } from "../settings/directorySettings.ts";
import type { SettingsStore } from "../settings/settingsStore.ts";
import type { ScanState } from "../status.ts";
import type { Progress } from "./progress.ts";
import { createScanRunner } from "./scanRunner.ts";
import { summarizeScan, type ScanOutcome } from "./scanSummary.ts";
import { placeName, wantedPackages, type WantedPackages } from "./wantedPackages.ts";

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
  /** The file is to be read again, whatever was remembered of it. */
  readonly invalidate: (uri: string) => void;
  /** Why the last analysis of the folder broke down; undefined when it did not. */
  readonly brokenReason: (dir: string) => string | undefined;
  /** The folder has a new report: findings of these files may have changed. */
  readonly analysed: (dir: string, uris: readonly string[]) => void;
  /** The folder is no longer part of what a scan shows. */
  readonly release: (dir: string) => void;
  readonly onState: (state: ScanState | undefined) => void;
}

export type ScanRequest =
  /** `resume`: packages that the last scan has finished are left out. */
  | { readonly kind: "all"; readonly resume: boolean }
  /** URIs in our spelling. */
  | { readonly kind: "files"; readonly uris: readonly string[] };

interface Scope {
  /** Packages to analyse. */
  readonly packages: ReadonlyMap<string, DirectorySettings>;
  /** Packages of the scan that were analysed before. */
  readonly finished: readonly string[];
  /** Packages that turn out to be of interest when they have been analysed, or not. */
  readonly perhaps: ReadonlySet<string>;
}

type Settled = Exclude<Coverage, { readonly kind: "running" }>;

export class WorkspaceScan {
  private readonly options: WorkspaceScanOptions;
  /** Folders that a scan has shown. */
  private readonly scanned = new Set<string>();
  /** Those that the last scan of everything has finished. */
  private readonly finished = new Set<string>();
  /** Files that changed since the scan began. */
  private readonly touchedFiles = new Set<string>();
  /** Files that are read again for this scan: who scans wants the disk as it is, also where nobody tells of changes. */
  private readonly rereadFiles = new Set<string>();
  private current: Progress | undefined;
  private progressState: ScanState | undefined;
  private settled: Settled = { kind: "open" };
  private notes: readonly Notice[] = [];
  private hasRun = false;

  constructor(options: WorkspaceScanOptions) {
    this.options = options;
  }

  /** Reports whether closed files of this folder are shown. */
  isScanned(dir: string): boolean {
    return this.scanned.has(dir);
  }

  /** True once a scan of everything has been asked for: from then on new packages belong to what is shown. */
  get isActive(): boolean {
    return this.hasRun;
  }

  /** What of the workspace has been looked at. */
  get coverage(): Coverage {
    const { progressState } = this;
    return progressState === undefined ? this.settled : { kind: "running", done: progressState.done, total: progressState.total };
  }

  /** What the last scan could not look at and no report tells. */
  notices(): readonly Notice[] {
    return this.notes.filter(({ kind, uri }) => kind !== "internal-error" || this.options.results.get(uri) === undefined);
  }

  /** The file changed: what a thread has read of it is out of date, and so is what could not be read. */
  touched(uri: string): void {
    if (this.current !== undefined) this.touchedFiles.add(uri);
    if (this.notes.some((notice) => notice.uri === uri)) this.notes = this.notes.filter((notice) => notice.uri !== uri);
  }

  /** Scans and ends the progress. Never rejects for cancellation. */
  async run(progress: Progress, request: ScanRequest = { kind: "all", resume: false }): Promise<ScanSummary> {
    this.current?.cancel();
    this.current = progress;
    this.touchedFiles.clear();
    this.rereadFiles.clear();
    if (request.kind === "all") {
      this.hasRun = true;
      if (!request.resume) this.finished.clear();
    }
    const before = this.settled;
    this.show(progress, { done: 0, total: 0, dir: undefined });
    try {
      const outcome = await this.scan(progress, request);
      if (this.current === progress) this.settle(before, request, outcome.cancelled);
      return this.summary(outcome, request);
    } catch (error) {
      if (this.current === progress) this.settle(before, request, true);
      if (!(error instanceof Cancelled)) throw error;
      return this.summary({ reports: [], notices: [], cancelled: true }, request);
    } finally {
      progress.done();
      if (this.current === progress) {
        this.current = undefined;
        this.setState(undefined);
      }
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
      this.finished.delete(dir);
      this.options.release(dir);
    }
  }

  /** Remembers how much has been looked at: a scan of some files takes nothing back. */
  private settle(before: Settled, { kind }: ScanRequest, cancelled: boolean): void {
    if (kind === "files") this.settled = before.kind === "open" ? { kind: "chosen" } : before;
    else if (cancelled) this.settled = { kind: "stopped", done: this.finished.size, total: this.progressState?.total ?? 0 };
    else this.settled = { kind: "all" };
  }

  private async scan(progress: Progress, request: ScanRequest): Promise<ScanOutcome> {
    const { settings, tree } = this.options;
    const wanted = await wantedPackages(settings, tree, progress.signal);
    this.forget((dir) => !wanted.packages.has(dir));
    this.notes = wanted.notices;
    const scope = this.scopeOf(wanted, request);
    const { reports, notices, cancelled } = await this.analyse(scope, wanted, progress);
    const shown = reports.filter((report) => !this.isDropped(report, scope, request));
    const before = scope.finished.flatMap((dir) => this.options.results.get(dir)?.report ?? []);
    if (this.current === progress) this.notes = [...wanted.notices, ...notices];
    return { reports: [...before, ...shown], notices: [...wanted.notices, ...notices], cancelled };
  }

  private scopeOf({ packages }: WantedPackages, request: ScanRequest): Scope {
    const { results } = this.options;
    if (request.kind === "all") {
      const finished = [...packages.keys()].filter((dir) => this.finished.has(dir) && results.get(dir) !== undefined);
      const left = new Set(finished);
      return { packages: new Map([...packages].filter(([dir]) => !left.has(dir))), finished, perhaps: new Set() };
    }
    this.reread(request.uris);
    const { sure, perhaps } = concernedPackages(request.uris, packages.keys(), (uri) => results.dependentsOf(uri));
    return { packages: new Map([...packages].filter(([dir]) => sure.has(dir) || perhaps.has(dir))), finished: [], perhaps: new Set([...perhaps].filter((dir) => !this.scanned.has(dir))) };
  }

  /** Forgets a package that turns out to have nothing to do with the files that were asked for. */
  private isDropped({ dir, inputs }: PackageReport, { perhaps }: Scope, request: ScanRequest): boolean {
    if (request.kind === "all" || !perhaps.has(dir) || request.uris.some((uri) => inputs.includes(uri))) return false;
    this.forget((one) => one === dir);
    return true;
  }

  private async analyse({ packages, finished }: Scope, { cgoFiles }: WantedPackages, progress: Progress): Promise<ScanOutcome> {
    const settings = [...new Map([...packages.values()].map((one) => [one.key, one])).values()];
    const tasks = [...packages].map(([dir, { key }]) => ({ dir, settings: settings.findIndex((one) => one.key === key) }));
    const inner = createScanRunner(tasks, settings, { ...this.options, isOutdated: (report) => this.isOutdated(report) });
    progress.onCancel(() => void inner.close());
    const total = finished.length + tasks.length;
    let done = finished.length;
    const showPlace = (dir: string | undefined): void => this.show(progress, { done, total, dir }, dir === undefined ? undefined : cgoFiles.get(dir));
    const runner: PackageRunner = {
      ...inner,
      run: (task) => {
        showPlace(task.dir);
        this.scanned.add(task.dir);
        this.reread(this.options.results.get(task.dir)?.report.inputs ?? []);
        return inner.run(task);
      },
    };
    const onProgress = (state: { readonly done: number }): void => {
      done = finished.length + state.done;
      showPlace(undefined);
    };
    try {
      return await scanPackages({ tasks, runner, cancel: progress.signal, onProgress, onReport: ({ dir }) => void this.finished.add(dir) });
    } finally {
      await inner.close();
    }
  }

  /** A thread reads the disk: the text on screen may be another, and the disk may have changed since. */
  private isOutdated({ dir, inputs }: PackageReport): boolean {
    const { touchedFiles } = this;
    return inputs.some((uri) => this.options.isOpen(uri) || touchedFiles.has(uri)) || [...touchedFiles].some((uri) => parentUri(uri) === dir);
  }

  private reread(uris: readonly string[]): void {
    for (const uri of uris) {
      if (this.rereadFiles.has(uri) || this.options.isOpen(uri)) continue;
      this.rereadFiles.add(uri);
      this.options.invalidate(uri);
    }
  }

  private setState(state: ScanState | undefined): void {
    this.progressState = state;
    this.options.onState(state);
  }

  private show(progress: Progress, state: ScanState, cgoFiles?: readonly string[]): void {
    if (this.current === progress) this.setState(state);
    if (state.total === 0) return;
    const { done, total, dir } = state;
    const place = dir === undefined ? "" : `: ${placeName(dir, this.options.settings.folderOf(dir), cgoFiles)}`;
    progress.report((done / total) * 100, `${done} / ${total}${place}`);
  }

  private summary(outcome: ScanOutcome, request: ScanRequest): ScanSummary {
    const { results } = this.options;
    const chosen = request.kind === "all" ? undefined : new Set(request.uris);
    return summarizeScan(outcome, { isShown: ({ uri }) => results.reportsOf(uri).length === 0 || results.shownReportsOf(uri).length > 0, chosen });
  }
}
