// Parses one top-level item alone: as it is; with macros rewritten; with one branch of each `#if` chosen. The first
// reading without errors wins, else the one with the fewest. Every reading keeps offsets.
import type { CLanguage, Syntax } from "../../../syntax/parserPool.ts";
import type { Span } from "../../../base/span.ts";
import type { CNode, Dialect } from "../cContext.ts";
import { realErrors } from "./cMacroHeads.ts";
import type { CItem } from "../source/cItems.ts";
import { blank } from "../source/cLexis.ts";
import { chooseBranches, endBareMacros, repairMacros, respell, stripMarkers } from "../source/cRepair.ts";
import { emptyLargeTables } from "../source/cTables.ts";
import type { CView } from "../source/cView.ts";

/** A stretch of code as it was read; `base` is the host offset of `text[0]`. */
export interface ParsedCode {
  readonly text: string;
  readonly base: number;
  readonly root: CNode;
  /** Relative to `text`. */
  readonly errors: readonly CNode[];
  /** Of code that is not C. */
  readonly dialect?: Dialect | undefined;
}

/** Parses code and copies its tree. */
export function parseCode(syntax: Syntax, text: string, base: number, language: CLanguage = "c"): ParsedCode {
  const root = language === "c" ? syntax.withC(text, undefined, (tree): CNode => tree.read()) : syntax.withSibling(language, text, (tree) => tree.read());
  return { text, base, root, errors: realErrors(root, text) };
}

/** Parses an item of a view. */
export function parseItem(syntax: Syntax, view: CView, item: CItem): ParsedCode {
  const source = view.text.slice(item.start, item.end);
  const body = item.bodyStart < 0 ? -1 : item.bodyStart - item.start;
  const all = { start: 0, end: source.length };
  const plain = stripMarkers(endBareMacros(respell(source), body < 0 ? [] : [{ start: body, end: source.length }]), [all]);
  let best = parseCode(syntax, plain, item.start);
  for (const reading of [(): string => repairMacros(plain, body), (): string => repairMacros(oneConfiguration(view, item, plain), body)]) {
    if (best.errors.length === 0) return best;
    const text = reading();
    const next = text === best.text ? best : parseCode(syntax, text, item.start);
    if (next.errors.length < best.errors.length) best = next;
  }
  return best;
}

/** The item with an empty body: what is left when the body made the whole definition unreadable. */
export function parseSignature(syntax: Syntax, view: CView, item: CItem): ParsedCode {
  const source = respell(view.text.slice(item.start, item.end));
  const body = item.bodyStart - item.start;
  const text = `${repairMacros(source.slice(0, body), -1)}{${blank(source.slice(body + 1, -1))}}`;
  return parseCode(syntax, text, item.start);
}

/** The text of a view as it is parsed at once, large tables of data without what stands in them. */
export function plainText(view: CView, items: readonly CItem[]): string {
  const bodies = items.flatMap((item): readonly Span[] => (item.bodyStart < 0 ? [] : [{ start: item.bodyStart, end: item.end }]));
  return stripMarkers(endBareMacros(respell(emptyLargeTables(view.text, items)), bodies), items);
}

function oneConfiguration(view: CView, item: CItem, text: string): string {
  const inside = view.directives.filter((line) => line.start >= item.start && line.end <= item.end);
  const directives = inside.map((line) => ({
    ...line, start: line.start - item.start, end: line.end - item.start, argumentStart: line.argumentStart - item.start,
  }));
  return directives.length === 0 ? text : chooseBranches(text, directives);
}
