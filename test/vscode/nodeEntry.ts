/**
 * Test module for the Node extension host (desktop, or a VS Code server).
 *
 * Guarantees: leaves the results as JSON in the file named by CGOVET_TEST_RESULTS, when that is set.
 * Does not: hold cases; see cases.ts.
 */
import { writeFile } from "node:fs/promises";
import Mocha from "mocha";
import { defineCases } from "./cases.ts";
import { killServer } from "./killServer.ts";
import { runMocha, silent } from "./runMocha.ts";

/** Called by VS Code; rejected when a case failed. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: "tdd", reporter: silent, timeout: 60_000 });
  const installed = process.env["CGOVET_TEST_PACKED"] === "1";
  await runMocha(
    mocha,
    () => {
      defineCases({ host: "node", installed, neighbours: process.env["CGOVET_TEST_NEIGHBOURS"] === "1", ...(process.platform !== "win32" && { killServer }) });
    },
    async (results) => {
      const file = process.env["CGOVET_TEST_RESULTS"];
      if (file !== undefined) await writeFile(file, JSON.stringify({ tests: results }));
    },
  );
}
