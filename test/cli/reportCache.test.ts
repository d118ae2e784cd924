// The cache of reports at the command line: it changes no byte of the output, and nothing else when it cannot be used.
import { chmod, mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { tempTree } from "../harness/tempTree.ts";
import { runCli, type ProcessResult } from "./cliProcess.ts";
import { clean, ignored, leaky } from "./sources.ts";

const files = { "go.mod": "module example.com/db\n\ngo 1.22\n", "db/open.go": leaky, "ok/ok.go": clean, "quiet/q.go": ignored, "broken/b.go": `${clean}\nfunc (\n` };

/** The only thing that differs between two scans of the same files. */
function withoutTime(text: string): string {
  return text.replace(/in \d+(\.\d)? s\.$/m, "in 0 s.").replace(/"elapsedMs": \d+/, '"elapsedMs": 0').replace(/"durationMs": \d+/, '"durationMs": 0');
}

async function scan(root: string, args: readonly string[], env: Readonly<Record<string, string>> = { CGOVET_CACHE: join(root, ".cache") }): Promise<ProcessResult> {
  const result = await runCli(["scan", ...args], { cwd: root, env });
  return { ...result, out: withoutTime(result.out) };
}

const reportsIn = async (folder: string): Promise<readonly string[]> => (await readdir(folder)).filter((name) => name.endsWith(".report"));

describe("the cache of reports", () => {
  it.each(["text", "compact", "json", "sarif", "html", "github", "gitlab"])("changes no byte of %s", async (format) => {
    const root = tempTree(files).path;
    const args = ["--format", format];
    const without = await scan(root, [...args, "--no-cache"]);
    const first = await scan(root, args);
    expect(await reportsIn(join(root, ".cache/reports"))).toHaveLength(4);
    expect(first).toEqual(without);
    expect(await scan(root, args)).toEqual(without);
    expect(await scan(root, [...args, "--jobs", "3"])).toEqual(without);
  });

  it("is kept by one thread as by many", async () => {
    const root = tempTree(files).path;
    const first = await scan(root, ["--jobs", "1"]);
    expect(await reportsIn(join(root, ".cache/reports"))).toHaveLength(4);
    expect(await scan(root, ["--cache-dir", "kept", "--jobs", "3"])).toEqual(first);
    expect(await reportsIn(join(root, "kept"))).toHaveLength(4);
    expect(await scan(root, ["--cache-dir", "kept", "--jobs", "3"])).toEqual(first);
    expect(await scan(root, [])).toEqual(first);
  });

  it("lies where --cache-dir says, out of sight for git", async () => {
    const root = tempTree(files).path;
    await scan(root, ["--cache-dir", "kept/here"]);
    expect(await reportsIn(join(root, "kept/here"))).toHaveLength(4);
    expect(await readdir(join(root, "kept/here"))).toContain(".gitignore");
    expect(await readdir(join(root, ".cache"))).not.toContain("reports");
  });

  it("is not made by --no-cache or where it is off", async () => {
    const root = tempTree(files).path;
    await scan(root, ["--no-cache"]);
    expect(await readdir(join(root, ".cache"))).not.toContain("reports");
    const off = tempTree(files).path;
    await scan(off, [], { CGOVET_CACHE: "off" });
    expect((await readdir(off)).sort()).toEqual(Object.keys(files).map((name) => name.split("/")[0]).sort());
  });

  it("never hides what cannot be looked at", async () => {
    const root = tempTree({ ...files, "db/bad.go": "\0" }).path;
    const first = await scan(root, []);
    expect(first.code).toBe(3);
    expect(await scan(root, [])).toEqual(first);
  });

  it("is of no account for --fix, which repairs what is there now", async () => {
    const root = tempTree({ "a.go": 'package p\n\n// void f(char *s);\nimport "C"\n\nfunc F() {\n\ts := C.CString("")\n\tC.f(s)\n}\n' }).path;
    expect((await scan(root, [])).code).toBe(1);
    expect((await scan(root, ["--fix"])).code).toBe(0);
    expect((await scan(root, [])).code).toBe(0);
  });

  it("is shared by scans at the same time", async () => {
    const root = tempTree(files).path;
    const [one, ...others] = await Promise.all(Array.from({ length: 3 }, () => scan(root, ["--format", "json", "--jobs", "1"])));
    for (const other of others) expect(other).toEqual(one);
    expect(await scan(root, ["--format", "json"])).toEqual(one);
  });

  it.skipIf(process.platform === "win32")("is not used where others can write, which is said", async () => {
    const root = tempTree(files).path;
    await mkdir(join(root, "open"));
    await chmod(join(root, "open"), 0o777);
    const { code, err } = await scan(root, ["--cache-dir", "open"]);
    expect([code, await readdir(join(root, "open"))]).toEqual([1, []]);
    expect(err).toBe("cgovet: the cache folder open is not used: it belongs to somebody else, or others can write to it\n");
  });

  it("says what is wrong with the options", async () => {
    const root = tempTree(files).path;
    await writeFile(join(root, "file"), "");
    expect(await scan(root, ["--cache-dir", "file"])).toMatchObject({ code: 2, err: "cgovet: --cache-dir file is not a folder\n" });
    expect(await scan(root, ["--cache-dir", "x", "--no-cache"])).toMatchObject({ code: 2, err: "cgovet: --no-cache and --cache-dir exclude each other\n" });
  });
});
