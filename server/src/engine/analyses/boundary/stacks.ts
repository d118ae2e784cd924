// Whose stack each function may run on: known starts (goroutines run Go, C threads run their start routines, signals
// their handlers, anybody calls exported functions), carried along the steps of control until nothing changes.
// C functions kept by somebody unseen start nowhere: nothing shows who runs them.
import type { FunctionModel } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { CallGraph } from "../calls/callGraph.ts";
import type { HandedFunction, StackKind } from "./boundary.ts";
import type { Step } from "./steps.ts";

export interface StackSources {
  readonly calls: CallGraph;
  readonly handed: readonly HandedFunction[];
  stepsFrom(fn: PlacedFunction): readonly Step[];
}

/** The stacks of every function that some start reaches. */
export function solveStacks(sources: StackSources): ReadonlyMap<FunctionModel, ReadonlySet<StackKind>> {
  const stacks = new Map<FunctionModel, Set<StackKind>>();
  const pending = new Set<PlacedFunction>();
  const add = (fn: PlacedFunction, kinds: Iterable<StackKind>): void => {
    const known = stacks.get(fn.model) ?? new Set<StackKind>();
    const before = known.size;
    for (const kind of kinds) known.add(kind);
    if (known.size === before) return;
    stacks.set(fn.model, known);
    pending.add(fn);
  };
  for (const { fn, kinds } of startsOf(sources)) add(fn, kinds);
  for (let [next] = pending; next !== undefined; [next] = pending) {
    pending.delete(next);
    const kinds = [...(stacks.get(next.model) ?? [])];
    for (const { to } of sources.stepsFrom(next)) add(to, kinds);
  }
  return stacks;
}

interface Start {
  readonly fn: PlacedFunction;
  readonly kinds: readonly StackKind[];
}

function startsOf({ calls, handed }: StackSources): readonly Start[] {
  const roles = new Map<FunctionModel, Set<HandedFunction["role"]>>();
  for (const { target, role } of handed) roles.set(target.model, (roles.get(target.model) ?? new Set()).add(role));
  return calls.functions.flatMap((fn): readonly Start[] => {
    const given = roles.get(fn.model);
    const kinds: StackKind[] = [];
    if (given?.has("thread-start") === true) kinds.push("c-thread");
    if (given?.has("signal-handler") === true) kinds.push("signal-handler");
    if (fn.model.lang === "go") kinds.push(...goStarts(fn, given, calls));
    return kinds.length > 0 ? [{ fn, kinds }] : [];
  });
}

/** Exported functions start on any thread, unless all C that mentions them is seen and calls them at once. */
function goStarts(fn: PlacedFunction, given: ReadonlySet<HandedFunction["role"]> | undefined, calls: CallGraph): readonly StackKind[] {
  if (fn.model.exportName === undefined) return ["goroutine"];
  const fromC = calls.callersOf(fn).filter(({ caller }) => caller.model.lang === "c");
  const isSeen = (given !== undefined || fromC.length > 0) && given?.has("kept") !== true && given?.has("exit-handler") !== true;
  return isSeen ? [] : ["goroutine", "c-thread"];
}
