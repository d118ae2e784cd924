// The engine in Chinese, over all fixtures: every message, step and fix comes out in Chinese, while places, fingerprints,
// ids and edits are those of the English run.
import { beforeAll, describe, expect, it } from "vitest";
import { englishIn, textProblems } from "../../../scripts/generate/translations.mjs";
import { languageFile } from "../../../scripts/languageFiles.mjs";
import { builtinModels } from "../../../server/src/engine/knowledge/data/index.ts";
import { createEngine } from "../../../server/src/engine/engine.ts";
import { noticeTexts, phraseTexts, titleTexts } from "../../../server/src/engine/report/englishText.ts";
import type { Finding, PackageReport } from "../../../server/src/engine/report/finding.ts";
import { createSpeaker } from "../../../server/src/engine/report/speaker.ts";
import { traceMessages } from "../../../server/src/engine/report/traceText.ts";
import type { Translation } from "../../../server/src/engine/report/words.ts";
import { defaultModule, listFixtureCases, repositoryRoot, type FixtureCase } from "../../harness/fixtureCases.ts";
import { grammarBytes } from "../../harness/grammarBytes.ts";
import { createMemoryHost } from "../../harness/memoryHost.ts";

const chinese = (languageFile(repositoryRoot, "zh-cn") as { readonly engine: Translation }).engine;

/** One engine for all of them: starting one costs more than analysing a case. */
async function analyse(cases: readonly FixtureCase[], translation?: Translation): Promise<readonly PackageReport[]> {
  const host = createMemoryHost([defaultModule, ...cases.flatMap((fixture) => fixture.files.map((file) => [file.uri, file.text] as const))]);
  const engine = await createEngine({ host, grammars: grammarBytes(), rethrow: true, ...(translation && { translation }) });
  const reports: PackageReport[] = [];
  for (const fixture of cases) {
    engine.configure({ ...fixture.settings, profile: "strict" });
    reports.push(await engine.analyzeDirectory(fixture.dirUri));
  }
  engine.dispose();
  return reports;
}

const findingsOf = (reports: readonly PackageReport[]): readonly Finding[] => reports.flatMap(({ files }) => files.flatMap(({ findings, suppressed }) => [...findings, ...suppressed.map(({ finding }) => finding)]));

describe("the words of the engine in Chinese", () => {
  const tables = { steps: traceMessages, phrases: phraseTexts, notices: noticeTexts, titles: titleTexts } as const;

  it.each(Object.keys(tables) as readonly (keyof typeof tables)[])("hold all %s, and no others", (name) => {
    const [english, words]: readonly Readonly<Record<string, string>>[] = [tables[name], chinese[name]];
    expect(Object.keys(words ?? {}).sort()).toEqual(Object.keys(english ?? {}).sort());
    const terms = new Set(["map", "channel", "{first}、{rest}"]);
    expect(Object.entries(english ?? {}).flatMap(([id, text]) => (terms.has(words?.[id] ?? "") ? [] : textProblems(id, words?.[id], text)))).toEqual([]);
  });

  it("name thread state that the tables know", () => {
    const known = new Set(builtinModels.flatMap(({ thread }) => (thread === undefined ? [] : [thread.group])));
    const endings = new Set([...known].filter((group) => group.includes(" ")).map((group) => `*${group.slice(group.indexOf(" "))}`));
    // Said by the analysis of threads itself.
    const others = new Set(["main thread", "thread-local *", "last error of *"]);
    expect(Object.keys(chinese.groups).filter((group) => !known.has(group) && !endings.has(group) && !others.has(group))).toEqual([]);
    const { values } = createSpeaker(chinese);
    expect(values({ group: "SDL error" })).toEqual({ group: "SDL 的错误" });
    expect(values({ group: "opengl" })).toEqual({ group: "opengl" });
  });

  it("set code off by blanks, and words not", () => {
    const { notice } = createSpeaker({ ...chinese, notices: { "rule-failed": "在 {rule} 中" } });
    expect(notice("rule-failed", { rule: "`f`" })).toBe("在 `f` 中");
    expect(notice("rule-failed", { rule: { phrase: "this-literal" } })).toBe("在这个函数字面量中");
    expect(notice("rule-failed", { rule: { phrase: "this-literal-in", data: { function: "f" } } })).toBe("在 `f` 中的这个函数字面量中");
  });
});

describe("findings of all fixtures", () => {
  let english: readonly PackageReport[] = [];
  let translated: readonly PackageReport[] = [];

  beforeAll(async () => {
    const cases = listFixtureCases();
    english = await analyse(cases);
    translated = await analyse(cases, chinese);
  }, 180_000);

  it("are said in Chinese: message, path and fixes", () => {
    const left = new Set<string>();
    const check = (rule: string, text: string): void => {
      // Names of two words, and values of other programs, stay as they are.
      if (!/\p{Script=Han}/u.test(text) || englishIn(text, 3) !== undefined) left.add(`${rule}: ${text}`);
    };
    for (const { rule, message, trace, fixes } of findingsOf(translated)) {
      check(rule, message);
      for (const step of trace) check(rule, step.message);
      for (const fix of fixes) check(rule, fix.title);
    }
    expect(findingsOf(translated).length).toBeGreaterThan(1000);
    expect([...left]).toEqual([]);
  });

  it("are the same findings: only words differ", () => {
    const identity = ({ id, rule, severity, confidence, uri, span, range, messageId, function: fn, trace, fingerprint, fixes }: Finding) => ({
      id, rule, severity, confidence, uri, span, range, messageId, fn, fingerprint,
      trace: trace.map((step) => ({ kind: step.kind, uri: step.uri, span: step.span })),
      fixes: fixes.map(({ applicability, edits, addModel }) => ({ applicability, edits, addModel })),
    });
    expect(findingsOf(translated).map(identity)).toEqual(findingsOf(english).map(identity));
  });

  it("come with notices in Chinese", () => {
    const messages = translated.flatMap(({ files }) => files.flatMap(({ notices }) => notices.map(({ message }) => message)));
    expect(messages.length).toBeGreaterThan(0);
    expect([...new Set(messages)].filter((message) => !/\p{Script=Han}/u.test(message))).toEqual([]);
  });
});
