// Signal facts of one package: handlers installed, masks changed. (Interface; the ideas stand in sigactionFlow.ts,
// maskFlow.ts and maskEffects.ts.)
import type { Span } from "../../base/span.ts";
import type { Call, Expr } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { CallSite } from "../calls/callGraph.ts";
import type { Interruption } from "./interruptions.ts";
import type { SignalSet } from "./signalSet.ts";
import type { DescriptorWrite } from "./descriptorWrites.ts";

/** What a handler argument or `sa_handler` may hold. */
export type HandlerValue =
  /** SIG_DFL (also a null pointer), SIG_IGN …: no code of the program runs. */
  | { readonly kind: "disposition"; readonly name: string }
  | { readonly kind: "function"; readonly name: string; readonly at: Span }
  /** A parameter of the installing function; `index` among its parameters. */
  | { readonly kind: "parameter"; readonly index: number; readonly at: Span }
  /** What an earlier sigaction() filled in, or what somebody else set. */
  | { readonly kind: "foreign" }
  | { readonly kind: "unknown"; readonly at: Span };

/** What `sa_flags` may hold; `at` is the expression that says so. */
export type FlagsValue =
  | { readonly kind: "onstack" }
  /** Decided, and without SA_ONSTACK. */
  | { readonly kind: "missing"; readonly at: Expr }
  /** Zero because the whole struct was cleared. */
  | { readonly kind: "cleared" }
  /** Never set: whatever the stack held. */
  | { readonly kind: "unset" }
  | { readonly kind: "unknown" };

/** One call that installs a handler or resets a signal. */
export interface HandlerInstall {
  readonly fn: PlacedFunction;
  /** 0 in the function itself, i + 1 in its literal i. */
  readonly depth: number;
  readonly call: Call;
  /** `sigaction`, or the name of the signal() variant. */
  readonly api: string;
  /** The signal as written, without package. */
  readonly signal: string;
  readonly handlers: readonly HandlerValue[];
  /** What sa_flags may hold at the call; absent for signal() and its variants, which cannot set flags. */
  readonly flags?: readonly FlagsValue[];
}

/** What a side does with a signal; `restores`: puts back an action that was saved, or that came from elsewhere. */
export type SignalDeed = "handles" | "ignores" | "resets" | "waits" | "restores";

/** One side and one signal; see signalFacts.ts. */
export interface SignalFact {
  readonly side: "go" | "c";
  /** `SIGINT`, `signal 33`, `*` for every signal, `?` for one that nobody in sight names (C only). */
  readonly signal: string;
  readonly does: SignalDeed;
  /** `signal.Notify`, `sigaction`, `sigwait` … */
  readonly api: string;
  readonly fn: PlacedFunction;
  readonly depth: number;
  readonly call: Call;
  /** Calls that bring the signal or the handler to `fn`, outermost first; empty where `call` says both. */
  readonly through: readonly CallSite[];
  /** Names of the C functions that may be the handler; empty when none is known. */
  readonly handlers: readonly string[];
  /** Other values are possible on some path. */
  readonly isDoubtful: boolean;
  /** Absent for Go and for waiting. */
  readonly install?: HandlerInstall;
}

/** Whether the handlers of an install call the action that was there before. */
export type Chaining = "yes" | "no" | "unknown";

/** A function that handlers run, with the calls from the handler to it; empty for the handler itself. */
export interface HandlerReach {
  readonly handler: PlacedFunction;
  readonly fn: PlacedFunction;
  readonly path: readonly CallSite[];
}

/** A call that a handler makes to something outside of C's own code in the package. */
export interface HandlerCall {
  /** How the handler was installed (first of several). */
  readonly fact: SignalFact;
  readonly handler: PlacedFunction;
  /** Calls from the handler to the function that holds `site`; empty when the handler holds it. */
  readonly path: readonly CallSite[];
  readonly site: CallSite;
  /** Every signal the handler is installed for, sorted. */
  readonly signals: readonly string[];
}

export type MaskOperation = "block" | "unblock" | "set" | "query" | "unknown";

/** One call that reads or changes the calling thread's signal mask. */
export interface MaskCall {
  readonly fn: PlacedFunction;
  readonly depth: number;
  readonly call: Call;
  /** `sigprocmask`, `pthread_sigmask`, `unix.PthreadSigmask`, `rt_sigprocmask`, or a name of knowledge/data/numberMasks.ts. */
  readonly api: string;
  readonly operation: MaskOperation;
  /** The arguments that say how, what and where the old mask goes. */
  readonly how: Expr | undefined;
  readonly set: Expr | undefined;
  readonly old: Expr | undefined;
  /** What the set holds, where the argument itself says it. */
  readonly held?: SignalSet;
}

/** A mask that is still in force where its function gives control back. */
export interface Lingering {
  readonly change: MaskCall;
  /** Signals in the set that the Go runtime needs unblocked; empty when none or unknown. */
  readonly needed: readonly string[];
  /** Calls from the asked function down to the function that holds `change`; empty in that function itself. */
  readonly through: readonly { readonly fn: PlacedFunction; readonly call: Call }[];
  /** Where the asked function leaves with the mask, relative to it, in source order; at least one. */
  readonly exits: readonly Span[];
}

/** What one function does to the mask of its thread. */
export interface MaskEffect {
  readonly lingering: readonly Lingering[];
  /** Restoring calls, its own or a callee's, that met no change made here: they undo somebody else's. */
  readonly restores: readonly MaskCall[];
  /** Changes made here, directly or through a callee, that a later call here undoes. */
  readonly paired: readonly MaskedStretch[];
  /** Changes this function's own code makes, with the needed signals they block. */
  readonly changes: readonly { readonly change: MaskCall; readonly needed: readonly string[] }[];
}

/** A change and the calls that lead to it from the function that is asked about; see Lingering. */
export type MaskedStretch = Pick<Lingering, "change" | "through">;

export interface SignalAnalysis {
  /** Functions that run as signal handlers, by name as given to signal()/sigaction(). */
  handlers(): readonly PlacedFunction[];
  /** In the order of functions, then of calls. */
  facts(): readonly SignalFact[];
  chaining(fact: SignalFact): Chaining;
  /** What a handler runs, itself first, nearest first; exported Go functions end a chain. */
  reachedFromHandler(handler: PlacedFunction): readonly HandlerReach[];
  handlerCalls(): readonly HandlerCall[];
  /** Slow calls whose failure is taken for final, in source order. */
  interruptionsIn(fn: PlacedFunction): readonly Interruption[];
  /** Writes to descriptors in C, in source order. */
  writesIn(fn: PlacedFunction): readonly DescriptorWrite[];
  /** For people and tests: facts, masks and handlers of one function. */
  printSignals(fn: PlacedFunction): string;
  /** In source order. */
  installsIn(fn: PlacedFunction): readonly HandlerInstall[];
  /** In source order; queries included. */
  masksIn(fn: PlacedFunction): readonly MaskCall[];
  /** The effect of a body: depth 0 is the function itself, i + 1 its literal i. */
  maskEffect(fn: PlacedFunction, depth: number): MaskEffect;
  /** Reports whether calls from Go reach the function, so that it can run on a thread of the Go runtime. */
  runsOnGoThread(fn: PlacedFunction): boolean;
}
