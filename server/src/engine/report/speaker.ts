// Turns ids and values into words of one language. Guarantees: what a translation lacks is said in English; ids,
// fingerprints and order of findings never depend on the language; code that spans lines is put into one. Chooses no language and reads no files.
import { invariant } from "../base/invariant.ts";
import type { Rule } from "../rules/defineRule.ts";
import { noticeTexts, phraseTexts, titleTexts } from "./englishText.ts";
import { traceMessages } from "./traceText.ts";
import type { NoticeId, TitleId, Translation, Value, Values } from "./words.ts";

export type Texts = Readonly<Record<string, string>>;

export interface Speaker {
  readonly message: (rule: SpokenRule, id: string, values: Values) => string;
  /** A step of a trace: a text of all rules or one of this rule's messages. */
  readonly step: (rule: SpokenRule, id: string, values: Values) => string;
  readonly fix: (rule: SpokenRule, id: string, values: Values) => string;
  readonly notice: (id: NoticeId, values: Values) => string;
  readonly title: (id: TitleId, values: Values) => string;
  /** Every value in words. */
  readonly values: (values: Values) => Texts;
}

export type SpokenRule = Pick<Rule, "name" | "messages" | "fixes">;

/** Without a translation in English. Throws InternalError for ids that do not exist and values that are missing. */
export function createSpeaker(translation?: Translation): Speaker {
  const word = (value: Value): string =>
    typeof value === "string" ? inOneLine(value) : filled(translation?.phrases[value.phrase] ?? phraseTexts[value.phrase], words(value.data ?? {}));
  const words = (values: Values): Texts => Object.fromEntries(Object.entries(values).map(([key, value]) => [key, key === "group" ? group(word(value)) : word(value)]));
  const group = (name: string): string => translation?.groups[name] ?? groupOfLibrary(name, translation) ?? name;
  const say = (template: string | undefined, id: string, values: Values): string => {
    invariant(template !== undefined, `no words for ${id}`);
    return filled(template, words(values));
  };
  return {
    message: ({ name, messages }, id, values) => say(translation?.rules[name]?.messages[id] ?? messages[id], `${name}.${id}`, values),
    step: ({ name, messages }, id, values) => {
      const own = id in traceMessages ? undefined : translation?.rules[name]?.messages[id];
      return say(translation?.steps[id] ?? traceMessages[id] ?? own ?? messages[id], `${name}.${id}`, values);
    },
    fix: ({ name, fixes }, id, values) => say(fixes[id] && (translation?.rules[name]?.fixes[id] ?? fixes[id].title), `${name}.${id}`, values),
    notice: (id, values) => say(translation?.notices[id] ?? noticeTexts[id], id, values),
    title: (id, values) => say(translation?.titles[id] ?? titleTexts[id], id, values),
    values: words,
  };
}

/** Speaks English. */
export const english: Speaker = createSpeaker();

/** Code in a text: a raw string, or what does not parse, may span lines. */
function inOneLine(code: string): string {
  return /[\r\n]/.test(code) ? code.replace(/\s*[\r\n]\s*/g, " ") : code;
}

/** `SDL error` by the entry for `* error`: the star stands for one word. */
function groupOfLibrary(name: string, translation: Translation | undefined): string | undefined {
  const words = name.split(" ");
  for (const [index, word] of words.entries()) {
    const template = translation?.groups[words.with(index, "*").join(" ")];
    if (template !== undefined) return filled(template, { name: word });
  }
  return undefined;
}

/**
 * Fills `{name}` placeholders; throws InternalError for one without a value. A blank that sets off code is left out between
 * two Han characters.
 */
function filled(template: string, values: Texts): string {
  return template.replace(/(\p{Script=Han} )?\{(\w+)\}( \p{Script=Han})?/gu, (_, before: string | undefined, key: string, after: string | undefined) => {
    const value = values[key];
    invariant(value !== undefined, `template "${template}" lacks a value for ${key}`);
    const head = /^\p{Script=Han}/u.test(value) ? before?.trimEnd() : before;
    const tail = /\p{Script=Han}$/u.test(value) ? after?.trimStart() : after;
    return `${head ?? ""}${value}${tail ?? ""}`;
  });
}
