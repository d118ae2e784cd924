// Whether a Go file is written by the people who read its findings: no test, and not made by a generator, whatever the
// words in which it says so. Contracts of generated bindings stand elsewhere.
import type { FileModel } from "../../program/model.ts";

/** Characters of a file in which generators leave their mark. */
const headLength = 1500;

export function isOwnCode(file: FileModel | undefined): boolean {
  return file?.kind === "go" && !file.isTest && !file.isGenerated && !/\b(auto-?)?generated\b.*\bby\b|\bdo not edit\b/i.test(file.text.slice(0, headLength));
}
