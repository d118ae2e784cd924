// Pairs of calls on one path that depend on the same state of the thread while no locked region covers both.
// A forward may-analysis over one body: the fact says which touches came before, and whether the lock was held ever
// since. A call of a package function counts with what that function leaves behind; pairs inside it are its own.
// A deferred call counts where it is deferred: it runs before an unlock that was deferred earlier.
import type { Action, Cfg } from "../../cfg/cfg.ts";
import { solveForward, type Lattice } from "../../dataflow/forward.ts";
import type { Call } from "../../program/ast.ts";
import { callsOf } from "./lockFlow.ts";
import { joinStates } from "./entryStates.ts";
import type { LockState, ThreadTouch } from "./threads.ts";

export interface PairSources {
  /** What a call touches, through Go functions of the package too. */
  readonly touchesOf: (call: Call) => readonly ThreadTouch[];
  readonly stateAt: (call: Call) => LockState;
  readonly stateAfter: (call: Call) => LockState;
}

export interface FoundPair {
  readonly first: ThreadTouch;
  readonly second: ThreadTouch;
  readonly covered: LockState;
}

interface Seen {
  readonly touch: ThreadTouch;
  /** Whether the lock was held from the touch until now. */
  readonly covered: LockState;
}
/** By group and start of the call. Bounded by the touching calls of the body. */
type Fact = ReadonlyMap<string, Seen>;

const lattice: Lattice<Fact> = {
  equals: (a, b) => a.size === b.size && [...a].every(([key, seen]) => b.get(key)?.covered === seen.covered),
  merge: (a, b) => {
    const merged = new Map(a);
    for (const [key, seen] of b) merged.set(key, { ...seen, covered: joinStates(a.get(key)?.covered, seen.covered) });
    return merged;
  },
  top: new Map(),
};

/** Every pair of different calls, in the order of the graph; one per group and two calls. Ends without a budget: facts are bounded. */
export function findPairs(cfg: Cfg, sources: PairSources): readonly FoundPair[] {
  const solution = solveForward(cfg, { lattice, start: new Map(), transfer: { action: (action, fact) => step(action, fact, sources) } }, Infinity);
  const pairs = new Map<string, FoundPair>();
  for (const id of cfg.order) {
    let fact = solution.before(id);
    if (fact === undefined) continue;
    for (const action of cfg.blocks[id]?.actions ?? []) {
      fact = step(action, fact, sources, (pair) => pairs.set(`${pair.first.group} ${String(pair.first.call.span.start)} ${String(pair.second.call.span.start)}`, pair));
    }
  }
  return [...pairs.values()];
}

function step(action: Action, start: Fact, sources: PairSources, onPair?: (pair: FoundPair) => void): Fact {
  let fact = start;
  for (const { call, when } of callsOf(action)) {
    if (when === "elsewhere") continue;
    const touches = sources.touchesOf(call);
    // A helper that locks touches after it locked, one that unlocks before it did.
    const after = sources.stateAfter(call);
    if (touches.length > 0) fact = addTouches(fact, touches, stronger(sources.stateAt(call), after), onPair);
    fact = uncover(fact, after);
  }
  return fact;
}

function addTouches(fact: Fact, touches: readonly ThreadTouch[], state: LockState, onPair: ((pair: FoundPair) => void) | undefined): Fact {
  const next = new Map(fact);
  for (const touch of touches) {
    for (const [key, seen] of fact) {
      if (seen.touch.group !== touch.group || seen.touch.call === touch.call || !dependsOn(touch, seen.touch)) continue;
      onPair?.({ first: seen.touch, second: touch, covered: weaker(seen.covered, state) });
      if (touch.role === "reset") next.delete(key);
    }
    if (touch.role !== "reset") next.set(`${touch.group} ${String(touch.call.span.start)}`, { touch, covered: state });
  }
  return next;
}

/** What the first leaves on the thread the second relies on: by another function, where it is a variable of C. */
function dependsOn(second: ThreadTouch, first: ThreadTouch): boolean {
  if (!first.leaves || !second.relies || isSameQuestion(first, second)) return false;
  return !first.group.startsWith("thread-local ") || first.name !== second.name;
}

/** The same function asked twice without arguments: `gettid()` for two lines of a log. */
function isSameQuestion(a: ThreadTouch, b: ThreadTouch): boolean {
  return a.direct && b.direct && a.name === b.name && a.call.args.length === 0 && b.call.args.length === 0;
}

/** Once the thread is not locked any more, nothing seen before is covered. */
function uncover(fact: Fact, state: LockState): Fact {
  if (state === "always" || [...fact.values()].every((seen) => weaker(seen.covered, state) === seen.covered)) return fact;
  return new Map([...fact].map(([key, seen]) => [key, { ...seen, covered: weaker(seen.covered, state) }]));
}

function weaker(a: LockState, b: LockState): LockState {
  if (a === "never" || b === "never") return "never";
  return a === "sometimes" || b === "sometimes" ? "sometimes" : "always";
}

function stronger(a: LockState, b: LockState): LockState {
  if (a === "always" || b === "always") return "always";
  return a === "sometimes" || b === "sometimes" ? "sometimes" : "never";
}
