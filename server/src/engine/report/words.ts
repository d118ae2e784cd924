// The words of the engine as data: what rules and analyses say without choosing a language, and a translation of it all.
// Guarantees: every phrase, notice and title has an id that the compiler knows, so that none can lack its English text.
// Holds no text itself: English stands in englishText.ts and in the rules, other languages in l10n/.

/** Words that stand inside another text, where a rule or an analysis cannot name code. */
export type PhraseId =
  | "this-literal" | "this-literal-in" | "the-literal" | "a-literal" | "deferred-release"
  | "empty-slice" | "first-value"
  | "channel-send" | "channel-receive"
  | "an-element" | "the-field" | "parameters"
  | "a-string" | "a-slice" | "a-map" | "a-channel" | "an-interface" | "a-pointer"
  | "value" | "function" | "channel" | "struct" | "array" | "slice" | "string" | "map" | "pointer" | "interface"
  | "reader-read" | "reader-return"
  | "pipe" | "socket"
  | "a-signal" | "the-signal" | "every-signal" | "list" | "and" | "and-others" | "them" | "it"
  | "handles" | "ignores" | "resets" | "waits" | "restores"
  | "loss-nil" | "loss-memory" | "loss-arithmetic" | "loss-profiler" | "loss-preemption"
  | "c-caller"
  | "too-many-paths" | "too-many-paths-given";

/** What was not looked at; see `Notice`. */
export type NoticeId =
  | "syntax-errors" | "syntax-errors-outside" | "not-read" | "too-branched" | "rule-failed" | "rule-failed-on" | "rule-failed-on-some" | "rules-failed"
  | "too-many-files" | "not-looked-at" | "too-large" | "other-language" | "other-languages";

/** Titles of actions that belong to no rule. */
export type TitleId = "ignore-here" | "annotate-release" | "tell-release";

export interface Phrase {
  readonly phrase: PhraseId;
  readonly data?: Values;
}

/** A value of a template: code, which is the same in every language, or words. */
export type Value = string | Phrase;
export type Values = Readonly<Record<string, Value>>;

type Texts<Id extends string = string> = Readonly<Record<Id, string>>;

/** One rule in another language; the fields are those of its source. */
export interface RuleWords {
  readonly what: string;
  readonly why: string;
  readonly fixAdvice: string;
  readonly fact?: string;
  readonly misbelief?: { readonly claim: string; readonly truth: string };
  readonly gate?: string;
  readonly strictOnly?: string;
  readonly messages: Texts;
  readonly fixes: Texts;
}

/** Everything the engine says, in one language other than English. What is missing is said in English. */
export interface Translation {
  readonly language: string;
  readonly rules: Readonly<Record<string, RuleWords>>;
  /** Steps of traces, by the ids of traceText.ts. */
  readonly steps: Texts;
  readonly phrases: Texts;
  readonly notices: Texts;
  readonly titles: Texts;
  /** State of a thread by its English name: `thread attributes`; `* error` stands for `SDL error` and the like. */
  readonly groups: Texts;
}
