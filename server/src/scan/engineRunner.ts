// Analyses packages with an engine in the calling thread, one after the other. For servers in a browser, for `--jobs 1`
// and inside each worker.
import { Cancelled } from "../engine/base/cancellation.ts";
import type { Engine } from "../engine/engineApi.ts";
import type { EngineSettings } from "../engine/settings.ts";
import type { PackageRunner } from "./scanPackages.ts";

/** `createEngine` is called once, at the first package. `settings` is what tasks refer to by index. */
export function createEngineRunner(createEngine: () => Promise<Engine>, settings: readonly EngineSettings[]): PackageRunner {
  const cancel = { cancelled: false };
  let engine: Promise<Engine> | undefined;
  let current: number | undefined;
  return {
    parallel: 1,
    run: async (task) => {
      if (cancel.cancelled) throw new Cancelled();
      engine ??= createEngine();
      const ready = await engine;
      const wanted = settings[task.settings];
      if (wanted !== undefined && current !== task.settings) ready.configure(wanted);
      current = task.settings;
      return ready.analyzeDirectory(task.dir, cancel);
    },
    close: async () => {
      cancel.cancelled = true;
      (await engine)?.dispose();
    },
  };
}
