// Locks taken twice by one thread with Go in between: a body holds a lock while it calls something that, through an
// exported Go function, takes the lock again. Follows the boundary analysis from each call made under a lock.
// Silent: recursive locks, read locks on both sides, try-locks, and ways on which some function gives the lock back first.
import type { Call, FunctionModel } from "../../program/ast.ts";
import type { PackageModel, PlacedFunction } from "../../program/model.ts";
import type { BoundaryAnalysis, Reach } from "../boundary/boundary.ts";
import type { CallGraph, CallSite } from "../calls/callGraph.ts";
import { rootLocal } from "../signals/signalNames.ts";
import type { IdentitySources } from "./mutexIdentity.ts";
import type { Deadlock, MutexOperation } from "./mutexes.ts";
import { placeAtCallee, type MutexBodies } from "./mutexOperations.ts";

export interface DeadlockSources extends IdentitySources {
  readonly pkg: PackageModel;
  readonly calls: CallGraph;
  readonly boundary: () => BoundaryAnalysis;
  readonly bodies: MutexBodies;
  /** Locks that may be taken again by their thread, by the last word of their expression. */
  readonly isRecursive: (operation: MutexOperation) => boolean;
}

/** At most one per lock: `same` and visible ones before others, then the nearest. */
export function findDeadlocks(fn: PlacedFunction, sources: DeadlockSources): readonly Deadlock[] {
  const { bodies, calls, pkg } = sources;
  if (pkg.exports.size === 0 || !bodies.operationsIn(fn).some((one) => takes(one) && !one.recursive)) return [];
  const best = new Map<Call, Deadlock>();
  for (const site of calls.callsIn(fn)) {
    const held = heldAcross(site, sources);
    if (held.length === 0) continue;
    for (const reach of sources.boundary().reachedBy(site)) {
      for (const one of held) {
        const found = deadlockOf(one, reach, sources);
        const known = best.get(one.call);
        if (found && (known === undefined || rank(found) > rank(known))) best.set(one.call, found);
      }
    }
  }
  return [...best.values()];
}

/** Locks that are held while the call runs, and would block if they were taken again. */
function heldAcross(site: CallSite, { bodies, isRecursive }: DeadlockSources): readonly MutexOperation[] {
  if (site.how !== "call" || !("bodies" in site.callee || site.callee.kind === "unknown")) return [];
  const held = bodies.flowOf(site.caller, site.depth)?.heldAt(site.call) ?? [];
  return held.filter((one) => !one.recursive && !isRecursive(one) && one.call !== site.call);
}

function takes({ does }: MutexOperation): boolean {
  return does === "lock" || does === "read-lock";
}

function rank({ identity, isVisible }: Deadlock): number {
  return (identity === "same" ? 2 : 0) + (isVisible ? 1 : 0);
}

function deadlockOf(held: MutexOperation, { fn, path }: Reach, sources: DeadlockSources): Deadlock | undefined {
  const again = sources.bodies.operationsIn(fn).filter((one) => takes(one) && one.direct && !one.recursive && !(one.does === "read-lock" && held.does === "read-lock"));
  if (again.length === 0) return undefined;
  const way = path.map((_, i) => path[i + 1]?.caller ?? fn);
  const callback = way.find(({ model }, i) => model.exportName !== undefined && isFromC(path[i]));
  if (callback === undefined) return undefined;
  const place = followed(held.mutex.place, path, way, sources);
  const second = again.find((one) => identityOf(held, one, place) === "same") ?? again.find((one) => identityOf(held, one, place) !== undefined);
  const identity = second && identityOf(held, second, place);
  if (second === undefined || identity === undefined || isGivenBack({ held, again: second, path }, way, sources)) return undefined;
  return { held, path, callback, again: second, identity, isVisible: path.every((site) => isOnlyWay(site, sources)) };
}

/** C runs the exported function: by its name, or as a function pointer. */
function isFromC(site: CallSite | undefined): boolean {
  return site !== undefined && (site.caller.model.lang === "c" || site.callee.kind === "c");
}

/** A call by name, or through a field or variable that only ever holds one function. */
function isOnlyWay(site: CallSite, { boundary }: DeadlockSources): boolean {
  return site.callee.kind !== "unknown" || boundary().reachedBy(site).filter(({ path }) => path.length === 1).length === 1;
}

function identityOf(held: MutexOperation, again: MutexOperation, place: string | undefined): Deadlock["identity"] | undefined {
  if (held.mutex.world !== again.mutex.world) return undefined;
  if (place !== undefined && place === again.mutex.place) return "same";
  const { field } = held.mutex;
  return field !== undefined && field === again.mutex.field && isSomeObject(held, again) ? "same-field" : undefined;
}

/** At least one is reached by way of a local: two variables of the package are two objects. */
function isSomeObject(held: MutexOperation, again: MutexOperation): boolean {
  return rootLocal(held.mutex.place) !== undefined || rootLocal(again.mutex.place) !== undefined;
}

/** The place as the last function of the way sees it; undefined when some call does not hand it on. */
function followed(start: string, path: readonly CallSite[], way: readonly PlacedFunction[], sources: DeadlockSources): string | undefined {
  let place: string | undefined = start;
  path.forEach((site, i) => {
    const callee = way[i]?.model;
    if (place === undefined || rootLocal(place) === undefined) return;
    place = callee && isCalledBy(site, callee) ? placeAtCallee(place, callee, site, sources) : undefined;
  });
  return place;
}

/** Called by name, so that arguments and parameters correspond; a function handed over gets other arguments. */
function isCalledBy({ callee }: CallSite, model: FunctionModel): boolean {
  return "bodies" in callee && callee.bodies.some((body) => body.model === model);
}

/** Some function on the way, or the last one itself, unlocks the lock before it goes on. */
function isGivenBack({ held, again, path }: Pick<Deadlock, "held" | "again" | "path">, way: readonly PlacedFunction[], { bodies }: DeadlockSources): boolean {
  return way.some((fn, i) => {
    const end = (path[i + 1]?.call ?? again.call).span.start;
    const first = bodies.operationsIn(fn).find((one) => isAlike(one, held) && one.call.span.start < end);
    return first?.does === "unlock" && !first.deferred;
  });
}

function isAlike(one: MutexOperation, other: MutexOperation): boolean {
  if (one.mutex.world !== other.mutex.world) return false;
  return one.mutex.place === other.mutex.place || (one.mutex.field !== undefined && one.mutex.field === other.mutex.field);
}
