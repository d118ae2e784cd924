// Touches through the functions of the package, and the pairs they form. A Go function counts at its call with what
// it leaves behind, unless it has a pair of its own: then the finding is inside. Recursion counts as no touch.
import type { Cfg } from "../../cfg/cfg.ts";
import type { Call, FunctionBody } from "../../program/ast.ts";
import type { CallGraph } from "../calls/callGraph.ts";
import type { EntryStates } from "./entryStates.ts";
import { UnitTable, bodyOf, type ThreadUnit } from "./lockSummaries.ts";
import { findPairs, type FoundPair } from "./threadPairs.ts";
import { byGroup, createTouches, isForMainThread, mainThreadTouch, type Touch, type TouchSources } from "./threadTouches.ts";
import type { ThreadTouch } from "./threads.ts";

export interface ReachSources extends TouchSources {
  readonly calls: CallGraph;
  cfg(body: FunctionBody): Cfg | undefined;
}

export interface Reach {
  /** Every pair inside one body, locked or not. */
  pairsIn(unit: ThreadUnit): readonly FoundPair[];
  /** What a call inside the body touches, Go functions of the package included. */
  touchesOf(call: Call, unit: ThreadUnit): readonly ThreadTouch[];
  /** Reports whether anything in the package touches state of its thread: the cheap question. */
  hasTouches(): boolean;
}

/** Both answers are remembered by body. */
export function createReach(sources: ReachSources, entries: () => EntryStates): Reach {
  const { resolver, calls } = sources;
  const touches = createTouches(sources);
  /** Most packages have nothing that touches anything: no such C call, no annotation. */
  const hasTouches = sources.tables.value("states of threads are touched", () => sources.pkg.goFiles.some((file) => [...file.cNames.keys()].some((name) => touches.isTouching(name)) || file.functions.some(({ model }) => isForMainThread(model.annotations))));
  const pairs = new UnitTable<readonly FoundPair[]>();
  const left = new UnitTable<readonly Touch[]>();
  const inProgress = new UnitTable<boolean>();

  const touchesOf = (call: Call, unit: ThreadUnit): readonly ThreadTouch[] => {
    const callee = resolver.resolve(call, unit.fn.model);
    if (callee.kind === "literal") return placed(call, leftBehind({ fn: unit.fn, depth: callee.index + 1 }));
    if (callee.kind !== "go") return placed(call, touches.ofCall(call, unit.fn.model));
    if (callee.bodies.some(({ model }) => isForMainThread(model.annotations))) return placed(call, [mainThreadTouch(callee.name)]);
    const all = callee.bodies.map((fn) => ({ name: fn.model.qualifiedName, touches: leftBehind({ fn, depth: 0 }) }));
    // Variants of one function may differ; methods of unknown receiver must agree.
    const areVariants = new Set(all.map(({ name }) => name)).size <= 1;
    if (!areVariants && all.some(({ touches }) => touches.length === 0)) return [];
    return placed(call, byGroup(all.flatMap(({ touches }) => touches)));
  };
  const pairsIn = (unit: ThreadUnit): readonly FoundPair[] => {
    const known = pairs.get(unit);
    if (known) return known;
    const found = isWorthwhile(unit) ? solvePairs(unit) : [];
    pairs.set(unit, found);
    return found;
  };
  /** The cheap question: two calls that touch something. */
  const isWorthwhile = (unit: ThreadUnit): boolean => {
    if (!hasTouches()) return false;
    let touching = 0;
    for (const site of calls.callsIn(unit.fn)) {
      if (site.depth === unit.depth && site.how !== "go" && touchesOf(site.call, unit).length > 0) touching += 1;
    }
    return touching > 1;
  };
  const solvePairs = (unit: ThreadUnit): readonly FoundPair[] => {
    const body = bodyOf(unit);
    const graph = body && sources.cfg(body);
    if (!graph) return [];
    return findPairs(graph, {
      touchesOf: (call) => touchesOf(call, unit),
      stateAt: (call) => entries().at(unit, call),
      stateAfter: (call) => entries().after(unit, call),
    });
  };
  const leftBehind = (unit: ThreadUnit): readonly Touch[] => {
    const known = left.get(unit);
    if (known) return known;
    if (inProgress.get(unit) === true) return [];
    inProgress.set(unit, true);
    const sites = calls.callsIn(unit.fn).filter((site) => site.depth === unit.depth && site.how !== "go");
    const all = sites.flatMap((site) => touchesOf(site.call, unit));
    const ownPairs = new Set(pairsIn(unit).map((pair) => pair.first.group));
    const found = byGroup(all.filter((touch) => !ownPairs.has(touch.group))).map((touch) => ({ ...touch, direct: false }));
    inProgress.set(unit, false);
    left.set(unit, found);
    return found;
  };
  return { pairsIn, touchesOf: (call, unit) => touchesOf(call, unit), hasTouches };
}

function placed(call: Call, touches: readonly Touch[]): readonly ThreadTouch[] {
  return touches.map((touch) => ({ ...touch, call }));
}
