// Breaks text into rows of terminal cells. Guarantees: no row is wider than asked for (20 cells at least); text in Han
// characters breaks between them, but never before a closing mark or behind an opening one, nor inside a word or number of
// another script that fits a row. Colour codes take no room and may run on into the next row.
import wrapAnsi from "wrap-ansi";
import { cellsOf } from "./cells.ts";

/** Rows of at most `width` cells. */
export function wrapText(text: string, width: number): readonly string[] {
  const room = Math.max(width, 20);
  const rows = hanCharacter.test(text) ? text.split("\n").flatMap((line) => wrapHan(line, room)) : [text];
  // Words without a break inside, longer than a row.
  return rows.flatMap((row) => wrapAnsi(row, room, { hard: true, trim: rows.length === 1 }).split("\n"));
}

const hanCharacter = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/** A run without break: a word with its colour codes, or one wide character with the marks that belong to it; then blanks. */
const unit = /(?:\p{Cc}\[[\d;]*m)*[（「『《“【]*(?:[\p{Script=Han}\u3000-\u303f\uff00-\uffef]|[^\s\p{Script=Han}\u3000-\u303f\uff00-\uffef]+)?[，。、；：！？）」』》”】…]*(?:\p{Cc}\[[\d;]*m)*[ \t]*/gu;

function wrapHan(line: string, width: number): readonly string[] {
  const rows: string[] = [];
  let row = "";
  for (const [part] of line.matchAll(unit)) {
    if (row !== "" && cellsOf(row + part.trimEnd()) > width) {
      rows.push(row.trimEnd());
      row = "";
    }
    row += row === "" && rows.length > 0 ? part.trimStart() : part;
  }
  return [...rows, row.trimEnd()];
}
