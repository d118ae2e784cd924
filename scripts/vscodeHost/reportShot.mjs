/**
 * The picture of the HTML report: `cgovet scan` of the demo, opened in Chromium.
 *
 * Guarantees: shows what the built command line writes, nothing else. Does not: start a VS Code.
 */
import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { openPage } from "./browser.mjs";
import { projectRoot } from "./paths.mjs";

/** Name of the picture, without its ending. */
export const reportShotName = "html-report";

/** The summary and the first finding; twice as fine as CSS pixels. */
const SIZE = { width: 1100, height: 1190, scale: 1.5 };

/** @param {string} file where the picture goes @param {{ browser: string, workspace: string }} studio a Chromium and what to scan */
export async function takeReport(file, { browser, workspace }) {
  const folder = await mkdtemp(join(tmpdir(), "cgovet-report-"));
  const report = join(folder, "report.html");
  const { page, close } = await openPage(browser, SIZE);
  try {
    scan(workspace, report);
    await page.goto(pathToFileURL(report).href);
    await page.locator("#findings").waitFor();
    await page.screenshot({ path: file });
  } finally {
    await close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param {string} workspace @param {string} report */
function scan(workspace, report) {
  try {
    execFileSync(process.execPath, [join(projectRoot, "dist/cli.js"), "scan", "--quiet", "--format", "html", "--output", report], { cwd: workspace });
  } catch (error) {
    // Findings are what the picture is about.
    if (!(error instanceof Error && "status" in error && error.status === 1)) throw error;
  }
}
