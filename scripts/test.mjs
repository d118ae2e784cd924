// `npm test`: installs, builds and runs every suite on a checkout in any state.
//
//   npm test                        everything
//   npm test -- --only unit,meta    some suites, in their usual order
//   npm test -- --except vscode     all but some
//   npm test -- --list              the names of the suites
//
// The last line is `N passed, N failed, N skipped`; every skip is named with its reason before it. Exit codes: 0 all
// passed, 1 something failed (with CI=true also when a suite was skipped), 2 wrong usage.

import { ensureBuilt, ensureInstalled, requireNode } from "./ensureReady.mjs";
import { runSuites, suites } from "./suites/runSuites.mjs";
import { selectSuites } from "./suites/selectSuites.mjs";
import { summarize } from "./suites/suiteResult.mjs";

requireNode();
const names = suites.map((suite) => suite.name);
const selection = selectSuites(process.argv.slice(2), names);
switch (selection.kind) {
  case "list":
    console.log(names.join("\n"));
    break;
  case "usage":
    console.error(`npm test: ${selection.message}`);
    process.exitCode = 2;
    break;
  case "run":
    process.exitCode = await run(selection.names);
    break;
}

/**
 * @param {readonly string[]} selected
 * @returns {Promise<0 | 1>}
 */
async function run(selected) {
  try {
    await ensureInstalled({ log: console.log });
    await ensureBuilt({ always: true, log: console.log });
  } catch (error) {
    console.log(`failed: ${error instanceof Error ? error.message : error}`);
    console.log("0 passed, 1 failed, 0 skipped");
    return 1;
  }
  const results = await runSuites(suites.filter((suite) => selected.includes(suite.name)), console.log);
  const ci = /^(1|true)$/i.test(process.env["CI"] ?? "");
  const { lines, exitCode } = summarize(results, { ci });
  console.log("");
  for (const line of lines) console.log(line);
  return exitCode;
}
