// What a search through folders needs of the outside, beyond the engine's Host: it must be able to tell an empty folder
// from one that cannot be read, and clean text from text that had to be repaired.

import * as l10n from "@vscode/l10n";
export interface TreeEntry {
  readonly name: string;
  /**
   * What is no folder counts as a file, pipes and broken links too: reading it says what is wrong. Links to folders are
   * left out, so that a walk always ends.
   */
  readonly kind: "file" | "directory";
}

export type Listing =
  | { readonly kind: "entries"; readonly entries: readonly TreeEntry[] }
  | { readonly kind: "missing" }
  /** There but closed to us: `reason` is shown to the user. */
  | { readonly kind: "unreadable"; readonly reason: string };

export type SourceText =
  /** `repaired`: the bytes were not valid UTF-8 and the faulty ones were replaced by U+FFFD. */
  | { readonly kind: "text"; readonly text: string; readonly repaired: boolean }
  | { readonly kind: "missing" }
  | { readonly kind: "unreadable"; readonly reason: string };

export interface SourceTree {
  /** Never rejects. */
  list(dirUri: string): Promise<Listing>;
  /** Never rejects. Keeps a byte order mark. */
  read(uri: string): Promise<SourceText>;
}

/** Files above this size are not read: no person wrote them, and one of them could stall a scan. Bytes. */
export const maxSourceBytes = 32 * 1024 * 1024;

/** The reason shown for a file above `maxSourceBytes`. */
export function tooLargeReason(bytes: number): string {
  const mebibytes = (size: number): string => `${Math.ceil(size / (1024 * 1024))} MiB`;
  return l10n.t("larger than {0} ({1})", mebibytes(maxSourceBytes), mebibytes(bytes));
}

/** The reason shown for a file with NUL bytes. */
export function binaryReason(): string {
  return l10n.t("binary, or not UTF-8 text (contains NUL bytes)");
}
