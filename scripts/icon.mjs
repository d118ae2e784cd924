// `npm run icon`: draws media/icon.png, the picture of the extension, from docs/images/icon.svg. Needs a Chromium, as the
// screenshots do. Run by hand after the drawing has changed; tests only look at the result.

import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { ensureInstalled, projectRoot, requireNode } from "./ensureReady.mjs";

/** Pixels; what the Marketplace asks for. */
const size = 128;

requireNode();
try {
  await ensureInstalled();
  const path = await draw();
  console.log(`icon: wrote ${path}`);
} catch (error) {
  console.error(`icon: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

/** @returns {Promise<string>} absolute path of the picture */
async function draw() {
  // Loaded late: before, the packages may not be installed.
  const { openPage } = await import("./vscodeHost/browser.mjs");
  const { chromiumPath } = await import("./vscodeHost/chromium.mjs");
  const drawing = await readFile(join(projectRoot, "docs/images/icon.svg"), "utf8");
  const path = join(projectRoot, "media/icon.png");
  await mkdir(join(projectRoot, "media"), { recursive: true });
  const { page, close } = await openPage(await chromiumPath(console.log), { width: size, height: size });
  try {
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${drawing}`);
    await page.screenshot({ path, omitBackground: true });
  } finally {
    await close();
  }
  return path;
}
