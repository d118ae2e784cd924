/**
 * `npm run screenshots`: takes the pictures in docs/images from a real VS Code with cgovet in it.
 *
 *   node scripts/vscodeHost/screenshots.mjs [--only NAME]... [--out FOLDER] [--extension FOLDER] [--workspace FOLDER]
 *
 * Guarantees: every picture shows what it is named after, or the script fails; nothing is drawn by hand.
 * Does not: build the extension; `npm run build` does. Not run by tests: fonts make pictures differ between machines.
 */
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { openPage, workbenchAddress } from "./browser.mjs";
import { chromiumPath } from "./chromium.mjs";
import { movingPicture } from "./film.mjs";
import { installHost } from "./install.mjs";
import { linkExtension } from "./linkedExtension.mjs";
import { projectRoot } from "./paths.mjs";
import { reportShotName, takeReport } from "./reportShot.mjs";
import { compose, shots } from "./shots.mjs";
import { smallPicture } from "./smallPicture.mjs";
import { startServer } from "./server.mjs";
import { hosts } from "./versions.mjs";

/** Large, dark, and free of everything that is not the point. */
const SETTINGS = {
  "workbench.colorTheme": "Default Dark Modern",
  "workbench.activityBar.location": "hidden",
  "workbench.layoutControl.enabled": false,
  "workbench.navigationControl.enabled": false,
  "window.commandCenter": false,
  "window.menuBarVisibility": "hidden",
  "breadcrumbs.enabled": false,
  "editor.fontFamily": "'DejaVu Sans Mono', monospace",
  "editor.fontSize": 14,
  "editor.minimap.enabled": false,
  "editor.cursorBlinking": "solid",
  "editor.stickyScroll.enabled": false,
  "editor.guides.indentation": false,
  "editor.occurrencesHighlight": "off",
  "editor.renderLineHighlight": "none",
  "editor.scrollbar.vertical": "hidden",
  "editor.scrollbar.horizontal": "hidden",
  "editor.hover.delay": 100,
  "problems.defaultViewMode": "table",
};

async function main() {
  const { only, out, extension, workspace } = readArguments();
  const chosen = shots.filter((shot) => only === undefined || only.includes(shot.name));
  const withReport = only === undefined || only.includes(reportShotName);
  if (chosen.length === 0 && !withReport)
    throw new Error(`no picture is called that; there are ${[...shots.map((shot) => shot.name), reportShotName].join(", ")}`);
  await mkdir(out, { recursive: true });
  const browser = await chromiumPath(console.log);
  if (withReport) {
    const file = join(out, `${reportShotName}.png`);
    await takeReport(file, { browser, workspace });
    console.log(`screenshots: ${file}`);
  }
  if (chosen.length === 0) return;
  const installed = await installHost(hosts.newest);
  const folder = await mkdtemp(join(tmpdir(), "cgovet-screenshots-"));
  try {
    for (const shot of chosen) {
      const file = join(out, `${shot.name}.png`);
      await take(shot, file, { installed, browser, extension, workspace, folder: join(folder, shot.name) });
      console.log(`screenshots: ${file}`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function readArguments() {
  const options = /** @type {const} */ ({
    only: { type: "string", multiple: true },
    out: { type: "string", default: join(projectRoot, "docs", "images") },
    extension: { type: "string", default: projectRoot },
    workspace: { type: "string", default: join(projectRoot, "test", "demo") },
  });
  const { only, out, extension, workspace } = parseArgs({ options }).values;
  return { only, out: resolve(out), extension: resolve(extension), workspace: resolve(workspace) };
}

/**
 * @typedef {object} Studio
 * @property {import("./install.mjs").InstalledHost} installed
 * @property {string} browser
 * @property {string} extension
 * @property {string} workspace
 * @property {string} folder temporary
 */

/** A fresh VS Code per picture, so that none depends on another. @param {import("./shots.mjs").Shot} shot @param {string} file @param {Studio} studio */
async function take(shot, file, { installed, browser, extension, workspace, folder }) {
  const copy = join(folder, basename(workspace));
  await cp(workspace, copy, { recursive: true });
  const extensionsFolder = join(folder, "extensions");
  await linkExtension(extensionsFolder, extension);
  const server = await startServer(installed, { folder, extensionsFolder, settings: { ...SETTINGS, ...shot.settings } });
  const { page, close } = await openPage(browser, shot.size, shot.language);
  page.setDefaultTimeout(60_000);
  try {
    await page.goto(workbenchAddress(server.authority, { workspace: copy, openFile: join(copy, shot.file) }));
    await compose(page, shot.line);
    await shot.prepare(page);
    await writeFile(file, shot.film === undefined ? smallPicture(await page.screenshot(shot.clip === undefined ? {} : { clip: shot.clip }), shot.colours) : await filmed(page, shot.film));
  } finally {
    await close();
    await server.stop();
  }
}

/** @param {import("playwright-core").Page} page @param {import("./shots.mjs").Shot["film"] & {}} film */
async function filmed(page, film) {
  /** @type {import("./film.mjs").Frame[]} */
  const frames = [];
  await film(page, async (milliseconds) => void frames.push({ png: await page.screenshot(), milliseconds }));
  return movingPicture(frames);
}

process.once("SIGINT", () => process.exit(130));
main().catch((error) => {
  console.error(`screenshots: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
});
