// Builds oracle programs with the address sanitizer and runs their functions, each in its own process. Guarantees: what
// one function does to memory never reaches another; a process that hangs is ended; nothing is left on disk.
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Why the oracle cannot run here; undefined when it can. */
export async function whyNot(): Promise<string | undefined> {
  const version = await run("go", ["env", "GOVERSION", "GOOS", "GOARCH"]).catch(() => undefined);
  if (version === undefined) return "no Go toolchain (go) on the PATH";
  const [name = "", os = "", arch = ""] = version.stdout.trim().split("\n");
  const minor = Number(/^go1\.(\d+)/.exec(name)?.[1] ?? 0);
  if (minor < 25) return `${name} has no leak check at exit: Go 1.25 is needed`;
  if (os !== "linux" || !["amd64", "arm64", "loong64", "ppc64le", "riscv64"].includes(arch)) return `no leak sanitizer for ${os}/${arch}`;
  return run("gcc", ["--version"]).then(() => undefined, () => "no C compiler (gcc) on the PATH");
}

export interface Built {
  /** Path of the executable, or why there is none. */
  readonly program: string | { readonly failed: string };
}

/** Lays all programs out in one module and builds them with one command. Keys are kept. */
export async function buildAll(programs: ReadonlyMap<string, ReadonlyMap<string, string>>): Promise<{ readonly built: ReadonlyMap<string, Built>; readonly dispose: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), "cgovet-oracle-"));
  writeFileSync(join(folder, "go.mod"), "module example.com/oracle\n\ngo 1.25\n");
  const names = new Map([...programs.keys()].map((key, i) => [key, `p${i}`] as const));
  for (const [key, files] of programs) {
    for (const [file, text] of files) {
      const path = join(folder, names.get(key) ?? "", file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
  }
  const env = { ...process.env, CGO_ENABLED: "1", GOWORK: "off", GOFLAGS: "", GOTOOLCHAIN: "local", GOPROXY: "off", CGO_CFLAGS: "-O0 -g -w" };
  const built = new Map<string, Built>();
  await eachOf([...names], 2, async ([key, name]) => {
    const target = join(folder, "bin", name);
    const output = await run("go", ["build", "-asan", "-trimpath", "-p", "2", "-o", target, `./${name}`], { cwd: folder, env, maxBuffer: 1 << 24 }).then(() => "", outputOf);
    built.set(key, { program: existsSync(target) ? target : { failed: output.split("\n").filter((line) => !line.startsWith("#")).slice(0, 3).join(" | ") } });
  });
  return { built, dispose: () => rmSync(folder, { recursive: true, force: true }) };
}

export type Verdict = { readonly kind: "silent" } | { readonly kind: "leak" | "memory"; readonly what: string } | { readonly kind: "broken"; readonly what: string };

/** Runs one function in its own process; at most 20 seconds. */
export async function runFunction(program: string, name: string): Promise<Verdict> {
  const env = { ...process.env, ASAN_OPTIONS: "detect_leaks=1:abort_on_error=0", GOTRACEBACK: "single" };
  const output = await run(program, [name], { env, timeout: 20_000, maxBuffer: 1 << 24 }).then(() => undefined, outputOf);
  if (output === undefined) return { kind: "silent" };
  const leak = /SUMMARY: AddressSanitizer: \d+ byte\(s\) leaked.*/.exec(output)?.[0];
  if (leak !== undefined) return { kind: "leak", what: leak };
  const memory = /ERROR: AddressSanitizer: .*(double-free|use-after-free|bad-free|bad-malloc_usable_size).*/.exec(output)?.[0];
  if (memory !== undefined) return { kind: "memory", what: memory };
  return { kind: "broken", what: output.split("\n").slice(0, 3).join(" | ") };
}

function outputOf(error: unknown): string {
  const { stdout, stderr } = error as { readonly stdout?: string; readonly stderr?: string };
  const text = `${stderr ?? ""}${stdout ?? ""}`;
  return text === "" ? String(error) : text;
}

/** Runs `work` for all items, `width` at a time. */
export async function eachOf<T>(items: readonly T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const worker = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
}
