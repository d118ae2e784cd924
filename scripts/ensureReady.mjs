// Makes a checkout ready to run. Guarantees: after `ensureInstalled` the installed packages are those of
// package-lock.json, after `ensureBuilt` dist/ is not older than its sources. Imports no package, since none may be
// installed yet. Does not install anything outside the checkout.

import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds package.json. */
export const projectRoot = dirname(dirname(fileURLToPath(import.meta.url)));

const oldestNode = 20;

/**
 * Ends the process with a clear message when this Node is too old.
 * @returns {void}
 */
export function requireNode() {
  const major = Number(process.versions.node.split(".")[0]);
  if (major >= oldestNode) return;
  console.error(`cgovet needs Node ${oldestNode} or newer; this is ${process.versions.node} (${process.execPath})`);
  process.exit(2);
}

/**
 * Installs the packages of package-lock.json where they are missing or differ.
 * @param {{ root?: string, log?: (line: string) => void }} [options] `log` gets progress lines, standard error by default
 * @returns {Promise<boolean>} whether anything was installed
 * @throws when npm fails; its own output has been printed
 */
export async function ensureInstalled({ root = projectRoot, log = console.error } = {}) {
  const reason = staleReason(root);
  if (reason === undefined) return false;
  const fresh = !existsSync(join(root, "node_modules"));
  const count = Object.keys(readPackages(join(root, "package-lock.json")) ?? {}).length;
  log(`install: ${reason}; installing ${count} packages with npm (about half a minute) …`);
  const started = performance.now();
  await runNpm([fresh ? "ci" : "install", "--no-audit", "--no-fund", "--loglevel=error"], root);
  log(`install: done in ${seconds(started)}`);
  return true;
}

/**
 * Builds dist/ when a bundle is missing or older than a source.
 * @param {{ root?: string, always?: boolean, log?: (line: string) => void }} [options]
 * @returns {Promise<boolean>} whether anything was built
 * @throws when the build fails; its own output has been printed
 */
export async function ensureBuilt({ root = projectRoot, always = false, log = console.error } = {}) {
  if (!always && !isBuildStale(root)) return false;
  const started = performance.now();
  await run(process.execPath, ["esbuild.mjs"], root, true);
  log(`build: done in ${seconds(started)}`);
  return true;
}

/**
 * Why the installed packages are not those of the lock file.
 * @param {string} root
 * @returns {string | undefined} undefined when they are
 */
export function staleReason(root) {
  const installed = readPackages(join(root, "node_modules/.package-lock.json"));
  if (installed === undefined) return "the packages are not installed yet";
  const locked = readPackages(join(root, "package-lock.json")) ?? {};
  for (const [path, wanted] of Object.entries(locked)) {
    if (path === "") continue;
    const found = installed[path];
    // Packages for other systems are locked as optional and rightly absent.
    if (found === undefined && wanted.optional === true) continue;
    if (found?.version !== wanted.version) {
      return `${path.replace(/^node_modules\//, "")} is ${found?.version ?? "missing"}, the lock file wants ${wanted.version}`;
    }
  }
  return undefined;
}

/**
 * @param {string} path of a lock file
 * @returns {Record<string, { version?: string, optional?: boolean }> | undefined} undefined when there is none
 */
function readPackages(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")).packages : undefined;
}

/** @param {string} root */
function isBuildStale(root) {
  const bundles = modificationTimes(join(root, "dist"), /\.js$/);
  if (bundles.length === 0) return true;
  const sources = [
    ...modificationTimes(join(root, "client/src"), /\.ts$/),
    ...modificationTimes(join(root, "server/src"), /\.(ts|json)$/),
    ...["esbuild.mjs", "package-lock.json"].map((file) => statSync(join(root, file)).mtimeMs),
  ];
  return Math.max(...sources) > Math.min(...bundles);
}

/**
 * @param {string} folder
 * @param {RegExp} pattern
 * @returns {number[]} milliseconds since 1970
 */
function modificationTimes(folder, pattern) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((path) => pattern.test(path))
    .map((path) => statSync(join(folder, path)).mtimeMs);
}

/**
 * @param {readonly string[]} args
 * @param {string} cwd
 */
function runNpm(args, cwd) {
  const cli = process.env["npm_execpath"];
  if (cli !== undefined && basename(cli) === "npm-cli.js") return run(process.execPath, [cli, ...args], cwd);
  const onWindows = process.platform === "win32";
  return run(onWindows ? "npm.cmd" : "npm", args, cwd, false, onWindows);
}

/**
 * Runs a program to its end. Its output goes to standard error, so that standard output stays the caller's.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {string} cwd
 * @param {boolean} [quiet] print the output only when the program fails
 * @param {boolean} [shell]
 * @returns {Promise<void>}
 */
function run(command, args, cwd, quiet = false, shell = false) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, shell, stdio: ["ignore", "pipe", "pipe"] });
    /** @type {Buffer[]} */
    const held = [];
    const take = (/** @type {Buffer} */ chunk) => (quiet ? held.push(chunk) : process.stderr.write(chunk));
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    child.on("error", (error) => reject(new Error(`cannot start ${command}: ${error.message}`)));
    child.on("close", (code, signal) => {
      if (code === 0) return resolve();
      for (const chunk of held) process.stderr.write(chunk);
      reject(new Error(`${command} ${args.join(" ")} ended with ${signal ?? `exit code ${code}`}`));
    });
  });
}

/** @param {number} started */
function seconds(started) {
  return `${((performance.now() - started) / 1000).toFixed(1)} s`;
}
