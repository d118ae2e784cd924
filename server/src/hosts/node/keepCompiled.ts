// Code that V8 has compiled, kept in files: what `module.enableCompileCache` does in newer versions of Node, for Node 20.
// Guarantees: a file is used only for exactly the bytes it was made from, by the same Node; a failure means that the code
// is compiled as usual. Keeps what a run has compiled, functions included, not only the top level.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire, Module } from "node:module";
import { basename, dirname, join } from "node:path";
import { constants, Script } from "node:vm";
import { threadId } from "node:worker_threads";

export interface KeepOptions {
  readonly folder: string;
  /** Whether the file at a path is to be kept. */
  readonly isOurs: (path: string) => boolean;
}

/** Copies of one bundle: of several installations or versions. */
const copiesKept = 4;

interface Compiled {
  readonly script: Script;
  /** UTF-16 units. */
  readonly length: number;
  readonly file: string;
}

interface LoadedModule {
  exports: unknown;
}
type Compile = (this: LoadedModule, content: string, path: string, ...rest: readonly unknown[]) => unknown;

/** From now on, such files are loaded from the cache. Returns what saves those that were not there yet; it never throws. */
export function keepCompiled({ folder, isOurs }: KeepOptions): () => void {
  const fresh: Compiled[] = [];
  const prototype = Module.prototype as unknown as { _compile: Compile };
  const original = prototype._compile;
  prototype._compile = function (content, path, ...rest) {
    if (!isOurs(path)) return original.call(this, content, path, ...rest);
    const file = join(folder, nameOf(path, content));
    const cachedData = read(file);
    const script = new Script(Module.wrap(content), { filename: path, importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER, ...(cachedData && { cachedData }) });
    if (cachedData === undefined || script.cachedDataRejected === true) fresh.push({ script, length: content.length, file });
    const run = script.runInThisContext() as (...values: readonly unknown[]) => unknown;
    return Reflect.apply(run, this.exports, [this.exports, createRequire(path), this, path, dirname(path)]);
  };
  return () => {
    for (const compiled of fresh.splice(0)) save(compiled);
  };
}

/** `engine.js-` and a digest of everything the compiled form depends on. */
function nameOf(path: string, content: string): string {
  const digest = createHash("sha256").update(`${process.version} ${process.arch} ${path}\0`).update(content).digest("hex");
  return `${basename(path)}-${digest.slice(0, 32)}`;
}

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** A run that used little of the code has compiled little of it: left to a later run, since the first one decides. */
function save({ file, script, length }: Compiled): void {
  const draft = `${file}.${process.pid}.${threadId}.new`;
  try {
    const data = script.createCachedData();
    if (data.length < length) return;
    writeFileSync(draft, data, { mode: 0o600 });
    renameSync(draft, file);
    removeOld(file);
  } catch {
    rmSync(draft, { force: true });
  }
}

function removeOld(file: string): void {
  const folder = dirname(file);
  const start = file.slice(folder.length + 1).split("-")[0] ?? "";
  const copies = readdirSync(folder).filter((name) => name.startsWith(`${start}-`)).map((name) => join(folder, name));
  const age = new Map(copies.map((path) => [path, statSync(path).mtimeMs]));
  const old = copies.sort((a, b) => (age.get(b) ?? 0) - (age.get(a) ?? 0)).slice(copiesKept);
  for (const path of old) rmSync(path, { force: true });
}
