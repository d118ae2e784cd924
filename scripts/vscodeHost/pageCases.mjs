/**
 * What a person does with keys and mouse, and must see: cases that no code inside VS Code can try.
 *
 * Guarantees: each case begins with a fresh window on the demo workspace; it ends when what is wanted is on the screen.
 * Does not: start anything; see runPage.mjs.
 */
import { actingPageCases } from "./actingPageCases.mjs";
import { appears, choose, find } from "./quickOpen.mjs";

const LIMIT_MS = 60_000;

/**
 * @typedef {import("playwright-core").Page} Page
 *
 * @typedef {object} PageCase
 * @property {string} name
 * @property {string} file opened at the start, relative to the demo
 * @property {"untrusted" | "folders"} [kind] of window: one that nobody trusts yet, or one with the demo and a folder `quiet`
 *   beside it, in which the rule of the first finding is off
 * @property {(page: Page) => Promise<void>} run
 */

/** @type {readonly PageCase[]} */
export const pageCases = [
  { name: "a path in a C file is walked with keys and cleared by Escape", file: "words.c", run: walkWithKeys },
  { name: "a path leads from C to Go and back, and goes with its last tab", file: "words.go", run: walkAcrossFiles },
  { name: "the links of a hover show the path and the page of the rule", file: "greeting.go", run: followHover },
  { name: "a rule page leads to its translation and back", file: "greeting.go", run: translatePage },
  ...actingPageCases,
];

/** @param {Page} page */
async function walkWithKeys(page) {
  await choose(page, ">cgovet: Show Hazard Path");
  await isAtStep(page, "step 1 of 5");
  await showsBadges(page, "①②③④⑤");
  await page.locator(".monaco-editor.focused").first().waitFor();
  await page.keyboard.press("Alt+Period");
  await isAtStep(page, "step 2 of 5");
  await page.keyboard.press("Alt+Comma");
  await isAtStep(page, "step 1 of 5");
  await page.keyboard.press("Alt+Comma");
  await isAtStep(page, "step 5 of 5");
  await page.keyboard.press("Escape");
  await step(page).waitFor({ state: "hidden" });
  await showsBadges(page, "");
  await page.keyboard.press("Alt+Period");
  if (await appears(step(page))) throw new Error("the path came back after Escape");
}

/** @param {Page} page */
async function walkAcrossFiles(page) {
  await choose(page, ":50");
  await choose(page, ">cgovet: Show Hazard Path");
  await isAtStep(page, "step 1 of 3");
  await page.locator(".tab.active", { hasText: "words.c" }).waitFor();
  await page.keyboard.press("Alt+Period");
  await isAtStep(page, "step 2 of 3");
  await page.locator(".tab.active", { hasText: "words.go" }).waitFor();
  await showsBadges(page, "②③");
  await choose(page, ">View: Close All Editors");
  await step(page).waitFor({ state: "hidden" });
}

/** @param {Page} page */
async function followHover(page) {
  const hover = await hoverOfSquiggle(page, "Show leak path");
  await hover.getByText("Show leak path").click();
  await isAtStep(page, "step 1 of 3");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  const again = await hoverOfSquiggle(page, "About the rule");
  await again.getByText("About the rule").click();
  await preview(page).getByRole("heading", { name: "Why it is a hazard" }).waitFor();
}

/** @param {Page} page */
async function translatePage(page) {
  await find(page, ">cgovet: Show Rule");
  await page.keyboard.press("Enter");
  const list = page.locator(".quick-input-widget:visible");
  await list.getByPlaceholder("Which rule").fill("double-free");
  await list.locator(".monaco-list-row", { hasText: "double-free" }).first().click();
  await preview(page).getByRole("heading", { name: "Why it is a hazard" }).waitFor();
  await preview(page).getByText("简体中文").click();
  await preview(page).getByRole("heading", { name: "为什么" }).waitFor();
  await preview(page).getByText("English").click();
  await preview(page).getByRole("heading", { name: "Why it is a hazard" }).waitFor();
}

/** @param {Page} page */
const step = (page) => page.locator(".statusbar-item:visible", { hasText: /step \d+ of \d+/ }).first();

/** @param {Page} page @param {string} text */
async function isAtStep(page, text) {
  await step(page).filter({ hasText: text }).waitFor();
}

/** @param {Page} page */
const preview = (page) => page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");

/**
 * Waits until the editor shows exactly these numbers before the code.
 * @param {Page} page
 * @param {string} wanted in order
 */
async function showsBadges(page, wanted) {
  await page.waitForFunction(shownBadges, wanted, { timeout: LIMIT_MS });
}

/** Runs in the page: decorations are pseudo-elements. @param {string} wanted */
function shownBadges(wanted) {
  const marks = Array.from(document.querySelectorAll(".monaco-editor .view-line span"));
  const texts = marks.map((mark) => getComputedStyle(mark, "::before").content.replaceAll('"', ""));
  return texts.filter((text) => /^[①-⑳]+$/.test(text)).sort().join("") === wanted;
}

/** @param {Page} page @param {string} text of the hover */
async function hoverOfSquiggle(page, text) {
  const mark = page.locator(".monaco-editor :is(.squiggly-error, .squiggly-warning, .squiggly-info)").first();
  await mark.waitFor({ state: "attached" });
  const hover = page.locator(".monaco-hover-content:visible", { hasText: text }).first();
  const deadline = Date.now() + LIMIT_MS;
  while (Date.now() < deadline) {
    await page.mouse.move(5, 5);
    await hover.waitFor({ state: "hidden" });
    // The editor draws its marks anew whenever findings or layout change.
    const box = await mark.boundingBox();
    if (box === null) continue;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    if (await appears(hover)) return hover;
  }
  throw new Error(`no hover said "${text}" within ${LIMIT_MS / 1000} s`);
}
