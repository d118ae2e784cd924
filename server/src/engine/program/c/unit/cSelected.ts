// Lowers some functions of a text without parsing the rest: named ones of a file too large to lower whole, and the
// plain C among the functions of C++ and Objective-C.
// Why by text: to parse and lower an amalgamation of 9.5 MB takes 6.5 s, to find its 4,800 functions by matching braces
// 0.35 s, and 1 to 2 ms for each function that is wanted.
import type { Syntax } from "../../../syntax/parserPool.ts";
import { parseItem } from "./cReparse.ts";
import type { LowerCOptions } from "../cUnit.ts";
import { addItem, type UnitSink } from "./cUnitSink.ts";
import { lowerSiblingItem } from "./cSiblings.ts";
import type { CItem } from "../source/cItems.ts";

/** Callees are followed breadth first until so many functions are lowered: beyond, a summary says "unknown". */
const maxFollowed = 400;

/** Lowers the functions named by `only`, and the functions of the same text that they mention. */
export function lowerNamed(syntax: Syntax, sink: UnitSink, items: readonly CItem[], options: LowerCOptions): void {
  const byName = indexByName(items);
  const wanted = new Set([...(options.only ?? [])].filter((name) => byName.has(name)).sort());
  // A set hands out what is added while it is walked.
  for (const name of wanted) {
    for (const item of byName.get(name) ?? []) {
      if (options.languages !== undefined && options.languages.length > 0) lowerSiblingItem(syntax, sink, item, options.languages);
      else if (options.partial === true) lowerPlain(syntax, sink, item);
      else addItem(syntax, sink, item, parseItem(syntax, sink.view, item));
      const mentioned = sink.view.text.slice(item.bodyStart, item.end).match(/[A-Za-z_]\w*/g) ?? [];
      for (const other of mentioned) if (wanted.size < maxFollowed && byName.has(other)) wanted.add(other);
    }
  }
}

function indexByName(items: readonly CItem[]): ReadonlyMap<string, readonly CItem[]> {
  const byName = new Map<string, CItem[]>();
  for (const item of items) {
    if (item.kind !== "function") continue;
    const known = byName.get(item.name);
    if (known === undefined) byName.set(item.name, [item]);
    else known.push(item);
  }
  return byName;
}

/** Lowers the functions that are plain C; lists all others as skipped. */
export function lowerPlainFunctions(syntax: Syntax, sink: UnitSink, items: readonly CItem[]): void {
  for (const item of items) if (item.kind === "function") lowerPlain(syntax, sink, item);
}

function lowerPlain(syntax: Syntax, sink: UnitSink, item: CItem): void {
  const code = notPlainC.test(sink.view.text.slice(item.start, item.end)) ? undefined : parseItem(syntax, sink.view, item);
  if (code !== undefined && code.errors.length === 0) addItem(syntax, sink, item, code);
  else sink.skipped.push({ name: item.name, span: { start: item.start, end: item.end } });
}

/** Words and signs of C++ and Objective-C, some of which the C grammar would read as something else. */
const notPlainC =
  /\b(new|delete|template|class|namespace|using|try|catch|throw|operator|typename|public|private|virtual|auto|constexpr|co_await|co_return|co_yield|(static|dynamic|reinterpret|const)_cast)\b|::|@|\^\s*[({]|\[\s*[&=\]]|\w\s*<[\w\s:,*]*>\s*[({\w]|[\w>]\s*&\s*\w+\s*[,)=]|\[\s*\w+\s+\w+/;
