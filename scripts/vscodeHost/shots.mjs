/**
 * What each picture in docs/images shows.
 *
 * Guarantees: `prepare` returns only when the thing to be shown is on the screen.
 * Does not: start anything or write files; see screenshots.mjs.
 */

import { chineseShots } from "./chineseShots.mjs";
import { explainShots } from "./explainShots.mjs";
import { filmShot } from "./film.mjs";
import { hazardShots } from "./hazardShots.mjs";
import { homeShots } from "./homeShots.mjs";
import { appears, choose } from "./quickOpen.mjs";

const LIMIT_MS = 60_000;

/**
 * @typedef {import('playwright-core').Page} Page
 *
 * @typedef {object} Shot
 * @property {string} name of the picture, without its ending
 * @property {{ width: number, height: number, scale: number }} size of the window, in CSS pixels, and pixels for each
 * @property {{ x: number, y: number, width: number, height: number }} [clip] part of the window, in CSS pixels
 * @property {number} [colours] of the picture, fewer than usual
 * @property {string} file opened at the start, relative to the workspace
 * @property {number} line of the file that stands in the middle of the editor, one-based
 * @property {Readonly<Record<string, unknown>>} [settings] of the user, on top of those all pictures share
 * @property {string} [language] of the extension
 * @property {(page: Page) => Promise<void>} prepare
 * @property {(page: Page, frame: (milliseconds: number) => Promise<void>) => Promise<void>} [film] makes a moving picture of the frames it takes
 */

/** Twice as many pixels as needed: pictures stay sharp when a README shows them smaller. */
const SMALL = { width: 960, height: 560, scale: 2 };
/** For the picture in the package, where every kilobyte counts. */
const PACKED = { ...SMALL, scale: 1.5 };
const LARGE = { width: 1200, height: 760, scale: 1.6 };

/** @type {readonly Shot[]} Of the demo workspace. */
export const shots = [
  { name: "squiggle", size: PACKED, colours: 16, clip: { x: 0, y: 195, width: 960, height: 305 }, file: "greeting.go", line: 26, prepare: hoverSquiggle },
  { name: "quick-fix", size: SMALL, file: "greeting.go", line: 26, prepare: openQuickFixes },
  { name: "hover", size: SMALL, file: "buffers.go", line: 24, prepare: hoverSquiggle },
  { name: "scan", size: LARGE, file: "words.go", line: 14, prepare: scanWorkspace },
  ...chineseShots,
  ...explainShots,
  ...hazardShots,
  ...homeShots,
  filmShot,
];

/**
 * Brings the window into the state all pictures start from.
 * @param {Page} page
 * @param {number} line
 */
export async function compose(page, line) {
  await hideSideBar(page);
  await choose(page, `:${line}`);
}

/** @param {Page} page */
async function hoverSquiggle(page) {
  const box = await squiggle(page);
  const hover = page.locator(".monaco-hover-content:visible", { hasText: "cgovet" }).first();
  await untilOffered("a hover with a quick fix", async () => {
    await page.mouse.move(5, 5);
    await hover.waitFor({ state: "hidden" });
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    return appears(hover.filter({ hasText: "Quick Fix..." }));
  });
}

/** @param {Page} page */
async function openQuickFixes(page) {
  const box = await squiggle(page);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await untilOffered("a menu of quick fixes", async () => {
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+Period");
    return appears(page.locator(".action-widget:visible .monaco-list-row").first());
  });
}

/**
 * While extensions are still loading, VS Code drops requests for fixes and does not repeat them by itself.
 * @param {string} what
 * @param {() => Promise<boolean>} ask
 */
async function untilOffered(what, ask) {
  const deadline = Date.now() + LIMIT_MS;
  while (Date.now() < deadline) if (await ask()) return;
  throw new Error(`the page did not show ${what} within ${LIMIT_MS / 1000} s`);
}

/** @param {Page} page */
async function scanWorkspace(page) {
  await choose(page, ">Scan Workspace for CGO Hazards");
  await page.locator(".notification-toast", { hasText: "hazards in" }).first().waitFor();
  await choose(page, ">Notifications: Clear All Notifications");
  await choose(page, ">Problems: Focus on Problems View");
  await page.locator(".markers-panel .monaco-table .monaco-list-row", { hasText: "cgovet" }).first().waitFor();
  await raisePanel(page, 76);
}

/** Drags the upper edge of the panel. @param {Page} page @param {number} pixels */
async function raisePanel(page, pixels) {
  const panel = await boxOf(page.locator(".part.panel"), "the panel");
  const x = panel.x + panel.width / 2;
  const edges = await page.locator(".monaco-sash.horizontal:not(.disabled):visible").all();
  const boxes = await Promise.all(edges.map((edge) => boxOf(edge, "an edge")));
  const [y] = boxes
    .map((box) => box.y + box.height / 2)
    .sort((one, other) => Math.abs(one - panel.y) - Math.abs(other - panel.y));
  if (y === undefined) throw new Error("the panel has no edge to drag");
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y - pixels, { steps: 5 });
  await page.mouse.up();
  await page.mouse.move(5, 5);
}

/** @param {import('playwright-core').Locator} locator @param {string} what */
async function boxOf(locator, what) {
  const box = await locator.boundingBox();
  if (box === null) throw new Error(`${what} is not on the screen`);
  return box;
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
  return boxOf(mark, "the squiggle");
}
