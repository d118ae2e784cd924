// `npm run corpus -- MIRRORS [--update] [--only TEXT]`: measures cgovet on public repositories at pinned commits.
//
//   npm run corpus -- ../mirrors                  scan everything, compare with test/corpus
//   npm run corpus -- ../mirrors --only sqlite    only repositories whose name contains the text
//   npm run corpus -- ../mirrors --update         write the new counts, set aside false findings that are gone
//
// MIRRORS holds bare clones as MIRRORS/owner+name/repo. Prints findings per rule, how many of them were judged and true,
// and every difference to counts.json and the verdicts. Executes nothing of the repositories. Exit codes: 0 as recorded,
// 1 differences, 2 wrong usage or records, 3 something could not be laid out or scanned.

import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { compareCounts, compareVerdicts } from "./corpus/compare.mjs";
import { layOut } from "./corpus/layOut.mjs";
import { readRecords, writeRecords } from "./corpus/records.mjs";
import { printReport } from "./corpus/report.mjs";
import { scanFolder } from "./corpus/scan.mjs";
import { ensureBuilt, ensureInstalled, projectRoot, requireNode } from "./ensureReady.mjs";

/**
 * What one repository gave.
 * @typedef {object} Measured
 * @property {string} repository
 * @property {readonly import("./corpus/scan.mjs").Finding[]} findings
 * @property {number} seconds wall time of the scan
 */

requireNode();
try {
  process.exitCode = await main();
} catch (error) {
  console.error(`corpus: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 2;
}

/** @returns {Promise<0 | 1 | 2 | 3>} */
async function main() {
  const options = readOptions();
  if (options === undefined) return 2;
  await ensureInstalled();
  await ensureBuilt();
  const records = readRecords(projectRoot);
  const pins = records.counts.filter((pin) => pin.repository.includes(options.only));
  const { measured, failed } = measureAll(pins, options.mirrors);
  const differences = [...compareCounts(pins, measured), ...compareVerdicts(records, measured)];
  printReport(measured, records.verdicts, differences, failed);
  if (options.update) writeRecords(projectRoot, records, measured);
  if (failed.length > 0) return 3;
  return differences.length > 0 && !options.update ? 1 : 0;
}

/** @returns {{ mirrors: string, only: string, update: boolean } | undefined} undefined after a message about wrong usage */
function readOptions() {
  const wrong = (/** @type {string} */ what) => {
    console.error(`corpus: ${what}; write: npm run corpus -- MIRRORS [--update] [--only TEXT]`);
    return undefined;
  };
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { update: { type: "boolean", default: false }, only: { type: "string", default: "" } },
    });
    const [folder, ...rest] = positionals;
    if (folder === undefined || rest.length > 0) return wrong("one folder with bare clones is needed");
    const mirrors = resolve(process.env["INIT_CWD"] ?? process.cwd(), folder);
    if (!existsSync(mirrors) || !statSync(mirrors).isDirectory()) return wrong(`${folder} is not a folder`);
    return { mirrors, only: values.only, update: values.update };
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error));
  }
}

/**
 * One repository after the other, so that the times mean something.
 * @param {readonly import("./corpus/records.mjs").Count[]} pins
 * @param {string} mirrors
 * @returns {{ measured: readonly Measured[], failed: readonly string[] }} `failed` in words
 */
function measureAll(pins, mirrors) {
  const work = mkdtempSync(join(tmpdir(), "cgovet-corpus-"));
  const measured = /** @type {Measured[]} */ ([]);
  const failed = /** @type {string[]} */ ([]);
  try {
    for (const { repository, commit } of pins) {
      const tree = join(work, "tree");
      try {
        layOut(mirrors, repository, commit, tree);
        const scan = scanFolder(join(projectRoot, "dist/cli.js"), tree, join(work, "result.sarif"));
        measured.push({ repository, ...scan });
        console.error(`${repository}: ${scan.findings.length} findings, ${scan.seconds.toFixed(1)} s`);
      } catch (error) {
        failed.push(`${repository}: ${error instanceof Error ? error.message : error}`);
      }
      rmSync(tree, { recursive: true, force: true });
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return { measured, failed };
}
