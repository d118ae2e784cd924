// Errors that a library keeps for each thread, and the cgo calls that fail into them and fetch them.
// (Interface; the ideas stand in errorTouches.ts and errorFlow.ts.)
import type { Call } from "../../program/ast.ts";
import type { GlobalDecl } from "../../program/model.ts";
import type { LockState } from "./threads.ts";

/** What a call does with an error of its thread. */
export interface ErrorTouch {
  /** Names the error: `libgit2 error`, `errno`, `thread-local lastError`. */
  readonly group: string;
  readonly kind: "raises" | "fetches";
  /** What does it in the end: `C.git_error_last`. */
  readonly name: string;
  /** The call itself is `name`, rather than a function that leads to it. */
  readonly direct: boolean;
  /** The function belongs to the library by its name, rather than to anybody who may set `errno`. */
  readonly specific: boolean;
  /** Only the name suggests that the error belongs to the thread. */
  readonly inferred: boolean;
  /** Callers have to choose the thread anyway. */
  readonly pinned: boolean;
}

export interface PlacedErrorTouch extends ErrorTouch {
  readonly call: Call;
}

/** An error fetched in another cgo call than the one that failed, on a thread that may be another one. */
export interface ErrorRead {
  /** 0 for the function itself, i + 1 for its literal i. */
  readonly depth: number;
  /** The call that failed. */
  readonly raise: PlacedErrorTouch;
  readonly fetch: PlacedErrorTouch;
  /** Whether one locked region covers both. `always` is not listed. */
  readonly covered: Exclude<LockState, "always">;
  /** The fetch is reached on a branch that depends on the failing call, or is given its result. */
  readonly dependent: boolean;
  /** No other call stands between the two. */
  readonly adjacent: boolean;
  /** The body has no other call that fails into this error or fetches it. */
  readonly lone: boolean;
  /** Nobody outside the package decides about the thread. */
  readonly ownsGoroutine: boolean;
}

/** The group whose error a global variable of C holds: `errno`, or one of its own for a thread-local one that is named so. */
export function holdsError(name: string, globals: ReadonlyMap<string, GlobalDecl>, errnoNames: ReadonlySet<string>): string | undefined {
  if (errnoNames.has(name)) return name;
  return /err/i.test(name) && globals.get(name)?.threadLocal === true ? `thread-local ${name}` : undefined;
}
