/**
 * The pictures of the view CGO Hazards.
 *
 * Guarantees: `prepare` returns only when the hazards of the scan are on the screen.
 * Does not: start anything or write files; see screenshots.mjs.
 */
import { choose } from "./quickOpen.mjs";

/** @typedef {import('playwright-core').Page} Page */

const VIEW = { width: 1280, height: 800, scale: 1.5 };

/** With the bar of icons, where the badge is. */
const WITH_BAR = { "workbench.activityBar.location": "default", "git.enabled": false };

/** @type {readonly import("./shots.mjs").Shot[]} */
export const hazardShots = [
  { name: "hazards", size: VIEW, file: "words.go", line: 14, settings: WITH_BAR, prepare: bySeverity },
  { name: "hazards-light", size: VIEW, file: "words.go", line: 14, settings: { ...WITH_BAR, "workbench.colorTheme": "Default Light Modern" }, prepare: byFolder },
];

/** @param {Page} page */
async function bySeverity(page) {
  await showHazards(page);
  await clickHazard(page);
}

/** @param {Page} page */
async function byFolder(page) {
  await showHazards(page);
  await choose(page, ">Group Hazards by Folder");
  await page.locator(".pane-body .monaco-list-row", { hasText: "greeting.go" }).first().waitFor();
  await clickHazard(page);
}

/** Scans, and makes the view as wide as its rows want to be. @param {Page} page */
async function showHazards(page) {
  await choose(page, ">Scan Workspace for CGO Hazards");
  await page.locator(".notification-toast", { hasText: "hazards in" }).first().waitFor();
  await choose(page, ">Notifications: Clear All Notifications");
  await choose(page, ">Focus on CGO Hazards View");
  await rows(page).first().waitFor();
  await widen(page, 560);
}

/** @param {Page} page */
async function clickHazard(page) {
  const row = rows(page).filter({ hasText: "never freed" }).first();
  await row.click();
  await row.hover();
  await page.locator(".monaco-editor .view-line").first().waitFor();
  await page.locator(".part.sidebar .monaco-progress-container.active").waitFor({ state: "hidden" });
}

/** @param {Page} page */
const rows = (page) => page.locator(".part.sidebar .pane-body .monaco-list-row");

/** Drags the edge of the side bar. @param {Page} page @param {number} width in CSS pixels */
async function widen(page, width) {
  const bar = await page.locator(".part.sidebar").boundingBox();
  if (bar === null) throw new Error("the side bar is not on the screen");
  const y = bar.y + bar.height / 2;
  await page.mouse.move(bar.x + bar.width, y);
  await page.mouse.down();
  await page.mouse.move(bar.x + width, y, { steps: 5 });
  await page.mouse.up();
}
