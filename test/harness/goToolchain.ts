// Guarantees: whether given Go packages are gofmt-clean, pass `go vet` (which type-checks cgo through the C compiler) and
// hold C that the compiler accepts. All packages of a call are laid out in one temporary module per Go version and vetted
// by one command each, two packages at a time; a package that passed or failed once is remembered by its content.
// Says why when there is no toolchain; never takes a missing one for success.

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { repositoryRoot } from "./fixtureCases.ts";

const run = promisify(execFile);
const cacheFolder = join(repositoryRoot, "node_modules/.cache/cgovet/govet");

export interface GoPackage {
  /** For messages: which fixture, after which fix. */
  readonly label: string;
  /** Relative name → text; go.mod is ignored. */
  readonly files: ReadonlyMap<string, string>;
  readonly goVersion: string;
}

export interface GoVerdict {
  readonly label: string;
  /** What gofmt, vet and the C compiler said; empty when all is well. */
  readonly complaints: readonly string[];
}

export interface Toolchain {
  readonly version: string;
}

/** The installed Go and C compiler, or the reason why the check cannot run. */
export async function findToolchain(): Promise<Toolchain | { readonly missing: string }> {
  try {
    const go = await run("go", ["version"]);
    const cc = await run("gcc", ["-dumpfullversion"]).catch(() => undefined);
    if (cc === undefined) return { missing: "no C compiler (gcc) on the PATH" };
    await run("gofmt", ["-h"]).catch(() => undefined);
    return { version: `${go.stdout.trim()} gcc ${cc.stdout.trim()}` };
  } catch {
    return { missing: "no Go toolchain (go) on the PATH" };
  }
}

/** Verdicts in the order of the packages; `forgetful` neither reads nor writes remembered ones. */
export async function vetPackages(toolchain: Toolchain, packages: readonly GoPackage[], forgetful = false): Promise<readonly GoVerdict[]> {
  const keys = packages.map((pkg) => contentKey(toolchain, pkg));
  const known = new Map<string, readonly string[]>();
  for (const key of new Set(keys)) {
    const remembered = forgetful ? undefined : recall(key);
    if (remembered !== undefined) known.set(key, remembered);
  }
  const byKey = new Map(packages.map((pkg, index) => [keys[index] ?? "", pkg] as const));
  const fresh = [...byKey].filter(([key]) => !known.has(key));
  for (const version of new Set(fresh.map(([, pkg]) => pkg.goVersion))) {
    const group = fresh.filter(([, pkg]) => pkg.goVersion === version);
    for (const [key, complaints] of await vetModule(version, group)) {
      known.set(key, complaints);
      if (!forgetful) remember(key, complaints);
    }
  }
  return packages.map((pkg, index) => ({ label: pkg.label, complaints: known.get(keys[index] ?? "") ?? ["was not vetted"] }));
}

