// What is copied from the parser's memory is what the parser says when it is asked node by node, for every fixture of the
// project, for broken code and for code that is nested deeply.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { Language, Parser, type Tree } from "web-tree-sitter";
import { TreeCopier } from "../../../server/src/engine/syntax/copyTree.ts";
import { cShapes, goShapes, type NodeShapes } from "../../../server/src/engine/syntax/nodeShapes.ts";
import { createKindTable, readNode, type KindTable } from "../../../server/src/engine/syntax/readNode.ts";
import type { SyntaxNode } from "../../../server/src/engine/syntax/syntaxNode.ts";
import { cppShapes, objcShapes } from "../../../server/src/engine/syntax/siblingShapes.ts";
import { layoutOf } from "../../../server/src/engine/syntax/treeMemory.ts";
import { grammarBytes } from "../../harness/grammarBytes.ts";

interface Entry {
  readonly parser: Parser;
  readonly table: KindTable;
  readonly copier: TreeCopier;
}
type Name = "go" | "c" | "cpp" | "objc";
let entries: Readonly<Record<Name, Entry>>;

async function entryOf(bytes: Uint8Array, shapes: NodeShapes): Promise<Entry> {
  const language = await Language.load(bytes);
  const parser = new Parser().setLanguage(language);
  const layout = layoutOf(parser, language);
  if (layout === undefined) throw new Error("the memory of this runtime is not the one that is known");
  const table = createKindTable(language, shapes);
  return { parser, table, copier: new TreeCopier(layout, table) };
}

beforeAll(async () => {
  const bytes = grammarBytes();
  await Parser.init({ wasmBinary: bytes.runtime });
  const sibling = async (name: "cpp" | "objc"): Promise<Uint8Array> => (await bytes.sibling?.(name)) ?? new Uint8Array();
  entries = {
    go: await entryOf(bytes.go, goShapes),
    c: await entryOf(bytes.c, cShapes),
    cpp: await entryOf(await sibling("cpp"), cppShapes),
    objc: await entryOf(await sibling("objc"), objcShapes),
  };
});

function filesBelow(dir: string): readonly string[] {
  return readdirSync(dir).flatMap((name) => {
    const path = join(dir, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

function withTree(entry: Entry, text: string, use: (tree: Tree) => void, previous?: Tree): void {
  const tree = entry.parser.parse(text, previous);
  if (tree === null) throw new Error("no tree");
  use(tree);
  tree.delete();
}

function compare({ table, copier }: Entry, tree: Tree, text: string): void {
  const { rootNode: root } = tree;
  expect(copier.copy({ address: root.id, start: root.startIndex * 2, symbol: root.typeId })).toEqual(readNode(root, table, text));
  const listed = copier.childrenOf({ address: root.id, start: root.startIndex * 2 }).map(({ symbol, start, end, isMissing, hasError }) => [symbol, start / 2, end / 2, isMissing, hasError]);
  expect(listed).toEqual(root.children.map((node) => [node.typeId, node.startIndex, node.endIndex, node.isMissing, node.hasError]));
}

const languageOf: Readonly<Record<string, Name>> = { go: "go", c: "c", h: "c", cc: "cpp", cpp: "cpp", m: "objc", mm: "objc" };
const fixtures = filesBelow(fileURLToPath(new URL("../../fixtures/rules/", import.meta.url))).filter((path) => languageOf[path.slice(path.lastIndexOf(".") + 1)] !== undefined);
const odd: readonly (readonly [Name, string])[] = [
  ["go", ""],
  ["go", "package p\nfunc f( {\nif x := y[; {\n}\nvar ü = `\u{1f600}`; const"],
  ["go", `package p\nvar x = ${"(".repeat(300)}1${")".repeat(300)}`],
  ["c", `int x = ${"(".repeat(300)}`],
  ["c", "int f( { if (x { return 1\n#ifdef\n"],
  ["c", `int a[] = { ${"1, ".repeat(3000)} };`],
  ["cpp", "template <class T> struct A { A() = default; ~A() { delete p; } }; auto x = [&](int y) { return y; };"],
  ["objc", "@interface A : B { int x; } - (void)f:(int)y; @end\n@implementation A - (void)f:(int)y { [x g:^{ return; }]; } @end"],
];

describe("TreeCopier", () => {
  it("reads the fixtures as the parser does", () => {
    expect(fixtures.length).toBeGreaterThan(100);
    for (const path of fixtures) {
      const entry = entries[languageOf[path.slice(path.lastIndexOf(".") + 1)] ?? "c"];
      const text = readFileSync(path, "utf8");
      withTree(entry, text, (tree) => {
        compare(entry, tree, text);
      });
    }
  });
  it.each(odd)("reads odd %s as the parser does", (name, text) => {
    withTree(entries[name], text, (tree) => {
      compare(entries[name], tree, text);
    });
  });
  it("copies nodes of any depth", () => {
    const { parser, table, copier } = entries.go;
    withTree({ parser, table, copier }, `package p\nvar x = ${"(".repeat(20_000)}1${")".repeat(20_000)}`, ({ rootNode: root }) => {
      let depth = 0;
      for (let node: SyntaxNode<string> | undefined = copier.copy({ address: root.id, start: 0, symbol: root.typeId }); node !== undefined; node = node.children.findLast(({ children }) => children.length > 0)) depth++;
      expect(depth).toBeGreaterThan(20_000);
    });
  });
  it("reads a tree that was edited", () => {
    const entry = entries.go;
    const [before, after] = ["package p\n\nfunc f() { g(1) }\n", "package p\n\nfunc f() { h; g(1) }\n"];
    withTree(entry, before, (tree) => {
      tree.edit({ startIndex: 22, oldEndIndex: 22, newEndIndex: 25, startPosition: { row: 2, column: 11 }, oldEndPosition: { row: 2, column: 11 }, newEndPosition: { row: 2, column: 14 } } as Parameters<Tree["edit"]>[0]);
      withTree(entry, after, (next) => {
        compare(entry, next, after);
      }, tree);
    });
  });
});
