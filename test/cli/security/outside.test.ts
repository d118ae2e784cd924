// The built command line and the built server run nothing of the workspace and call nobody: shown with all of that denied
// in every thread, with Node's own permissions, and, where the system offers it, without a network and under strace.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { cliPath } from "../cliProcess.ts";
import { hostileWorkspace, type HostileWorkspace } from "./hostileWorkspace.ts";
import { publishedBy } from "./publishedBy.ts";

const preload = fileURLToPath(new URL("denyOutside.cjs", import.meta.url));
const serverPath = join(cliPath, "..", "server", "node.js");
const scanArguments = (jobs: number): readonly string[] => [cliPath, "scan", "--profile", "strict", "--format", "json", "--jobs", String(jobs)];

/** Somebody who counts calls. */
let listener: Server;
let calls = 0;
let address = "";
beforeAll(async () => {
  listener = createServer((socket) => {
    calls++;
    socket.destroy();
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const place = listener.address();
  address = typeof place === "object" && place !== null ? `127.0.0.1:${place.port}` : "";
});
afterAll(() => void listener.close());

let workspace: HostileWorkspace;
let scratch = "";
beforeEach(() => {
  workspace = hostileWorkspace(address);
  scratch = mkdtempSync(join(tmpdir(), "cgovet-denied-"));
});
afterEach(() => {
  rmSync(scratch, { recursive: true, force: true });
});

function environment(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: workspace.searchPath, CGOVET_CACHE: "off", LANG: "C", LC_ALL: "C", CGOVET_DENIED: join(scratch, "denied"), CGOVET_DENY_FOLDER: workspace.path };
}

/** What was refused, one line each. */
function denied(): readonly string[] {
  const file = join(scratch, "denied");
  return existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
}

interface Outcome {
  readonly code: number | null;
  /** Standard output without figures that are different each time. */
  readonly report: string;
  readonly err: string;
}

/** Runs a program in the workspace. */
async function run(program: string, args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: workspace.path, env: environment(), stdio: ["ignore", "pipe", "pipe"] });
    const texts = { out: "", err: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => void (texts.out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => void (texts.err += text));
    child.on("error", reject).on("close", (code) => resolve({ code, report: texts.out.replace(/"elapsedMs": \d+/, '"elapsedMs": 0'), err: texts.err }));
  });
}

const node = (...args: readonly string[]): Promise<Outcome> => run(process.execPath, args);

/** The scan with nothing denied: it finds hazards, or the tests would show nothing. */
async function openly(jobs: number): Promise<Outcome> {
  const open = await node(...scanArguments(jobs));
  const rules = [...open.report.matchAll(/^ {6}"rule": "(.*)"/gm)].map(([, rule]) => rule);
  expect(new Set(rules)).toContain("cstring-leak");
  expect(open.code).toBe(1);
  return open;
}

function expectQuiet(): void {
  expect(denied()).toEqual([]);
  expect(workspace.wasRun()).toBe(false);
  expect(calls).toBe(0);
}

describe("what denies", () => {
  const attempts: readonly (readonly [string, string])[] = [
    ["child_process.spawnSync", 'require("child_process").spawnSync("true")'],
    ["child_process.exec", 'require("node:child_process").exec("true")'],
    ["net.connect", 'require("net").connect(1, "127.0.0.1")'],
    ["net.Socket.connect", 'new (require("net").Socket)().connect(1, "127.0.0.1")'],
    ["http.get", 'require("http").get("http://127.0.0.1:1")'],
    ["dns.lookup", 'require("dns").lookup("localhost", () => 0)'],
    ["globalThis.fetch", 'fetch("http://127.0.0.1:1")'],
    ["load", 'require(process.cwd() + "/index.js")'],
  ];
  it.each(attempts)("refuses and records %s", async (name, attempt) => {
    const inThread = `new (require("worker_threads").Worker)(${JSON.stringify(`try { ${attempt} } catch {}`)}, { eval: true })`;
    const { code } = await node("--require", preload, "-e", `try { ${attempt} } catch {} ${inThread}`);
    expect(code).toBe(0);
    expect(denied()).toEqual([expect.stringContaining(name), expect.stringContaining(name)]);
    expect(workspace.wasRun()).toBe(false);
  });
});

describe("a scan of a hostile workspace", () => {
  it.each([1, 2])("finds the same with programs, sockets and foreign code denied (%i at a time)", async (jobs) => {
    const open = await openly(jobs);
    expectQuiet();
    expect(await node("--require", preload, ...scanArguments(jobs))).toEqual(open);
    expectQuiet();
  });

  it("finds the same with Node's permissions: reading, threads, and nothing else", async (context) => {
    const flag = permissionFlag();
    if (flag === undefined) return context.skip("this Node has no permission model");
    const open = await openly(2);
    const strict = await node(flag, "--no-warnings", "--allow-fs-read=*", "--allow-worker", ...scanArguments(2));
    expect(strict).toEqual(open);
    expectQuiet();
  });

  it("finds the same where there is no network", async (context) => {
    if (spawnSync("unshare", ["-rn", "true"]).status !== 0) return context.skip("this system makes no network namespaces");
    const open = await openly(2);
    expect(await run("unshare", ["-rn", process.execPath, ...scanArguments(2)])).toEqual(open);
  });

  it("starts no program and opens no socket, says the kernel", async (context) => {
    const log = join(scratch, "trace");
    const trace = ["-f", "-qq", "-e", "trace=execve,execveat,socket,connect,bind", "-o", log];
    if (spawnSync("strace", [...trace, process.execPath, "-e", "0"]).status !== 0) return context.skip("strace is not there or may not trace");
    const { code } = await run("strace", [...trace, process.execPath, ...scanArguments(2)]);
    expect(code).toBe(1);
    const events = readFileSync(log, "utf8").split("\n").filter((line) => /^\d+ +(execve|execveat|socket|connect|bind)\(/.test(line));
    expect(events.map((line) => /^\d+ +(\w+)/.exec(line)?.[1])).toEqual(["execve"]);
  });

  it("leaves the workspace as it is, unless asked to repair it", async () => {
    const files = (): string => spawnSync("find", [workspace.path, "-printf", "%p %T@ %s\n"], { encoding: "utf8" }).stdout;
    const before = files();
    await openly(2);
    expect(files()).toBe(before);
  });
});

describe("the server on a hostile workspace", () => {
  it("publishes the same with programs, sockets and foreign code denied", async () => {
    const open = await publishedBy([serverPath, "--stdio"], workspace, environment());
    expect(open).toContain("cstring-leak");
    expectQuiet();
    expect(await publishedBy(["--require", preload, serverPath, "--stdio"], workspace, environment())).toEqual(open);
    expectQuiet();
  });

  it("refuses to listen anywhere", async () => {
    writeFileSync(join(scratch, "denied"), "");
    const { code, err } = await node("--require", preload, serverPath, "--socket=0");
    expect(code).not.toBe(0);
    expect(err).toContain("opens no connection");
  });
});

function permissionFlag(): string | undefined {
  return ["--permission", "--experimental-permission"].find((flag) => process.allowedNodeEnvironmentFlags.has(flag) && spawnSync(process.execPath, [flag, "--no-warnings", "--allow-fs-read=*", "-e", "0"]).status === 0);
}
