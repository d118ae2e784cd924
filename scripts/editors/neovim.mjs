// A Neovim for tests, out of Debian's packages. Guarantees: needs no root and changes nothing on the machine: packages and
// all they need, the C library included, are unpacked into the ignored folder .editors/ and run from there; what is
// installed completely is not looked for again. Says why where that is not possible; takes the mirror from the machine's
// own apt settings.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../ensureReady.mjs";

/**
 * @typedef {object} Neovim
 * @property {string} version such as 0.12.4
 * @property {readonly string[]} command program and first arguments
 * @property {Readonly<Record<string, string>>} env
 */

/** The release of Debian whose Neovim is used: the configuration in the manual is for the current one. */
const release = "testing";

const home = join(projectRoot, ".editors");

/** Debian's names of the machines whose loader is known, by Node's. */
const machines = new Map([
  ["x64", { architecture: "x86_64-linux-gnu", loader: "ld-linux-x86-64.so.2" }],
  ["arm64", { architecture: "aarch64-linux-gnu", loader: "ld-linux-aarch64.so.1" }],
]);

/**
 * Installs it where it is not there yet (some 12 MB to download).
 * @returns {Neovim | { missing: string }} or the reason why there is none
 */
export function findNeovim() {
  const given = process.env["CGOVET_NVIM"];
  if (given !== undefined) return described({ command: [given], env: {} });
  const machine = machines.get(process.arch);
  if (process.platform !== "linux" || machine === undefined) return { missing: `Debian's packages do not run on ${process.platform} ${process.arch}; CGOVET_NVIM names another nvim` };
  const root = join(home, `neovim-${release}`);
  if (!existsSync(root)) {
    const problem = install(root);
    if (problem !== undefined) return { missing: `Neovim could not be installed: ${problem}; CGOVET_NVIM names another nvim` };
  }
  const libraries = join(root, "usr/lib", machine.architecture);
  return described({
    command: [join(libraries, machine.loader), "--library-path", libraries, join(root, "usr/bin/nvim")],
    env: { VIMRUNTIME: join(root, "usr/share/nvim/runtime") },
  });
}

/**
 * @param {Omit<Neovim, "version">} neovim
 * @returns {Neovim | { missing: string }}
 */
function described({ command, env }) {
  const [program = "", ...args] = command;
  const { stdout, error } = spawnSync(program, [...args, "--version"], { encoding: "utf8", env: { ...process.env, ...env } });
  const version = /^NVIM v(\S+)/m.exec(stdout ?? "")?.[1];
  return version === undefined ? { missing: `${program} is no Neovim that runs${error === undefined ? "" : ` (${error.message})`}` } : { version, command, env };
}

/**
 * @param {string} root
 * @returns {string | undefined} what went wrong
 */
function install(root) {
  const work = join(home, "apt");
  const draft = `${root}.new`;
  try {
    const mirror = aptOutput(["indextargets", "--format", "$(REPO_URI)"]).split("\n").find((uri) => uri !== "" && !uri.includes("security"));
    if (mirror === undefined) return "apt knows no mirror";
    for (const folder of ["lists/partial", "archives/partial"]) mkdirSync(join(work, folder), { recursive: true });
    writeFileSync(join(work, "sources.list"), `deb ${mirror} ${release} main\n`);
    // An empty list of installed packages: everything Neovim needs counts as missing and is brought along.
    writeFileSync(join(work, "status"), "");
    const own = ["Dir::Etc::sourcelist=" + join(work, "sources.list"), "Dir::Etc::sourceparts=-", "Dir::State::lists=" + join(work, "lists"), "Dir::State::status=" + join(work, "status"), "Dir::Cache=" + work, "Dir::Cache::archives=" + join(work, "archives"), "Acquire::Languages=none", "Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false", "Debug::NoLocking=1", "APT::Sandbox::User="];
    const options = own.flatMap((option) => ["-o", option]);
    aptOutput([...options, "update"]);
    aptOutput([...options, "--yes", "--no-install-recommends", "--download-only", "install", "neovim"]);
    rmSync(draft, { recursive: true, force: true });
    for (const name of readdirSync(join(work, "archives")).filter((file) => file.endsWith(".deb"))) output("dpkg-deb", ["--extract", join(work, "archives", name), draft]);
    renameSync(draft, root);
    rmSync(work, { recursive: true, force: true });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** @param {readonly string[]} args */
function aptOutput(args) {
  return output("apt-get", args);
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {string} standard output
 * @throws when it fails, with what it said last
 */
function output(program, args) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: "utf8", timeout: 120_000, maxBuffer: 2 ** 26 });
  if (error !== undefined) throw new Error(`${program}: ${error.message}`);
  if (status !== 0) throw new Error(`${program} ${args.at(-1)} ended with ${status}: ${stderr.trim().split("\n").at(-1)}`);
  return stdout;
}
