// Signal facts of one package: handlers installed, masks changed. (Interface; see signalAnalysis.ts.)
import type { PlacedFunction } from "../../program/model.ts";

export interface SignalAnalysis {
  /** Functions that run as signal handlers, by name as given to signal()/sigaction(). */
  handlers(): readonly PlacedFunction[];
}
