// Import this first, for its effects: what is loaded after it starts faster. Guarantees: changes no result; where a cache
// cannot be used, nothing is said and everything is compiled as usual. Keeps V8's compiled form of the bundles in the
// user's own cache folder, since a third of a short run would go into compiling them again; a few files of some megabytes,
// which may be deleted at any time. Imports no code of ours that lives in a shared bundle: that is what gets faster.
import * as fs from "node:fs";
import * as nodeModule from "node:module";
import { basename, dirname, join, sep } from "node:path";
import { setFlagsFromString } from "node:v8";
import { isMainThread } from "node:worker_threads";
import { cacheFolder } from "./cacheFolder.ts";
import { keepCompiled } from "./keepCompiled.ts";

/**
 * How much a wasm function must run before it is optimised (V8: roughly bytes of code). At V8's own value the parsers'
 * huge functions are optimised while the first file is read, which takes longer than a small scan, and the process waits
 * for it before it ends.
 */
const tieringBudget = 180_000_000;

/**
 * How much a function of ours must run before it is optimised (V8: bytes of bytecode). At V8's own value (a tenth of this) half of
 * the processor time of a scan went into optimising functions, many of them several times, since too little of their
 * arguments had been seen.
 */
const interruptBudget = 1_000_000;

/** Versions of Node whose V8 is known to have the flags: for an unknown one it would print a complaint. */
function hasBudgets(major: number): boolean {
  return major >= 20 && major <= 24;
}

/** The grammars of C++ and Objective-C hold thousands of functions; few of them ever run. */
function delayOptimizer(): void {
  if (!isMainThread || !hasBudgets(Number.parseInt(process.versions.node, 10))) return;
  for (const flag of [`--wasm-tiering-budget=${tieringBudget}`, `--interrupt-budget=${interruptBudget}`, "--wasm-lazy-compilation"]) setFlagsFromString(flag);
}

interface CompileCache {
  readonly enableCompileCache?: (folder: string) => unknown;
  readonly flushCompileCache?: () => void;
}

/** Servers may live for days, and threads are ended without a word: what they compiled is saved soon. Milliseconds. */
const saveAfter = isMainThread ? 10_000 : 1_000;

function useCompileCache(): void {
  const folder = cacheFolder("code");
  if (folder === undefined) return;
  const { enableCompileCache, flushCompileCache } = nodeModule as unknown as CompileCache;
  if (enableCompileCache !== undefined) {
    enableCompileCache(folder);
    if (flushCompileCache !== undefined) setTimeout(flushCompileCache, saveAfter).unref();
    return;
  }
  const dist = basename(__dirname) === "server" ? dirname(__dirname) : __dirname;
  const save = keepCompiled({ folder, isOurs: (path) => path.startsWith(dist + sep) && fs.existsSync(join(dist, "engine.js")) });
  process.on("exit", save);
  setTimeout(save, saveAfter).unref();
}

delayOptimizer();
useCompileCache();
