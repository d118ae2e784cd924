// Answers about threads for one package: where the goroutine is locked to its thread, and which calls need that.
// Stages, each computed when first asked for: what bodies do to the lock count (lockSummaries), in which state each
// body starts (entryStates), what calls touch (threadTouches, threadReach), pairs and imbalances per body.
import { lazy } from "../../base/lazy.ts";
import type { Cfg } from "../../cfg/cfg.ts";
import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { Call, FunctionBody } from "../../program/ast.ts";
import type { LightTypes } from "../../program/lightTypes.ts";
import type { PackageModel, PlacedFunction } from "../../program/model.ts";
import type { CallResolver } from "../calls/callee.ts";
import type { CallGraph } from "../calls/callGraph.ts";
import type { SharedTables } from "../sharedTables.ts";
import { solveEntryStates } from "./entryStates.ts";
import type { LockEffect } from "./lockFlow.ts";
import { findImbalances } from "./lockImbalances.ts";
import { createErrorReach, type ErrorReach } from "./errorReach.ts";
import type { FoundRead } from "./errorFlow.ts";
import type { ErrorRead } from "./errorReads.ts";
import { directEffect, lockMention, summariseLocks, type ThreadUnit } from "./lockSummaries.ts";
import { openedStates } from "./openedStates.ts";
import type { FoundPair } from "./threadPairs.ts";
import { printThreads } from "./printThreads.ts";
import { createReach, type Reach } from "./threadReach.ts";
import type { LockImbalance, StrayTouch, ThreadAnalysis, ThreadPair } from "./threads.ts";

export interface ThreadSources {
  readonly pkg: PackageModel;
  readonly knowledge: Knowledge;
  readonly resolver: CallResolver;
  readonly types: LightTypes;
  readonly calls: CallGraph;
  readonly tables: SharedTables;
  cfg(body: FunctionBody): Cfg | undefined;
}

export function createThreadAnalysis(sources: ThreadSources): ThreadAnalysis {
  const { tables } = sources;
  lockMention(sources);
  const locks = tables.made("locks", () => tables.whole(() => summariseLocks(sources)));
  const entries = tables.made("states at entry", () => tables.whole(() => solveEntryStates({ ...sources, locks: locks() })));
  const touching = tables.value("functions that touch locks", () => locks().touching);
  const reach = createReach(sources, entries);
  const errors = createErrorReach(sources, entries);
  const opened = lazy(() => openedStates(sources.pkg, sources.calls, reach));
  return {
    lockStateAt: (fn, call) => entries().at({ fn, depth: depthOf(sources.calls, fn, call) }, call),
    pairs: (fn) => unitsOf(fn).flatMap((unit) => bestPairs(unit, reach.pairsIn(unit), sources, entries)),
    strays: (fn) => (reach.hasTouches() ? unitsOf(fn).flatMap((unit) => straysIn(unit, reach, sources, entries)) : []),
    opened: (fn) => (fn.model.lang === "go" ? opened().filter((one) => one.fn.model === fn.model) : []),
    errorReads: (fn) => unitsOf(fn).flatMap((unit) => bestReads(unit, errors, sources, entries)),
    imbalances: (fn) => (touching().has(fn.model) ? unitsOf(fn) : []).flatMap((unit) => imbalancesOf(unit, sources, locks, entries)),
    printThreads: (fn) => printThreads(fn, { calls: sources.calls, entries: entries(), reach, errors }),
  };
}

type Locks = () => ReturnType<typeof summariseLocks>;
type Entries = () => ReturnType<typeof solveEntryStates>;

function unitsOf(fn: PlacedFunction): readonly ThreadUnit[] {
  return fn.model.lang === "go" ? [fn.model, ...fn.model.literals].map((_, depth) => ({ fn, depth })) : [];
}

function depthOf(calls: CallGraph, fn: PlacedFunction, call: Call): number {
  return calls.callsIn(fn).find((site) => site.call === call)?.depth ?? 0;
}

/** One pair per group: an uncovered one before a doubtful one, one that sets the state before others, then the first. */
function bestPairs(unit: ThreadUnit, found: readonly FoundPair[], { pkg }: ThreadSources, entries: Entries): readonly ThreadPair[] {
  const best = new Map<string, FoundPair>();
  const rank = (pair: FoundPair): number => (pair.covered === "never" ? 0 : 2) + (pair.first.role === "set" ? 0 : 1);
  const byPlace = [...found].sort((a, b) => a.first.call.span.start - b.first.call.span.start || a.second.call.span.start - b.second.call.span.start);
  for (const pair of byPlace) {
    const known = best.get(pair.first.group);
    if (pair.covered !== "always" && (!known || rank(pair) < rank(known))) best.set(pair.first.group, pair);
  }
  if (best.size === 0) return [];
  const ownsGoroutine = pkg.name === "main" || entries().endsGoroutine(unit);
  return [...best.values()].map(({ first, second, covered }) => ({
    depth: unit.depth, first, second, covered: covered === "never" ? "never" : "sometimes", ownsGoroutine,
    lone: found.filter((pair) => pair.first.group === first.group).length === 1,
    givesUp: found.some((pair) => pair.first.group === first.group && pair.second.role === "reset"),
  }));
}

