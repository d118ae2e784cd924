/**
 * The moving picture of README.md: a hazard, the path to it step by step, its fix.
 *
 * Guarantees: every frame shows what really happened, and waits for it.
 * Does not: start anything or write files; see screenshots.mjs.
 */
import UPNG from "upng-js";
import { appears, choose } from "./quickOpen.mjs";

/** @typedef {import('playwright-core').Page} Page */

/**
 * @typedef {object} Frame
 * @property {Uint8Array} png
 * @property {number} milliseconds how long it stays
 */

/** Colours of all frames together. */
const colours = 48;

/** How long one frame stays, in milliseconds; the last one stays longer. */
const glance = 1400;
const look = 2600;

/** The picture's entry among the others. */
export const filmShot = {
  name: "film",
  size: { width: 880, height: 420, scale: 1.25 },
  file: "greeting.go",
  line: 26,
  // The fix is one for review; the film is about what it does.
  settings: { "cgovet.previewFixes": false },
  prepare: async () => undefined,
  film: playLeak,
};

/** @param {Page} page @param {(milliseconds: number) => Promise<void>} frame takes a frame */
async function playLeak(page, frame) {
  const mark = page.locator(".monaco-editor .squiggly-warning").first();
  await mark.waitFor({ state: "attached" });
  await page.mouse.move(5, 5);
  await frame(glance);
  await choose(page, ">cgovet: Show Hazard Path");
  const place = page.locator(".statusbar-item", { hasText: "of 3" });
  for (const step of [1, 2, 3]) {
    if (step > 1) await page.keyboard.press("Alt+Period");
    await place.filter({ hasText: `step ${step}` }).waitFor();
    await frame(glance);
  }
  await page.keyboard.press("Escape");
  await place.waitFor({ state: "detached" });
  const fix = await openFixes(page, mark);
  await frame(look);
  await fix.click();
  await page.locator(".monaco-editor .view-line", { hasText: "C.free" }).nth(1).waitFor();
  await page.locator(".action-widget:visible").waitFor({ state: "hidden" });
  await frame(look);
}

/** @param {Page} page @param {import('playwright-core').Locator} mark @returns the row of the fix */
async function openFixes(page, mark) {
  const box = await mark.boundingBox();
  if (box === null) throw new Error("the squiggle is not on the screen");
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.move(5, 5);
  const row = page.locator(".action-widget:visible .monaco-list-row", { hasText: "Free" }).first();
  for (let attempt = 0; attempt < 20; attempt++) {
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+Period");
    if (await appears(row)) return row;
  }
  throw new Error("the page did not offer a fix");
}

/**
 * One picture that moves: an animated PNG.
 * @param {readonly Frame[]} frames of one size
 * @returns {Uint8Array}
 */
export function movingPicture(frames) {
  const pictures = frames.map(({ png }) => UPNG.decode(new Uint8Array(png).buffer));
  const [first] = pictures;
  if (first === undefined) throw new Error("a film needs frames");
  const pixels = pictures.map((picture) => UPNG.toRGBA8(picture)[0] ?? new ArrayBuffer(0));
  return new Uint8Array(UPNG.encode(pixels, first.width, first.height, colours, frames.map(({ milliseconds }) => milliseconds)));
}
