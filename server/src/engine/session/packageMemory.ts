// What the last analyses of a package gave, so that a text which was analysed is not analysed again: neither when an edit
// is taken back, nor when it only moves what stands below it (samePackage.ts says which edits these are; takeOver.ts moves
// the findings). Guarantees: what is taken over is what a fresh analysis would say; nothing of a package outlives
// `keepOnly`, and at most `contents` texts of one directory are kept. Directives, profiles and versions play no part: they
// are applied to what comes out of here. Knows nothing about settings: whoever changes them makes a new memory.
// Any other edit is for liveFindings.ts, which keeps what was found function by function.
import type { PackageModel } from "../program/model.ts";
import { createLiveFindings, type LiveFindings } from "./liveFindings.ts";
import type { PackageFindings } from "./packageFindings.ts";
import { isMovedOnly, isSameContent } from "./samePackage.ts";
import { movedFindings } from "./takeOver.ts";

export interface MemoryStats {
  /** Functions that rules were given, and those whose findings came from an earlier analysis; since the start. */
  readonly functionsAnalysed: number;
  readonly functionsTakenOver: number;
}

export interface PackageMemory {
  /** The findings of `pkg`, when its text, or its text but for places, was analysed before. */
  recall(pkg: PackageModel): PackageFindings | undefined;
  /** Remembers what a finished analysis found, unless a rule failed in it; `analysed`: of so many functions. */
  keep(pkg: PackageModel, found: PackageFindings, analysed: number): void;
  /** What is remembered function by function. */
  readonly live: LiveFindings;
  /** Drops everything but what belongs to these directories. */
  keepOnly(dirs: ReadonlySet<string>): void;
  stats(): MemoryStats;
}

interface Remembered {
  readonly pkg: PackageModel;
  readonly found: PackageFindings;
}

/** Texts of one directory that are remembered: enough to take back a short word. */
const contents = 8;

/** `counted`: what was counted before. */
export function createPackageMemory(counted: MemoryStats = { functionsAnalysed: 0, functionsTakenOver: 0 }): PackageMemory {
  /** By directory; the latest first. */
  const byDir = new Map<string, readonly Remembered[]>();
  const live = createLiveFindings();
  const counts = { functionsAnalysed: counted.functionsAnalysed, functionsTakenOver: counted.functionsTakenOver };
  const remember = (one: Remembered): void => {
    const others = (byDir.get(one.pkg.dir) ?? []).filter((other) => !isSameContent(other.pkg, one.pkg));
    byDir.set(one.pkg.dir, [one, ...others].slice(0, contents));
  };
  return {
    recall: (pkg) => {
      const known = byDir.get(pkg.dir) ?? [];
      const found = known.find((one) => isSameContent(one.pkg, pkg))?.found ?? afterMove(known, pkg);
      if (found === undefined) return undefined;
      counts.functionsTakenOver += found.functions;
      remember({ pkg, found });
      return found;
    },
    live,
    keep: (pkg, found, analysed) => {
      counts.functionsAnalysed += analysed;
      counts.functionsTakenOver += Math.max(0, found.functions - analysed);
      if (found.failedRules.size === 0) remember({ pkg, found });
    },
    keepOnly: (dirs) => {
      for (const dir of [...byDir.keys()]) if (!dirs.has(dir)) byDir.delete(dir);
      live.keepOnly(dirs);
    },
    stats: () => ({ ...counts }),
  };
}

/** From the latest text that allows it: the one before may be a comment of which only the first stroke was written. */
function afterMove(known: readonly Remembered[], pkg: PackageModel): PackageFindings | undefined {
  for (const one of known) {
    const move = isMovedOnly(one.pkg, pkg);
    const found = move && movedFindings(one.found, move, pkg);
    if (found !== undefined) return found;
  }
  return undefined;
}
