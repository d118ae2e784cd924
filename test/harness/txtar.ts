// Several small files in one text: a comment, then `-- name --` lines, each followed by that file's text.
// Guarantees: what was formatted reads back the same. Line ends are kept as they are; names are unique.
import { formatArchive, parseArchive } from "./goldenArchive.ts";

export interface Txtar {
  /** Everything above the first file. */
  readonly comment: string;
  /** Text by name, in the order of the archive. */
  readonly files: ReadonlyMap<string, string>;
}

/** Reads an archive; throws when two files share a name. */
export function parseTxtar(text: string): Txtar {
  const sections = parseArchive(text);
  const files = new Map(sections.map(({ name, data }) => [name, data]));
  if (files.size !== sections.length) throw new Error("two files of a txtar archive have the same name");
  const start = text.startsWith("-- ") ? 0 : text.indexOf("\n-- ") + 1;
  return { comment: sections.length === 0 ? text : text.slice(0, start), files };
}

/** Writes an archive; every file ends with a line end. */
export function formatTxtar({ comment, files }: Txtar): string {
  return formatArchive(comment, [...files].map(([name, data]) => ({ name, data })));
}
