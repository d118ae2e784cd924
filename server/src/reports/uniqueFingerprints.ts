// Fingerprints for tools that want each to be there once.
import type { Finding } from "../engine/report/finding.ts";

/** A function that numbers the findings of a file that share a fingerprint, in the order it is asked. */
export function uniqueFingerprints(): (finding: Finding) => string {
  const seen = new Map<string, number>();
  return ({ uri, rule, fingerprint }) => {
    const key = `${uri} ${rule} ${fingerprint}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return `${fingerprint}:${count}`;
  };
}
