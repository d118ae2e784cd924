// One Go file to its model. Guarantees: never throws on broken text; every position in the result is absolute unless
// ast.ts says otherwise; functions whose text and surroundings did not change keep their identity from `previous`.
// Does not look at other files: names they declare stay `global`.
import { lazy } from "../../base/lazy.ts";
import { createLineIndex } from "../../base/lineIndex.ts";
import { shiftSpan, type Span } from "../../base/span.ts";
import type { GoNodeKind } from "../../syntax/nodeKinds.generated.ts";
import type { Syntax } from "../../syntax/parserPool.ts";
import type { SyntaxTree, TopLevelNode } from "../../syntax/syntaxTree.ts";
import { findDirectives } from "../directives.ts";
import type { CUnit, GoDeclarationPart, GoFileModel, ImportDecl } from "../model.ts";
import type { GoNode } from "./goContext.ts";
import { constraintOf, isGeneratedFile } from "./goDirectives.ts";
import { readImports, type FileImports } from "./goImports.ts";
import { codeText } from "./codeText.ts";
import { declaredNames, isSamePart, lowerPart, partSource, type PartSource } from "./goParts.ts";
import { findPreambles, type FilePreambles } from "./goPreambles.ts";
import { recoverDeclarations } from "./goRecovery.ts";
import { isPredeclared, type FileScope } from "./goScopes.ts";

/** Lowers C text to its declarations: `ranges` of `text`, or all of it; unchanged functions are taken from `previous`. */
export type LowerCUnit = (syntax: Syntax, uri: string, text: string, ranges: readonly Span[] | undefined, options: { readonly previous?: CUnit }) => CUnit;

export interface GoFileSource {
  readonly syntax: Syntax;
  readonly uri: string;
  readonly tree: SyntaxTree<GoNodeKind>;
  readonly lowerCUnit: LowerCUnit;
}

/** Lowers the file behind `source.tree`, taking over what `previous` (the same file's last model) still holds true. */
export function lowerGoFile(source: GoFileSource, previous?: GoFileModel): GoFileModel {
  const { tree, uri } = source;
  const { text } = tree;
  const lines = createLineIndex(text);
  const topLevel = tree.topLevel();
  const header = readHeader(tree, topLevel);
  const declarations = recoverDeclarations(topLevel.filter((node) => !isHeaderKind(node.kind)), text);
  const parts = lowerParts(text, header, declarations, previous);
  const preambles = header.ofC.length === 0 ? noPreambles : findPreambles(text, header.ofC, header.importStarts, tree.comments(header.ofC.at(-1)?.spec.start));
  const name = uri.slice(uri.lastIndexOf("/") + 1);
  const code = lazy(() => codeBehind(text, declarations[0]?.start ?? text.length));
  return {
    kind: "go",
    uri,
    text,
    get code() { return code(); },
    get head() { return text.slice(0, declarations[0]?.start); },
    lines,
    packageName: header.packageName,
    imports: header.imports,
    importsC: header.ofC.length > 0,
    ...preambles,
    c: lowerPreambles(source, preambles, previous),
    ...placeParts(parts, uri),
    constraint: constraintOf(name, text),
    isGenerated: isGeneratedFile(text),
    isTest: name.endsWith("_test.go"),
    directives: findDirectives(text, lines, (offset) => tree.isComment(offset)),
    syntaxErrors: [...header.syntaxErrors, ...missingLineEnds(tree, topLevel), ...parts.flatMap(({ start, part }) => part.syntaxErrors.map((span) => shiftSpan(span, start)))],
    parts: parts.map(({ part }) => part),
  };
}

/** Sound declarations that stand behind another one on its line; the parser assumes a line end that no node of the tree shows. */
function missingLineEnds({ hasError, text }: SyntaxTree<GoNodeKind>, topLevel: readonly TopLevelNode<GoNodeKind>[]): readonly Span[] {
  if (!hasError) return [];
  const isSound = (node: TopLevelNode<GoNodeKind> | undefined): boolean => node !== undefined && node.kind !== "ERROR" && !node.hasError;
  const behind = topLevel.filter((node, index) => isSound(node) && isSound(topLevel[index - 1]) && !endsStatement(text.slice(topLevel[index - 1]?.end, node.start)));
  return behind.map(({ start }) => ({ start, end: start }));
}

