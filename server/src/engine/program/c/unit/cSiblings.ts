// Lowers C++ and Objective-C by their own grammars. The whole text is parsed at once with the first grammar; functions
// that errors touch are parsed alone, with each grammar there is, and the reading with the fewest errors is taken: an
// Objective-C++ file has functions of both kinds. Taken are functions outside of classes, `Class::method` included, and
// declarations outside of namespaces and templates; members that a class body defines are left out.
import type { SiblingLanguage } from "../../../host.ts";
import type { Syntax } from "../../../syntax/parserPool.ts";
import type { CNode, Dialect } from "../cContext.ts";
import { cppExpressions } from "../../cpp/cppExpressions.ts";
import { respellCpp } from "../../cpp/cppRespell.ts";
import { cppStatements } from "../../cpp/cppStatements.ts";
import { objcExpressions } from "../../objc/objcExpressions.ts";
import { objcStatements } from "../../objc/objcStatements.ts";
import type { CItem } from "../source/cItems.ts";
import { repairMacros } from "../source/cRepair.ts";
import { createClaims } from "./cClaims.ts";
import { realErrors } from "./cMacroHeads.ts";
import { parseCode, plainText, type ParsedCode } from "./cReparse.ts";
import { addCode, type UnitSink } from "./cUnitSink.ts";

/** Lowers a text; the first language is the one most of it is written in. */
export function lowerSiblings(syntax: Syntax, sink: UnitSink, items: readonly CItem[], languages: readonly SiblingLanguage[]): void {
  const [first] = languages;
  if (first === undefined) return;
  const dialects = dialectsOf(items);
  const text = textFor(first, plainText(sink.view, items));
  const left = syntax.withSibling(first, text, (tree): readonly CItem[] => {
    const claims = createClaims(items, text);
    for (const node of tree.topLevel()) {
      const root = node.read();
      if (node.hasError) claims.addErrors(realErrors(root, text));
      const functionsOnly = node.kind === "namespace_definition" || node.kind === "template_declaration";
      addCode(sink, { text, base: 0, root, errors: [], dialect: dialects[first] }, (inner) => isLeftOut(inner, functionsOnly) || !claims.claim(inner));
    }
    return claims.unclaimed();
  });
  for (const item of left) if (isFreeFunction(sink, item)) addAlone(sink, item, bestReading(syntax, sink, item, { languages, dialects }));
}

/** Lowers one function of a text too large to be read whole. */
export function lowerSiblingItem(syntax: Syntax, sink: UnitSink, item: CItem, languages: readonly SiblingLanguage[]): void {
  if (isFreeFunction(sink, item)) addAlone(sink, item, bestReading(syntax, sink, item, { languages, dialects: dialectsOf([]) }));
}

type Dialects = Readonly<Record<SiblingLanguage, Dialect>>;

function dialectsOf(items: readonly CItem[]): Dialects {
  const defined = new Set(items.flatMap((item) => (item.kind === "function" ? [item.name] : [])));
  return {
    cpp: { exprs: cppExpressions, stmts: cppStatements, defined },
    objc: { exprs: objcExpressions, stmts: objcStatements, defined },
  };
}

/** Definitions without a body (`= default`) are declarations, and those declare what Go cannot call. */
function isLeftOut(node: CNode, functionsOnly: boolean): boolean {
  if (node.kind !== "function_definition") return functionsOnly;
  return !node.children.some((child) => child.field === "body");
}

/** Methods of Objective-C start with a sign. */
function isFreeFunction(sink: UnitSink, item: CItem): boolean {
  return item.kind === "function" && !/^[-+]\s*\(/.test(sink.view.text.slice(item.start, item.start + 10));
}

function textFor(language: SiblingLanguage, text: string): string {
  return language === "cpp" ? respellCpp(text) : text;
}

interface Readings {
  readonly languages: readonly SiblingLanguage[];
  readonly dialects: Dialects;
}

function bestReading(syntax: Syntax, sink: UnitSink, item: CItem, { languages, dialects }: Readings): ParsedCode | undefined {
  const plain = plainText({ ...sink.view, text: sink.view.text.slice(item.start, item.end) }, [{ ...item, start: 0, end: item.end - item.start, bodyStart: item.bodyStart - item.start }]);
  let best: ParsedCode | undefined;
  for (const text of new Set([plain, repairMacros(plain, item.bodyStart - item.start)])) {
    for (const language of languages) {
      const next = { ...parseCode(syntax, textFor(language, text), item.start, language), dialect: dialects[language] };
      if (best === undefined || next.errors.length < best.errors.length) best = next;
      if (best.errors.length === 0) return best;
    }
  }
  return best;
}

function addAlone(sink: UnitSink, item: CItem, code: ParsedCode | undefined): void {
  const before = sink.functions.length;
  if (code !== undefined) addCode(sink, code, (node) => isLeftOut(node, true));
  const isThere = sink.functions.slice(before).some((placed) => placed.start <= item.bodyStart);
  if (!isThere) sink.skipped.push({ name: item.name, span: { start: item.start, end: item.end } });
}
