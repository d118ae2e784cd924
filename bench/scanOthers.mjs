// What other tools take on the same folders, beside cgovet: ast-grep and Semgrep with one pattern (every call of C.CString),
// `go vet` and staticcheck on the cgo packages among them that build here. Their answers are not compared: each looks for
// something else. Guarantees: a tool that is not to be had, or a folder it cannot work on, is one printed line and no row;
// installs into the folder it is given, nowhere else. None of them is part of cgovet.

import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { median } from "./history.mjs";
import { runChild } from "./runChild.mjs";

/** @typedef {import("./runChild.mjs").Cost} Cost */
/** @typedef {import("./history.mjs").Row} Row */

/**
 * @typedef {object} Surroundings
 * @property {string} scratch folder for everything that is installed
 * @property {number} rounds
 * @property {(dirs: readonly string[]) => Promise<Pick<Cost, "wall" | "cpu">>} cgovet scans without its cache
 */

/**
 * @param {readonly string[]} dirs absolute paths
 * @param {Surroundings} surroundings
 * @returns {Promise<readonly Row[]>}
 */
export async function measureOthers(dirs, surroundings) {
  const patterns = await inTurns(surroundings, { cgovet: () => surroundings.cgovet(dirs), ...(await astGrep(dirs, surroundings)), ...(await semgrep(dirs, surroundings)) });
  const built = await packagesThatBuild(dirs, surroundings);
  if (built.length === 0) return patterns;
  const count = built.reduce((sum, { packages }) => sum + packages.length, 0);
  const compared = await inTurns(surroundings, { "cgovet on what builds": () => surroundings.cgovet(built.flatMap(({ packageDirs }) => packageDirs)), ...goVet(built, surroundings), ...(await staticcheck(built, surroundings)) });
  return [...patterns, { name: "cgo packages that build", value: count, unit: "" }, ...compared];
}

/** @param {string} tool @param {string} reason @returns {readonly never[]} */
function skip(tool, reason) {
  console.log(`skipped: ${tool}: ${reason}`);
  return [];
}

/**
 * @param {Surroundings} surroundings
 * @param {Readonly<Record<string, () => Promise<Pick<Cost, "wall" | "cpu">>>>} tools
 * @returns {Promise<readonly Row[]>}
 */
async function inTurns({ rounds }, tools) {
  /** @type {Map<string, { wall: number[], cpu: number[] }>} */
  const times = new Map(Object.keys(tools).map((name) => [name, { wall: [], cpu: [] }]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of Object.entries(tools)) {
      const { wall, cpu } = await run();
      times.get(name)?.wall.push(wall);
      times.get(name)?.cpu.push(cpu);
    }
  }
  return [...times].flatMap(([name, { wall, cpu }]) => [
    { name: `${name}, wall`, value: median(wall), unit: "ms" },
    { name: `${name}, processor`, value: median(cpu), unit: "ms" },
  ]);
}

/** @param {readonly string[]} args @param {string} command @param {Parameters<typeof runChild>[2]} [options] whether it ran and ended well */
async function works(command, args, options) {
  return runChild(command, args, options).then(({ code }) => code === 0, () => false);
}

/** @param {readonly string[]} dirs @param {Surroundings} surroundings */
async function astGrep(dirs, { scratch }) {
  const folder = join(scratch, "ast-grep");
  mkdirSync(folder, { recursive: true });
  if (!(await works("npm", ["install", "--silent", "--no-save", "--prefix", folder, "@ast-grep/cli"]))) return skip("ast-grep", "npm cannot install @ast-grep/cli");
  const packages = join(folder, "node_modules/@ast-grep");
  const program = readdirSync(packages).map((name) => join(packages, name, "ast-grep")).find((path) => !path.includes("/cli/") && existsSync(path));
  if (program === undefined) return skip("ast-grep", "its package holds no program for this system");
  // Alone, the pattern would be taken for a conversion.
  return { "ast-grep, one pattern": () => runChild(program, ["run", "--lang", "go", "--pattern", "func t() { C.CString($A) }", "--selector", "call_expression", "--json=stream", ...dirs]) };
}

const semgrepRule = `rules:
  - id: cstring
    pattern: C.CString(...)
    message: a call
    languages: [go]
    severity: INFO
`;

