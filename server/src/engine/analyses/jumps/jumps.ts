// Long jumps of C and the Go frames they would cross. (Interface; the idea stands in jumpAnalysis.ts.)
import type { PlacedFunction } from "../../program/model.ts";
import type { CallSite } from "../calls/callGraph.ts";

/** A call that leaves by a long jump, reached from some other call. */
export interface JumpReach {
  /** The call of longjmp, or of a library function that jumps. */
  readonly site: CallSite;
  /** Calls from the asked one down to the function that holds `site`; the asked one first. */
  readonly path: readonly CallSite[];
  /** Why nothing may be jumped over: the call asks for the protected form of a function (protectedCalls.ts), or works on an
   *  object that the function of Go just made (freshContext.ts). Absent where nothing speaks against it. */
  readonly doubt?: "protected" | "fresh-object";
}

/** C sets a jump up and calls Go, from where a jump goes back. */
export interface CrossedJump {
  /** The call of setjmp. */
  readonly saved: CallSite;
  /** The call of the same function behind it that leads to Go. */
  readonly towardsGo: CallSite;
  /** The first Go function on the way, whose frame is cut away. */
  readonly crossed: PlacedFunction;
  readonly jump: JumpReach;
}

export interface JumpAnalysis {
  /** Jumps from C called by Go, over the frame of the Go function, that no setjmp between the two catches; nearest first. */
  jumpsOutOf(fn: PlacedFunction): readonly JumpReach[];
  /** Jumps set up in a C function that come back to it over Go frames. */
  crossedIn(fn: PlacedFunction): readonly CrossedJump[];
  /** Calls of setjmp in the function's own text. */
  savesIn(fn: PlacedFunction): readonly CallSite[];
  /** Calls in the function's own text that leave by a jump. */
  restoresIn(fn: PlacedFunction): readonly CallSite[];
  /** For people and tests. */
  printJumps(fn: PlacedFunction): string;
}
