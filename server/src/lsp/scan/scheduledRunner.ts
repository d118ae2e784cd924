// A PackageRunner over the server's own engine: each package takes its turn in the schedule as background work, so that
// typing comes first and unsaved text is seen.
import { Cancelled } from "../../engine/base/cancellation.ts";
import type { PackageRunner } from "../../scan/scanPackages.ts";
import type { PackageResults } from "../analysis/packageResults.ts";
import type { Schedule } from "../analysis/schedule.ts";

export interface ScheduledRunnerOptions {
  readonly schedule: Schedule;
  readonly results: PackageResults;
  /** Why the last analysis of the folder broke down; undefined when it did not. */
  readonly brokenReason: (dir: string) => string | undefined;
}

/** After `close` the package in progress is still finished, but nobody waits for it. */
export function createScheduledRunner({ schedule, results, brokenReason }: ScheduledRunnerOptions): PackageRunner {
  const closing = { closed: false, resolve: (): void => undefined };
  const closed = new Promise<void>((resolve) => {
    closing.resolve = resolve;
  });
  const checkOpen = (): void => {
    if (closing.closed) throw new Cancelled();
  };
  return {
    parallel: 1,
    run: async ({ dir }) => {
      checkOpen();
      schedule.request(dir, "background");
      await Promise.race([schedule.settled(dir), closed]);
      checkOpen();
      const reason = brokenReason(dir);
      const report = results.get(dir)?.report;
      if (reason !== undefined || report === undefined) throw new Error(reason ?? "no report was made");
      return report;
    },
    close: () => {
      closing.closed = true;
      closing.resolve();
      return Promise.resolve();
    },
  };
}
