// A PackageRunner over worker threads. Guarantees: a worker that dies (out of memory, a bug) fails its own package only
// and is replaced at the next one; `close` ends all threads at once. Threads start when they are first needed.
//
// Our own instead of a library because it must work from every bundle with no file beside it but the worker, and must
// notice a thread that ends without an error.
import * as l10n from "@vscode/l10n";
import { Worker } from "node:worker_threads";
import { Cancelled } from "../../engine/base/cancellation.ts";
import { assertNever } from "../../engine/base/invariant.ts";
import type { Host } from "../../engine/host.ts";
import type { PackageReport } from "../../engine/report/finding.ts";
import type { EngineSettings } from "../../engine/settings.ts";
import type { LanguageFile } from "../../hosts/language.ts";
import type { PackageRunner, PackageTask } from "../scanPackages.ts";
import type { ReportKeeping } from "./reportCache.ts";
import type { FromWorker, ToWorker, WorkerStart } from "./workerMessages.ts";

export interface WorkerPoolOptions {
  /** Path of the script that calls `serveScans`. */
  readonly script: string;
  /** Number of threads, at least 1. */
  readonly size: number;
  /** What tasks refer to by index. */
  readonly settings: readonly EngineSettings[];
  /** Undefined: English. */
  readonly words?: LanguageFile;
  /** Undefined: reports are not kept for later scans. */
  readonly keeping?: ReportKeeping;
  readonly log?: Host["log"];
}

interface Slot {
  worker: Worker | undefined;
}

/** Starts no thread yet. Tasks beyond `size` wait for a free thread. */
export function createWorkerPool({ script, size, settings, words, keeping, log = () => undefined }: WorkerPoolOptions): PackageRunner {
  const slots: readonly Slot[] = Array.from({ length: size }, () => ({ worker: undefined }));
  const free = [...slots];
  const waiting: ((slot: Slot) => void)[] = [];
  let closed = false;

  const take = (): Promise<Slot> => {
    const slot = free.pop();
    return slot === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(slot);
  };
  const give = (slot: Slot): void => {
    const next = waiting.shift();
    if (next === undefined) free.push(slot);
    else next(slot);
  };
  const workerOf = (slot: Slot): Worker => {
    slot.worker ??= startWorker(script, { settings, ...(words && { words }), ...(keeping && { keeping }) }, () => void (slot.worker = undefined));
    return slot.worker;
  };

  return {
    parallel: size,
    run: async (task) => {
      const slot = await take();
      try {
        if (closed) throw new Cancelled();
        return await runIn(workerOf(slot), task, { log, isClosed: () => closed });
      } finally {
        give(slot);
      }
    },
    close: async () => {
      closed = true;
      await Promise.all(slots.flatMap((slot) => (slot.worker === undefined ? [] : [slot.worker.terminate()])));
    },
  };
}

/** Calls `onDead` when the thread has ended, also between two tasks. */
function startWorker(script: string, start: WorkerStart, onDead: () => void): Worker {
  return new Worker(script, { workerData: start }).on("error", onDead).on("exit", onDead);
}

interface RunContext {
  readonly log: Host["log"];
  readonly isClosed: () => boolean;
}

/** One request to one worker. Rejects when the worker says so or dies. */
function runIn(worker: Worker, task: PackageTask, { log, isClosed }: RunContext): Promise<PackageReport> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      act();
    };
    const onMessage = (message: FromWorker): void => {
      switch (message.kind) {
        case "report":
          return settle(() => resolve(message.report));
        case "failed":
          return settle(() => reject(new Error(message.message)));
        case "log":
          return log(message.level, message.message);
        default:
          return assertNever(message);
      }
    };
    const die = (error: Error): void => settle(() => reject(isClosed() ? new Cancelled() : error));
    const onError = (error: Error): void => die(error);
    const onExit = (code: number): void => die(new Error(l10n.t("its worker thread ended with code {0}", code)));
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    const request: ToWorker = { kind: "run", task };
    worker.postMessage(request);
  });
}
