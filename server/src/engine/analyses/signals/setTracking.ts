// What signal-set variables hold after a call or an assignment.
import type { Action } from "../../cfg/cfg.ts";
import type { Call, Expr } from "../../program/ast.ts";
import type { MaskFacts } from "./maskState.ts";
import { constantName, isNull, isWithin, placeOf, type ResolveCall } from "./signalNames.ts";
import { addSignal, deleteSignal, emptySet, fullSet, type SignalSet, unknownSet } from "./signalSet.ts";

/** The facts after a call that may build or change sets. */
export function callOnSets(call: Call, facts: MaskFacts, resolve: ResolveCall): MaskFacts {
  const callee = resolve(call);
  if (callee.kind === "conversion" || callee.kind === "builtin") return facts;
  const place = placeOf(call.args[0], resolve);
  if (callee.kind === "c" && place !== undefined) {
    const built = builtSet(callee.name, facts.sets.get(place) ?? unknownSet, call, resolve);
    if (built !== undefined) return withSet(facts, place, built);
  }
  const model = "model" in callee ? callee.model : undefined;
  return call.args.reduce((state, arg, index) => (model?.params?.[index] === "borrows" ? state : forgetSet(state, placeOf(arg, resolve))), facts);
}

function builtSet(name: string, before: SignalSet, call: Call, resolve: ResolveCall): SignalSet | undefined {
  const signal = call.args[1] === undefined ? undefined : constantName(call.args[1], resolve);
  switch (name) {
    case "sigemptyset":
      return emptySet;
    case "sigfillset":
      return fullSet;
    case "sigaddset":
      return addSignal(before, signal);
    case "sigdelset":
      return deleteSignal(before, signal);
    case "sigismember":
      return before;
    case "memset":
    case "bzero":
      return call.args.length < 3 || isNull(call.args[1], resolve) ? emptySet : unknownSet;
    default:
      return undefined;
  }
}

/** The facts after an assignment: zero values, copies, writes into a set's words. */
export function assignSets(action: Extract<Action, { kind: "assign" }>, facts: MaskFacts, resolve: ResolveCall): MaskFacts {
  let after = facts;
  action.left.forEach((left, index) => {
    const place = placeOf(left, resolve);
    if (place === undefined) return;
    const right = action.right.length === action.left.length ? action.right[index] : undefined;
    const source = placeOf(right, resolve);
    if (source !== undefined && facts.saved.has(source)) after = { ...after, saved: new Set([...after.saved, place]) };
    after = withSet(forgetSet(after, place), place, assigned(action, right, source, facts));
  });
  return after;
}

function assigned(action: Extract<Action, { kind: "assign" }>, right: Expr | undefined, source: string | undefined, facts: MaskFacts): SignalSet {
  if (action.right.length === 0) return action.uninitialised ? unknownSet : emptySet;
  if (right?.kind === "composite" && right.elements.every(({ value }) => value.kind === "literal" && /^0+$/.test(value.text))) return emptySet;
  return (source === undefined ? undefined : facts.sets.get(source)) ?? unknownSet;
}

function withSet(facts: MaskFacts, place: string, set: SignalSet): MaskFacts {
  if (set.kind === "unknown" && !facts.sets.has(place)) return facts;
  return { ...facts, sets: new Map([...facts.sets, [place, set]]) };
}

/** Everything known about a place, and about what it is a part of or holds. */
function forgetSet(facts: MaskFacts, place: string | undefined): MaskFacts {
  if (place === undefined) return facts;
  const touched = [...facts.sets.keys()].filter((key) => isWithin(key, place) || isWithin(place, key));
  return touched.length === 0 ? facts : { ...facts, sets: new Map([...facts.sets].map(([key, set]) => [key, touched.includes(key) ? unknownSet : set])) };
}
