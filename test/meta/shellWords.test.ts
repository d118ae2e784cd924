// What the client, the server and the command line say: every text they hand to l10n has its Chinese, with the same
// placeholders, none is left over, and nothing is shown around it. The same for the manifest.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { textProblems } from "../../scripts/generate/translations.mjs";
import { spokenTexts, textsIn } from "../../scripts/spokenTexts.mjs";
import { repositoryRoot } from "../harness/fixtureCases.ts";

type Words = Readonly<Record<string, string>>;

const wordsOf = (path: string): Words => JSON.parse(readFileSync(join(repositoryRoot, path), "utf8")) as Words;

/** Names and marks that are the same in both languages, or have no letters to translate. */
const untranslated: ReadonlySet<string> = new Set(["{0} / {1}", "→ C"]);

describe("the texts of client, server and command line", () => {
  const { texts, faults } = spokenTexts(repositoryRoot);
  const english = new Map(texts.map(({ text, place }) => [text, place]));
  const chinese = wordsOf("l10n/bundle.l10n.zh-cn.json");

  it("are all there in Chinese", () => {
    expect([...english].filter(([text]) => chinese[text] === undefined).map(([text, place]) => `${place}: ${text}`)).toEqual([]);
  });

  it("are all still said", () => {
    expect(Object.keys(chinese).filter((text) => !english.has(text))).toEqual([]);
  });

  it("have the same placeholders and no English left", () => {
    expect(Object.entries(chinese).filter(([text]) => !untranslated.has(text)).flatMap(([text, words]) => textProblems(JSON.stringify(text), words, text))).toEqual([]);
  });

  it("go through l10n, as literals", () => {
    expect(faults).toEqual([]);
  });
});

describe("the texts of the manifest", () => {
  const manifest = readFileSync(join(repositoryRoot, "package.json"), "utf8");
  const keys = new Set([...manifest.matchAll(/"%([\w.-]+)%"/g)].map(([, key]) => key ?? ""));
  const [english, chinese] = [wordsOf("package.nls.json"), wordsOf("package.nls.zh-cn.json")];

  it("are there in both languages, and no others", () => {
    expect(keys.size).toBeGreaterThan(10);
    for (const words of [english, chinese]) {
      expect([...keys].filter((key) => words[key] === undefined)).toEqual([]);
      expect(Object.keys(words).filter((key) => !keys.has(key))).toEqual([]);
    }
  });

  it("are translated, with the same commands and settings named", () => {
    const links = (text: string): string => [...text.matchAll(/\(command:[\w.-]+|#cgovet\.[\w.]+#|https:\/\/\S+?(?=[)\s])/g)].map(([link]) => link).sort().join(" ");
    // Addresses of files are words for the manifest only.
    for (const [key, text] of Object.entries(english).filter(([, one]) => !one.startsWith("./"))) {
      expect(textProblems(key, chinese[key], undefined)).toEqual([]);
      expect(links(chinese[key] ?? ""), key).toBe(links(text));
    }
  });
});

describe("the search for texts", () => {
  const found = (source: string): ReturnType<typeof textsIn> => textsIn("a.ts", source);

  it("finds literals in the order of the source, with their lines", () => {
    expect(found('l10n.t("one");\nvscode.l10n.t("two {0}", x);\nother.t("three");').texts).toEqual([
      { text: "one", place: "a.ts:1" },
      { text: "two {0}", place: "a.ts:2" },
    ]);
  });

  it("complains about texts that are put together, and about literals that are shown as they are", () => {
    expect(found("l10n.t(`a ${b}`)").faults).toHaveLength(1);
    expect(found('l10n.t(name)').faults).toHaveLength(1);
    expect(found('vscode.window.showInformationMessage("nothing to fix", "Show Output")').faults).toHaveLength(2);
    expect(found("throw new UsageError(`${path} does not exist`)").faults).toHaveLength(1);
    expect(found('const item = { label: many ? "some of them" : l10n.t("one") }').faults).toHaveLength(1);
    expect(found('item.tooltip = "what it is";').faults).toHaveLength(1);
  });

  it("lets names, code and icons pass", () => {
    expect(found('window.createOutputChannel("cgovet"); const a = { title: "cgovet", label: `$(folder) ${name}`, message: error.message, text: "`free`" };').faults).toEqual([]);
  });
});
