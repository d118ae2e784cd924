// The only door to the parser: one parser per language, created from wasm bytes handed in by the host. Go and C are
// there from the start; C++ and Objective-C, whose grammars are ten times as large, when somebody asks for them.
// Guarantees: `withGo` and `withC` free their tree whatever happens; every tree is counted at birth and at death; a
// parser whose wasm failed is replaced before the error (SyntaxFailure) is thrown, so the next file parses again.
// Does not limit time: texts too large to parse are the caller's business.
import { Language, Parser, type Tree } from "web-tree-sitter";
import type { Span } from "../base/span.ts";
import type { GrammarBytes, SiblingLanguage } from "../host.ts";
import type { CNodeKind, CppNodeKind, GoNodeKind, ObjcNodeKind } from "./nodeKinds.generated.ts";
import { TreeCopier } from "./copyTree.ts";
import { cppShapes, objcShapes } from "./siblingShapes.ts";
import { cShapes, goShapes, type NodeShapes } from "./nodeShapes.ts";
import { parserEdit, parserRanges, type TreeEdit } from "./points.ts";
import { createKindTable } from "./readNode.ts";
import { viewTree, type SyntaxTree, type TreeReading } from "./syntaxTree.ts";
import { layoutOf } from "./treeMemory.ts";

/** A tree that somebody owns and must delete. */
export interface OwnedTree<Kind extends string> {
  readonly view: SyntaxTree<Kind>;
  /** Moves the tree's positions along with a text change; afterwards it only serves as `previous` of a parse. */
  edit(edit: TreeEdit): void;
  /** Frees the tree; more than once is harmless. */
  delete(): void;
}

export interface SyntaxStats {
  readonly treesCreated: number;
  readonly treesDeleted: number;
  /** Parsers replaced because their wasm failed. */
  readonly parserRestarts: number;
}

/** C and the languages built on it. */
export type CLanguage = "c" | SiblingLanguage;
/** Node kinds of C and of the languages built on it. */
export type CFamilyKind = CNodeKind | CppNodeKind | ObjcNodeKind;

export interface Syntax {
  /** Parses Go, hands the tree to `use` and frees it. */
  withGo<Result>(text: string, use: (tree: SyntaxTree<GoNodeKind>) => Result): Result;
  /** Parses C, all of `text` or only the ranges (sorted, disjoint, UTF-16), hands the tree to `use` and frees it. */
  withC<Result>(text: string, ranges: readonly Span[] | undefined, use: (tree: SyntaxTree<CNodeKind>) => Result): Result;
  /** Parses Go into a tree the caller must delete. `previous` must have been edited to match `text`; it stays alive. */
  parseGo(text: string, previous?: OwnedTree<GoNodeKind>): OwnedTree<GoNodeKind>;
  /** Parses C into a tree the caller must delete. */
  parseC(text: string, ranges?: readonly Span[]): OwnedTree<CNodeKind>;
  /** Loads the grammar of a sibling language unless it is there. Resolves to whether it can be used from now on. */
  load(language: SiblingLanguage): Promise<boolean>;
  /** Parses C++ or Objective-C, hands the tree to `use` and frees it; throws SyntaxFailure when it is not loaded. */
  withSibling<Result>(language: SiblingLanguage, text: string, use: (tree: SyntaxTree<CFamilyKind>) => Result): Result;
  /** Sibling languages that are loaded. */
  loaded(): readonly SiblingLanguage[];
  stats(): SyntaxStats;
  /** Frees the parsers; parsing afterwards throws. */
  dispose(): void;
}

/** The parser could not parse at all (a failure of the wasm, not of the text). */
export class SyntaxFailure extends Error {
  override readonly name = "SyntaxFailure";
}

/**
 * Starts the wasm runtime and loads the grammars of Go and C. Rejects when the bytes are not the expected modules. The runtime is
 * one per process: the first call must have settled before another one starts.
 */
export async function createSyntax(grammars: GrammarBytes): Promise<Syntax> {
  await Parser.init({ wasmBinary: grammars.runtime });
  const counts = { treesCreated: 0, treesDeleted: 0, parserRestarts: 0 };
  const go = createParser<GoNodeKind>("Go", await Language.load(grammars.go), goShapes, counts);
  const c = createParser<CNodeKind>("C", await Language.load(grammars.c), cShapes, counts);
  const siblings = createSiblings(grammars, counts);
  return {
    withGo: (text, use) => withTree(go.parse(text, undefined, undefined), use),
    withC: (text, ranges, use) => withTree(c.parse(text, ranges, undefined), use),
    parseGo: (text, previous) => go.parse(text, undefined, previous),
    parseC: (text, ranges) => c.parse(text, ranges, undefined),
    load: (language) => siblings.load(language),
    withSibling: (language, text, use) => withTree(siblings.parser(language).parse(text, undefined, undefined), use),
    loaded: () => siblings.loaded(),
    stats: () => ({ ...counts }),
    dispose: () => {
      go.dispose();
      c.dispose();
      siblings.dispose();
    },
  };
}

