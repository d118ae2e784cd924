/**
 * Installs exact packages with npm into a folder of their own.
 *
 * Guarantees: no install script runs; a folder either is complete or does not exist, also when two
 * processes install the same thing at once or one is killed.
 * Does not: touch the project's own node_modules.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

const QUIET = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"];

/**
 * Runs a program to its end and gives its combined output.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<string>}
 * @throws when the program cannot be started or fails; the message ends with its last lines
 */
export function runProgram(command, args, options = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (bytes) => (output += bytes));
    child.stderr.on("data", (bytes) => (output += bytes));
    child.on("error", (error) => fail(new Error(`cannot start ${command}: ${error.message}`)));
    child.on("close", (code, signal) => {
      if (code === 0) return done(output);
      const tail = output.trim().split("\n").slice(-12).join("\n");
      fail(new Error(`${command} ${args.slice(0, 3).join(" ")} ended with ${signal ?? code}\n${tail}`));
    });
  });
}

/** The environment without what an outer `npm run` left in it: that belongs to the project, not to this install. */
function ownEnvironment() {
  const inherited =
    /^(npm_(package|lifecycle|command|execpath|node_execpath)|npm_config_(local_prefix|global_prefix|prefix|noproxy$))/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !inherited.test(name)));
}

/**
 * `npm install` of what the package.json in `folder` asks for; no install scripts.
 * @param {string} folder
 * @param {readonly string[]} [more] further npm options
 */
export async function npmInstall(folder, more = []) {
  await runProgram("npm", ["install", ...QUIET, ...more], { cwd: folder, env: ownEnvironment() });
}

/** Reports whether the process is still there. @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Removes what killed installers left behind in `root`. @param {string} root */
async function removeLeftovers(root) {
  for (const name of await readdir(root)) {
    const pid = /^\.installing-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(root, name), { recursive: true, force: true });
  }
}

/**
 * Installs `dependencies` into `folder`, unless that was done before.
 * @param {string} folder absolute; its parent is created when missing
 * @param {Readonly<Record<string, string>>} dependencies package to exact version
 * @param {(unfinished: string) => Promise<void>} [finish] what is to be done to the files before the folder counts as complete
 * @returns {Promise<boolean>} whether anything had to be installed
 */
export async function installFolder(folder, dependencies, finish = async () => {}) {
  if (isComplete(folder)) return false;
  const root = dirname(folder);
  await mkdir(root, { recursive: true });
  await removeLeftovers(root);
  const unfinished = await mkdtemp(join(root, `.installing-${process.pid}-`));
  try {
    await writeFile(join(unfinished, "package.json"), JSON.stringify({ private: true, dependencies }));
    await npmInstall(unfinished);
    await finish(unfinished);
    await writeFile(join(unfinished, ".complete"), `${JSON.stringify(dependencies)}\n`);
    await putInPlace(unfinished, folder);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return true;
}

/** Reports whether `folder` was installed to the end. @param {string} folder */
export const isComplete = (folder) => existsSync(join(folder, ".complete"));

/** @param {string} unfinished @param {string} folder */
async function putInPlace(unfinished, folder) {
  if (!isComplete(folder)) await rm(folder, { recursive: true, force: true });
  try {
    await rename(unfinished, folder);
  } catch (error) {
    // Somebody else finished the same folder first: theirs is as good.
    if (!isComplete(folder))
      throw new Error(`cannot put ${basename(folder)} in place: ${error instanceof Error ? error.message : error}`);
  }
}
