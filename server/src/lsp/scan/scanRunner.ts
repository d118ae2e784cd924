// Who analyses the packages of a scan: threads for many packages; the engine that serves the editor for few, and for
// those whose text is on screen or has changed since a thread read it. Guarantees: a thread's report never replaces one
// made from newer text, and does not count where settings have changed meanwhile.
import type { Host } from "../../engine/host.ts";
import type { PackageReport } from "../../engine/report/finding.ts";
import type { PackageRunner, PackageTask } from "../../scan/scanPackages.ts";
import type { PackageResults } from "../analysis/packageResults.ts";
import type { CreateScanPool } from "../platform.ts";
import type { DirectorySettings } from "../settings/directorySettings.ts";
import type { SettingsStore } from "../settings/settingsStore.ts";
import { createScheduledRunner, type ScheduledRunnerOptions } from "./scheduledRunner.ts";

export interface ScanRunnerOptions extends ScheduledRunnerOptions {
  readonly host: Host;
  readonly results: PackageResults;
  /** Those that hold at this moment. */
  readonly settings: Pick<SettingsStore, "forDirectory">;
  /** Threads, where there are any. */
  readonly createPool: CreateScanPool | undefined;
  /** Reports whether a report may be out of date: of text that is open, or that changed meanwhile. */
  readonly isOutdated: (report: PackageReport) => boolean;
  /** The folder has a new report: findings of these files may have changed. */
  readonly analysed: (dir: string, uris: readonly string[]) => void;
}

/** From this many packages on, starting threads pays. */
const poolFrom = 12;

/** `settings`: what the tasks refer to by index. */
export function createScanRunner(tasks: readonly PackageTask[], settings: readonly DirectorySettings[], options: ScanRunnerOptions): PackageRunner {
  const { createPool, host, isOutdated } = options;
  const own = createScheduledRunner(options);
  const pool = tasks.length < poolFrom ? undefined : createPool?.(settings.map((one) => one.engine), (level, message) => host.log(level, message));
  if (pool === undefined) return own;
  return {
    parallel: pool.parallel,
    run: async (task) => {
      const report = await pool.run(task);
      const { key } = await options.settings.forDirectory(task.dir);
      const isCurrent = key === settings[task.settings]?.key && !isOutdated(report);
      return isCurrent ? record(report, settings[task.settings], options) : own.run(task);
    },
    close: async () => {
      await Promise.all([pool.close(), own.close()]);
    },
  };
}

function record(report: PackageReport, settings: DirectorySettings | undefined, { results, analysed, host }: ScanRunnerOptions): PackageReport {
  const { dir } = report;
  if (settings === undefined) host.log("error", `${dir}: the scan knows no settings for it`);
  else analysed(dir, results.set(dir, { report, settings }));
  return report;
}
