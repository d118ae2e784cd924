// What a run compiled is kept for the next one, and a cache that cannot be trusted or used changes nothing.
import { chmod, mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { tempTree } from "../harness/tempTree.ts";
import { runCli, type ProcessResult } from "./cliProcess.ts";

const leak = 'package p\n\n// void f(char *s);\nimport "C"\n\nfunc F() {\n\ts := C.CString("")\n\tC.f(s)\n}\n';

async function scan(root: string, cache: string): Promise<ProcessResult> {
  const result = await runCli(["scan", "--format", "github", "a.go"], { cwd: root, env: { CGOVET_CACHE: cache } });
  expect(result).toMatchObject({ code: 1, err: expect.not.stringContaining("rror") as string });
  return result;
}

/** Files below a folder, with their sizes. */
async function kept(folder: string): Promise<readonly number[]> {
  const names = await readdir(folder, { recursive: true });
  const infos = await Promise.all(names.map((name) => stat(join(folder, name))));
  return infos.filter((info) => info.isFile()).map((info) => info.size);
}

describe("the cache of compiled code", () => {
  it("is written by the first run, for the user alone, and used by the next", async () => {
    const root = tempTree({ "a.go": leak }).path;
    const cache = join(root, "cache");
    const first = await scan(root, cache);
    const files = await kept(cache);
    expect(Math.max(...files)).toBeGreaterThan(100_000);
    if (process.platform !== "win32") expect((await stat(join(cache, "code"))).mode & 0o077).toBe(0);
    expect(await scan(root, cache)).toEqual(first);
    expect(await kept(cache)).toEqual(files);
  });

  it("is made anew when it is damaged", async () => {
    const root = tempTree({ "a.go": leak }).path;
    const cache = join(root, "cache");
    const first = await scan(root, cache);
    for (const name of await readdir(cache, { recursive: true })) {
      const path = join(cache, name);
      if ((await stat(path)).isFile()) await writeFile(path, (await readFile(path)).subarray(0, 1000));
    }
    expect(await scan(root, cache)).toEqual(first);
    expect(Math.max(...(await kept(cache)))).toBeGreaterThan(100_000);
  });

  it.skipIf(process.platform === "win32")("is not used where others can write", async () => {
    const root = tempTree({ "a.go": leak }).path;
    const cache = join(root, "cache");
    await mkdir(join(cache, "code"), { recursive: true });
    await chmod(join(cache, "code"), 0o777);
    await scan(root, cache);
    expect(await kept(join(cache, "code"))).toEqual([]);
  });

  it("can be switched off", async () => {
    const root = tempTree({ "a.go": leak }).path;
    await scan(root, "off");
    expect((await readdir(root)).sort()).toEqual(["a.go"]);
  });
});
