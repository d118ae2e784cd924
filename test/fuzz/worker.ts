// The thread in which the fuzzer runs, so that an input which never ends can be ended. Says what it is at in memory
// shared with the thread that watches (scripts/fuzz/fuzz.mjs): a counter, and the trail as JSON.
import { parentPort, workerData } from "node:worker_threads";
import { savedTrail } from "./fuzzInput.ts";
import { createFuzzer } from "./fuzzer.ts";

interface WorkerData {
  readonly seed: number;
  /** Milliseconds. */
  readonly duration: number;
  /** Milliseconds after which an input counts as slow. */
  readonly slow: number;
  /** [0]: inputs begun; [1]: length of the text. */
  readonly state: Int32Array;
  readonly text: Uint16Array;
}

declare global {
  /** Made by the instrumented bundle. */
  var cgovetBranches: Uint8Array | undefined;
}

/** Runs until the time is over. Everything it has to say goes to the parent as messages. */
export async function main(): Promise<void> {
  const { seed, duration, slow, state, text } = workerData as WorkerData;
  const end = performance.now() + duration;
  const post = (message: unknown): void => parentPort?.postMessage(message);
  let lastNews = 0;
  const fuzzer = await createFuzzer({
    seed,
    isOver: () => {
      const now = performance.now();
      if (now - lastNews > 5000) {
        post({ kind: "stats", stats: fuzzer.stats() });
        lastNews = now;
      }
      return now > end;
    },
    onInput: (trail) => {
      const json = JSON.stringify(savedTrail(trail.slice(-2)));
      const length = Math.min(json.length, text.length);
      for (let index = 0; index < length; index++) text[index] = json.charCodeAt(index);
      Atomics.store(state, 1, length);
      Atomics.add(state, 0, 1);
    },
    onFailure: (failure) => post({ kind: "failure", failure }),
    time: { slow, now: () => performance.now(), processor: () => process.cpuUsage().user / 1000 },
    ...(globalThis.cgovetBranches !== undefined && { branches: globalThis.cgovetBranches }),
  });
  post({ kind: "stats", stats: await fuzzer.run(), isLast: true });
}
