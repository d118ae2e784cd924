// A vitest reporter that writes what scripts/test.mjs counts, with the reason of every skipped test, which vitest's
// own JSON report leaves out. The file to write is named by the variable CGOVET_REPORT.

import { writeFileSync } from "node:fs";
import { relative } from "node:path";

/** @import { Reporter } from "vitest/reporters" */

/** @implements {Reporter} */
export default class VitestReporter {
  /**
   * @param {readonly import("vitest/node").TestModule[]} modules
   * @param {readonly { message?: string }[]} unhandled
   */
  onTestRunEnd(modules, unhandled) {
    const path = process.env["CGOVET_REPORT"];
    if (path === undefined) throw new Error("vitestReporter.mjs needs the variable CGOVET_REPORT");
    const failures = unhandled.map((error) => `unhandled error: ${error.message ?? "without a message"}`);
    /** @type {{ name: string, reason: string }[]} */
    const skipped = [];
    let passed = 0;
    for (const module of modules) {
      const file = relative(process.cwd(), module.moduleId);
      for (const error of module.errors()) failures.push(`${file}: ${error.message}`);
      for (const test of module.children.allTests()) {
        const name = `${file} › ${test.fullName}`;
        const result = test.result();
        if (result.state === "passed") passed += 1;
        else if (result.state === "failed") failures.push(name);
        else skipped.push({ name, reason: reasonOf(test, result) });
      }
      for (const suite of module.children.allSuites()) {
        for (const error of suite.errors()) failures.push(`${file} › ${suite.fullName}: ${error.message}`);
      }
    }
    // Nothing ran, and for one reason (no toolchain): the suite as a whole was skipped, which fails on CI.
    const reasons = new Set(skipped.map((skip) => skip.reason));
    const [skippedWhole] = passed + failures.length === 0 && reasons.size === 1 ? reasons : [];
    writeFileSync(path, JSON.stringify({ passed, failures, skipped, ...(skippedWhole !== undefined && { skippedWhole }) }));
  }
}

/**
 * @param {import("vitest/node").TestCase} test
 * @param {import("vitest/node").TestResult} result
 */
function reasonOf(test, result) {
  if (result.state === "pending") return "the run ended before it";
  if (test.options.mode === "todo") return "not written yet (todo)";
  return ("note" in result ? result.note : undefined) ?? "no reason given";
}
