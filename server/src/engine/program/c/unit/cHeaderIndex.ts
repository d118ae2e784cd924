// Reads only what is asked for out of headers of other people's libraries: an index by names, made once per text by
// matching braces, and the few declarations somebody wants, each parsed alone.
// Guarantees: offsets are the header's; a name that stands in the header in no form it knows is never found.
// Leaves out: includes, macros nobody asked for, comments that speak to us. C++ headers have an empty index.
import { createLineIndex, type LineIndex } from "../../../base/lineIndex.ts";
import type { Syntax } from "../../../syntax/parserPool.ts";
import type { CFileModel, CUnit, Include } from "../../model.ts";
import { readIncludes, readMacros } from "../cPreprocessor.ts";
import { scanItems, type CItem } from "../source/cItems.ts";
import { reservedWords } from "../source/cLexis.ts";
import { createCView, type CView } from "../source/cView.ts";
import { parseItem } from "./cReparse.ts";
import { addItem, createUnitSink, finishUnit } from "./cUnitSink.ts";

/** Markers are looked for in so much of a declaration. UTF-16 units. */
const longestMarked = 500;

type Macro = CUnit["macros"][number];

export interface CHeaderIndex {
  readonly uri: string;
  readonly text: string;
  readonly view: CView;
  readonly includes: readonly Include[];
  /** Functions and types by name: C's `struct zed` as `struct_zed` and, when a typedef gives it, by its short name. */
  readonly items: ReadonlyMap<string, readonly CItem[]>;
  readonly macros: ReadonlyMap<string, readonly Macro[]>;
  /** Enumerators: known to be here, never lowered. */
  readonly constants: ReadonlySet<string>;
  readonly lines: LineIndex;
}

/** Indexes a header. Costs about 60 ms for each MB, and as much memory again as the text. */
export function indexCHeader(uri: string, text: string): CHeaderIndex {
  const view = createCView(text, undefined);
  const items = new Map<string, CItem[]>();
  const constants = new Set<string>();
  const isCpp = /^[ \t]*(?:class\s+\w+[^;{}()]*\{|template\s*<|namespace(?:\s+[\w:]+)?\s*\{)/m.test(view.text);
  for (const item of isCpp ? [] : scanItems(view)) {
    const source = view.text.slice(item.start, item.end);
    for (const name of declaredNames(item, source)) items.set(name, [...(items.get(name) ?? []), item]);
    if (/^\s*(?:typedef\s+)?enum\b/.test(source)) for (const [name] of source.matchAll(/\b[A-Za-z_]\w*\b/g)) constants.add(name);
  }
  const macros = new Map<string, Macro[]>();
  for (const macro of readMacros(view)) macros.set(macro.name, [...(macros.get(macro.name) ?? []), macro]);
  return { uri, text, view, includes: readIncludes(view), items, macros, constants, lines: createLineIndex(text) };
}

/** The declarations of the wanted names, what attribute macros stand for included; undefined when the header has none. */
export function lowerFromHeader(syntax: Syntax, index: CHeaderIndex, wanted: ReadonlySet<string>): CFileModel | undefined {
  const { uri, text, view, lines } = index;
  const found = [...new Set([...wanted].flatMap((name) => index.items.get(name) ?? []))].sort((a, b) => a.start - b.start);
  const macros = [...wanted].flatMap((name) => index.macros.get(name) ?? []);
  if (found.length === 0 && macros.length === 0) return undefined;
  const sink = createUnitSink(uri, text, { ...view, notes: [] }, undefined);
  for (const item of found) addItem(syntax, sink, item, parseItem(syntax, view, item));
  const attributes = [...index.macros.values()].flat().filter((macro) => /__attribute__|\[\[/.test(macro.body));
  const unit: CUnit = { ...finishUnit(sink), includes: [], syntaxErrors: [], macros: [...new Set([...macros, ...attributes])].sort((a, b) => a.span.start - b.span.start) };
  return { kind: "c", uri, text, lines, c: unit, directives: [], syntaxErrors: [], summariesOnly: true };
}

/** Reports whether the header declares or defines the name in some form. */
export function headerKnows(index: CHeaderIndex, name: string): boolean {
  return index.items.has(name) || index.macros.has(name) || index.constants.has(name);
}

/** Macros in capitals around the declarations of a name: `ZED_API char *zed_text(int n) ZED_OWNED;`. */
export function markersOf({ items, view }: CHeaderIndex, name: string): readonly string[] {
  return (items.get(name) ?? []).flatMap((item) => {
    const source = view.text.slice(item.start, Math.min(item.end, item.start + longestMarked));
    return /^\s*(?:typedef|struct|union|enum)\b/.test(source) ? [] : [...source.matchAll(/\b[A-Z][A-Z0-9_]{2,}\b/g)].map(([marker]) => marker);
  });
}

/** Every name a declaration may declare: too many is harmless, the parser decides. */
function declaredNames({ kind, name }: CItem, source: string): ReadonlySet<string> {
  if (kind === "function") return new Set([name]);
  const names = new Set<string>();
  const tag = /^\s*(?:typedef\s+)?(struct|union|enum)\s+(?:\w+\s*\([^()]*\)\s*)*([A-Za-z_]\w*)\s*\{/.exec(source);
  if (tag?.[1] !== undefined && tag[2] !== undefined) names.add(`${tag[1]}_${tag[2]}`);
  if (/^\s*typedef\b/.test(source)) {
    const alias = /([A-Za-z_]\w*)\s*(?:\[[^\]]*\]\s*)*;?\s*$/.exec(source)?.[1] ?? /\(\s*\*\s*(?:\w+\s+)?([A-Za-z_]\w*)\s*\)/.exec(source)?.[1];
    if (alias !== undefined) names.add(alias);
    return names;
  }
  for (const match of source.matchAll(/\b([A-Za-z_]\w*)\s*\)?\s*\(/g)) if (!reservedWords.has(match[1] ?? "")) names.add(match[1] ?? "");
  return names;
}