/** A comment counts as a line end when it holds one: https://go.dev/ref/spec#Comments. */
function endsStatement(gap: string): boolean {
  return /[\n;]/.test(gap.replace(/\/\*[^\n]*?\*\//g, " "));
}

/** Comments count up to the first declaration: preambles stand there. */
function codeBehind(text: string, start: number): string {
  return text.slice(0, start) + codeText(text.slice(start));
}

const noPreambles: FilePreambles = { preambles: [], cgoDirectives: [] };

interface Header extends FileImports {
  readonly packageName: string;
  readonly importStarts: readonly number[];
  readonly syntaxErrors: readonly Span[];
}

function isHeaderKind(kind: GoNode["kind"]): boolean {
  return kind === "package_clause" || kind === "import_declaration";
}

function readHeader(tree: SyntaxTree<GoNodeKind>, topLevel: readonly TopLevelNode<GoNodeKind>[]): Header {
  const clause = topLevel.find((node) => node.kind === "package_clause");
  const name = clause?.read().children.find((child) => child.kind === "package_identifier");
  const firstOther = topLevel.findIndex((node) => !isHeaderKind(node.kind) && node.kind !== "ERROR");
  const head = firstOther < 0 ? topLevel : topLevel.slice(0, firstOther);
  const declarations = topLevel.filter((node) => node.kind === "import_declaration" || (node.kind === "ERROR" && head.includes(node)));
  return {
    ...readImports(declarations, tree.text),
    packageName: name === undefined ? "" : tree.text.slice(name.start, name.end),
    importStarts: declarations.map((node) => node.start),
    syntaxErrors: topLevel.filter((node) => isHeaderKind(node.kind) && node.hasError).map(({ start, end }) => ({ start, end })),
  };
}

interface PlacedPart {
  readonly start: number;
  readonly part: GoDeclarationPart;
}

function lowerParts(text: string, header: Header, nodes: readonly TopLevelNode<GoNodeKind>[], previous: GoFileModel | undefined): readonly PlacedPart[] {
  const known = knownParts(previous);
  const drafts = nodes.map((node) => draftPart(partSource(node, text), known, text));
  const file = fileScope(header.imports, drafts.flatMap((draft) => draft.declared));
  const isSameScope = previous !== undefined && scopeKey(file) === scopeKey(fileScope(previous.imports, (previous.parts ?? []).flatMap((part) => part.declared)));
  return drafts.map(({ source, root, part }) => ({
    start: source.start,
    part: isSameScope && part !== undefined ? part : lowerPart(file, text, source, root ?? source.node.read()),
  }));
}

interface Draft {
  readonly source: PartSource;
  readonly declared: readonly string[];
  /** What was lowered from the same text the last time … */
  readonly part: GoDeclarationPart | undefined;
  /** … or the syntax to lower now. */
  readonly root: GoNode | undefined;
}

/** Takes the part out of `known`: of two functions with the same text each has a model of its own. */
function draftPart(source: PartSource, known: ReadonlyMap<string, GoDeclarationPart[]>, text: string): Draft {
  const candidates = known.get(source.text) ?? [];
  const at = candidates.findIndex((candidate) => isSamePart(candidate, source));
  const [part] = at < 0 ? [] : candidates.splice(at, 1);
  if (part !== undefined) return { source, declared: part.declared, part, root: undefined };
  const root = source.node.read();
  return { source, declared: declaredNames(root, text), part: undefined, root };
}

function knownParts(previous: GoFileModel | undefined): ReadonlyMap<string, GoDeclarationPart[]> {
  const known = new Map<string, GoDeclarationPart[]>();
  for (const part of previous?.parts ?? []) {
    const same = known.get(part.text);
    if (same === undefined) known.set(part.text, [part]);
    else same.push(part);
  }
  return known;
}

function fileScope(imports: readonly ImportDecl[], declared: readonly string[]): FileScope {
  const named = imports.filter(({ name, path }) => path !== "C" && name !== "_" && name !== ".").map(({ name, path }): [string, string] => [name, path]);
  const byName = new Map(named);
  const importsC = imports.some(({ path }) => path === "C");
  const hiding = new Set(declared.filter((name) => isPredeclared(name) || byName.has(name) || name === "C"));
  return { importsC, imports: byName, hiding };
}

function scopeKey(file: FileScope): string {
  return JSON.stringify([file.importsC, [...file.imports].sort(), [...file.hiding].sort()]);
}

function placeParts(parts: readonly PlacedPart[], uri: string): Pick<GoFileModel, "functions" | "types" | "globals" | "cNames" | "cTypeUses"> {
  const cNames = new Map<string, Span>();
  for (const { start, part } of parts) {
    for (const [name, span] of part.cNames) if (!cNames.has(name)) cNames.set(name, shiftSpan(span, start));
  }
  return {
    functions: parts.flatMap(({ start, part }) => part.functions.map(({ model, offset }) => ({ model, start: start + offset, uri }))),
    types: parts.flatMap(({ start, part }) => part.types.map((type) => ({ ...type, span: shiftSpan(type.span, start) }))),
    globals: parts.flatMap(({ start, part }) => part.globals.map((global) => ({ ...global, start: global.start + start, span: shiftSpan(global.span, start) }))),
    cNames,
    cTypeUses: [...new Set(parts.flatMap(({ part }) => part.cTypeUses))],
  };
}

/** The C of all attached preambles; the last one's when neither the text nor the place of any of them has changed. */
function lowerPreambles(source: GoFileSource, { preambles }: FilePreambles, previous: GoFileModel | undefined): CUnit {
  const { syntax, uri, tree, lowerCUnit } = source;
  const attached = preambles.filter((preamble) => preamble.attached);
  if (attached.length === 0) return emptyUnit(uri);
  const before = previous?.preambles.filter((preamble) => preamble.attached) ?? [];
  const isSame =
    before.length === attached.length &&
    attached.every(({ span }, index) => span.start === before[index]?.span.start && tree.text.slice(span.start, span.end) === previous?.text.slice(span.start, before[index]?.span.end));
  if (isSame && previous !== undefined) return previous.c;
  const ranges = attached.flatMap((preamble) => preamble.ranges);
  return lowerCUnit(syntax, uri, tree.text, ranges, previous === undefined ? {} : { previous: previous.c });
}

function emptyUnit(uri: string): CUnit {
  return { uri, functions: [], prototypes: [], types: [], globals: [], includes: [], macros: [], syntaxErrors: [] };
}
