// Order, failure, progress and cancellation of a scan, over hand-made runners and over real threads.
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { defaultSettings } from "../../../server/src/engine/settings.ts";
import { createWorkerPool } from "../../../server/src/scan/node/workerPool.ts";
import { scanPackages, type PackageRunner } from "../../../server/src/scan/scanPackages.ts";

const script = fileURLToPath(new URL("fakeWorker.mjs", import.meta.url));
const tasks = (...names: readonly string[]): readonly { dir: string; settings: number }[] => names.map((name) => ({ dir: `file:///w/${name}`, settings: 0 }));
const names = (items: readonly { readonly dir: string }[]): readonly string[] => items.map(({ dir }) => dir.slice("file:///w/".length));

const opened: PackageRunner[] = [];
function pool(size: number, log?: (level: string, message: string) => void): PackageRunner {
  const runner = createWorkerPool({ script, size, settings: [defaultSettings, { ...defaultSettings, profile: "strict" }], ...(log && { log }) });
  opened.push(runner);
  return runner;
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((runner) => runner.close()));
});

describe("scanPackages over a worker pool", () => {
  it("keeps the order of the tasks and reports progress as packages finish", async () => {
    const progress: string[] = [];
    const result = await scanPackages({
      tasks: tasks("slow", "b", "c", "d"),
      runner: pool(2),
      onProgress: ({ done, total, dir }) => progress.push(`${done}/${total} ${names([{ dir }]).join()}`),
    });
    expect(names(result.reports)).toEqual(["slow", "b", "c", "d"]);
    expect(result).toMatchObject({ notices: [], cancelled: false });
    expect(progress.map((line) => line.split(" ")[0])).toEqual(["1/4", "2/4", "3/4", "4/4"]);
    expect(new Set(progress.map((line) => line.split(" ")[1]))).toEqual(new Set(["slow", "b", "c", "d"]));
  });

  it("begins with what promises most work, and changes no order by it", async () => {
    const begun: string[] = [];
    const runner = pool(1);
    const run: PackageRunner["run"] = (task) => {
      begun.push(...names([task]));
      return runner.run(task);
    };
    const weights = [3, 1, undefined, 9];
    const { reports } = await scanPackages({ tasks: tasks("a", "b", "c", "d").map((task, at) => ({ ...task, ...(weights[at] !== undefined && { weight: weights[at] }) })), runner: { ...runner, run } });
    expect(begun).toEqual(["d", "a", "b", "c"]);
    expect(names(reports)).toEqual(["a", "b", "c", "d"]);
  });

  it("uses no more threads than it has tasks or slots", async () => {
    const { reports } = await scanPackages({ tasks: tasks("a", "b", "c", "d", "e"), runner: pool(2) });
    expect(new Set(reports.map((report) => report.inputs[0])).size).toBeLessThanOrEqual(2);
  });

  it("hands each package its settings", async () => {
    const { reports } = await scanPackages({ tasks: [{ dir: "file:///w/a", settings: 1 }, { dir: "file:///w/b", settings: 0 }], runner: pool(1) });
    expect(reports.map((report) => report.inputs[1])).toEqual(["strict", "default"]);
  });

  it("passes on what workers log", async () => {
    const lines: string[] = [];
    await scanPackages({ tasks: tasks("a"), runner: pool(1, (level, message) => lines.push(`${level}: ${message}`)) });
    expect(lines).toEqual(["info: looking at a"]);
  });

  it.each([
    ["fails", "no luck"],
    ["throws", "thrown in the worker"],
    ["exits", "its worker thread ended with code 7"],
    ["rejects", "left alone"],
  ])("goes on when a worker %s", async (name, reason) => {
    const result = await scanPackages({ tasks: tasks("a", name, "b", "c"), runner: pool(2) });
    expect(names(result.reports)).toEqual(["a", "b", "c"]);
    expect(result.notices).toEqual([
      { kind: "internal-error", uri: `file:///w/${name}`, message: `the analysis of this package broke down: ${reason}`, incomplete: true },
    ]);
    expect(result.cancelled).toBe(false);
  });

  it("says so for each package when the script does not exist", async () => {
    const runner = createWorkerPool({ script: "/nowhere/worker.js", size: 2, settings: [defaultSettings] });
    const result = await scanPackages({ tasks: tasks("a", "b", "c"), runner });
    expect(result.reports).toEqual([]);
    expect(result.notices.map((notice) => notice.uri)).toEqual(["file:///w/a", "file:///w/b", "file:///w/c"]);
  });

  it("is stopped by closing the pool, even when a package hangs", async () => {
    const runner = pool(2);
    const scan = scanPackages({ tasks: tasks("a", "hangs", "b", "hangs", "c"), runner, onProgress: ({ done }) => void (done === 2 && runner.close()) });
    const result = await scan;
    expect(result.cancelled).toBe(true);
    expect(result.notices).toEqual([]);
  });
});

describe("cancellation", () => {
  it("takes no new package", async () => {
    const cancel = { cancelled: false };
    const runner: PackageRunner = {
      parallel: 1,
      run: ({ dir }) => Promise.resolve({ dir, files: [], inputs: [], usesCgo: true }),
      close: () => Promise.resolve(),
    };
    const result = await scanPackages({ tasks: tasks("a", "b", "c"), runner, cancel, onReport: () => void (cancel.cancelled = true) });
    expect(names(result.reports)).toEqual(["a"]);
    expect(result.cancelled).toBe(true);
  });
});
