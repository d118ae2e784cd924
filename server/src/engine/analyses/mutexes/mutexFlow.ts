// Which locks may be held before each call of one body, and where the body waits in Go meanwhile. Forward over the
// graph: a lock is held from the call that takes it to the one that gives it back; try-locks count as not taken, deferred
// unlocks as not run before the end. When the budget is spent nothing is held: no findings.
import type { Span } from "../../base/span.ts";
import type { Action, Block, Cfg } from "../../cfg/cfg.ts";
import { solveForward, type Lattice } from "../../dataflow/forward.ts";
import type { Call } from "../../program/ast.ts";
import { visitExpr } from "../../program/visit.ts";
import { callsOf, exprsOf } from "../threads/lockFlow.ts";
import type { MutexOperation } from "./mutexes.ts";
import type { Value } from "../../report/words.ts";

/** Locks by the call that took them. */
export type HeldLocks = ReadonlySet<MutexOperation>;

export interface MutexFlow {
  heldAt(call: Call): readonly MutexOperation[];
  /** What is held at each way out that returns. */
  readonly exits: readonly HeldLocks[];
  readonly waits: readonly { readonly lock: MutexOperation; readonly at: Span; readonly what: Value }[];
  /** Operations that gave the lock back, deferred ones included. */
  readonly unlocks: ReadonlyMap<MutexOperation, ReadonlySet<MutexOperation>>;
}

export interface FlowInput {
  /** Operations of one call; a call may take several locks. */
  readonly operationsOf: (call: Call) => readonly MutexOperation[];
  /** Words for a call that makes its goroutine wait; undefined for others. */
  readonly waitOf: (call: Call) => string | undefined;
}

const nothing: HeldLocks = new Set();
const lattice: Lattice<HeldLocks> = {
  equals: (a, b) => a.size === b.size && [...a].every((one) => b.has(one)),
  merge: (a, b) => new Set([...a, ...b]),
  top: nothing,
};

/** Solves one body. */
export function solveMutexes(cfg: Cfg, input: FlowInput): MutexFlow {
  const solution = solveForward(cfg, { lattice, start: nothing, transfer: { action: (action, held) => run(action, held, input) } });
  const at = new Map<Call, HeldLocks>();
  const exits: HeldLocks[] = [];
  const waits: MutexFlow["waits"][number][] = [];
  const unlocks = new Map<MutexOperation, Set<MutexOperation>>();
  for (const id of cfg.order) {
    const block = cfg.blocks[id] as Block;
    let held = solution.exceeded ? nothing : solution.before(id);
    if (held === undefined) continue;
    for (const action of block.actions) {
      waits.push(...waitsWith(held, action, input));
      held = run(action, held, input, {
        call: (call, before) => at.set(call, before),
        unlock: (lock, by) => unlocks.set(lock, (unlocks.get(lock) ?? new Set()).add(by)),
      });
    }
    if (block.exit?.kind === "return" || block.exit?.kind === "end") exits.push(held);
  }
  return { heldAt: (call) => [...(at.get(call) ?? [])], exits, waits, unlocks };
}

function waitsWith(held: HeldLocks, action: Action, input: FlowInput): MutexFlow["waits"] {
  const inside = held.size === 0 ? [] : waitsIn(action, input);
  return inside.flatMap(({ call, at, what }) => [...held].filter((lock) => lock.call !== call).map((lock) => ({ lock, at, what })));
}

interface Observer {
  readonly call: (call: Call, before: HeldLocks) => void;
  readonly unlock: (lock: MutexOperation, by: MutexOperation) => void;
}

function run(action: Action, start: HeldLocks, input: FlowInput, observer?: Observer): HeldLocks {
  let held = start;
  for (const { call, when } of callsOf(action)) {
    observer?.call(call, held);
    if (when === "elsewhere") continue;
    for (const operation of input.operationsOf(call)) held = apply(operation, held, when === "exit", observer);
  }
  return held;
}

function apply(operation: MutexOperation, held: HeldLocks, deferred: boolean, observer?: Observer): HeldLocks {
  if (operation.does === "try-lock") return held;
  if (operation.does !== "unlock") return deferred ? held : new Set([...held, operation]);
  const given = [...held].filter((lock) => isSamePlace(lock, operation));
  for (const lock of given) observer?.unlock(lock, operation);
  return deferred || given.length === 0 ? held : new Set([...held].filter((lock) => !given.includes(lock)));
}

/** Reports whether both name one lock, seen from one function. */
export function isSamePlace(a: MutexOperation, b: MutexOperation): boolean {
  return a.mutex.world === b.mutex.world && a.mutex.place === b.mutex.place;
}

interface Wait {
  readonly at: Span;
  readonly what: Value;
  /** The call that waits; absent for channel operations. */
  readonly call?: Call;
}

function waitsIn(action: Action, { waitOf }: FlowInput): readonly Wait[] {
  if (action.kind === "defer" || action.kind === "go") return [];
  const waits: Wait[] = action.kind === "send" ? [{ at: action.span, what: { phrase: "channel-send" } }] : [];
  for (const expr of exprsOf(action)) {
    visitExpr(expr, (part) => {
      if (part.kind === "unary" && part.op === "<-") waits.push({ at: part.span, what: { phrase: "channel-receive" } });
      const what = part.kind === "call" ? waitOf(part) : undefined;
      if (part.kind === "call" && what !== undefined) waits.push({ at: part.span, what, call: part });
    });
  }
  return waits;
}
