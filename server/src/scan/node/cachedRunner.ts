// A PackageRunner that gives the reports of earlier scans where nothing has changed, and leaves the rest to another one.
// Guarantees: between two packages other work of the thread gets its turn.
import { setImmediate } from "node:timers/promises";
import type { PackageRunner } from "../scanPackages.ts";
import type { ReportCache } from "./reportCache.ts";

/** `runner` keeps its reports itself; it is closed along with this one. */
export function createCachedRunner(runner: PackageRunner, cache: ReportCache): PackageRunner {
  let hasNew = false;
  return {
    parallel: runner.parallel,
    run: async (task) => {
      await setImmediate();
      const known = await cache.find(task);
      if (known !== undefined) return known;
      hasNew = true;
      return runner.run(task);
    },
    close: async () => {
      await runner.close();
      if (hasNew) cache.trim();
    },
  };
}
