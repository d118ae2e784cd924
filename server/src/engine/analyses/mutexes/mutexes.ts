// Locks of C and Go: which calls take and give them back, and which are held where. (Interface; the ideas stand in
// mutexAnalysis.ts, mutexIdentity.ts and deadlocks.ts.)
import type { Span } from "../../base/span.ts";
import type { MutexModel } from "../../knowledge/apiModel.ts";
import type { Call } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { CallSite } from "../calls/callGraph.ts";
import type { Value } from "../../report/words.ts";

/** What a lock is, as far as its expression tells. */
export interface MutexIdentity {
  /** As people write it: `m.mu`, `self->lock`, `g_lock`. */
  readonly text: string;
  /** Locks of C and of Go never are the same. */
  readonly world: "c" | "go";
  /** The place: `#3.impl.lock` starts at local 3; anything else at a variable of the package, which exists once. */
  readonly place: string;
  /** The field and the type that declares it: `Conn.mu`; undefined when the type is not known, or for variables. */
  readonly field: string | undefined;
}

/** A call that takes a lock or gives it back: the function of the table, or one of the package that does nothing else about it in the end. */
export interface MutexOperation {
  readonly fn: PlacedFunction;
  /** 0 in the function itself, i + 1 in its literal i. */
  readonly depth: number;
  readonly call: Call;
  readonly does: MutexModel["does"];
  readonly recursive: boolean;
  readonly mutex: MutexIdentity;
  /** The call is the function of the table, rather than one that leads to it. */
  readonly direct: boolean;
  /** Runs when the function ends. */
  readonly deferred: boolean;
}

/** From a lock of C taken in Go on: what happens before it is given back. */
export interface HeldStretch {
  readonly lock: MutexOperation;
  /** The calls that give it back, deferred ones included; empty when the body leaves with the lock. */
  readonly unlocks: readonly MutexOperation[];
  /** Where the goroutine may wait in Go while the lock is held: channels, other locks, sleep; with the words for it. */
  readonly waits: readonly { readonly at: Span; readonly what: Value }[];
}

/** A lock that is taken a second time by the thread that holds it. */
export interface Deadlock {
  readonly held: MutexOperation;
  /** The calls from the holder to the function that takes it again; the first stands in the holder. */
  readonly path: readonly CallSite[];
  /** The exported function on the way, where C calls back into Go. */
  readonly callback: PlacedFunction;
  readonly again: MutexOperation;
  /** `same`: one variable, or an object followed from call to call; `same-field`: the field of some object of the type. */
  readonly identity: "same" | "same-field";
  /** Every step is a call by name, or through a field that only ever holds one function. */
  readonly isVisible: boolean;
}

export interface MutexAnalysis {
  /** Some C function that Go calls is, or mentions, a lock: without one nothing below has anything to say about C. */
  readonly mentionsLocksOfC: () => boolean;
  /** In source order. */
  readonly operationsIn: (fn: PlacedFunction) => readonly MutexOperation[];
  /** Locks that may be held when the call runs; those its callers hold are not seen. */
  heldAt(fn: PlacedFunction, call: Call): readonly MutexOperation[];
  /** Locks of C that a Go function takes, in source order. */
  stretches(fn: PlacedFunction): readonly HeldStretch[];
  /** Locks of the function that a callback takes again, at most one per lock, the surest. */
  deadlocks(fn: PlacedFunction): readonly Deadlock[];
  /** For people and tests. */
  printMutexes(fn: PlacedFunction): string;
}
