// One path's knowledge about one resource. Immutable; `stateKey` makes equal states meet, so loops end:
// aliases are bounded in length, facts range over the conditions of the function.
import type { Span } from "../../base/span.ts";
import type { RawStep } from "../../rules/defineRule.ts";
import type { Path } from "./accessPath.ts";

/** Steps since the creation, newest first; shared between states. */
export interface Trail {
  readonly step: RawStep;
  readonly before: Trail | undefined;
  readonly length: number;
}

/** The variable that tells whether the creating call succeeded. */
export interface StatusVariable {
  /** Undefined: the test stands on the creating call itself (`if C.f(&p) != 0`). */
  readonly path: Path | undefined;
  /** `error`: nil is success; `bool`: true is success; `truth`: everything but 0 and nil is; `code`: see conditions.ts. */
  readonly kind: "error" | "bool" | "code" | "truth";
  /** The error that cgo makes of errno, beside the code: who leaves because of it takes the call for failed. Nil says nothing. */
  readonly errno?: Path;
}

export interface State {
  /** `before` the creating call, `live`: owned by this function, `released`: followed on to see whether it is used again. Other outcomes end the state. */
  readonly phase: "before" | "live" | "released";
  /** Sorted; empty while `before`, or when the value has no name yet. */
  readonly aliases: readonly Path[];
  /** A release was registered with the value that the resource has. */
  readonly deferredRelease: boolean;
  /** References added and not given back: that many releases do not end it. */
  readonly references: number;
  /** How it was released. */
  readonly release: Release | undefined;
  /**
   * Deferred calls whose effect depends on what their operands hold at the exit: indices into the unit's defers, sorted.
   * They are taken to run in that order, backwards: loops could register them in any, and states would multiply.
   */
  readonly deferred: readonly number[];
  /** Known truth of conditions, by key. */
  readonly facts: ReadonlyMap<string, boolean>;
  readonly status: StatusVariable | undefined;
  /** Loops whose body this state has run through. */
  readonly iterated: readonly number[];
  /** A failed reallocation took its last name: lost unless the program ends. */
  readonly nameless: boolean;
  /** Stored in memory that this function did not allocate: others may look after it. */
  readonly doubt: boolean;
  /** First C function that was only assumed to borrow the resource. */
  readonly assumed: AssumedBorrow | undefined;
  readonly trail: Trail | undefined;
}

export interface Release {
  /** As the message names it: `C.free`. */
  readonly callee: string;
  readonly at: Span;
  readonly how: "call" | "helper" | "realloc" | "given" | "owner";
  /** Released through this local, which was read from a container: what other names hold may be other elements. */
  readonly element?: number;
  /** Only its name says that the callee releases. */
  readonly named?: boolean;
  /** The only reference that this function had: others may hold theirs, so that a second release is not judged. */
  readonly counted?: true;
  /** Given away: what holds the answer of the call that took it. Where that is 0, nothing was taken. */
  readonly answer?: Path;
}

export interface AssumedBorrow {
  /** Undefined: a function pointer, for which nothing can be stated. */
  readonly name: string | undefined;
  readonly param: number;
  /** The callee's name or type suggests that it may keep the value. */
  readonly doubtful: boolean;
}

export const initialState: State = {
  phase: "before",
  aliases: [],
  deferredRelease: false,
  references: 0,
  release: undefined,
  deferred: [],
  facts: new Map(),
  status: undefined,
  iterated: [],
  nameless: false,
  doubt: false,
  assumed: undefined,
  trail: undefined,
};

/** Equal keys: the states continue alike (their trails may differ). */
export function stateKey(state: State): string {
  const facts = state.facts.size === 0 ? [] : [...state.facts].map(([key, value]) => `${value ? "" : "!"}${key}`).sort();
  const status = state.status === undefined ? "" : `${state.status.path ?? "call"}:${state.status.kind}`;
  return [state.phase, state.aliases.join(), state.deferredRelease, state.deferred.join(), facts.join("&"), status, state.iterated.join(), state.assumed?.doubtful ?? "", state.doubt, state.nameless, state.references, state.release?.at.start ?? ""].join("|");
}

export function withStep(state: State, step: RawStep): State {
  const { phase, aliases, deferredRelease, references, release, deferred, facts, status, iterated, nameless, doubt, assumed, trail } = state;
  return { phase, aliases, deferredRelease, references, release, deferred, facts, status, iterated, nameless, doubt, assumed, trail: { step, before: trail, length: (trail?.length ?? 0) + 1 } };
}

/** Oldest first. */
export function stepsOf(trail: Trail | undefined): readonly RawStep[] {
  const steps: RawStep[] = [];
  for (let at = trail; at !== undefined; at = at.before) steps.push(at.step);
  return steps.reverse();
}
