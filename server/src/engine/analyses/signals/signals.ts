// Signal facts of one package: handlers installed, masks changed. (Interface; the ideas stand in sigactionFlow.ts,
// maskFlow.ts and maskEffects.ts.)
import type { Span } from "../../base/span.ts";
import type { Call, Expr } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";

/** What a handler argument or `sa_handler` may hold. */
export type HandlerValue =
  /** SIG_DFL, SIG_IGN or a null pointer: no code of the program runs. */
  | { readonly kind: "disposition" }
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

export type MaskOperation = "block" | "unblock" | "set" | "query" | "unknown";

/** One call that reads or changes the calling thread's signal mask. */
export interface MaskCall {
  readonly fn: PlacedFunction;
  readonly depth: number;
  readonly call: Call;
  /** `sigprocmask`, `pthread_sigmask`, `unix.PthreadSigmask`, `rt_sigprocmask`. */
  readonly api: string;
  readonly operation: MaskOperation;
  /** The arguments that say how, what and where the old mask goes. */
  readonly how: Expr | undefined;
  readonly set: Expr | undefined;
  readonly old: Expr | undefined;
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
  /** In source order. */
  installsIn(fn: PlacedFunction): readonly HandlerInstall[];
  /** In source order; queries included. */
  masksIn(fn: PlacedFunction): readonly MaskCall[];
  /** The effect of a body: depth 0 is the function itself, i + 1 its literal i. */
  maskEffect(fn: PlacedFunction, depth: number): MaskEffect;
  /** Reports whether calls from Go reach the function, so that it can run on a thread of the Go runtime. */
  runsOnGoThread(fn: PlacedFunction): boolean;
}
