// The language of one client. Guarantees: an editor that names no locale, or one we have no words in, gets English; words
// that cannot be found cost a line in the log and nothing else.
import type { Host } from "../engine/host.ts";
import { languageOf, type Language, type LanguageFile } from "../hosts/language.ts";
import type { ClientFeatures } from "./clientFeatures.ts";

export interface LanguageSource {
  /** Words of a language other than English; absent where there is no disk. */
  readonly readLanguage?: (language: Language) => LanguageFile | undefined;
  /** Chooses by the locale of the editor; absent: the language of that locale. */
  readonly chooseLanguage?: (locale: string | undefined) => Language;
}

/** Undefined for English. */
export function wordsFor({ locale, words }: Pick<ClientFeatures, "locale" | "words">, { readLanguage, chooseLanguage = languageOf }: LanguageSource, log: Host["log"]): LanguageFile | undefined {
  const language = chooseLanguage(locale);
  if (language === "en") return undefined;
  const file = words ?? readLanguage?.(language);
  if (file === undefined) log("warn", `the words for the locale ${locale ?? language} are not there: English is spoken`);
  return file;
}
