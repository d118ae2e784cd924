// Compares a run with the records. Guarantees: one line per difference, sorted by repository; only repositories that
// were scanned are compared, so that a partial run reports no losses elsewhere.

import { countByRule, placeOf } from "./records.mjs";

/**
 * @param {readonly import("./records.mjs").Count[]} pins
 * @param {readonly import("../corpus.mjs").Measured[]} measured
 * @returns {readonly string[]}
 */
export function compareCounts(pins, measured) {
  return measured.flatMap(({ repository, findings }) => {
    const before = pins.find((pin) => pin.repository === repository)?.findings ?? {};
    const now = countByRule(findings);
    return [...new Set([...Object.keys(before), ...Object.keys(now)])]
      .sort()
      .filter((rule) => (before[rule] ?? 0) !== (now[rule] ?? 0))
      .map((rule) => `${repository}: ${rule}: ${before[rule] ?? 0} recorded, ${now[rule] ?? 0} found`);
  });
}

/**
 * Findings nobody judged, true findings that are lost, false findings that came back or went.
 * @param {import("./records.mjs").Records} records
 * @param {readonly import("../corpus.mjs").Measured[]} measured
 * @returns {readonly string[]}
 */
export function compareVerdicts({ verdicts, settled }, measured) {
  const judged = new Map(verdicts.map((verdict) => [placeOf(verdict, verdict.repository), verdict]));
  const past = new Set(settled.map((verdict) => placeOf(verdict, verdict.repository)));
  return measured.flatMap(({ repository, findings }) => {
    const places = [...new Set(findings.map((finding) => placeOf(finding, repository)))];
    const unknown = places
      .filter((place) => !judged.has(place))
      .map((place) => (past.has(place) ? `came back although false: ${place}` : `not judged: ${place}`));
    const lost = verdicts
      .filter((verdict) => verdict.repository === repository && !places.includes(placeOf(verdict, repository)))
      .map((verdict) => `${verdict.verdict === "true" ? "true finding lost" : "false finding gone"}: ${placeOf(verdict, repository)}`);
    return [...unknown, ...lost];
  });
}
