// State that one function of a package sets up on its thread and that other functions go on with, in a package that locks
// nothing anywhere: whether callers stay on the thread is left to chance. One answer for each state, at the first call that
// sets it up, in the order of files. Silent where a test is all that uses it, and for thread-local variables of C, whose
// names tell nothing about who goes on with them.
import type { PackageModel, PlacedFunction } from "../../program/model.ts";
import type { CallGraph } from "../calls/callGraph.ts";
import type { Reach } from "./threadReach.ts";
import type { OpenedState, PlacedTouch, ThreadTouch } from "./threads.ts";

/** By the function that opens; the cheap questions first. */
export function openedStates(pkg: PackageModel, calls: CallGraph, reach: Reach): readonly OpenedState[] {
  const files = pkg.goFiles.filter(({ isTest }) => !isTest);
  if (!reach.hasTouches() || files.some(({ code }) => code.includes("LockOSThread"))) return [];
  const groups = new Map<string, PlacedTouch[]>();
  const inOrder = files.flatMap(({ functions }) => functions).sort((a, b) => (a.uri === b.uri ? a.start - b.start : a.uri < b.uri ? -1 : 1));
  for (const fn of inOrder) {
    for (const touch of directTouches(fn, calls, reach)) groups.set(touch.touch.group, [...(groups.get(touch.touch.group) ?? []), touch]);
  }
  return [...groups.values()].flatMap((touches) => {
    const opened = touches.find(({ touch }) => touch.role === "set");
    const later = opened && touches.find(({ fn, touch }) => fn.model !== opened.fn.model && touch.role !== "set" && touch.name !== opened.touch.name);
    return opened === undefined || later === undefined ? [] : [{ ...opened, later }];
  });
}

function directTouches(fn: PlacedFunction, calls: CallGraph, reach: Reach): readonly PlacedTouch[] {
  return calls.callsIn(fn).flatMap(({ call, depth }) => {
    const own = (touch: ThreadTouch): boolean => !touch.annotated && !touch.group.startsWith("thread-local ") && (touch.direct || touch.name.startsWith("C."));
    return reach.touchesOf(call, { fn, depth }).filter(own).map((touch) => ({ fn, depth, touch }));
  });
}
