// Locks of one package. Stages, each computed when first asked for: operations of each body, wrappers included
// (mutexOperations); what is held before each call (mutexFlow); stretches in Go over locks of C; locks that a callback
// takes again (deadlocks). A package that never mentions a lock costs one search per function that is asked about.
import type { Call } from "../../program/ast.ts";
import type { PackageModel, PlacedFunction } from "../../program/model.ts";
import type { SharedTables } from "../sharedTables.ts";
import type { BoundaryAnalysis } from "../boundary/boundary.ts";
import { callName } from "../calls/callName.ts";
import { findDeadlocks } from "./deadlocks.ts";
import type { HeldStretch, MutexAnalysis, MutexOperation } from "./mutexes.ts";
import { isSamePlace } from "./mutexFlow.ts";
import { createMutexBodies, type MutexBodies, type MutexSources } from "./mutexOperations.ts";

export function createMutexAnalysis(sources: MutexSources & { readonly boundary: () => BoundaryAnalysis; readonly tables: SharedTables }): MutexAnalysis {
  const bodies = createMutexBodies(sources);
  const recursiveTexts = sources.tables.value("what makes locks recursive", () => recursiveMentions(sources.pkg));
  const isRecursive = (operation: MutexOperation): boolean => recursiveTexts().some((text) => text === "" || text.includes(lastWord(operation.mutex.text)));
  const deadlockSources = { ...sources, bodies, isRecursive };
  const depthOf = (fn: PlacedFunction, call: Call): number => sources.calls.callsIn(fn).find((site) => site.call === call)?.depth ?? 0;
  const answers = {
    mentionsLocksOfC: sources.tables.value("locks of C are mentioned", () => mentionsLocksOfC(sources)),
    operationsIn: bodies.operationsIn,
    heldAt: (fn: PlacedFunction, call: Call) => bodies.flowOf(fn, depthOf(fn, call))?.heldAt(call) ?? [],
    stretches: (fn: PlacedFunction) => stretchesIn(fn, bodies),
    deadlocks: (fn: PlacedFunction) => findDeadlocks(fn, deadlockSources),
  };
  return { ...answers, printMutexes: (fn) => printMutexes(fn, answers) };
}

function mentionsLocksOfC({ pkg, knowledge }: MutexSources): boolean {
  const isLock = (name: string): boolean =>
    knowledge.modelOf(`C.${name}`)?.mutex !== undefined || (pkg.cFunctions.get(name) ?? []).some(({ model }) => /lock|mutex|mtx_|Critical/i.test(model.text));
  return pkg.goFiles.some((file) => [...file.cNames.keys()].some(isLock));
}

function stretchesIn(fn: PlacedFunction, bodies: MutexBodies): readonly HeldStretch[] {
  if (fn.model.lang !== "go") return [];
  const all = bodies.operationsIn(fn);
  return all.filter((one) => one.mutex.world === "c" && (one.does === "lock" || one.does === "read-lock") && !one.deferred).map((lock) => {
    const flow = bodies.flowOf(fn, lock.depth);
    const inside = [...(flow?.unlocks.get(lock) ?? [])];
    // A deferred literal that unlocks.
    const later = all.filter((one) => one.does === "unlock" && one.depth > lock.depth && isSamePlace(one, lock));
    return { lock, unlocks: [...inside, ...later], waits: (flow?.waits ?? []).filter((wait) => wait.lock === lock).map(({ at, what }) => ({ at, what })) };
  });
}

/** Texts that make locks recursive; "" when such a text gets the lock as a parameter, so that any may be meant. */
function recursiveMentions(pkg: PackageModel): readonly string[] {
  const units = [...pkg.goFiles.map((file) => file.c), ...pkg.cFiles.map((file) => file.c)];
  const pattern = /MUTEX_RECURSIVE|RECURSIVE_MUTEX|mtx_recursive/;
  const functions = [...units.flatMap((unit) => unit.functions), ...pkg.goFiles.flatMap((file) => file.functions)];
  const texts = functions.filter(({ model }) => pattern.test(model.text)).map(({ model }) => (/pthread_mutex_t\s*\*|mtx_t\s*\*/.test(model.text.slice(0, 200)) ? "" : model.text));
  const globals = units.flatMap((unit) => unit.globals.flatMap(({ name, value }) => (value?.kind === "ident" && pattern.test(value.name) ? [name] : [])));
  return [...texts, ...globals];
}

function lastWord(text: string): string {
  return /\w+$/.exec(text)?.[0] ?? text;
}

function printMutexes(fn: PlacedFunction, { operationsIn, stretches, deadlocks }: Pick<MutexAnalysis, "operationsIn" | "stretches" | "deadlocks">): string {
  const lines = [
    ...operationsIn(fn).map(({ call, does, mutex, deferred }) => `${deferred ? "deferred " : ""}${does} ${mutex.place} (${mutex.field ?? mutex.world}) by ${callName(call)}`),
    ...stretches(fn).map(({ lock, unlocks, waits }) => `holds ${lock.mutex.place} until ${unlocks.map(({ call }) => callName(call)).join(", ") || "it leaves"}${waits.map(({ what }) => `; waits: ${typeof what === "string" ? what : what.phrase}`).join("")}`),
    ...deadlocks(fn).map(({ held, path, again, identity, isVisible }) => `deadlock on ${held.mutex.place}: ${path.map(({ call }) => callName(call)).join(" > ")} > ${callName(again.call)} (${identity}${isVisible ? "" : ", through a field"})`),
  ];
  return `${fn.model.qualifiedName}\n${lines.map((line) => `  ${line}\n`).join("")}`;
}