/** Calls of a goroutine that the package starts, on a thread that is not locked. Tests and program starts are left alone. */
function straysIn(unit: ThreadUnit, reach: Reach, { pkg, calls }: ThreadSources, entries: Entries): readonly StrayTouch[] {
  const { model, uri } = unit.fn;
  const file = pkg.fileOf(uri);
  const isStart = unit.depth === 0 && /^(main|init)$/.test(model.name);
  if (isStart || (file?.kind === "go" && file.isTest) || !entries().endsGoroutine(unit)) return [];
  const paired = new Set(reach.pairsIn(unit).map(({ first }) => first.group));
  const found = new Map<string, StrayTouch>();
  for (const site of calls.callsIn(unit.fn)) {
    if (site.depth !== unit.depth || site.how === "go") continue;
    for (const touch of reach.touchesOf(site.call, unit)) {
      const kind = touch.main ? "main" : touch.lasting && touch.role === "set" ? "lasting" : undefined;
      const isLocked = entries().at(unit, site.call) !== "never" || entries().after(unit, site.call) !== "never";
      if (kind !== undefined && !isLocked && !paired.has(touch.group) && !found.has(touch.group)) found.set(touch.group, { depth: unit.depth, touch, kind });
    }
  }
  return [...found.values()];
}

/** One read per error: uncovered before doubtful, one that depends on the failing call before others, then the first fetch and its nearest call. */
function bestReads(unit: ThreadUnit, errors: ErrorReach, { pkg, calls }: ThreadSources, entries: Entries): readonly ErrorRead[] {
  const rank = (read: FoundRead): number => (read.covered === "never" ? 0 : 4) + (read.dependent ? 0 : read.adjacent ? 1 : 2);
  const open = errors.readsIn(unit).filter((read) => read.covered !== "always").sort((a, b) =>
    rank(a) - rank(b) || a.fetch.call.span.start - b.fetch.call.span.start || b.raise.call.span.start - a.raise.call.span.start,
  );
  if (open.length === 0) return [];
  const best = new Map<string, FoundRead>();
  for (const read of open) if (!best.has(read.raise.group)) best.set(read.raise.group, read);
  const ownsGoroutine = pkg.name === "main" || entries().endsGoroutine(unit);
  const touches = calls.callsIn(unit.fn).flatMap((site) => (site.depth === unit.depth ? errors.touchesOf(site.call, unit) : []));
  const isLone = ({ raise }: FoundRead): boolean => touches.filter((touch) => touch.group === raise.group).length === 2;
  return [...best.values()].map((read) => ({ ...read, depth: unit.depth, lone: isLone(read), covered: read.covered === "never" ? "never" : "sometimes", ownsGoroutine }));
}

function imbalancesOf(unit: ThreadUnit, { calls }: ThreadSources, locks: Locks, entries: Entries): readonly LockImbalance[] {
  const flow = locks().flowOf(unit);
  if (!flow) return [];
  const inPlace = (other: ThreadUnit): boolean =>
    other.depth > 0 && calls.callsIn(other.fn).some(({ callee }) => callee.kind === "literal" && callee.index === other.depth - 1);
  const others = locks().changing.filter((other) => (other.fn.model !== unit.fn.model || other.depth !== unit.depth) && !inPlace(other));
  return findImbalances(unit, {
    flow,
    sites: calls.callsIn(unit.fn).filter((site) => site.depth === unit.depth),
    endsGoroutine: entries().endsGoroutine(unit),
    unlockedElsewhere: others.some((other) => isUnlocker(other, locks().effectOf(other), calls)),
    packageLocks: calls.functions.some((fn) => fn.model.lang === "go" && calls.callsIn(fn).some((site) => directEffect(site.callee) > 0)),
    hasCallers: entries().hasCallers(unit) || (unit.depth > 0 && !entries().endsGoroutine(unit)),
  });
}

/** Leaves more unlocks than locks: on every way out, or on some while it never locks itself. */
function isUnlocker(unit: ThreadUnit, effect: LockEffect, calls: CallGraph): boolean {
  if (effect !== "fuzzy") return effect < 0;
  return !calls.callsIn(unit.fn).some((site) => site.depth === unit.depth && directEffect(site.callee) > 0);
}
