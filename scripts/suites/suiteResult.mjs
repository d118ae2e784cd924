// What one suite came to, and how all of them are summed up. Guarantees: a suite that did not run never counts as
// passed; on CI it counts as failed. Pure: reads nothing, prints nothing.

/**
 * @typedef {object} SuiteResult
 * @property {string} name
 * @property {number} passed individual tests
 * @property {readonly string[]} failures names of failed tests
 * @property {readonly { name: string, reason: string }[]} skipped individual tests that did not run
 * @property {string} [skippedWhole] why nothing of the suite ran
 * @property {number} seconds
 */

/**
 * @param {SuiteResult} result
 * @returns {string} one line for the list of suites
 */
export function renderSuite(result) {
  const name = result.name.padEnd(10);
  if (result.skippedWhole !== undefined) return `${name} skipped: ${result.skippedWhole}`;
  const counts = [
    `${result.passed} passed`,
    ...(result.failures.length > 0 ? [`${result.failures.length} FAILED`] : []),
    ...(result.skipped.length > 0 ? [`${result.skipped.length} skipped`] : []),
  ];
  return `${name} ${counts.join(", ")} (${result.seconds.toFixed(1)} s)`;
}

/**
 * Sums up a run.
 * @param {readonly SuiteResult[]} results
 * @param {{ ci: boolean }} options on CI a suite that was skipped whole is a failure
 * @returns {{ lines: string[], exitCode: 0 | 1 }} the last line is `N passed, N failed, N skipped`
 */
export function summarize(results, { ci }) {
  const skippedWhole = results.flatMap(({ name, skippedWhole: reason }) => (reason === undefined ? [] : [{ name, reason }]));
  const failures = [
    ...results.flatMap((result) => result.failures.map((failure) => `${result.name} › ${failure}`)),
    ...(ci ? skippedWhole.map(({ name, reason }) => `${name} › did not run, which fails on CI: ${reason}`) : []),
  ];
  const skips = [
    ...results.flatMap(({ name, skipped }) => skipped.map((skip) => `${name} › ${skip.name}: ${skip.reason}`)),
    ...(ci ? [] : skippedWhole.map(({ name, reason }) => `${name} › whole suite: ${reason}`)),
  ];
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  return {
    lines: [
      ...failures.map((line) => `failed: ${line}`),
      ...skips.map((line) => `skipped: ${line}`),
      `${passed} passed, ${failures.length} failed, ${skips.length} skipped`,
    ],
    exitCode: failures.length > 0 ? 1 : 0,
  };
}

/**
 * The result of a runner, from what it reported and how it ended.
 * @param {string} name
 * @param {Report | undefined} report undefined when the runner wrote none
 * @param {{ exitCode: number, seconds: number }} ended
 * @returns {SuiteResult}
 *
 * @typedef {object} Report
 * @property {number} passed
 * @property {readonly string[]} failures
 * @property {readonly { name: string, reason: string }[]} skipped
 * @property {string} [skippedWhole]
 */
export function resultOf(name, report, { exitCode, seconds }) {
  if (report === undefined) {
    const failures = [`the runner ended with exit code ${exitCode} and wrote no report`];
    return { name, passed: 0, failures, skipped: [], seconds };
  }
  const { passed, skipped } = report;
  const failures = [...report.failures];
  if (report.skippedWhole !== undefined && exitCode === 0 && failures.length === 0) {
    return { name, passed, failures, skipped, skippedWhole: report.skippedWhole, seconds };
  }
  if (exitCode !== 0 && failures.length === 0) failures.push(`the runner ended with exit code ${exitCode}`);
  if (exitCode === 0 && passed + failures.length + skipped.length === 0) failures.push("the runner found no tests");
  return { name, passed, failures, skipped, seconds };
}
