// Locks and unlocks that do not match, as far as the body itself must answer for it. Silent about bodies whose end
// is the end of their goroutine (`main`, `go func`, tests: the thread is thrown away), about `init`, about methods
// that are themselves a lock or an unlock, about helpers whose effect is the same on every way out (their callers
// answer), and where another body of the package does the opposite (Begin and Commit).
import type { Span } from "../../base/span.ts";
import type { CallSite } from "../calls/callGraph.ts";
import type { LockFlow } from "./lockFlow.ts";
import { netOf, runDeferred, type LockPath } from "./lockPaths.ts";
import { directEffect, type ThreadUnit } from "./lockSummaries.ts";
import type { LockImbalance } from "./threads.ts";

export interface ImbalanceSources {
  readonly flow: LockFlow;
  /** Calls of this body, in source order. */
  readonly sites: readonly CallSite[];
  /** The goroutine ends with the body. */
  readonly endsGoroutine: boolean;
  /** Other bodies of the package leave more unlocks than locks, for somebody else's locks. */
  readonly unlockedElsewhere: boolean;
  /** LockOSThread is called somewhere in the package. */
  readonly packageLocks: boolean;
  /** Functions of the package call or start the body: a steady effect is theirs to answer for. */
  readonly hasCallers: boolean;
}

interface Exit {
  readonly kind: "return" | "end";
  readonly span: Span;
  readonly paths: readonly LockPath[];
}

export function findImbalances(unit: ThreadUnit, sources: ImbalanceSources): readonly LockImbalance[] {
  const exits = normalExits(sources.flow);
  if (!exits || exits.some((exit) => exit.paths.some((path) => path.fuzzy))) return [];
  return [missingUnlock(unit, exits, sources), excessUnlock(unit, exits, sources)].filter((one) => one !== undefined);
}

/** In source order; undefined when some way out is beyond the analysis. */
function normalExits(flow: LockFlow): readonly Exit[] | undefined {
  const exits: Exit[] = [];
  for (const { kind, span, paths } of flow.exits) {
    if (kind !== "return" && kind !== "end") continue;
    if (paths === "unknown") return undefined;
    exits.push({ kind, span, paths: [...paths.values()].map(runDeferred) });
  }
  return exits.sort((a, b) => a.span.start - b.span.start);
}

function missingUnlock(unit: ThreadUnit, exits: readonly Exit[], sources: ImbalanceSources): LockImbalance | undefined {
  const locked = exits.find((exit) => exit.paths.some((path) => path.held.length > 0));
  const at = locked?.paths.find((path) => path.held.length > 0)?.held.at(-1);
  const call = sources.sites.find((site) => site.call.span.start === at)?.call;
  if (!locked || !call || sources.endsGoroutine || isLockName(unit)) return undefined;
  const balancedElsewhere = exits.some((exit) => exit.paths.some((path) => netOf(path) <= 0));
  const hasCounterpart = sources.sites.some((site) => directEffect(site.callee) < 0);
  const isSteady = !hasCounterpart && !balancedElsewhere;
  if (isSteady && (sources.hasCallers || sources.unlockedElsewhere || isSetUpName(unit))) return undefined;
  // Begin and Commit: what stays locked on success is unlocked by another function.
  const last = exits.at(-1);
  if (sources.unlockedElsewhere && last?.paths.some((path) => path.held.length > 0) === true) return undefined;
  return { depth: unit.depth, kind: "lock-without-unlock", call, exit: locked.span, exitKind: locked.kind, balancedElsewhere, hasCounterpart };
}

function excessUnlock(unit: ThreadUnit, exits: readonly Exit[], sources: ImbalanceSources): LockImbalance | undefined {
  const over = exits.find((exit) => exit.paths.some((path) => path.excess.length > 0));
  const at = over?.paths.find((path) => path.excess.length > 0)?.excess.at(-1);
  const call = sources.sites.find((site) => site.call.span.start === at)?.call;
  if (!over || !call || isLockName(unit)) return undefined;
  const hasCounterpart = sources.sites.some((site) => directEffect(site.callee) > 0);
  if (!hasCounterpart && (sources.packageLocks || sources.hasCallers)) return undefined;
  const balancedElsewhere = exits.some((exit) => exit.paths.some((path) => path.excess.length === 0));
  return { depth: unit.depth, kind: "unlock-without-lock", call, exit: over.span, exitKind: over.kind, balancedElsewhere, hasCounterpart };
}

const lockWords: ReadonlySet<string> = new Set(["lock", "unlock", "acquire", "release", "enter", "leave", "attach", "detach", "pin", "unpin"]);

/** Reports whether a word of the function's name says that changing the lock count is what it is for. */
function isLockName({ fn, depth }: ThreadUnit): boolean {
  return depth === 0 && wordsOf(fn.model.name).some((word) => lockWords.has(word));
}

/** `unlockOSThread` → unlock, os, thread. */
function wordsOf(name: string): readonly string[] {
  return name.replace(/([a-z0-9])([A-Z])/g, "$1 $2").replace(/([A-Z])([A-Z][a-z])/g, "$1 $2").toLowerCase().split(/[\s_]+/);
}

/** Set-up of the main thread, or of a thread for good: the lock is meant to stay. */
function isSetUpName(unit: ThreadUnit): boolean {
  return unit.depth === 0 && /^(init|main|run|start|setup|set|loop|open|new|create|make|begin|bind|use|serve|listen)/i.test(unit.fn.model.name);
}
