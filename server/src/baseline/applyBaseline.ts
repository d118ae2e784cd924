// Tells new findings from known ones. Guarantees: every finding is either fresh or known; of findings that look alike as
// many are known as the baseline counts, the first ones; what was not looked at is never called stale.
import type { Finding } from "../engine/report/finding.ts";
import { entryKey, entryOf, type Baseline, type BaselineEntry, type FindingsBelow } from "./baseline.ts";

export interface BaselineOutcome {
  /** Not in the baseline, in the order of the report. */
  readonly fresh: readonly Finding[];
  readonly known: readonly Finding[];
  /** Entries without a finding; `count` is the number of findings that are gone. Sorted as in the baseline. */
  readonly stale: readonly BaselineEntry[];
  /** Entries about what was not looked at this time. */
  readonly unseen: readonly BaselineEntry[];
}

/**
 * Compares by path, rule and fingerprint. `report.root` is the URI of the baseline's folder. `wasLookedAt` tells whether
 * a finding of this entry would have been found; by default all would.
 */
export function applyBaseline({ root, findings }: FindingsBelow, baseline: Baseline, wasLookedAt: (entry: BaselineEntry) => boolean = () => true): BaselineOutcome {
  const left = new Map(baseline.entries.map((entry) => [entryKey(entry), entry.count]));
  const fresh: Finding[] = [];
  const known: Finding[] = [];
  for (const finding of findings) {
    const key = entryKey(entryOf(finding, root));
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    (count > 0 ? known : fresh).push(finding);
  }
  const unmatched = baseline.entries.flatMap((entry) => {
    const count = left.get(entryKey(entry)) ?? 0;
    return count > 0 ? [{ ...entry, count }] : [];
  });
  return { fresh, known, stale: unmatched.filter(wasLookedAt), unseen: unmatched.filter((entry) => !wasLookedAt(entry)) };
}
