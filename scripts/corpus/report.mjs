// Prints what a run over the corpus gave: a table per rule, the slowest repositories, differences and failures.

import { placeOf } from "./records.mjs";

const slowestShown = 5;

/**
 * @param {readonly import("../corpus.mjs").Measured[]} measured
 * @param {readonly import("./records.mjs").Verdict[]} verdicts
 * @param {readonly string[]} differences
 * @param {readonly string[]} failed
 * @returns {void}
 */
export function printReport(measured, verdicts, differences, failed) {
  const seconds = measured.reduce((sum, one) => sum + one.seconds, 0);
  console.log(`${measured.length} repositories, ${seconds.toFixed(0)} s\n`);
  console.log("rule                      findings  places  judged  true");
  for (const row of ruleRows(measured, verdicts)) console.log(row);
  const slowest = [...measured].sort((a, b) => b.seconds - a.seconds).slice(0, slowestShown);
  console.log(`\nslowest: ${slowest.map((one) => `${one.repository} ${one.seconds.toFixed(1)} s`).join(", ")}`);
  console.log(differences.length === 0 ? "\nas recorded" : `\n${differences.length} differences:\n${differences.join("\n")}`);
  if (failed.length > 0) console.log(`\n${failed.length} repositories could not be measured:\n${failed.join("\n")}`);
}

/**
 * @param {readonly import("../corpus.mjs").Measured[]} measured
 * @param {readonly import("./records.mjs").Verdict[]} verdicts
 * @returns {readonly string[]} one row per rule and one for all
 */
function ruleRows(measured, verdicts) {
  const verdictAt = new Map(verdicts.map((verdict) => [placeOf(verdict, verdict.repository), verdict.verdict]));
  const all = measured.flatMap(({ repository, findings }) =>
    findings.map((finding) => ({ rule: finding.rule, place: placeOf(finding, repository) })),
  );
  const row = (/** @type {string} */ name, /** @type {typeof all} */ findings) => {
    const places = [...new Set(findings.map((finding) => finding.place))];
    const judged = places.flatMap((place) => verdictAt.get(place) ?? []);
    const right = judged.filter((verdict) => verdict === "true").length;
    const share = judged.length === 0 ? "-" : `${right} (${Math.floor((100 * right) / judged.length)} %)`;
    return `${name.padEnd(26)}${String(findings.length).padStart(8)}${String(places.length).padStart(8)}${String(judged.length).padStart(8)}  ${share}`;
  };
  const rules = [...new Set(all.map((finding) => finding.rule))].sort();
  return [...rules.map((rule) => row(rule, all.filter((finding) => finding.rule === rule))), row("all", all)];
}
