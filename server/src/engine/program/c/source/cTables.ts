// Empties the braces of large tables of data before they are parsed: `static const uint16_t t[] = { … }` of some hundred
// kilobytes costs as much as all code around it and says nothing about what code does. Every offset stays. Tables that
// name a function of the same text are kept: they say who calls it.
import { skipQuoted } from "./cLexis.ts";
import type { CItem } from "./cItems.ts";
import { applyViewEdits, blankEdit, type ViewEdit } from "./viewEdit.ts";

/** A table is large from so many UTF-16 units on. */
const largeTable = 20_000;

export function emptyLargeTables(text: string, items: readonly CItem[]): string {
  const edits = items.flatMap((item): readonly ViewEdit[] => {
    if (item.kind !== "declaration" || item.end - item.start < largeTable) return [];
    const open = text.indexOf("{", item.start);
    if (open < 0 || open >= item.end || !/=\s*$/.test(text.slice(Math.max(item.start, open - 100), open))) return [];
    const close = closingBrace(text, open, item.end);
    return close === undefined || close - open < largeTable || namesFunction(text.slice(open, close), items) ? [] : [blankEdit(text, { start: open + 1, end: close })];
  });
  return applyViewEdits(text, edits);
}

/** Offset of the brace that closes the one at `open`; undefined when it stands behind `end`. */
function closingBrace(text: string, open: number, end: number): number | undefined {
  const marks = /[{}"']/g;
  marks.lastIndex = open;
  let depth = 0;
  for (let match = marks.exec(text); match !== null && match.index < end; match = marks.exec(text)) {
    if (match[0] === "{") depth++;
    else if (match[0] !== "}") marks.lastIndex = skipQuoted(text, match.index);
    else if (--depth === 0) return match.index;
  }
  return undefined;
}

function namesFunction(table: string, items: readonly CItem[]): boolean {
  return items.some(({ kind, name }) => kind === "function" && name !== "" && table.includes(name));
}
