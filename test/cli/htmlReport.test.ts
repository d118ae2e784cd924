// The HTML report of the built command line in a real browser: its looks in light, dark and print, its filters, its use
// by keyboard and without script, and that nothing of the analysed code comes alive in it.
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { readFileSync } from "node:fs";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { chromiumPath } from "../../scripts/vscodeHost/chromium.mjs";
import { tempTree } from "../harness/tempTree.ts";
import { runCli } from "./cliProcess.ts";
import { fixable, ignored, leaky } from "./sources.ts";

/** Milliseconds; a machine without a browser gets one first. */
const browserTimeout = 240_000;

let browser: Browser | undefined;
let missing = "";

beforeAll(async () => {
  try {
    browser = await chromium.launch({ executablePath: await chromiumPath(() => undefined), args: ["--no-sandbox", "--disable-gpu"] });
  } catch (error) {
    missing = error instanceof Error ? error.message : String(error);
  }
}, browserTimeout);

afterAll(async () => browser?.close());

const hostile = leaky.replace("opens the database", `</script><script>window.forged = 1</script><img src=x onerror='window.forged = 2'>`).replaceAll("errOpen", "errÖpen");
const files = { "go.mod": "module example.com/m\n", "db/open.go": leaky, "db/deep/er/fix.go": fixable.replaceAll("Open", "Fix").replaceAll("open_db", "fix_db"), "quiet/q.go": ignored, "odd/x\"'<b>.go": hostile };

interface Opened {
  readonly page: Page;
  /** Everything the page asked for and everything it complained about. */
  readonly trouble: readonly string[];
}

/** The report on `files`, made once. */
let usual: Promise<string> | undefined;

async function usualReport(): Promise<string> {
  usual ??= report(files).then((file) => readFileSync(file, "utf8"));
  return join(tempTree({ "report.html": await usual }).path, "report.html");
}

