// File models made by hand for tests that look at text and comments only: no functions, no types.
// Preamble C is found by a small scan for the comment above `import "C"`, directives by their text.
import { createLineIndex } from "../../../server/src/engine/base/lineIndex.ts";
import type { Span } from "../../../server/src/engine/base/span.ts";
import type { CFileModel, CUnit, Directive, GoFileModel, ImportDecl, Preamble } from "../../../server/src/engine/program/model.ts";

export const goUri = "file:///pkg/a.go";
export const cUri = "file:///pkg/a.c";

/** A Go file with the given text; `overrides` replace what the scan found. */
export function goFile(text: string, overrides: Partial<GoFileModel> = {}): GoFileModel {
  return {
    kind: "go",
    uri: goUri,
    text,
    head: text,
    code: text,
    lines: createLineIndex(text),
    packageName: "p",
    imports: importsOf(text),
    importsC: text.includes('import "C"'),
    preambles: preamblesOf(text),
    cgoDirectives: [],
    c: emptyUnit(goUri),
    functions: [],
    types: [],
    globals: [],
    cTypeUses: [],
    cNames: new Map(),
    constraint: "",
    isGenerated: false,
    isTest: false,
    directives: directivesOf(text),
    syntaxErrors: [],
    ...overrides,
  };
}

export function cFile(text: string): CFileModel {
  const directives = directivesOf(text);
  return { kind: "c", uri: cUri, text, lines: createLineIndex(text), c: emptyUnit(cUri), directives, syntaxErrors: [], summariesOnly: false };
}

export function emptyUnit(uri: string): CUnit {
  return { uri, functions: [], prototypes: [], types: [], globals: [], includes: [], macros: [], syntaxErrors: [] };
}

function importsOf(text: string): readonly ImportDecl[] {
  return [...text.matchAll(/^import "(\w+)"/gm)].map((match) => ({
    path: match[1] ?? "",
    name: match[1] ?? "",
    span: { start: match.index + "import ".length, end: match.index + match[0].length },
  }));
}

function preamblesOf(text: string): readonly Preamble[] {
  const match = /(\/\*[^]*?\*\/|(?:\/\/.*\r?\n)+)(\s*)import "C"/.exec(text);
  if (!match) return [];
  const span = { start: match.index, end: match.index + (match[1] ?? "").trimEnd().length };
  const at = match.index + match[0].length - '"C"'.length;
  return [{ span, ranges: cRanges(text, span), attached: true, importSpan: { start: at, end: at + 3 } }];
}

function cRanges(text: string, span: Span): readonly Span[] {
  if (text.startsWith("/*", span.start)) return [{ start: span.start + 2, end: span.end - 2 }];
  return [...text.slice(span.start, span.end).matchAll(/^\/\/(.*)$/gm)].map((line) => {
    const start = span.start + line.index + 2;
    return { start, end: start + (line[1] ?? "").trimEnd().length };
  });
}

function directivesOf(text: string): readonly Directive[] {
  const pattern = /(?:\/\/ ?cgovet:(ignore(?:-file)?)|\/\/(nolint):cgovet)(?:[ \t]+([\w,-]+))?(?:[ \t]+(.*))?/g;
  const lines = createLineIndex(text);
  return [...text.matchAll(pattern)].map((match) => {
    const span = { start: match.index, end: match.index + match[0].trimEnd().length };
    const { line } = lines.positionAt(span.start);
    const before = text.slice(lines.lineStart(line), span.start);
    const kind = match[2] === "nolint" ? "nolint" : match[1] === "ignore-file" ? "ignore-file" : "ignore";
    const rules = kind === "nolint" ? [] : (match[3] ?? "").split(",").filter(Boolean);
    return { kind, rules, reason: (match[4] ?? "").trim(), span, line, standsAlone: /^\s*(\/\/\s*)?$/.test(before) };
  });
}
