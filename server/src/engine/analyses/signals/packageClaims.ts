// The claims of one package on signals, each with its place: what remains of the facts once code that the Go runtime
// never meets is left out. One claim per signal and call. Claims of both sides in one package are judged by the rule;
// those of several packages by the join (engine/joinClaims.ts).
import type { PlacedFunction } from "../../program/model.ts";
import { isOutsideOfGo, isPutBack, type ScopeAnalyses } from "./installScope.ts";
import type { Claim } from "./signalConflicts.ts";
import type { SignalFact } from "./signals.ts";

export interface PlacedClaim extends Claim {
  readonly api: string;
  readonly fn: PlacedFunction;
  readonly fact: SignalFact;
}

/** In the order of facts. */
export function claimsOf(analyses: ScopeAnalyses): readonly PlacedClaim[] {
  const { signals } = analyses;
  const seen = new Set<string>();
  return signals.facts().flatMap((fact) => {
    const key = `${fact.fn.uri} ${fact.fn.start + fact.call.span.start} ${fact.signal} ${fact.does}`;
    if (seen.has(key) || fact.signal === "?" || fact.does === "restores" || (fact.side === "c" && isOutsideOfGo(fact, analyses))) return [];
    seen.add(key);
    const isC = fact.side === "c";
    return [{
      side: fact.side,
      signal: fact.signal,
      does: fact.does,
      chains: isC && fact.does === "handles" ? signals.chaining(fact) : "no",
      isDoubtful: fact.isDoubtful || (isC && isPutBack(fact, analyses)),
      api: fact.api,
      fn: fact.fn,
      fact,
    }];
  });
}
