/**
 * Chooses things in VS Code's quick open box, as a person would with the keyboard.
 *
 * Guarantees: an entry that comes late (its extension is still loading) is waited for; the list itself never refreshes.
 * Does not: need a test driver.
 */
import { errors } from "playwright-core";

const LIMIT_MS = 60_000;
const PATIENCE_MS = 2_000;

/**
 * @param {import('playwright-core').Page} page a workbench
 * @param {string} text `>` and the title of a command, or `:` and a line
 * @throws when there is no such entry within a minute
 */
export async function choose(page, text) {
  await find(page, text);
  await page.keyboard.press("Enter");
  await page.locator(".quick-input-widget").waitFor({ state: "hidden" });
}

/**
 * Opens the box with the entry in it.
 * @param {import('playwright-core').Page} page a workbench
 * @param {string} text as for `choose`
 * @throws when there is no such entry within a minute
 */
export async function find(page, text) {
  const entry = page.locator(".quick-input-list .monaco-list-row", { hasText: text.slice(1) }).first();
  const deadline = Date.now() + LIMIT_MS;
  while (Date.now() < deadline) {
    await page.keyboard.press("Escape");
    await page.keyboard.press("F1");
    await page.locator(".quick-input-widget input").first().fill(text);
    if (await appears(entry)) return;
  }
  throw new Error(`the page did not offer "${text.slice(1)}" within ${LIMIT_MS / 1000} s`);
}

/** Reports whether something shows up within two seconds. @param {import('playwright-core').Locator} thing */
export async function appears(thing) {
  try {
    await thing.waitFor({ timeout: PATIENCE_MS });
    return true;
  } catch (error) {
    if (error instanceof errors.TimeoutError) return false;
    throw error;
  }
}