async function vetModule(version: string, packages: readonly (readonly [string, GoPackage])[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const folder = mkdtempSync(join(tmpdir(), "cgovet-fixtures-"));
  try {
    writeFileSync(join(folder, "go.mod"), `module example.com/fixtures\n\ngo ${version}\n`);
    for (const [key, pkg] of packages) layOut(join(folder, folderName(key)), pkg);
    const formatted = await outputLines("gofmt", ["-l", "."], folder, "is not gofmt-clean");
    const compiled = await checkC(folder, packages);
    const vetted = await vetToTheEnd(folder, packages.map(([key]) => folderName(key)));
    const output = [formatted, compiled, vetted].join("\n");
    return new Map(packages.map(([key, pkg]) => [key, complaintsAbout(folderName(key), output, pkg)] as const));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function folderName(key: string): string {
  return `p${key.slice(0, 20)}`;
}

function layOut(folder: string, pkg: GoPackage): void {
  for (const [name, text] of pkg.files) {
    if (name === "go.mod") continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/**
 * A package that cannot even be loaded keeps `go vet` from looking at the others: the blamed ones are taken away and the
 * rest is vetted again, until nobody new is blamed.
 */
async function vetToTheEnd(folder: string, names: readonly string[]): Promise<string> {
  const output: string[] = [];
  let left = names;
  while (left.length > 0) {
    const text = await goVet(folder);
    output.push(text);
    const blamed = left.filter((name) => text.includes(name));
    if (blamed.length === 0) break;
    for (const name of blamed) rmSync(join(folder, name), { recursive: true, force: true });
    left = left.filter((name) => !blamed.includes(name));
  }
  return output.join("\n");
}

async function goVet(folder: string): Promise<string> {
  const env = { ...process.env, CGO_ENABLED: "1", GOWORK: "off", GOFLAGS: "", GO111MODULE: "on", GOTOOLCHAIN: "local", GOPROXY: "off" };
  try {
    await run("go", ["vet", "-p", "2", "./..."], { cwd: folder, env, maxBuffer: 1 << 26 });
    return "";
  } catch (error) {
    const output = outputOf(error);
    return output === "" ? `go vet ./...: failed without a word` : output;
  }
}

/** The C compiler's view of stand-alone C files, which `go vet` does not compile. */
async function checkC(folder: string, packages: readonly (readonly [string, GoPackage])[]): Promise<string> {
  const sources = packages.flatMap(([key, pkg]) => [...pkg.files.keys()].filter((name) => name.endsWith(".c")).map((name) => `${folderName(key)}/${name}`));
  const outputs: string[] = [];
  for (const source of sources) {
    outputs.push(await outputLines("gcc", ["-fsyntax-only", "-Werror=implicit-function-declaration", "-I", dirname(source), source], folder));
  }
  return outputs.join("\n");
}

/** Standard output and error of a command, each line followed by `suffix`. */
async function outputLines(command: string, args: readonly string[], cwd: string, suffix = ""): Promise<string> {
  const text = await run(command, [...args], { cwd, maxBuffer: 1 << 26 }).then((result) => result.stdout + result.stderr, outputOf);
  return text.split("\n").filter((line) => line !== "").map((line) => `${line} ${suffix}`.trim()).join("\n");
}

function outputOf(error: unknown): string {
  const { stdout, stderr } = error as { readonly stdout?: string; readonly stderr?: string };
  const text = `${stdout ?? ""}${stderr ?? ""}`;
  return text === "" && error instanceof Error ? error.message : text;
}

/** Complaints shown for one package; the rest is counted. */
const shownComplaints = 4;

function complaintsAbout(name: string, output: string, pkg: GoPackage): readonly string[] {
  const hasGo = [...pkg.files.keys()].some((file) => file.endsWith(".go"));
  if (!hasGo) return ["holds no Go file"];
  const lines = output.split("\n").filter((line) => (line.includes(name) && !line.startsWith("#")) || line.startsWith("go vet ./..."));
  const about = [...new Set(lines.map((line) => line.replace(`${name}/`, "").replace(/^vet: /, "").trim()))].map((line) => quoteLine(line, pkg));
  return about.length <= shownComplaints ? about : [...about.slice(0, shownComplaints), `and ${about.length - shownComplaints} more`];
}

/** Puts the line of source a complaint is about under it. */
function quoteLine(complaint: string, pkg: GoPackage): string {
  const place = /^([^\s:]+):(\d+):/.exec(complaint);
  const line = pkg.files.get(place?.[1] ?? "")?.split("\n")[Number(place?.[2]) - 1];
  return line === undefined ? complaint : `${complaint}\n    ${place?.[2] ?? ""} | ${line}`;
}

function contentKey(toolchain: Toolchain, pkg: GoPackage): string {
  const hash = createHash("sha256").update(JSON.stringify(["v3", toolchain.version, pkg.goVersion]));
  for (const [name, text] of [...pkg.files].sort(([a], [b]) => (a < b ? -1 : 1))) hash.update(JSON.stringify([name, text]));
  return hash.digest("hex");
}

function recall(key: string): readonly string[] | undefined {
  try {
    return JSON.parse(readFileSync(join(cacheFolder, `${key}.json`), "utf8")) as readonly string[];
  } catch {
    return undefined;
  }
}

function remember(key: string, complaints: readonly string[]): void {
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(join(cacheFolder, `${key}.json`), JSON.stringify(complaints));
}
