// The body of a worker thread: one engine over the local disk, one package at a time, on request. Guarantees: every
// request is answered by exactly one report or failure, unless the thread dies, which the pool notices.
import { parentPort, workerData } from "node:worker_threads";
import { invariant } from "../../engine/base/invariant.ts";
import type { Engine } from "../../engine/engineApi.ts";
import type { Host } from "../../engine/host.ts";
import type { Translation } from "../../engine/report/words.ts";
import { speak } from "../../hosts/language.ts";
import { FileStates } from "../../hosts/node/fileStates.ts";
import { createNodeHost } from "../../hosts/node/nodeHost.ts";
import { createNodeSourceTree } from "../../hosts/node/nodeSourceTree.ts";
import { createEngineRunner } from "../engineRunner.ts";
import type { PackageRunner, PackageTask } from "../scanPackages.ts";
import { keepReports, UseRecorder, type ReportKeeping } from "./reportCache.ts";
import type { FromWorker, ToWorker, WorkerStart } from "./workerMessages.ts";

/** Serves the pool until it ends the thread. Call once, in a worker. */
export function serveScans(createEngine: (host: Host, translation?: Translation) => Promise<Engine>): void {
  const port = parentPort;
  invariant(port !== null, "a scan worker runs in a worker thread");
  const { settings, words, keeping } = workerData as WorkerStart;
  speak(words);
  const answer = (message: FromWorker): void => port.postMessage(message);
  const log: Host["log"] = (level, message) => answer({ kind: "log", level, message });
  const runnerOver = (host: Host): PackageRunner => createEngineRunner(() => createEngine(host, words?.engine), settings);
  const runner = keeping === undefined ? runnerOver(createNodeHost({ log, tree: createNodeSourceTree(undefined, { blocks: true }) })) : keepingRunner(keeping, runnerOver, log);
  const run = async (task: PackageTask): Promise<void> => {
    try {
      answer({ kind: "report", report: await runner.run(task) });
    } catch (error) {
      answer({ kind: "failed", message: error instanceof Error ? error.message : String(error) });
    }
  };
  port.on("message", (message: ToWorker) => void run(message.task));
}

function keepingRunner(keeping: ReportKeeping, runnerOver: (host: Host) => PackageRunner, log: Host["log"]): PackageRunner {
  const recorder = new UseRecorder();
  const states = new FileStates();
  const host = recorder.hostOf(createNodeHost({ log, tree: createNodeSourceTree(states.observe, { blocks: true }) }));
  return keepReports(runnerOver(host), { keeping, recorder, states });
}
