// The order of analyses, on a clock that the test moves.
import { describe, expect, it } from "vitest";
import { Cancelled, checkCancelled, type CancelSignal } from "../../../server/src/engine/base/cancellation.ts";
import { Schedule } from "../../../server/src/lsp/analysis/schedule.ts";

interface Started {
  readonly dir: string;
  readonly signal: CancelSignal;
  finish(): Promise<void>;
}

/** A schedule whose analyses end when the test says so. */
function createBench() {
  let now = 0;
  const timers: { readonly at: number; readonly run: () => void }[] = [];
  const log: string[] = [];
  const running: Started[] = [];
  const failures: string[] = [];
  const flush = async (): Promise<void> => {
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  };
  const schedule = new Schedule({
    analyze: (dir, signal) => {
      log.push(`start ${dir}`);
      return new Promise((resolve, reject) => {
        const finish = async (): Promise<void> => {
          try {
            checkCancelled(signal);
            log.push(`end ${dir}`);
            resolve();
          } catch (error) {
            log.push(`stopped ${dir}`);
            reject(error instanceof Error ? error : new Error(String(error)));
          }
          await flush();
        };
        running.push({ dir, signal, finish });
      });
    },
    failed: (dir, error) => failures.push(`${dir}: ${String(error)}`),
    after: (milliseconds, run) => {
      const timer = { at: now + milliseconds, run };
      timers.push(timer);
      return () => void (timers.includes(timer) && timers.splice(timers.indexOf(timer), 1));
    },
    now: () => now,
    typingPause: 40,
  });
  const advance = async (milliseconds: number): Promise<void> => {
    now += milliseconds;
    for (const timer of timers.filter(({ at }) => at <= now)) {
      timers.splice(timers.indexOf(timer), 1);
      timer.run();
    }
    await flush();
  };
  /** Ends the analysis that runs. */
  const finish = async (): Promise<void> => running.at(-1)?.finish();
  return { schedule, log, failures, advance, finish, running: () => running.at(-1) };
}

describe("a schedule", () => {
  it("waits for a pause in the typing", async () => {
    const { schedule, log, advance } = createBench();
    schedule.request("p", "typing");
    await advance(30);
    schedule.request("p", "typing");
    await advance(30);
    expect(log).toEqual([]);
    await advance(10);
    expect(log).toEqual(["start p"]);
  });

  it("does not wait for ever while somebody types", async () => {
    const { schedule, log, advance } = createBench();
    for (let keystroke = 0; keystroke < 25 && log.length === 0; keystroke++) {
      schedule.request("p", "typing");
      await advance(20);
    }
    expect(log).toEqual(["start p"]);
  });

  it("waits no longer than the last analysis took", async () => {
    const { schedule, log, advance, finish } = createBench();
    schedule.request("p", "now");
    await advance(5);
    await finish();
    schedule.request("p", "typing");
    await advance(4);
    expect(log).toEqual(["start p", "end p"]);
    await advance(1);
    expect(log).toEqual(["start p", "end p", "start p"]);
  });

  it("keeps a keystroke behind a pause waiting no more, and those of a burst as before", async () => {
    const { schedule, log, advance, finish } = createBench();
    schedule.request("p", "typing");
    await advance(40);
    await advance(60);
    await finish();
    schedule.request("p", "typing");
    await advance(0);
    expect(log).toEqual(["start p", "end p", "start p"]);
    await advance(10);
    schedule.request("p", "typing");
    await finish();
    await advance(39);
    expect(log).toEqual(["start p", "end p", "start p", "stopped p"]);
    await advance(1);
    expect(log.at(-1)).toBe("start p");
  });

  it("stops an analysis that is out of date and starts again", async () => {
    const { schedule, log, finish, running, advance } = createBench();
    schedule.request("p", "now");
    schedule.request("p", "typing");
    expect(running()?.signal.cancelled).toBe(true);
    await finish();
    expect(log).toEqual(["start p", "stopped p"]);
    await advance(40);
    await finish();
    expect(log).toEqual(["start p", "stopped p", "start p", "end p"]);
  });

  it("runs one at a time, in the order of requests", async () => {
    const { schedule, log, finish } = createBench();
    for (const dir of ["a", "b", "a2"]) schedule.request(dir, "now");
    expect(log).toEqual(["start a"]);
    await finish();
    await finish();
    await finish();
    expect(log).toEqual(["start a", "end a", "start b", "end b", "start a2", "end a2"]);
  });

  it("puts people before background work and takes that up again", async () => {
    const { schedule, log, finish } = createBench();
    schedule.request("scan1", "background");
    schedule.request("scan2", "background");
    schedule.request("p", "now");
    await finish();
    await finish();
    await finish();
    await finish();
    expect(log).toEqual(["start scan1", "stopped scan1", "start p", "end p", "start scan2", "end scan2", "start scan1", "end scan1"]);
  });

  it("does not let background requests delay what a person waits for", async () => {
    const { schedule, log, advance, finish } = createBench();
    schedule.request("p", "typing");
    schedule.request("p", "background");
    await advance(39);
    expect(log).toEqual([]);
    await advance(1);
    schedule.request("p", "background");
    schedule.request("other", "now");
    await finish();
    expect(log).toEqual(["start p", "stopped p", "start other"]);
  });

  it("tells when a folder is settled, without waiting for the pause", async () => {
    const { schedule, log, finish } = createBench();
    let settled = false;
    schedule.request("p", "typing");
    const waiting = schedule.settled("p").then(() => (settled = true));
    expect(log).toEqual(["start p"]);
    expect(settled).toBe(false);
    await finish();
    await waiting;
    await schedule.settled("p");
  });

  it("does not call a folder settled whose analysis was overtaken", async () => {
    const { schedule, finish, advance } = createBench();
    let settled = false;
    schedule.request("p", "now");
    void schedule.settled("p").then(() => (settled = true));
    schedule.request("p", "typing");
    await finish();
    expect(settled).toBe(false);
    await advance(40);
    await finish();
    expect(settled).toBe(true);
  });

  it("runs exclusive work alone and hands over its result or its error", async () => {
    const { schedule, log, finish } = createBench();
    schedule.request("p", "now");
    const result = schedule.exclusive(async () => {
      log.push("exclusive");
      return 42;
    });
    schedule.request("q", "now");
    await finish();
    expect(await result).toBe(42);
    await finish();
    expect(log).toEqual(["start p", "end p", "exclusive", "start q", "end q"]);
    await expect(schedule.exclusive(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
    await expect(schedule.exclusive(() => Promise.reject(new Cancelled()))).rejects.toThrow(Cancelled);
  });

  it("forgets a folder that nobody wants any more", async () => {
    const { schedule, log, advance, finish, running } = createBench();
    schedule.request("p", "typing");
    schedule.drop("p");
    await advance(100);
    expect(log).toEqual([]);
    schedule.request("q", "now");
    schedule.drop("q");
    expect(running()?.signal.cancelled).toBe(true);
    await finish();
    await schedule.settled("q");
  });

  it("does nothing after its end, and lets nobody wait", async () => {
    const { schedule, log, advance, finish, running } = createBench();
    schedule.request("p", "now");
    schedule.request("q", "typing");
    const waiting = schedule.settled("q");
    schedule.dispose();
    expect(running()?.signal.cancelled).toBe(true);
    await waiting;
    await finish();
    schedule.request("r", "now");
    await advance(100);
    expect(log).toEqual(["start p", "stopped p"]);
  });
});
