// The pages of the rules as they are packaged, and in which language they are read.
import { describe, expect, it, vi } from "vitest";
import { fileURLToPath } from "node:url";
import { packagedPage, rulePageBundle } from "../../../scripts/rulePageBundle.mjs";
import { catalog } from "../../../server/src/engine/catalog.ts";
import { pageLanguage, summaryOf, type RulePage } from "../../../client/src/common/features/rulePages/rulePages.ts";

vi.mock("vscode", () => ({}));

const root = fileURLToPath(new URL("../../../", import.meta.url));
const bundle = new Map(Object.entries(JSON.parse(await rulePageBundle(root)) as Readonly<Record<string, RulePage>>));

describe("the packaged pages", () => {
  it("hold every rule in both languages, with the sentence that the list of rules shows", () => {
    expect([...bundle.keys()].sort()).toEqual([...catalog.ruleNames].sort());
    for (const [name, page] of bundle) {
      expect(summaryOf(page.en), name).toMatch(/^[A-Z`].*\.$/);
      expect(summaryOf(page["zh-cn"]), name).toMatch(/[\u4e00-\u9fff].*。$/);
    }
  });

  it("link to each other and to the web, nowhere else", () => {
    for (const [name, page] of bundle) {
      const links = Object.values(page).flatMap((text) => [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link));
      const strange = links.filter((link) => !link.startsWith("https://") && !/^\.\.\/(en|zh-cn)\/[a-z-]+\.md$/.test(link));
      expect(strange, name).toEqual([]);
      for (const link of links.filter((one) => one.startsWith("."))) expect(bundle.has(link.replace(/^.*\/|\.md$/g, "")), link).toBe(true);
      expect(links).toContain(`../zh-cn/${name}.md`);
      expect(links).toContain(`../en/${name}.md`);
    }
  });

  it("lose nothing but the note that they are generated", () => {
    expect(packagedPage("<!-- Generated. -->\n\n# a\n\n[b](./b.md) [c](../../test/c.go) [d](https://e.f)\n", "docs/rules")).toBe("# a\n\n[b](../en/b.md) [c](https://github.com/cgovet/cgovet/blob/main/test/c.go) [d](https://e.f)\n");
  });
});

describe("pageLanguage", () => {
  it.each([["en", "en"], ["de", "en"], ["zh-cn", "zh-cn"], ["zh-CN", "zh-cn"], ["zh-Hans", "zh-cn"], ["zh-tw", "en"]])("%s → %s", (ui, language) => {
    expect(pageLanguage(ui)).toBe(language);
  });
});
