// Which language is spoken: for locales of editors and of POSIX, options of the command line, and environments.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isLanguageFile, languageOf, parseLanguageFile } from "../../../server/src/hosts/language.ts";
import { readBundledLanguage } from "../../../server/src/hosts/node/languageFile.ts";
import { askedLocale, isSpoken, languageOfEnvironment, languageOfProcess, languageOfServer } from "../../../server/src/hosts/node/processLanguage.ts";
import { tempTree } from "../../harness/tempTree.ts";

describe("languageOf", () => {
  it.each(["zh", "zh-cn", "zh-CN", "zh_CN.UTF-8", "zh-Hans", "zh-Hans-CN", "zh-hans-hk", "zh-SG", "zh_CN@pinyin"])("speaks Chinese for %s", (locale) => {
    expect(languageOf(locale)).toBe("zh-cn");
  });

  it.each(["en", "en-US", "de", "ja", "C", "POSIX", "zh-tw", "zh-TW", "zh_HK.UTF-8", "zh-Hant", "zh-mo", "zhx", "", undefined])("speaks English for %s", (locale) => {
    expect(languageOf(locale)).toBe("en");
  });
});

describe("the language of a process", () => {
  it("is what --lang says, wherever it stands before --", () => {
    expect(askedLocale(["scan", "--lang", "zh-cn", "."])).toBe("zh-cn");
    expect(askedLocale(["--lang=en", "scan"])).toBe("en");
    expect(askedLocale(["--lang=en", "scan", "--lang=zh"])).toBe("zh");
    expect(askedLocale(["scan", "--", "--lang=zh"])).toBeUndefined();
    expect(askedLocale(["scan", "--language", "zh"])).toBeUndefined();
    expect(languageOfProcess(["--lang", "zh-cn"], { LANG: "de_DE.UTF-8" })).toBe("zh-cn");
    expect(languageOfProcess(["--lang=en"], { LANG: "zh_CN.UTF-8" })).toBe("en");
  });

  it("knows which languages can be asked for", () => {
    expect(["en", "en-GB", "C", "zh", "zh-cn", "zh_CN.UTF-8"].filter((locale) => !isSpoken(locale))).toEqual([]);
    expect(["fr", "zh-tw", "english", "", "cn"].filter(isSpoken)).toEqual([]);
  });

  it("is that of the first variable that says something", () => {
    expect(languageOfEnvironment({ LC_ALL: "zh_CN.UTF-8", LANG: "en_US.UTF-8" })).toBe("zh-cn");
    expect(languageOfEnvironment({ LC_ALL: "C", LC_MESSAGES: "zh_CN.UTF-8" })).toBe("en");
    expect(languageOfEnvironment({ LC_ALL: "", LC_MESSAGES: "zh_CN.UTF-8", LANG: "en_US.UTF-8" })).toBe("zh-cn");
    expect(languageOfEnvironment({ LANG: "zh_CN" })).toBe("zh-cn");
    expect(languageOfEnvironment({})).toBe("en");
  });

  it("is English where the terminal takes no UTF-8", () => {
    expect(languageOfEnvironment({ LANG: "zh_CN.GB18030" })).toBe("en");
    expect(languageOfEnvironment({ LANG: "zh_CN.utf8" })).toBe("zh-cn");
  });
});

describe("the language of a server", () => {
  it("is that of the client, unless the command line asks for another", () => {
    const environment = { LANG: "zh_CN.UTF-8" };
    expect(languageOfServer(["lsp", "--stdio"], environment)("en")).toBe("en");
    expect(languageOfServer(["lsp", "--stdio"], environment)(undefined)).toBe("zh-cn");
    expect(languageOfServer(["lsp", "--stdio", "--lang", "zh-cn"], {})("en-us")).toBe("zh-cn");
    expect(languageOfServer([], {})(undefined)).toBe("en");
  });
});

describe("a file of words", () => {
  it("is told from anything else", () => {
    expect(parseLanguageFile('{"texts":{},"engine":{}}')).toBeDefined();
    for (const other of ["{}", "null", "[]", '"x"', '{"texts":1,"engine":{}}']) expect(parseLanguageFile(other)).toBeUndefined();
    expect(isLanguageFile(undefined)).toBe(false);
  });

  it("is read from beside the bundle or the folder above, and costs nothing when it is broken or not there", () => {
    const { path } = tempTree({ "dist/l10n/zh-cn.json.zst": '{"texts":{"a":"甲"},"engine":{}}', "dist/server/node.js": "" });
    expect(readBundledLanguage(join(path, "dist"), "zh-cn")?.texts).toEqual({ a: "甲" });
    expect(readBundledLanguage(join(path, "dist", "server"), "zh-cn")?.texts).toEqual({ a: "甲" });
    expect(readBundledLanguage(join(path, "dist"), "en")).toBeUndefined();
    expect(readBundledLanguage(path, "zh-cn")).toBeUndefined();
    mkdirSync(join(path, "l10n"));
    writeFileSync(join(path, "l10n", "zh-cn.json.zst"), "{");
    expect(readBundledLanguage(path, "zh-cn")).toBeUndefined();
  });
});
