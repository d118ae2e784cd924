// Reads the words of a language that lie beside the bundles. Guarantees: looks in dist/l10n alone, wherever in dist/ the
// running bundle stands; English reads nothing.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseLanguageFile, type Language, type LanguageFile } from "../language.ts";
import { unpackedFast } from "./zstandard.ts";

/** For code in dist/ (the command line) or in dist/server. Undefined for English, and where the file is not there or broken. */
export function readBundledLanguage(directory: string, language: Language): LanguageFile | undefined {
  if (language === "en") return undefined;
  for (const folder of [directory, join(directory, "..")]) {
    const file = readIfThere(join(folder, "l10n", `${language}.json.zst`));
    if (file !== undefined) return file;
  }
  return undefined;
}

function readIfThere(path: string): LanguageFile | undefined {
  try {
    return parseLanguageFile(new TextDecoder().decode(unpackedFast(readFileSync(path))));
  } catch {
    return undefined;
  }
}
