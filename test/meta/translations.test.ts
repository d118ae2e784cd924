// The rules in Chinese: every rule has its words, with all fields and placeholders of the English ones and no English left;
// the pages of both languages link to each other.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { chineseSettingWords, schemaPath, settingWordsPath } from "../../scripts/generate/generated.mjs";
import { extractWords } from "../../scripts/generate/manifest.mjs";
import { pagesFolderOf, pageWords } from "../../scripts/generate/pageWords.mjs";
import { rulePage, type PageParts } from "../../scripts/generate/rulePage.mjs";
import { schemaTexts, translatedSchema } from "../../scripts/generate/schemaWords.mjs";
import { filled, readTranslation, translated, translationPath, translationProblems, valuesIn } from "../../scripts/generate/translations.mjs";
import { editorConfiguration } from "../../server/src/config/editorSettings.ts";
import { catalog, type RuleInfo } from "../../server/src/engine/catalog.ts";
import { repositoryRoot } from "../harness/fixtureCases.ts";

const language = "zh-cn";
const example = { language: "go", lines: ["func f() {}"], findings: [], path: "test/x.go" };
const parts: PageParts = { bad: example, said: ["it is bad"], meant: ["这样不好"], good: example, fixes: [{ title: "释放 `p`", applicability: ["safe"] }], limits: [], hasOther: true };

describe("the words of rules in Chinese", () => {
  it.each(catalog.rules.map((rule) => [rule.name, rule] as const))("%s is translated in full", (_, rule) => {
    expect(existsSync(join(repositoryRoot, translationPath(language, rule.name)))).toBe(true);
    expect(translationProblems(rule, readTranslation(repositoryRoot, language, rule))).toEqual([]);
  });

  it("belong to rules that exist", () => {
    const names = readdirSync(join(repositoryRoot, "l10n", language, "rules")).filter((name) => name.endsWith(".json")).map((name) => name.replace(/\.json$/, ""));
    expect(names.filter((name) => !catalog.ruleNames.includes(name))).toEqual([]);
  });

  it("have pages that link to the English ones, and are linked from there", () => {
    for (const name of catalog.ruleNames) {
      const read = (folder: string): string => readFileSync(join(repositoryRoot, folder, `${name}.md`), "utf8");
      expect(read(pagesFolderOf(language)), name).toContain(`](../../../${pagesFolderOf("en")}/${name}.md)`);
      expect(read(pagesFolderOf("en")), name).toContain(`](../../${pagesFolderOf(language)}/${name}.md)`);
    }
  });
});

describe("the words of the settings in Chinese", () => {
  const { words } = extractWords(editorConfiguration(catalog.rules));
  const chinese = chineseSettingWords(repositoryRoot, catalog.rules);
  const schema = readFileSync(join(repositoryRoot, schemaPath), "utf8");

  it("are there for every text of settings and cgovet.json, and for no other", () => {
    const english = new Set([...Object.values(words), ...schemaTexts(schema)]);
    expect([...english].filter((text) => chinese[text] === undefined)).toEqual([]);
    const settings = JSON.parse(readFileSync(join(repositoryRoot, settingWordsPath), "utf8")) as Readonly<Record<string, string>>;
    expect(Object.keys(settings).filter((text) => !english.has(text))).toEqual([]);
    expect(Object.entries(settings).filter(([, text]) => !/\p{Script=Han}/u.test(text))).toEqual([]);
  });

  it("stand in a schema that differs in nothing else, and that VS Code is led to", () => {
    const inChinese = readFileSync(join(repositoryRoot, "schemas/cgovet.schema.zh-cn.json"), "utf8");
    expect(schemaTexts(inChinese).filter((text) => !/\p{Script=Han}/u.test(text))).toEqual([]);
    const none = (text: string): string => translatedSchema(text, Object.fromEntries(schemaTexts(text).map((one) => [one, "-"])));
    expect(none(inChinese)).toBe(none(schema));
    const manifest = JSON.parse(readFileSync(join(repositoryRoot, "package.json"), "utf8")) as { readonly contributes: { readonly jsonValidation: readonly { readonly url: string }[] } };
    const key = manifest.contributes.jsonValidation[0]?.url.replaceAll("%", "") ?? "";
    const addresses = ["package.nls.json", "package.nls.zh-cn.json"].map((path) => (JSON.parse(readFileSync(join(repositoryRoot, path), "utf8")) as Readonly<Record<string, string>>)[key]);
    expect(addresses).toEqual([`./${schemaPath}`, "./schemas/cgovet.schema.zh-cn.json"]);
  });
});

