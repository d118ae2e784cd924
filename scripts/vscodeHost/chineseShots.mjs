/**
 * The picture of cgovet in Chinese: squiggle, hover and list of problems. VS Code's own words are English, since its
 * language packs are not to be had here.
 *
 * Guarantees: `prepare` returns only when the thing to be shown is on the screen.
 * Does not: start anything or write files; see screenshots.mjs.
 */
import { appears, choose } from "./quickOpen.mjs";

/** @typedef {import('playwright-core').Page} Page */

/** @type {readonly import("./shots.mjs").Shot[]} Of the demo workspace. */
export const chineseShots = [
  {
    name: "zh-cn",
    size: { width: 1200, height: 760, scale: 1.6 },
    file: "greeting.go",
    line: 26,
    language: "zh-cn",
    settings: { "editor.fontFamily": "'DejaVu Sans Mono', 'WenQuanYi Micro Hei', monospace" },
    prepare: scanAndHover,
  },
];

/** The title of the command, the message of the scan and the rows are found by their Chinese. @param {Page} page */
async function scanAndHover(page) {
  await choose(page, ">cgovet: 扫描工作区中的 CGO 隐患");
  await page.locator(".notification-toast", { hasText: "个隐患" }).first().waitFor();
  await choose(page, ">Notifications: Clear All Notifications");
  await choose(page, ">Problems: Focus on Problems View");
  await page.locator(".markers-panel .monaco-table .monaco-list-row", { hasText: "没有释放" }).first().waitFor();
  const mark = page.locator(".monaco-editor :is(.squiggly-error, .squiggly-warning)").first();
  const hover = page.locator(".monaco-hover-content:visible", { hasText: "没有释放" }).first();
  for (let tries = 0; tries < 20; tries++) {
    const box = await mark.boundingBox();
    await page.mouse.move(5, 5);
    await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2);
    if (await appears(hover.filter({ hasText: "为什么有隐患" }))) return;
  }
  throw new Error("the page did not show a hover in Chinese");
}
