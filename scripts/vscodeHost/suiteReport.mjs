/**
 * What the VS Code suites came to, for people and for programs.
 *
 * Guarantees: a suite that broke counts as a failure, one that was left out as skipped, never as passed. Pure.
 * Does not: read or write files.
 */

/**
 * @typedef {object} TestReport
 * @property {string} name
 * @property {"passed" | "failed" | "skipped"} status
 * @property {number} milliseconds
 * @property {string} [error]
 *
 * @typedef {object} SuiteReport
 * @property {string} name
 * @property {string} title
 * @property {"ran" | "broken" | "skipped"} status broken: it ended without results, or failed although every case passed
 * @property {string} [reason] why it was skipped or what broke
 * @property {number} milliseconds
 * @property {readonly TestReport[]} tests
 */

/**
 * @param {readonly SuiteReport[]} reports
 * @returns {{ lines: string[], failed: number }} lines for people; the last one has the figures
 */
export function summarize(reports) {
  const failed = count(reports, "failed") + reports.filter((report) => report.status === "broken").length;
  const skipped = count(reports, "skipped") + reports.filter((report) => report.status === "skipped").length;
  const lines = [
    ...reports.flatMap(suiteLines),
    `vscode: ${count(reports, "passed")} passed, ${failed} failed, ${skipped} skipped`,
  ];
  return { lines, failed };
}

/** @param {readonly SuiteReport[]} reports @param {TestReport["status"]} status */
function count(reports, status) {
  return reports.flatMap((report) => report.tests).filter((test) => test.status === status).length;
}

/** @param {SuiteReport} report */
function suiteLines(report) {
  const seconds = (report.milliseconds / 1000).toFixed(1);
  const figures = `${count([report], "passed")} of ${report.tests.length} passed in ${seconds} s`;
  const outcome = { ran: figures, broken: `BROKEN, ${figures}`, skipped: "skipped" }[report.status];
  const failures = report.tests.filter((test) => test.status === "failed").map((test) => `  failed: ${test.name}`);
  return [`${report.name}: ${outcome}${report.reason === undefined ? "" : ` (${report.reason})`}`, ...failures];
}

/**
 * The same in the form of mocha's `json` reporter, one run per suite.
 * @param {readonly SuiteReport[]} reports
 */
export const mochaRuns = (reports) => reports.map(mochaRun);

/** @param {SuiteReport} report */
function mochaRun({ name, title, status, reason = "no reason given", milliseconds, tests }) {
  const run = { name, title: `${name} (${title})`, milliseconds };
  if (status === "skipped") return { ...run, skipped: reason };
  const of = (/** @type {TestReport["status"]} */ wanted) => tests.filter((test) => test.status === wanted);
  const passes = of("passed").map((test) => ({ fullTitle: test.name, duration: test.milliseconds }));
  const pending = of("skipped").map((test) => ({ fullTitle: test.name }));
  const failures = [
    ...of("failed").map((test) => ({ fullTitle: test.name, err: { message: test.error ?? "no message" } })),
    ...(status === "broken" ? [{ fullTitle: "the suite as a whole", err: { message: reason } }] : []),
  ];
  const stats = { passes: passes.length, failures: failures.length, pending: pending.length, duration: milliseconds };
  return { ...run, stats, passes, failures, pending };
}