/** @param {readonly string[]} dirs @param {Surroundings} surroundings */
async function semgrep(dirs, { scratch }) {
  const folder = join(scratch, "semgrep");
  const installed = (await works("python3", ["-m", "venv", folder])) && (await works(join(folder, "bin/pip"), ["install", "--quiet", "--disable-pip-version-check", "semgrep"]));
  if (!installed) return skip("Semgrep", "pip cannot install it");
  writeFileSync(join(folder, "rule.yml"), semgrepRule);
  const env = { ...process.env, PATH: `${join(folder, "bin")}${delimiter}${process.env["PATH"] ?? ""}`, HOME: folder };
  const args = ["scan", "--config", join(folder, "rule.yml"), "--metrics=off", "--disable-version-check", "--quiet", "--no-git-ignore", "--json", ...dirs];
  if (!(await works("semgrep", args, { env }))) return skip("Semgrep", "it does not run here");
  return { "Semgrep, one pattern": () => runChild("semgrep", args, { env }) };
}

/** @typedef {{ readonly module: string, readonly packages: readonly string[], readonly packageDirs: readonly string[] }} Built */

/**
 * Builds what needs no module that is not on this machine; the build cache is that of the benchmark.
 * @param {readonly string[]} dirs
 * @param {Surroundings} surroundings
 * @returns {Promise<readonly Built[]>}
 */
async function packagesThatBuild(dirs, { scratch }) {
  if (!(await works("go", ["version"]))) return skip("go vet and staticcheck", "there is no go command");
  const found = [];
  for (const module of dirs.flatMap(modulesBelow)) {
    const format = "{{if and .CgoFiles (not .Incomplete)}}{{.ImportPath}}\t{{.Dir}}{{end}}";
    const { stdout } = await runChild("go", ["list", "-e", "-export", "-f", format, "./..."], { cwd: module, env: goEnv(join(scratch, "gocache")) }).catch(() => ({ stdout: "" }));
    const rows = stdout.split("\n").filter((line) => line.includes("\t")).map((line) => line.split("\t"));
    if (rows.length > 0) found.push({ module, packages: rows.map(([name]) => name ?? ""), packageDirs: rows.map(([, dir]) => dir ?? "") });
  }
  return found.length > 0 ? found : skip("go vet and staticcheck", "no package of these folders builds here");
}

/** @param {string} cache */
function goEnv(cache) {
  return { ...process.env, GOCACHE: cache, GOPROXY: "off", GOFLAGS: "-mod=mod", GOWORK: "off" };
}

/** @param {string} dir @returns {readonly string[]} */
function modulesBelow(dir) {
  const entries = readdirSync(dir, { withFileTypes: true });
  const inner = entries.filter((entry) => entry.isDirectory() && !/^([._].*|vendor|testdata|node_modules)$/.test(entry.name)).flatMap((entry) => modulesBelow(join(dir, entry.name)));
  return entries.some(({ name }) => name === "go.mod") ? [dir, ...inner] : inner;
}

/**
 * Adds up the modules.
 * @param {readonly Built[]} built
 * @param {(one: Built) => Promise<Cost>} run
 */
async function overModules(built, run) {
  const sum = { wall: 0, cpu: 0 };
  for (const one of built) {
    const { wall, cpu } = await run(one);
    sum.wall += wall;
    sum.cpu += cpu;
  }
  return sum;
}

/** Everything is compiled, nothing has been vetted yet. @param {readonly Built[]} built @param {Surroundings} surroundings */
function goVet(built, { scratch }) {
  return {
    "go vet, compiled before": async () => {
      const cache = mkdtempSync(join(scratch, "vet-"));
      cpSync(join(scratch, "gocache"), cache, { recursive: true });
      const sum = await overModules(built, ({ module, packages }) => runChild("go", ["vet", "-json", ...packages], { cwd: module, env: goEnv(cache) }));
      rmSync(cache, { recursive: true, force: true });
      return sum;
    },
  };
}

/** @param {readonly Built[]} built @param {Surroundings} surroundings */
async function staticcheck(built, { scratch }) {
  const bin = join(scratch, "bin");
  const installed = await works("go", ["install", "honnef.co/go/tools/cmd/staticcheck@latest"], { cwd: scratch, env: { ...process.env, GOBIN: bin, GOPATH: join(scratch, "gopath"), GOFLAGS: "-modcacherw" } });
  if (!installed) return skip("staticcheck", "go cannot install it");
  return {
    "staticcheck, compiled before": async () => {
      const cache = mkdtempSync(join(scratch, "staticcheck-"));
      const env = { ...goEnv(join(scratch, "gocache")), STATICCHECK_CACHE: cache };
      const sum = await overModules(built, ({ module, packages }) => runChild(join(bin, "staticcheck"), ["-f", "json", ...packages], { cwd: module, env }));
      rmSync(cache, { recursive: true, force: true });
      return sum;
    },
  };
}
