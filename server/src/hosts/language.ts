// Which language people are spoken to in, and the file that holds its words. Guarantees: an unknown language is English;
// English needs no file. The words of the shells live in `@vscode/l10n`, one language per process (or worker); those of
// the engine are data that each engine is given.
import * as l10n from "@vscode/l10n";
import type { Translation } from "../engine/report/words.ts";

/** Languages there are words in. */
export const languages = ["en", "zh-cn"] as const;
export type Language = (typeof languages)[number];

/** dist/l10n/<language>.json.zst, as esbuild.mjs writes it. */
export interface LanguageFile {
  /** Of the shells: English text → translated text. */
  readonly texts: Readonly<Record<string, string>>;
  readonly engine: Translation;
}

/**
 * The language for a locale of an editor (`zh-cn`) or of POSIX (`zh_CN.UTF-8`). Chinese written in traditional characters
 * is English, as in the editor itself, which has no traditional words of ours either: one window, one language.
 */
export function languageOf(locale: string | undefined): Language {
  const [language, ...rest] = (locale ?? "").toLowerCase().replace(/[.@].*$/, "").split(/[-_]/);
  const isTraditional = rest.some((part) => part === "hant" || part === "tw" || part === "hk" || part === "mo") && !rest.includes("hans");
  return language === "zh" && !isTraditional ? "zh-cn" : "en";
}

/** Makes the shells of this process speak the language; English without a file. Call before anything is said. */
export function speak(file: LanguageFile | undefined): void {
  l10n.config({ contents: file?.texts ?? {} });
}

/** The file when it is one, for text that comes from elsewhere. Throws SyntaxError for what is no JSON. */
export function parseLanguageFile(text: string): LanguageFile | undefined {
  const value: unknown = JSON.parse(text);
  return isLanguageFile(value) ? value : undefined;
}

export function isLanguageFile(value: unknown): value is LanguageFile {
  return typeof value === "object" && value !== null && "texts" in value && typeof value.texts === "object" && "engine" in value && typeof value.engine === "object";
}
