/**
 * The pictures of feeling at home: walkthrough, menu of the status item, settings, the question for a reason.
 *
 * Guarantees: `prepare` returns only when the thing to be shown is on the screen.
 * Does not: start anything or write files; see screenshots.mjs.
 */
import { choose, find } from "./quickOpen.mjs";

/** @typedef {import('playwright-core').Page} Page */

const SMALL = { width: 960, height: 560, scale: 2 };
const TALL = { width: 1100, height: 820, scale: 1.6 };

/** @type {readonly import("./shots.mjs").Shot[]} Of the demo workspace. */
export const homeShots = [
  { name: "walkthrough", size: TALL, file: "greeting.go", line: 26, prepare: showWalkthrough },
  { name: "status-menu", size: { ...SMALL, height: 620 }, file: "greeting.go", line: 26, prepare: showMenu },
  { name: "settings", size: TALL, file: "greeting.go", line: 26, prepare: showSettings },
  { name: "ignore", size: SMALL, file: "greeting.go", line: 26, prepare: askForReason },
];

/** At its second step. @param {Page} page */
async function showWalkthrough(page) {
  await choose(page, ">cgovet: Open Walkthrough");
  const step = page.locator(".getting-started-step", { hasText: "Follow the path" });
  await step.first().click();
  await page.locator(".getting-started-media").first().waitFor();
  await step.getByText("Escape clears it").waitFor();
  // The picture fades in.
  await page.frameLocator(".getting-started-media iframe.webview.ready").frameLocator("iframe").locator("svg, img").first().waitFor();
}

/** @param {Page} page */
async function showMenu(page) {
  await squiggled(page);
  await find(page, ">cgovet: Show Menu");
  await page.keyboard.press("Enter");
  await page.locator(".quick-input-list .monaco-list-row", { hasText: "Scan Workspace" }).first().waitFor();
}

/** @param {Page} page */
async function showSettings(page) {
  await choose(page, ">cgovet: Open Settings");
  await page.locator(".settings-editor .setting-item-title", { hasText: "Time Budget" }).first().waitFor();
}

/** @param {Page} page */
async function askForReason(page) {
  await squiggled(page);
  await find(page, ">cgovet: Ignore Finding");
  await page.keyboard.press("Enter");
  const box = page.locator(".quick-input-widget:visible", { hasText: "Why does it not apply here" });
  await box.waitFor();
  await box.locator("input").first().fill("the process ends right after");
}

/** The cursor stands in the underlined call. @param {Page} page */
async function squiggled(page) {
  await page.locator(".squiggly-warning").first().waitFor();
  const box = await page.locator(".squiggly-warning").first().boundingBox();
  if (box === null) throw new Error("nothing is underlined");
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}
