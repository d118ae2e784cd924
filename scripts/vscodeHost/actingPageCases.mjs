/**
 * What a person does with keys and mouse to act on findings, and windows of kinds that tests inside VS Code do not have: a
 * workspace that is not trusted, and one with two folders.
 *
 * Guarantees: each case begins with a fresh window; it ends when what is wanted is on the screen.
 * Does not: start anything; see runPage.mjs.
 */
import { errors } from "playwright-core";
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

/**
 * Clicks the first squiggle and chooses from the menu of its light bulb, again when the menu was drawn anew under the click.
 * @param {Page} page
 * @param {string} title
 * @param {import("playwright-core").Locator} outcome what is on the screen once the choice has been taken
 */
async function chooseFix(page, title, outcome) {
  const row = page.locator(".action-widget:visible .monaco-list-row", { hasText: title }).first();
  const deadline = Date.now() + 60_000;
  let offered = false;
  while (Date.now() < deadline) {
    await page.keyboard.press("Escape");
    await clickSquiggle(page);
    await page.keyboard.press("Control+Period");
    if (!(await appears(row))) continue;
    offered = true;
    if ((await clicked(row)) && (await appears(outcome))) return;
  }
  throw new Error(`the light bulb ${offered ? "offered" : "did not offer"} "${title}" within a minute${offered ? ", nothing came of it" : ""}`);
}

/** @param {Page} page */
async function clickSquiggle(page) {
  await squiggles(page).first().waitFor();
  const box = await squiggles(page).first().boundingBox();
  await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2);
}

/** Reports whether the row was still there to be clicked. @param {import("playwright-core").Locator} row */
async function clicked(row) {
  try {
    await row.click({ timeout: 2_000 });
    return true;
  } catch (error) {
    if (error instanceof errors.TimeoutError) return false;
    throw error;
  }
}

/** @param {Page} page */
async function ignoreWithReason(page) {
  const box = page.locator(".quick-input-widget:visible");
  const input = box.locator("input[type=text]").first();
  await chooseFix(page, "on this line…", box.getByText("Why does it not apply here"));
  await input.press("Enter");
  await box.getByText("Without a reason nothing is ignored").waitFor();
  await input.fill("the process ends right after");
  await input.press("Enter");
  await line(page, "//cgovet:ignore cstring-leak the process ends right after".replaceAll(" ", "\u00a0")).waitFor();
  // The other finding of the file lies below the window.
  await squiggles(page).first().waitFor({ state: "detached" });
}

/** @param {Page} page */
async function switchOff(page) {
  const rows = page.locator(".quick-input-widget:visible .monaco-list-row");
  await chooseFix(page, "Change the severity of", rows.filter({ hasText: "as it is now" }).filter({ hasText: "Warning" }).first());
  await rows.filter({ hasText: "Off" }).first().click();
  await rows.filter({ hasText: "Workspace Settings" }).first().click();
  await squiggles(page).first().waitFor({ state: "detached" });
}

/** @param {Page} page */
async function reviewFix(page) {
  const panel = page.locator(".bulk-edit-panel:visible, .refactor-preview:visible, .part.panel", { hasText: "greeting.go" }).first();
  await chooseFix(page, "before each return that loses it", panel);
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
