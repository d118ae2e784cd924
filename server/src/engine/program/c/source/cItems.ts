// Finds the top-level items of C text (functions, declarations) by matching braces, without a parser: an index of
// files too large to lower whole, and a way to parse each item alone when another one confuses the grammar.
// Guarantees: items are disjoint and in order; one pass, linear. After `#else` the brace depth is what it was at the
// `#if`. An item that never closes ends at the first closing brace, or before the first
// definition, in the column of the item's first line.
import type { Span } from "../../../base/span.ts";
import type { DirectiveLine } from "./cConditions.ts";
import { skipQuoted } from "./cLexis.ts";
import { isFunctionHeader, isLinkageHeader, nameInHeader } from "./cHeaders.ts";
import type { CView } from "./cView.ts";

export interface CItem extends Span {
  readonly kind: "function" | "declaration";
  /** Of functions: the name as far as text tells; `MACRO(x)` for one that a macro defines. */
  readonly name: string;
  /** Offset of a function's opening brace. */
  readonly bodyStart: number;
}

/** More text than this before a brace is not read: no signature is that long. */
const longestHeader = 4000;

/** Top-level code starts no further to the right. */
const deepestColumn = 100;

/** Items that never close are looked for so often; each costs a scan to the end. What follows then has no items. */
const maxRecoveries = 50;

interface Scan {
  readonly text: string;
  readonly items: CItem[];
  /** Offset of the open item's first unit, -1 between items. */
  start: number;
  /** First `{` of the open item at depth 0, -1 when there is none yet. */
  brace: number;
  /** Open braces and parentheses of the item. */
  depth: number;
  isFunction: boolean;
  readonly saved: number[];
}

/** Lists the items of a view in source order. */
export function scanItems(view: CView): readonly CItem[] {
  const scan: Scan = { text: view.text, items: [], start: -1, brace: -1, depth: 0, isFunction: false, saved: [] };
  const lines = new Map(view.directives.map((line) => [line.start, line] as const));
  let from = view.start;
  for (let i = 0; i < maxRecoveries && from < view.text.length; i++) {
    scanFrom(scan, from, lines);
    if (scan.start < 0) return scan.items;
    from = closeOpenItem(scan);
  }
  return scan.items;
}

function scanFrom(scan: Scan, from: number, lines: ReadonlyMap<number, DirectiveLine>): void {
  const { text } = scan;
  const between = /\S/g;
  const inItem = /[{}();"'#]/g;
  for (let at = from; at < text.length; ) {
    const pattern = scan.start < 0 ? between : inItem;
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) return;
    at = match.index;
    const line = match[0] === "#" ? lines.get(at) : undefined;
    if (line !== undefined) {
      applyConditional(scan, line.keyword);
      at = line.end;
    } else at = match[0] === '"' || match[0] === "'" ? skipInItem(scan, at) : step(scan, at, match[0]);
  }
}

function skipInItem(scan: Scan, at: number): number {
  if (scan.start < 0) scan.start = at;
  return skipQuoted(scan.text, at);
}

function applyConditional(scan: Scan, keyword: string): void {
  if (keyword.startsWith("if")) scan.saved.push(scan.depth);
  else if (keyword.startsWith("el")) scan.depth = scan.saved.at(-1) ?? scan.depth;
  else if (keyword === "endif") scan.saved.pop();
}

/** Takes one character that matters; returns where to go on. */
function step(scan: Scan, at: number, unit: string): number {
  if (scan.start < 0) {
    // A closing brace between items ends `extern "C" {` or a namespace; a semicolon is an empty declaration.
    if (unit === "}" || unit === ";") return at + 1;
    Object.assign(scan, { start: at, brace: -1, depth: 0, isFunction: false });
    if (unit === "@") return skipObjectiveC(scan, at);
  }
  if (unit === "{") openBrace(scan, at);
  else if (unit === "(") scan.depth++;
  else if (unit === ")") scan.depth = Math.max(0, scan.depth - 1);
  else if (unit === "}") closeBrace(scan, at);
  else if (unit === ";" && scan.depth === 0) finish(scan, at + 1);
  return at + 1;
}

function closeBrace(scan: Scan, at: number): void {
  scan.depth = Math.max(0, scan.depth - 1);
  if (scan.depth === 0 && scan.isFunction) finish(scan, at + 1);
}

function openBrace(scan: Scan, at: number): void {
  if (scan.depth === 0 && scan.brace < 0) {
    const header = scan.text.slice(Math.max(scan.start, at - longestHeader), at);
    if (isLinkageHeader(header)) {
      scan.start = -1;
      return;
    }
    if (scan.start === at) absorbOldStyleHeader(scan);
    scan.brace = at;
    scan.isFunction = isFunctionHeader(scan.text.slice(Math.max(scan.start, at - longestHeader), at));
  }
  scan.depth++;
}

/** The parameter declarations of an old-style definition end in semicolons: takes header and declarations back. */
function absorbOldStyleHeader(scan: Scan): void {
  for (let i = scan.items.length - 1; i >= Math.max(0, scan.items.length - 20); i--) {
    const item = scan.items[i];
    if (item?.kind !== "declaration") return;
    if (/\w\s*\(\s*\w+(\s*,\s*\w+)*\s*\)\s*\w/.test(scan.text.slice(item.start, item.end))) {
      scan.start = item.start;
      scan.items.length = i;
      return;
    }
  }
}

/** `@interface`, `@implementation`, `@end` … take a line; other `@` words stand where a declaration does. */
function skipObjectiveC(scan: Scan, at: number): number {
  const line = /@(interface|implementation|protocol|end|optional|required|private|public|protected)\b[^\n{;]*/y;
  line.lastIndex = at;
  const match = line.exec(scan.text);
  if (match === null) return at + 1;
  if (scan.text[at + match[0].length] !== "{") scan.start = -1;
  return at + match[0].length;
}

function finish(scan: Scan, end: number): void {
  const { text, start, isFunction, brace } = scan;
  const name = isFunction ? nameInHeader(text.slice(Math.max(start, brace - longestHeader), brace)) : "";
  scan.items.push({ kind: isFunction ? "function" : "declaration", start, end, name, bodyStart: isFunction ? brace : -1 });
  scan.start = -1;
}

/** Ends the item that reached the end of the text; returns where to scan on. */
function closeOpenItem(scan: Scan): number {
  const { text, start } = scan;
  const column = start - text.lastIndexOf("\n", start - 1) - 1;
  const next = new RegExp(`\\n[ \\t]{${Math.min(column, deepestColumn)}}(?:\\}|(?=(?!(?:if|else|for|while|do|switch|return)\\b)[A-Za-z_][\\w \\t*]*\\([^;{}]*\\)\\s*\\{))`, "g");
  next.lastIndex = Math.max(scan.brace, start);
  const end = scan.brace < 0 || next.exec(text) === null ? text.length : next.lastIndex;
  scan.saved.length = 0;
  finish(scan, end);
  return end;
}
