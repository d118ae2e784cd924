// One stretch of C (a preamble, a file) to a CUnit. Guarantees: never throws for any text; results are in source order;
// offsets are the host file's.
// How: the whole view is parsed at once. Where that fails, the text is cut into its top-level items and only the items
// that touch an error are parsed again, alone and with macros rewritten (cReparse.ts), so one odd macro costs one item.
import type { Span } from "../../base/span.ts";
import { createLineIndex } from "../../base/lineIndex.ts";
import type { SiblingLanguage } from "../../host.ts";
import type { Syntax } from "../../syntax/parserPool.ts";
import type { CFileModel, CUnit } from "../model.ts";
import { readCDirectives } from "./cDirectives.ts";
import { parseItem, plainText } from "./unit/cReparse.ts";
import { createClaims } from "./unit/cClaims.ts";
import { realErrors } from "./unit/cMacroHeads.ts";
import { lowerNamed, lowerPlainFunctions } from "./unit/cSelected.ts";
import { lowerSiblings } from "./unit/cSiblings.ts";
import { addCode, addItem, createUnitSink, finishUnit, addKnownFunction, type UnitSink } from "./unit/cUnitSink.ts";
import { scanItems, type CItem } from "./source/cItems.ts";
import { createCView, type CView } from "./source/cView.ts";

export interface LowerCOptions {
  /**
   * Lowers only functions of these names and what they call in the same text (see cSelected.ts), each parsed alone;
   * prototypes, types and globals are left out. For files too large to lower whole.
   */
  readonly only?: ReadonlySet<string>;
  /**
   * The text is C++ or Objective-C: function bodies that are plain C are lowered, every other function outside of
   * classes is listed in `skipped`; prototypes, types and globals are left out.
   */
  readonly partial?: boolean;
  /** Grammars to read such a text with, loaded ones, the likeliest first; without any only plain C is read. */
  readonly languages?: readonly SiblingLanguage[];
  /** An earlier unit of the same text: functions whose text did not change keep their model. */
  readonly previous?: CUnit;
}

/** Lowers C source; `ranges` are the stretches of C inside a Go file (absolute, sorted), undefined takes all of `text`. */
export function lowerCUnit(syntax: Syntax, uri: string, text: string, ranges: readonly Span[] | undefined, options: LowerCOptions = {}): CUnit {
  const sink = createUnitSink(uri, text, createCView(text, ranges, options.partial), options.previous);
  const isObjc = ranges !== undefined && options.partial === undefined && speaksObjc(sink.view.text, text) && syntax.loaded().includes("objc");
  return lowerView(syntax, sink, isObjc ? { ...options, partial: true, languages: ["objc"] } : options);
}

export interface LowerCFileOptions extends LowerCOptions {
  readonly summariesOnly?: boolean;
}

/** Lowers a `.c` or `.h` file (or, with `partial`, one of C++ or Objective-C; a header that is C++ is found out). */
export function lowerCFile(syntax: Syntax, uri: string, text: string, options: LowerCFileOptions = {}): CFileModel {
  const view = createCView(text, undefined, options.partial === true && !/\.m$/i.test(uri));
  const lines = createLineIndex(text);
  const sink = createUnitSink(uri, text, view, options.previous);
  const c = lowerView(syntax, sink, looksLikeCpp(view) ? { ...options, partial: true } : options);
  const directives = readCDirectives(view, text, lines);
  return { kind: "c", uri, text, lines, c, directives, syntaxErrors: c.syntaxErrors, summariesOnly: options.summariesOnly ?? false };
}

/** Languages whose grammars a file needs, the likeliest first; none for plain C. A header that is C++ is found out by its text. */
export function siblingLanguagesOf(uri: string, text: string): readonly SiblingLanguage[] {
  const extension = uri.slice(uri.lastIndexOf(".") + 1).toLowerCase();
  if (cppExtensions.has(extension)) return ["cpp"];
  if (extension === "m") return ["objc"];
  if (extension === "mm") return ["objc", "cpp"];
  if (extension === "go") return speaksObjc(text, text) ? ["objc"] : [];
  // The text is asked before its view is made: nearly every header says no.
  return cppWords.test(text) && looksLikeCpp(createCView(text, undefined)) ? ["cpp"] : [];
}

/** A preamble in Objective-C: the flag says so, or what only that language has, an import or a message to an object. */
function speaksObjc(code: string, file: string): boolean {
  return /^\s*(?:\/\/)?\s*#cgo\b.*-x\s*objective-c\b|^\s*(?:\/\/)?\s*#\s*import\s*[<"]/m.test(file) && /@(?:"|autoreleasepool|interface|selector|\[|\{)|\[\s*\[|\[\s*\w+\s+\w+\s*[\]:]/.test(code);
}

const cppExtensions: ReadonlySet<string> = new Set(["cc", "cpp", "cxx", "hpp", "hh", "hxx"]);
const cppWords = /\b(?:class|template|namespace)\b/;

/** Classes, templates and namespaces outside of `#ifdef __cplusplus`. */
function looksLikeCpp({ text }: CView): boolean {
  return /^[ \t]*(?:class\s+\w+[^;{}()]*\{|template\s*<|namespace(?:\s+[\w:]+)?\s*\{|using\s+namespace\b)/m.test(text);
}

function lowerView(syntax: Syntax, sink: UnitSink, options: LowerCOptions): CUnit {
  if (sink.view.text.trim() === "") return finishUnit(sink);
  const items = scanItems(sink.view);
  if (options.only !== undefined) lowerNamed(syntax, sink, items, options);
  else if (options.partial === true && options.languages !== undefined && options.languages.length > 0) lowerSiblings(syntax, sink, items, options.languages);
  else if (options.partial === true) lowerPlainFunctions(syntax, sink, items);
  else lowerWhole(syntax, sink, items);
  return finishUnit(sink);
}

/**
 * Reads the tree one top-level node at a time: a copy of the whole tree of a large file would cost more than all the
 * rest. In a tree without errors every node is taken. Else a node is taken when no error touches its items; one with
 * errors that runs over several items (a brace under `#if` swallowed what follows) is not. Items nobody took are
 * parsed alone.
 */
function lowerWhole(syntax: Syntax, sink: UnitSink, items: readonly CItem[]): void {
  const text = plainText(sink.view, items);
  const left = syntax.withC(text, undefined, (tree): readonly CItem[] => {
    const claims = tree.hasError ? createClaims(items, text) : undefined;
    for (const node of tree.topLevel()) {
      if (claims === undefined && addKnownFunction(sink, node)) continue;
      const root = node.read();
      if (node.hasError) claims?.addErrors(realErrors(root, text));
      addCode(sink, { text, base: 0, root, errors: [] }, (inner) => claims?.claim(inner) === false);
    }
    sink.syntaxErrors.push(...(claims?.looseErrors() ?? []));
    return claims?.unclaimed() ?? [];
  });
  for (const item of left) addItem(syntax, sink, item, parseItem(syntax, sink.view, item));
}
