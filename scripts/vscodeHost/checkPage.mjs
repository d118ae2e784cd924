/**
 * Looks, as a person would, whether cgovet works behind a workbench address.
 *
 * Guarantees: uses the page only, no test driver; passes only when cgovet's command is offered and, where findings are
 * expected, a scan puts some into the Problems panel.
 * Does not: judge what is reported.
 */
import { openPage } from "./browser.mjs";
import { chromiumPath } from "./chromium.mjs";
import { choose, find } from "./quickOpen.mjs";

const LIMIT_MS = 60_000;
const COMMAND = ">Scan Workspace for CGO Hazards";

/**
 * @typedef {object} CheckOptions
 * @property {string} address of the workbench
 * @property {boolean} expectFindings whether the folder behind it is known to be hazardous
 */

/**
 * @param {CheckOptions} options
 * @returns {Promise<string>} what was seen
 * @throws when something expected did not appear within a minute
 */
export async function checkPage({ address, expectFindings }) {
  const { page, close } = await openPage(await chromiumPath(console.log));
  try {
    await page.goto(address);
    await seen(page.locator(".explorer-folders-view .monaco-list-row"), "the folder's files");
    await find(page, COMMAND);
    if (!expectFindings) return "the page offers cgovet's commands";
    await choose(page, COMMAND);
    await choose(page, ">Problems: Focus on Problems View");
    await seen(
      page.locator(".markers-panel .monaco-list-row", { hasText: "cgovet" }),
      "findings in the Problems panel",
    );
    return "the page offers cgovet's commands and a scan fills its Problems panel";
  } finally {
    await close();
  }
}

/** @param {import('playwright-core').Locator} locator @param {string} what */
async function seen(locator, what) {
  try {
    await locator.first().waitFor({ timeout: LIMIT_MS });
  } catch (error) {
    throw new Error(`the page did not show ${what} within ${LIMIT_MS / 1000} s`, { cause: error });
  }
}
