// A worker that obeys the name of the folder it is given: answers, fails, throws or ends its thread.
import { parentPort, threadId, workerData } from "node:worker_threads";

const behaviours = {
  fails: () => parentPort.postMessage({ kind: "failed", message: "no luck" }),
  throws: () => {
    throw new Error("thrown in the worker");
  },
  exits: () => process.exit(7),
  rejects: () => void Promise.reject(new Error("left alone")),
  hangs: () => undefined,
};

parentPort.on("message", ({ task }) => {
  const name = task.dir.split("/").at(-1);
  if (behaviours[name] !== undefined) return behaviours[name]();
  parentPort.postMessage({ kind: "log", level: "info", message: `looking at ${name}` });
  const inputs = [`thread ${threadId}`, workerData.settings[task.settings].profile];
  return setTimeout(() => parentPort.postMessage({ kind: "report", report: { dir: task.dir, files: [], inputs, usesCgo: true } }), name === "slow" ? 50 : 0);
});
