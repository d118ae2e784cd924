/**
 * What each picture of docs/images shows.
 *
 * Guarantees: `prepare` returns only when the thing to be shown is on the screen.
 * Does not: start anything or write files; see screenshots.mjs.
 */

import { choose } from "./quickOpen.mjs";

/**
 * @typedef {import('playwright-core').Page} Page
 *
 * @typedef {object} Shot
 * @property {string} name of the picture, without its ending
 * @property {string} [file] opened at the start, relative to the workspace
 * @property {(page: Page) => Promise<void>} prepare
 */

/** @type {readonly Shot[]} Of the demo workspace. */
export const shots = [
  { name: "squiggle", file: "greeting.go", prepare: hoverSquiggle },
  { name: "quick-fix", file: "greeting.go", prepare: openQuickFixes },
  { name: "scan", file: "main.go", prepare: scanWorkspace },
];

/** The line of greeting.go that stands in the middle of the picture: a few below the first squiggle. */
const MIDDLE = 26;

/** @param {Page} page */
async function hoverSquiggle(page) {
  await hideSideBar(page);
  await choose(page, `:${MIDDLE}`);
  const box = await squiggle(page);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.locator(".monaco-hover-content:visible", { hasText: "cgovet" }).first().waitFor();
}

/** @param {Page} page */
async function openQuickFixes(page) {
  await hideSideBar(page);
  await choose(page, `:${MIDDLE}`);
  const box = await squiggle(page);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await page.keyboard.press("Control+Period");
  await page.locator(".action-widget:visible .monaco-list-row").first().waitFor();
}

/** @param {Page} page */
async function scanWorkspace(page) {
  await hideSideBar(page);
  await choose(page, ">Scan Workspace for CGO Hazards");
  await choose(page, ">Problems: Focus on Problems View");
  await page.locator(".markers-panel .monaco-list-row", { hasText: "cgovet" }).first().waitFor();
}

/** @param {Page} page */
async function hideSideBar(page) {
  await page.locator(".part.sidebar:visible").waitFor();
  await page.locator(".monaco-editor .view-line").first().click();
  await page.keyboard.press("Control+B");
  await page.locator(".part.sidebar:visible").waitFor({ state: "hidden" });
}

/** Where the first squiggle is. @param {Page} page */
async function squiggle(page) {
  const mark = page.locator(".monaco-editor :is(.squiggly-error, .squiggly-warning, .squiggly-info)").first();
  await mark.waitFor({ state: "attached" });
  const box = await mark.boundingBox();
  if (box === null) throw new Error("the squiggle is not on the screen");
  return box;
}
