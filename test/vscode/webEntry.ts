/**
 * Test module for the browser's extension host, a Web Worker.
 *
 * Guarantees: hands the results over as one marked console line, which the page's driver recognises.
 * Does not: hold cases; see cases.ts.
 */
import "mocha/mocha.js";
import { defineCases } from "./cases.ts";
import { runMocha, silent } from "./runMocha.ts";

/** Known to scripts/vscodeHost/testPage.mjs by the same text. */
const RESULTS_MARK = "@@cgovet-results ";

/** Called by VS Code; rejected when a case failed. */
export async function run(): Promise<void> {
  mocha.setup({ ui: "tdd", reporter: silent, timeout: 60_000 });
  await runMocha(
    mocha,
    () => {
      defineCases({ host: "browser", installed: false });
    },
    (results) => {
      console.log(RESULTS_MARK + JSON.stringify({ tests: results }));
      return Promise.resolve();
    },
  );
}