async function report(given: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<string> {
  const { path } = tempTree(given);
  const { err } = await runCli(["scan", "--format", "html", "--output", "report.html", ...args], { cwd: path });
  expect(err).toMatch(/html/);
  return join(path, "report.html");
}

async function open(file: string, options: BrowserContextOptions = {}): Promise<Opened> {
  if (browser === undefined) throw new Error("no browser");
  const page = await browser.newPage(options);
  const trouble: string[] = [];
  page.on("console", (message) => trouble.push(message.text()));
  page.on("pageerror", (error) => trouble.push(error.message));
  page.on("dialog", (dialog) => trouble.push(dialog.message()));
  const address = pathToFileURL(file).href;
  page.on("request", (request) => {
    if (request.url() !== address) trouble.push(request.url());
  });
  await page.goto(address);
  return { page, trouble };
}

describe("the HTML report", { timeout: 60_000 }, () => {
  beforeEach((context) => {
    if (browser === undefined) context.skip(missing);
  });

  it("loads nothing, complains about nothing and lets no code come alive", async () => {
    const { page, trouble } = await open(await usualReport());
    expect(trouble).toEqual([]);
    expect(await page.evaluate("window.forged")).toBeUndefined();
    expect(await page.locator("article.finding").count()).toBe(3);
    expect(await page.locator("img, iframe, object, embed").count()).toBe(0);
    expect(await page.locator("h3", { hasText: `odd/x"'<b>.go` }).count()).toBe(1);
  });

  it.each(["light", "dark"] as const)("can be read in %s", async (colorScheme) => {
    const { page } = await open(await usualReport(), { colorScheme });
    expect(await page.evaluate(faintTexts)).toEqual([]);
    const [red = 0] = (await page.evaluate<string>("getComputedStyle(document.body).backgroundColor")).match(/\d+/g)?.map(Number) ?? [];
    expect(red > 128).toBe(colorScheme === "light");
  });

  it.each([320, 768, 1440])("fits a window of %i pixels", async (width) => {
    const { page } = await open(await usualReport(), { viewport: { width, height: 800 } });
    expect(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).toBe(0);
  });

  it("can be found one's way in by ear", async () => {
    const { page } = await open(await usualReport());
    expect(await page.evaluate(structureFaults)).toEqual([]);
    for (const role of ["banner", "main", "contentinfo", "search"] as const) expect(await page.getByRole(role).count(), role).toBe(1);
    expect(await page.getByRole("region", { name: "Findings" }).count()).toBe(1);
  });

  it("is filtered by severity, rule, folder and words, and says how many are left", async () => {
    const { page } = await open(await usualReport());
    const left = async (): Promise<readonly [number, string]> => [await page.locator("article.finding:visible").count(), await page.locator("#filters output").innerText()];
    expect(await left()).toEqual([3, "3 of 3 shown"]);
    await page.getByRole("combobox", { name: "Folder" }).selectOption("db");
    expect(await left()).toEqual([1, "1 of 3 shown"]);
    expect(await page.locator("section.file:visible").count()).toBe(1);
    await page.getByRole("combobox", { name: "Folder" }).selectOption("");
    await page.getByLabel("Text").fill("FIX.GO never");
    expect(await left()).toEqual([1, "1 of 3 shown"]);
    await page.getByLabel("Text").fill("");
    await page.getByLabel("warning").uncheck();
    expect(await left()).toEqual([0, "0 of 3 shown"]);
  });

  it("is used by keyboard", async () => {
    const { page } = await open(await usualReport());
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to the findings");
    await page.keyboard.press("Enter");
    expect(page.url()).toMatch(/#findings$/);
    const first = page.locator("article.finding details").first();
    await first.locator("summary").focus();
    await page.keyboard.press("Enter");
    expect(await first.getAttribute("open")).toBeNull();
    await page.getByRole("button", { name: "Collapse all" }).press("Space");
    expect(await page.locator("details[open]").count()).toBe(0);
    await page.getByRole("button", { name: "Expand all" }).press("Space");
    expect(await page.locator("details[open]").count()).toBe(3);
  });

  it("is whole without script", async () => {
    const { page } = await open(await usualReport(), { javaScriptEnabled: false });
    expect(await page.locator("article.finding:visible").count()).toBe(3);
    expect(await page.locator("#filters:visible").count()).toBe(0);
    expect(await page.locator("article.finding .step:visible").count()).toBeGreaterThan(6);
  });

  it("is printed in full, on white, without what only a screen can do", async () => {
    const { page } = await open(await usualReport(), { colorScheme: "dark" });
    await page.getByRole("button", { name: "Collapse all" }).click();
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await page.locator("#filters:visible").count()).toBe(0);
    expect(await page.locator("article.finding .code:visible").count()).toBe(3);
    expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe("rgb(255, 255, 255)");
    expect(await page.evaluate(faintTexts)).toEqual([]);
    expect((await page.pdf({ format: "A4" })).subarray(0, 5).toString()).toBe("%PDF-");
  });

  it("shows first of all that something could not be looked at", async () => {
    const { page } = await open(await report({ ...files, "bad/x.go": "package bad\n\0" }));
    await page.getByRole("link", { name: "What is missing" }).click();
    expect(await page.locator("#notices").isVisible()).toBe(true);
    expect(await page.locator("main > *").first().getAttribute("class")).toBe("banner");
  });

  it("is Chinese when told", async () => {
    const { page } = await open(await report(files, "--lang", "zh-cn"));
    expect(await page.locator("html").getAttribute("lang")).toBe("zh-cn");
    expect(await page.locator("h1").innerText()).toContain("cgo 隐患");
    expect(await page.locator("article.finding .message").first().innerText()).toMatch(/没有释放|从未释放/);
  });

  it("is the same every time", async () => {
    const one = await report(files);
    const text = readFileSync(one, "utf8");
    expect(text).toBe(readFileSync(await report(files), "utf8").replaceAll(/cgovet-test-\w+/g, /cgovet-test-\w+/.exec(text)?.[0] ?? ""));
    expect(text).not.toContain(join(one, ".."));
  });
});

/** Texts whose contrast is below 4.5 (3 for large ones), as WCAG 2 counts. Runs in the page. */
const faintTexts = `(() => {
  const parse = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const luminance = ([r, g, b]) => [r, g, b].map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (node) => {
    for (let at = node; at !== null; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour.length < 4 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const faint = new Set();
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode.parentElement;
    if (walk.currentNode.data.trim() === "" || !node.checkVisibility({ visibilityProperty: true }) || node.closest(".aloud, .skip, script, style, svg, option") !== null) continue;
    const style = getComputedStyle(node);
    const [a, b] = [luminance(parse(style.color)), luminance(behind(node))].sort((x, y) => y - x);
    const large = parseFloat(style.fontSize) >= 24;
    if ((a + 0.05) / (b + 0.05) < (large ? 3 : 4.5)) faint.add(node.className + ": " + walk.currentNode.data.trim().slice(0, 30));
  }
  return [...faint];
})()`;

/** What a screen reader would stumble over. Runs in the page. */
const structureFaults = `(() => {
  const faults = [];
  const levels = [...document.querySelectorAll("h1,h2,h3,h4,h5,h6")].map((heading) => Number(heading.tagName[1]));
  if (levels.filter((level) => level === 1).length !== 1) faults.push("not one h1");
  levels.forEach((level, index) => { if (index > 0 && level > levels[index - 1] + 1) faults.push("heading " + index + " skips a level"); });
  for (const node of document.querySelectorAll("[aria-labelledby]")) if (document.getElementById(node.getAttribute("aria-labelledby")) === null) faults.push("nothing is called " + node.getAttribute("aria-labelledby"));
  for (const node of document.querySelectorAll("input,select")) if (node.labels.length === 0) faults.push("no label: " + node.name);
  for (const node of document.querySelectorAll("button")) if (node.textContent.trim() === "") faults.push("button without words");
  for (const node of document.querySelectorAll("a[href^='#']")) if (document.querySelector(node.getAttribute("href")) === null) faults.push("leads nowhere: " + node.getAttribute("href"));
  const ids = [...document.querySelectorAll("[id]")].map((node) => node.id);
  if (new Set(ids).size !== ids.length) faults.push("an id twice");
  for (const node of document.querySelectorAll(".code,.wide")) if (node.tabIndex !== 0 || !node.getAttribute("aria-label")) faults.push("cannot be scrolled by keyboard");
  return faults;
})()`;
