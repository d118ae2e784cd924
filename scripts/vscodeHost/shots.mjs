/**
 * What each picture of docs/images shows.
 *
 * Guarantees: `prepare` returns only when the thing to be shown is on the screen.
 * Does not: start anything or write files; see screenshots.mjs.
 */

/**
 * @typedef {import('playwright-core').Page} Page
 *
 * @typedef {object} Shot
 * @property {string} name of the picture, without its ending
 * @property {string} [file] opened at the start, relative to the workspace
 * @property {(page: Page) => Promise<void>} prepare
 */

const HAZARD = "store/store.go";

/** @type {readonly Shot[]} */
export const shots = [
  { name: "squiggle", file: HAZARD, prepare: hoverSquiggle },
  { name: "quick-fix", file: HAZARD, prepare: openQuickFixes },
  { name: "scan", file: "greet/greet.go", prepare: scanWorkspace },
];

/** @param {Page} page */
async function hoverSquiggle(page) {
  await hideSideBar(page);
  const box = await squiggle(page);
  await page.mouse.move(box.x + 30, box.y + box.height / 2);
  await page.locator(".monaco-hover-content:visible", { hasText: "cgovet" }).first().waitFor();
}

/** @param {Page} page */
async function openQuickFixes(page) {
  await hideSideBar(page);
  const box = await squiggle(page);
  await page.mouse.click(box.x + 30, box.y + box.height / 2);
  await page.keyboard.press("Control+Period");
  await page.locator(".action-widget:visible .monaco-list-row").first().waitFor();
}

/** @param {Page} page */
async function scanWorkspace(page) {
  await page.locator(".monaco-editor .view-line").first().waitFor();
  await hideSideBar(page);
  await runCommand(page, "Scan Workspace for CGO Hazards");
  await runCommand(page, "Problems: Focus on Problems View");
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

/** @param {Page} page @param {string} title */
async function runCommand(page, title) {
  await page.keyboard.press("F1");
  await page.locator(".quick-input-widget input").first().fill(`>${title}`);
  await page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first().waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".quick-input-widget").waitFor({ state: "hidden" });
}
