// Reads the report that scripts/vscodeHost/run.mjs writes to the path in CGOVET_REPORT: one report of mocha's `json`
// reporter, or an array with one per run (host and packaging), each with an optional `title`. A run that could not
// take place is `{ "title": "...", "skipped": "reason" }`.

/**
 * @typedef {object} MochaRun
 * @property {string} [title]
 * @property {string} [skipped]
 * @property {{ passes: number, failures: number, pending: number }} [stats]
 * @property {readonly { fullTitle: string, err?: { message?: string } }[]} [failures]
 * @property {readonly { fullTitle: string, reason?: string }[]} [pending]
 */

/**
 * @param {MochaRun | readonly MochaRun[]} content
 * @returns {import("./suiteResult.mjs").Report}
 */
export function readMochaReport(content) {
  const runs = /** @type {readonly MochaRun[]} */ (Array.isArray(content) ? content : [content]);
  const reports = runs.map(readRun);
  const whole = runs.length > 0 && runs.every((run) => run.skipped !== undefined);
  return {
    passed: reports.reduce((sum, report) => sum + report.passed, 0),
    failures: reports.flatMap((report) => report.failures),
    skipped: whole ? [] : reports.flatMap((report) => report.skipped),
    ...(whole && { skippedWhole: [...new Set(runs.map((run) => run.skipped))].join("; ") }),
  };
}

/**
 * @param {MochaRun} run
 * @returns {import("./suiteResult.mjs").Report}
 */
function readRun(run) {
  const title = run.title ?? "";
  const named = (/** @type {string} */ name) => (title === "" ? name : `${title} › ${name}`);
  if (run.skipped !== undefined) return { passed: 0, failures: [], skipped: [{ name: title || "a run", reason: run.skipped }] };
  if (run.stats === undefined) return { passed: 0, failures: [named("the report has no `stats`")], skipped: [] };
  const failures = (run.failures ?? []).map((test) => named(`${test.fullTitle}: ${firstLine(test.err?.message)}`));
  // Hooks that fail are counted in stats only by some runners; never let the smaller figure win.
  while (failures.length < run.stats.failures) failures.push(named("a failure without a name"));
  const skipped = (run.pending ?? []).map((test) => ({ name: named(test.fullTitle), reason: test.reason ?? "pending" }));
  return { passed: run.stats.passes, failures, skipped };
}

/** @param {string | undefined} text */
function firstLine(text) {
  return text?.split("\n", 1)[0] ?? "no message";
}
