/**
 * The pictures of what explains a finding: its path in the editor, the page of its rule, who owns what.
 *
 * Guarantees: `prepare` returns only when the thing to be shown is on the screen.
 * Does not: start anything or write files; see screenshots.mjs.
 */
import { choose, find } from "./quickOpen.mjs";

/** @typedef {import('playwright-core').Page} Page */

const SMALL = { width: 960, height: 560, scale: 2 };

/** @type {readonly import("./shots.mjs").Shot[]} Of the demo workspace. */
export const explainShots = [
  { name: "path", size: SMALL, file: "words.c", line: 26, prepare: showPath },
  { name: "rule-page", size: { ...SMALL, height: 640 }, file: "greeting.go", line: 26, prepare: showRule },
  { name: "inlay-hints", size: SMALL, file: "greeting.go", line: 34, settings: { "cgovet.inlayHints.enable": true }, prepare: showOwners },
];

/** At the fourth of five steps. @param {Page} page */
async function showPath(page) {
  await choose(page, ">cgovet: Show Hazard Path");
  const place = page.locator(".statusbar-item", { hasText: "of 5" });
  await place.filter({ hasText: "step 1" }).waitFor();
  await page.locator(".monaco-editor.focused").first().waitFor();
  for (const step of [2, 3, 4]) {
    await page.keyboard.press("Alt+Period");
    await place.filter({ hasText: `step ${step}` }).waitFor();
  }
}

/** From the list of all rules. @param {Page} page */
async function showRule(page) {
  await find(page, ">cgovet: Show Rule");
  await page.keyboard.press("Enter");
  const list = page.locator(".quick-input-widget:visible");
  await list.getByPlaceholder("Which rule").fill("cstring-leak");
  await list.locator(".monaco-list-row", { hasText: "cstring-leak" }).first().click();
  await page.frameLocator("iframe.webview.ready").frameLocator("#active-frame").getByText("Why it is a hazard").waitFor();
}

/** @param {Page} page */
async function showOwners(page) {
  await page.locator(".monaco-editor .view-line", { hasText: "owned" }).first().waitFor();
}
