// Known reports come from the cache, all others from the runner; and what tells one build of the engine from another.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { PackageReport } from "../../../server/src/engine/report/finding.ts";
import { engineIdentity } from "../../../server/src/hosts/node/engineIdentity.ts";
import { createCachedRunner } from "../../../server/src/scan/node/cachedRunner.ts";
import { packageWeight } from "../../../server/src/scan/node/packageWeight.ts";
import { scanPackages, type PackageRunner } from "../../../server/src/scan/scanPackages.ts";
import { tempTree } from "../../harness/tempTree.ts";

const reportOf = (dir: string, input: string): PackageReport => ({ dir, files: [], inputs: [input], usesCgo: true });

describe("a cached runner", () => {
  it.each([
    [["a", "b"], 0],
    [["a"], 1],
    [[], 1],
  ])("asks for what is not known, knowing %j", async (known, trims) => {
    const log: string[] = [];
    const runner: PackageRunner = {
      parallel: 2,
      run: (task) => {
        log.push(`run ${task.dir}`);
        return Promise.resolve(reportOf(task.dir, "new"));
      },
      close: () => {
        log.push("close");
        return Promise.resolve();
      },
    };
    let trimmed = 0;
    const cached = createCachedRunner(runner, { find: ({ dir }) => Promise.resolve(known.includes(dir) ? reportOf(dir, "kept") : undefined), trim: () => void trimmed++ });
    const { reports } = await scanPackages({ tasks: ["a", "b"].map((dir) => ({ dir, settings: 0 })), runner: cached });
    await cached.close();
    expect(reports.map(({ dir, inputs }) => `${dir} ${inputs.join()}`)).toEqual(["a", "b"].map((dir) => `${dir} ${known.includes(dir) ? "kept" : "new"}`));
    expect(log).toEqual([...["a", "b"].filter((dir) => !known.includes(dir)).map((dir) => `run ${dir}`), "close"]);
    expect(trimmed).toBe(trims);
  });
});

describe("the identity of the engine", () => {
  const dist = { "engine.js": "1", "cli.js": "2", "server/worker.js": "3", "grammars/go.wasm": "4", "l10n/zh-cn.json.zst": "5" };

  it("is the same for the same files, wherever they lie and whichever bundle asks", () => {
    const one = tempTree(dist).path;
    expect(engineIdentity(one)).toMatch(/^[0-9a-f]{64}$/);
    expect(engineIdentity(join(one, "server"))).toBe(engineIdentity(one));
    expect(engineIdentity(tempTree(dist).path)).toBe(engineIdentity(one));
  });

  it.each(Object.keys(dist))("is another when %s is another", (name) => {
    const { path } = tempTree(dist);
    const before = engineIdentity(path);
    writeFileSync(join(path, name), "changed");
    expect(engineIdentity(path)).not.toBe(before);
  });

  it("is unknown where files are missing", () => {
    expect(engineIdentity(tempTree({ "engine.js": "" }).path)).toBeUndefined();
  });
});

describe("the weight of a package", () => {
  it("is that of its sources, and nothing for a folder that is not there", () => {
    const { uri } = tempTree({ "p/a.go": "12345", "p/b.c": "123", "p/readme.md": "1234567", "p/q/c.go": "1" });
    expect(packageWeight(`${uri}/p`)).toBe(8);
    expect(packageWeight(`${uri}/nowhere`)).toBe(0);
  });
});