describe("a translation", () => {
  const rule: RuleInfo = {
    name: "some-leak", family: "memory", severity: "warning", since: "0.1.0", status: "stable",
    docs: { what: "It leaks.", why: "It is lost.", fixAdvice: "Free it.", fact: "It says so.", references: [{ title: "T", url: "https://example.com/t" }], bad: "aBad", good: "aOk" },
    messages: { never: "`{label}` is never freed" },
    fixes: { free: { title: "Free `{label}`", applicability: "safe" } },
  };
  const words = { what: "它泄漏。", why: "它丢了。", fixAdvice: "释放它。", fact: "文档这样说。", messages: { never: "`{label}` 从未释放" }, fixes: { free: "释放 `{label}`" } };

  it("is complete with all fields, placeholders and no English sentence", () => {
    expect(translationProblems(rule, words)).toEqual([]);
  });

  it("is not, where something is missing, unknown, left in English or has other placeholders", () => {
    const { fact: _, ...short } = words;
    expect(translationProblems(rule, short)).toEqual(["fact is missing"]);
    expect(translationProblems(rule, { ...words, gate: "一直。" })).toEqual(["gate is unknown"]);
    expect(translationProblems(rule, { ...words, why: "它 is gone until the end 丢了。" })).toEqual(["why has English left: is gone until the end"]);
    expect(translationProblems(rule, { ...words, what: "It leaks" })).toEqual(["what is not translated"]);
    expect(translationProblems(rule, { ...words, messages: { never: "`{name}` 从未释放" } })).toEqual(["messages.never has the placeholders {name} instead of {label}"]);
    expect(translationProblems(rule, { ...words, fixes: { free: 1 } })).toEqual(["fixes.free is no text"]);
    expect(translationProblems(rule, undefined)).toContain("what is missing");
  });

  it("gives the rule other words and keeps the rest", () => {
    const other = translated(rule, words);
    expect(other).toMatchObject({ name: "some-leak", severity: "warning", docs: { what: "它泄漏。", bad: "aBad" }, fixes: { free: { title: "释放 `{label}`", applicability: "safe" } } });
    expect(filled(other.messages["never"] ?? "", { label: "cs" })).toBe("`cs` 从未释放");
  });

  it("finds the values of a title that was made from a template", () => {
    expect(valuesIn("Free `{label}` with {how}", "Free `a.b` with defer")).toEqual({ label: "a.b", how: "defer" });
    expect(valuesIn("Free `{label}`", "Remove `a`")).toBeUndefined();
  });

  it("makes a page of the same parts in the same order", () => {
    const headings = (page: string): readonly string[] => [...page.matchAll(/^#+ .*$/gm)].map(([line]) => line);
    const [english, chinese] = [rulePage(rule, parts), rulePage(translated(rule, words), parts, language)];
    expect(headings(chinese)).toHaveLength(headings(english).length);
    expect(chinese).toContain("[English](../../../docs/rules/some-leak.md)");
    expect(english).toContain("[简体中文](../../docs/zh-cn/rules/some-leak.md)");
    expect(chinese).toContain("- 释放 `p`（安全）");
    expect(chinese).toContain("意思是：\n\n- 这样不好");
    expect(english).not.toContain("这样不好");
    expect(chinese).toContain("[test/x.go](../../../test/x.go)");
    expect(Object.keys(pageWords["zh-cn"])).toEqual(Object.keys(pageWords.en));
  });
});
