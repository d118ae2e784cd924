// The lock domain: what has happened to LockOSThread along each path, as a small set of paths. Paths are told apart
// by the conditions that matter, so that `if x { Lock() } … if x { Unlock() }` balances. Counts stop at `maxDepth`,
// and more than `maxPaths` paths are `unknown`, which absorbs everything: the set stays finite.
import type { Lattice } from "../../dataflow/forward.ts";

export interface LockPath {
  /** Open locks, innermost last: the start offset of the call that took each. */
  readonly held: readonly number[];
  /** Unlocks beyond what was held since the entry: the start offset of each. */
  readonly excess: readonly number[];
  /** Unlocks that run at the exit, by the start offset of their `defer`ed call. */
  readonly deferred: readonly number[];
  /** A call was made that may lock or unlock in ways nobody can count. */
  readonly fuzzy: boolean;
  /** Conditions taken on the way, `text` or `!text`, sorted. */
  readonly facts: readonly string[];
}

/** By key; undefined: unknown. */
export type LockPaths = ReadonlyMap<string, LockPath> | "unknown";

const maxPaths = 32;
const maxDepth = 4;

export const startPaths: LockPaths = pathsOf([{ held: [], excess: [], deferred: [], fuzzy: false, facts: [] }]);

export const lockPathsLattice: Lattice<LockPaths> = {
  equals: (a, b) => a === b || (a !== "unknown" && b !== "unknown" && a.size === b.size && [...a.keys()].every((key) => b.has(key))),
  merge: (a, b) => (a === "unknown" || b === "unknown" ? "unknown" : bounded(new Map([...a, ...b]))),
  top: "unknown",
};

/** The set of these paths; equal ones count once. */
export function pathsOf(paths: readonly LockPath[]): LockPaths {
  return bounded(new Map(paths.map(clip).map((path) => [JSON.stringify(path), path])));
}

/** A loop that locks in every turn counts to `maxDepth`. */
function clip(path: LockPath): LockPath {
  if (path.held.length <= maxDepth && path.excess.length <= maxDepth && path.deferred.length <= maxDepth) return path;
  return { ...path, held: path.held.slice(0, maxDepth), excess: path.excess.slice(0, maxDepth), deferred: path.deferred.slice(0, maxDepth) };
}

function bounded(paths: ReadonlyMap<string, LockPath>): LockPaths {
  return paths.size > maxPaths ? "unknown" : paths;
}

/** Applies `change` to every path; a path it gives up (undefined) is dropped. No path left: undefined. */
export function mapPaths(paths: LockPaths, change: (path: LockPath) => LockPath | undefined): LockPaths | undefined {
  if (paths === "unknown") return paths;
  const changed = [...paths.values()].map(change).filter((path) => path !== undefined);
  return changed.length === 0 && paths.size > 0 ? undefined : pathsOf(changed);
}

/** Takes `times` locks (negative: unlocks) at the call that starts at `at`. */
export function lockTimes(path: LockPath, times: number, at: number): LockPath {
  let next = path;
  for (let i = 0; i < times; i++) next = { ...next, held: [...next.held, at] };
  for (let i = 0; i > times; i--) {
    next = next.held.length > 0 ? { ...next, held: next.held.slice(0, -1) } : { ...next, excess: [...next.excess, at] };
  }
  return next;
}

/** The path after its deferred unlocks ran. */
export function runDeferred(path: LockPath): LockPath {
  const start: LockPath = { ...path, deferred: [] };
  return path.deferred.reduceRight((done, at) => lockTimes(done, -1, at), start);
}

/** Locks minus unlocks since the entry. */
export function netOf(path: LockPath): number {
  return path.held.length - path.excess.length;
}
