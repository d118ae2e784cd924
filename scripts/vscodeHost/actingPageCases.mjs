/**
 * What a person does with keys and mouse to act on findings, and windows of kinds that tests inside VS Code do not have: a
 * workspace that is not trusted, and one with two folders.
 *
 * Guarantees: each case begins with a fresh window; it ends when what is wanted is on the screen.
 * Does not: start anything; see runPage.mjs.
 */
import { appears } from "./quickOpen.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @type {readonly import("./pageCases.mjs").PageCase[]} */
export const actingPageCases = [
  { name: "a finding is ignored with a reason that is typed", file: "greeting.go", run: ignoreWithReason },
  { name: "a rule is switched off by two questions", file: "greeting.go", run: switchOff },
  { name: "a fix for review is looked at before it is applied", file: "greeting.go", run: reviewFix },
  { name: "a workspace that is not trusted is looked at as well", file: "greeting.go", kind: "untrusted", run: seeRestricted },
  { name: "folders of a workspace have settings of their own", file: "greeting.go", kind: "folders", run: seeFolders },
];

/** @param {Page} page */
const squiggles = (page) => page.locator(".monaco-editor :is(.squiggly-error, .squiggly-warning)");

/** @param {Page} page @param {string} text of a line in the editor, spaces as they are shown */
const line = (page, text) => page.locator(".monaco-editor .view-line", { hasText: text }).first();

/** Clicks the first squiggle and chooses from the menu of its light bulb. @param {Page} page @param {string} title */
async function chooseFix(page, title) {
  const row = page.locator(".action-widget:visible .monaco-list-row", { hasText: title }).first();
  const deadline = Date.now() + 60_000;
  for (;;) {
    await squiggles(page).first().waitFor();
    const box = await squiggles(page).first().boundingBox();
    await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2);
    await page.keyboard.press("Control+Period");
    if (await appears(row)) break;
    await page.keyboard.press("Escape");
    if (Date.now() > deadline) throw new Error(`the light bulb did not offer "${title}" within a minute`);
  }
  await row.click();
}

/** @param {Page} page */
async function ignoreWithReason(page) {
  await chooseFix(page, "on this line…");
  const box = page.locator(".quick-input-widget:visible");
  await box.getByText("Why does it not apply here").waitFor();
  await page.keyboard.press("Enter");
  await box.getByText("Without a reason nothing is ignored").waitFor();
  await page.keyboard.type("the process ends right after");
  await page.keyboard.press("Enter");
  await line(page, "//cgovet:ignore cstring-leak the process ends right after".replaceAll(" ", "\u00a0")).waitFor();
  // The other finding of the file lies below the window.
  await squiggles(page).first().waitFor({ state: "detached" });
}

/** @param {Page} page */
async function switchOff(page) {
  await chooseFix(page, "Change the severity of");
  const rows = page.locator(".quick-input-widget:visible .monaco-list-row");
  await rows.filter({ hasText: "as it is now" }).filter({ hasText: "Warning" }).first().waitFor();
  await rows.filter({ hasText: "Off" }).first().click();
  await rows.filter({ hasText: "Workspace Settings" }).first().click();
  await squiggles(page).first().waitFor({ state: "detached" });
}

/** @param {Page} page */
async function reviewFix(page) {
  await chooseFix(page, "before each return that loses it");
  const panel = page.locator(".bulk-edit-panel:visible, .refactor-preview:visible, .part.panel", { hasText: "greeting.go" }).first();
  await panel.waitFor();
  await panel.getByText("C.free(unsafe.Pointer(cname))").first().waitFor();
  await panel.locator(".monaco-list-row").first().locator("input[type=checkbox], .monaco-checkbox, .monaco-custom-toggle").first().click();
  await page.getByRole("button", { name: "Apply" }).first().click();
  await page.locator(".tab.dirty", { hasText: "greeting.go" }).first().waitFor();
}

/** @param {Page} page */
async function seeRestricted(page) {
  await page.locator(".statusbar-item:visible", { hasText: "Restricted Mode" }).first().waitFor();
  await squiggles(page).first().waitFor();
}

/** The second folder switches off what the first one shows. @param {Page} page */
async function seeFolders(page) {
  await squiggles(page).first().waitFor();
  await page.keyboard.press("Control+P");
  const rows = page.locator(".quick-input-widget:visible .monaco-list-row", { hasText: "quiet" });
  await page.locator(".quick-input-widget:visible input").first().fill("quiet/greeting.go");
  await rows.first().click();
  await page.locator(".tab.active", { hasText: "quiet" }).waitFor();
  await page.locator(".monaco-editor .view-line", { hasText: "import" }).first().waitFor();
  if (await appears(squiggles(page).first())) throw new Error("the setting of the second folder does not count");
}