/** Hands the tree to `use` and frees it in every case. Results must not be promises that still read the tree. */
export function withTree<Kind extends string, Result>(tree: OwnedTree<Kind>, use: (tree: SyntaxTree<Kind>) => Result): Result {
  try {
    return use(tree.view);
  } finally {
    tree.delete();
  }
}

interface Siblings {
  load(language: SiblingLanguage): Promise<boolean>;
  loaded(): readonly SiblingLanguage[];
  parser(language: SiblingLanguage): LanguageParser<CFamilyKind>;
  dispose(): void;
}

/** Parsers of the sibling languages. A grammar that could not be loaded is not asked for again. */
function createSiblings({ sibling }: GrammarBytes, counts: Counts): Siblings {
  const parsers = new Map<SiblingLanguage, LanguageParser<CFamilyKind>>();
  const loading = new Map<SiblingLanguage, Promise<boolean>>();
  let isDisposed = false;
  const start = async (language: SiblingLanguage): Promise<boolean> => {
    if (sibling === undefined) return false;
    try {
      const grammar = await Language.load(await sibling(language));
      if (isDisposed) return false;
      const [name, shapes] = language === "cpp" ? ["C++", cppShapes] as const : ["Objective-C", objcShapes] as const;
      parsers.set(language, createParser<CFamilyKind>(name, grammar, shapes, counts));
      return true;
    } catch {
      return false;
    }
  };
  return {
    load: (language) => {
      const known = loading.get(language) ?? start(language);
      loading.set(language, known);
      return known;
    },
    loaded: () => [...parsers.keys()].sort(),
    parser: (language) => {
      const parser = parsers.get(language);
      if (parser === undefined) throw new SyntaxFailure(`the grammar of ${language} is not loaded`);
      return parser;
    },
    dispose: () => {
      isDisposed = true;
      for (const parser of parsers.values()) parser.dispose();
      parsers.clear();
    },
  };
}

interface LanguageParser<Kind extends string> {
  parse(text: string, ranges: readonly Span[] | undefined, previous: OwnedTree<Kind> | undefined): OwnedTree<Kind>;
  dispose(): void;
}
type Counts = { -readonly [Key in keyof SyntaxStats]: number };

function createParser<Kind extends string>(name: string, language: Language, shapes: NodeShapes, counts: Counts): LanguageParser<Kind> {
  const table = createKindTable(language, shapes);
  const trees = new WeakMap<OwnedTree<Kind>, Tree>();
  let parser: Parser | undefined = newParser(language);
  const layout = layoutOf(parser, language);
  const reading: TreeReading = { table, copier: layout === undefined ? undefined : new TreeCopier(layout, table) };
  const parse: LanguageParser<Kind>["parse"] = (text, ranges, previous) => {
    if (parser === undefined) throw new SyntaxFailure(`the ${name} parser has been disposed of`);
    const oldTree = previous === undefined ? null : (trees.get(previous) ?? null);
    try {
      // An empty list would mean "everything" to the parser.
      const includedRanges = ranges === undefined ? undefined : parserRanges(text, ranges.length === 0 ? [{ start: 0, end: 0 }] : ranges);
      const tree = parser.parse(text, oldTree, includedRanges === undefined ? {} : { includedRanges });
      if (tree === null) throw new SyntaxFailure(`the ${name} parser returned no tree`);
      const owned = ownTree<Kind>(tree, text, reading, counts);
      trees.set(owned, tree);
      return owned;
    } catch (error) {
      counts.parserRestarts++;
      discardParser(parser);
      parser = newParser(language);
      throw error instanceof SyntaxFailure ? error : new SyntaxFailure(`the ${name} parser failed: ${String(error)}`);
    }
  };
  const dispose = (): void => {
    parser?.delete();
    parser = undefined;
  };
  return { parse, dispose };
}

function newParser(language: Language): Parser {
  return new Parser().setLanguage(language);
}

/** A parser whose wasm just failed may fail again while it is freed; either way nobody uses it any more. */
function discardParser(parser: Parser): boolean {
  try {
    parser.delete();
    return true;
  } catch {
    return false;
  }
}

function ownTree<Kind extends string>(tree: Tree, text: string, reading: TreeReading, counts: Counts): OwnedTree<Kind> {
  let alive = true;
  counts.treesCreated++;
  return {
    view: viewTree<Kind>(tree, text, reading, () => alive),
    edit: (edit) => {
      tree.edit(parserEdit(edit));
    },
    delete: () => {
      if (!alive) return;
      alive = false;
      counts.treesDeleted++;
      tree.delete();
    },
  };
}
