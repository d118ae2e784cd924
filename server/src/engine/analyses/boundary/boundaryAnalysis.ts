// Control across the boundary of Go and C, for one package. Stages, each computed when first asked for and remembered:
// - uses of functions and locals as values, by function (valueUses);
// - what callees do with function pointers (paramRoles), hence who is handed to whom in which role (handedFunctions);
// - steps: calls, exported functions called by C, functions called back (steps);
// - reach: a breadth-first search over the steps of the functions met on the way, so that big C files nobody asks about
//   are never walked; only questions about the whole package (`handed`, stacks, fields that are called) look at all of it.
// May-information: a reached function runs in some call, not in every one.
import { lazy } from "../../base/lazy.ts";
import type { FunctionModel } from "../../program/ast.ts";
import type { LightTypes } from "../../program/lightTypes.ts";
import type { PackageModel, PlacedFunction } from "../../program/model.ts";
import type { CallResolver } from "../calls/callee.ts";
import type { CallGraph, CallSite } from "../calls/callGraph.ts";
import type { BoundaryAnalysis, HandedFunction, Reach, StackKind } from "./boundary.ts";
import { handedByBody, handedByInitialisers, type HandedSources } from "./handedFunctions.ts";
import { createParamRoles } from "./paramRoles.ts";
import { printBoundary } from "./printBoundary.ts";
import { solveStacks } from "./stacks.ts";
import { stepsFrom, stepsOf, type Step, type StepSources } from "./steps.ts";
import { collectUses, type ValueUses } from "./valueUses.ts";

export interface BoundarySources {
  readonly pkg: PackageModel;
  readonly resolver: CallResolver;
  readonly types: LightTypes;
  readonly calls: CallGraph;
}

export function createBoundaryAnalysis(sources: BoundarySources): BoundaryAnalysis {
  const usesIn = remembered((fn: FunctionModel): ValueUses => collectUses(fn, sources));
  const roles = createParamRoles({ resolver: sources.resolver, usesIn });
  const handedSources: HandedSources = { ...sources, roles, usesIn };
  const handedIn = byModel((fn): readonly HandedFunction[] => handedByBody(fn, handedSources));
  const handed = lazy(() => [...sources.calls.functions.filter((fn) => mayGive(fn, sources.pkg)).flatMap(handedIn), ...handedByInitialisers(handedSources)]);
  const stored = lazy(() => byStore(handed()));
  const stepSources: StepSources = { ...sources, roles, usesIn, handedIn, storedIn: (name) => stored().get(name) ?? [] };
  const steps = byModel((fn): readonly Step[] => stepsFrom(fn, stepSources));
  const reachedFrom = byModel((fn) => search(steps(fn), steps));
  const stacks = lazy(() => solveStacks({ calls: sources.calls, handed: handed(), stepsFrom: steps }));
  const answers = {
    handedIn,
    reachedFrom,
    runsOn: ({ model }: PlacedFunction): ReadonlySet<StackKind> => stacks().get(model) ?? noStacks,
  };
  return {
    ...answers,
    get handed() {
      return handed();
    },
    reachedBy: (site) => search(stepsOf(site, stepSources), steps),
    printBoundary: (fn) => printBoundary(fn, answers),
  };
}

const noStacks: ReadonlySet<StackKind> = new Set();

/** Functions of files that are read for summaries only matter where they name something exported. */
function mayGive({ uri, model }: PlacedFunction, pkg: PackageModel): boolean {
  const file = pkg.fileOf(uri);
  return file?.kind !== "c" || !file.summariesOnly || [...pkg.exports.keys()].some((name) => model.text.includes(name));
}

function byStore(handed: readonly HandedFunction[]): ReadonlyMap<string, readonly PlacedFunction[]> {
  const stores = new Map<string, PlacedFunction[]>();
  for (const { into, target } of handed) {
    if (into === undefined) continue;
    const known = stores.get(into) ?? [];
    if (!known.includes(target)) stores.set(into, [...known, target]);
  }
  return stores;
}

/** Breadth first: nearest functions first, equally near ones in source order; each once. */
function search(start: readonly Step[], steps: (fn: PlacedFunction) => readonly Step[]): readonly Reach[] {
  const found = new Map<FunctionModel, { readonly fn: PlacedFunction; readonly path: readonly CallSite[] }>();
  const queue: { readonly fn: PlacedFunction; readonly path: readonly CallSite[] }[] = [];
  const meet = (step: Step, path: readonly CallSite[]): void => {
    if (found.has(step.to.model)) return;
    const reach = { fn: step.to, path: [...path, step.site] };
    found.set(step.to.model, reach);
    queue.push(reach);
  };
  for (const step of start) meet(step, []);
  for (let i = 0; i < queue.length; i++) {
    const { fn, path } = queue[i] as Reach;
    for (const step of steps(fn)) meet(step, path);
  }
  return queue;
}

function remembered<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, { readonly value: Value }>();
  return (key) => {
    const old = known.get(key);
    if (old) return old.value;
    const value = make(key);
    known.set(key, { value });
    return value;
  };
}

/** Remembers by model: a function may be placed anew, but not changed. */
function byModel<Value>(make: (fn: PlacedFunction) => Value): (fn: PlacedFunction) => Value {
  const known = new Map<FunctionModel, { readonly value: Value }>();
  return (fn) => {
    const old = known.get(fn.model);
    if (old) return old.value;
    const value = make(fn);
    known.set(fn.model, { value });
    return value;
  };
}
