// Follows the signal mask of the running thread through one body: which changes are in force where it gives control
// back. A change ends with SIG_SETMASK of a mask saved earlier (or of one this body did not build), with SIG_UNBLOCK,
// with a callee that restores, with a deferred call that does; it never began on the branch where its call failed.
// Does not tell two masks apart: one restoring call ends every change in force.
import type { Action, Block, Cfg, Edge } from "../../cfg/cfg.ts";
import { solveForward } from "../../dataflow/forward.ts";
import type { Call, Expr } from "../../program/ast.ts";
import { callsOf } from "../threads/lockFlow.ts";
import { failedChange } from "./maskConditions.ts";
import { type MaskFacts, type MaskState, maskLattice, type OpenChange, startFacts } from "./maskState.ts";
import { assignSets, callOnSets } from "./setTracking.ts";
import { bare, isNull, placeOf, type ResolveCall } from "./signalNames.ts";
import type { Lingering, MaskCall, MaskEffect, MaskedStretch } from "./signals.ts";

export interface MaskContext {
  readonly resolve: ResolveCall;
  readonly maskCallOf: (call: Call) => MaskCall | undefined;
  /** What a call into the package (or of a literal here) does to the mask. */
  readonly effectOf: (call: Call) => { readonly lingering: readonly Omit<Lingering, "exits">[]; readonly restores: readonly MaskCall[] };
}

/** What one body does to the mask. */
export function solveMasks(cfg: Cfg, context: MaskContext): MaskEffect {
  const solution = solveForward<Action, Edge, MaskState>(cfg, {
    lattice: maskLattice,
    start: startFacts,
    transfer: {
      action: (action, state) => applyAction(action, state, context, noObserver),
      edge: (edge, state) => (state === "unknown" ? state : withoutFailed(state, edge, context)),
    },
  });
  const seen = observer();
  const lingering: Lingering[] = [];
  for (const id of cfg.order) {
    let state = solution.before(id);
    if (state === undefined) continue;
    const block = cfg.blocks[id] as Block;
    for (const action of block.actions) state = applyAction(action, state, context, seen);
    if (state === "unknown" || (block.exit?.kind !== "return" && block.exit?.kind !== "end")) continue;
    for (const { change, needed, through } of state.open.values()) lingering.push({ change, needed, through, exits: [block.exit.span] });
  }
  return { lingering: oncePerChange(lingering), restores: seen.restores, paired: seen.paired, changes: seen.changes };
}

/** One entry per change, with all its exits in source order. */
function oncePerChange(all: readonly Lingering[]): readonly Lingering[] {
  const merged = new Map<Call, Lingering>();
  for (const one of [...all].sort((a, b) => startOf(a) - startOf(b))) {
    const known = merged.get(one.change.call);
    merged.set(one.change.call, known === undefined ? one : { ...known, exits: [...known.exits, ...one.exits] });
  }
  return [...merged.values()];
}

function startOf({ exits }: Lingering): number {
  return exits[0]?.start ?? 0;
}

interface Observer {
  changed(change: MaskCall, needed: readonly string[]): void;
  ended(open: OpenChange): void;
  /** Restoring calls that met no change in force. */
  restored(calls: readonly MaskCall[]): void;
}
const noObserver: Observer = { changed: () => undefined, ended: () => undefined, restored: () => undefined };

function observer(): Observer & { readonly paired: MaskedStretch[]; readonly changes: MaskEffect["changes"][number][]; readonly restores: MaskCall[] } {
  const paired: MaskedStretch[] = [];
  const changes: MaskEffect["changes"][number][] = [];
  const restores: MaskCall[] = [];
  return {
    paired,
    changes,
    restores,
    changed: (change, needed) => changes.push({ change, needed }),
    ended: ({ change, through }) => paired.push({ change, through }),
    restored: (calls) => restores.push(...calls),
  };
}

function applyAction(action: Action, start: MaskState, context: MaskContext, seen: Observer): MaskState {
  if (start === "unknown") return start;
  let facts = start;
  for (const { call, when } of callsOf(action)) {
    if (when === "now") facts = applyCall(call, facts, context, seen);
    else if (when === "exit") facts = applyDefer(call, facts, context, seen);
  }
  if (action.kind !== "assign") return facts;
  return trackResults(action, assignSets(action, facts, context.resolve), context);
}

function applyCall(call: Call, facts: MaskFacts, context: MaskContext, seen: Observer): MaskFacts {
  const mask = context.maskCallOf(call);
  if (mask !== undefined) return applyMask(mask, facts, context, seen);
  const { lingering, restores } = context.effectOf(call);
  const ended = restores.length > 0 ? endAll(facts, restores, seen) : facts;
  const opened = facts.deferred ? ended : lingering.reduce((state, one) => open(state, { ...one, key: `${call.span.start}>${one.change.call.span.start}`, set: undefined }), ended);
  return callOnSets(call, opened, context.resolve);
}

function applyMask(mask: MaskCall, facts: MaskFacts, context: MaskContext, seen: Observer): MaskFacts {
  if (isRestoring(mask, facts, context)) return saveOld(mask, endAll(facts, [mask], seen), context);
  if (mask.operation !== "block" && mask.operation !== "set") return saveOld(mask, facts, context);
  const set = placeOf(mask.set, context.resolve);
  const content = mask.held ?? (set === undefined ? undefined : facts.sets.get(set));
  const needed = content?.kind === "known" ? content.needed : [];
  seen.changed(mask, needed);
  const change: OpenChange = { key: String(mask.call.span.start), change: mask, needed, through: [], set };
  return saveOld(mask, facts.deferred ? facts : open(facts, change), context);
}

/** A change back: to a saved mask, to nothing blocked, to a mask from elsewhere (unless it saves the one before). */
function isRestoring(mask: MaskCall, facts: MaskFacts, { resolve }: MaskContext): boolean {
  if (mask.operation === "unblock") return true;
  const set = placeOf(mask.set, resolve);
  const content = mask.held ?? (set === undefined ? undefined : facts.sets.get(set));
  if (content?.kind === "known" && !content.holdsAny) return true;
  if (mask.operation !== "set") return false;
  if (set !== undefined && facts.saved.has(set)) return true;
  return content?.kind !== "known" && (mask.old === undefined || isNull(mask.old, resolve));
}

function saveOld(mask: MaskCall, facts: MaskFacts, { resolve }: MaskContext): MaskFacts {
  const place = isNull(mask.old, resolve) ? undefined : placeOf(mask.old, resolve);
  return place === undefined ? facts : { ...facts, saved: new Set([...facts.saved, place]) };
}

/** A deferred restoring call ends what is in force now and whatever comes later. */
function applyDefer(call: Call, facts: MaskFacts, context: MaskContext, seen: Observer): MaskFacts {
  const mask = context.maskCallOf(call);
  const restores = mask === undefined ? context.effectOf(call).restores : isRestoring(mask, facts, context) ? [mask] : [];
  return restores.length > 0 ? { ...endAll(facts, restores, seen), deferred: true } : facts;
}

function open(facts: MaskFacts, change: OpenChange): MaskFacts {
  return { ...facts, open: new Map([...facts.open, [change.key, change]]) };
}

function endAll(facts: MaskFacts, by: readonly MaskCall[], seen: Observer): MaskFacts {
  if (facts.open.size === 0) seen.restored(by);
  for (const change of facts.open.values()) seen.ended(change);
  return { ...facts, open: new Map() };
}

/** Remembers which local holds the result of which change. */
function trackResults(action: Extract<Action, { kind: "assign" }>, facts: MaskFacts, { maskCallOf, resolve }: MaskContext): MaskFacts {
  const results = new Map(facts.results);
  action.left.forEach((left, index) => {
    if (left.kind !== "ident" || left.ref.kind !== "local") return;
    const right: Expr | undefined = action.right[action.right.length === 1 ? 0 : index];
    const source = right && bare(right, resolve);
    const isChange = source?.kind === "call" && maskCallOf(source) !== undefined;
    if (isChange) results.set(left.ref.id, String(source.span.start));
    else results.delete(left.ref.id);
  });
  return { ...facts, results };
}

function withoutFailed(facts: MaskFacts, edge: Edge, { resolve }: MaskContext): MaskFacts {
  const key = edge.condition && failedChange(edge.condition, facts.results, resolve);
  if (key === undefined || !facts.open.has(key)) return facts;
  return { ...facts, open: new Map([...facts.open].filter(([one]) => one !== key)) };
}
