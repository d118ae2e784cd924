// The shortcuts of copying a tree (ends taken from text and children, starts from parents) give what the parser says,
// node by node.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { Language, Parser, type Node } from "web-tree-sitter";
import { cShapes, goShapes, punctuation, type NodeShapes } from "../../../server/src/engine/syntax/nodeShapes.ts";
import { createKindTable, readNode } from "../../../server/src/engine/syntax/readNode.ts";
import type { SyntaxNode } from "../../../server/src/engine/syntax/syntaxNode.ts";
import { grammarBytes } from "../../harness/grammarBytes.ts";
import { parseTxtar } from "../../harness/txtar.ts";

const folder = fileURLToPath(new URL("../../fixtures/program/go/", import.meta.url));
const goSources = readdirSync(folder).flatMap((name) => [...parseTxtar(readFileSync(`${folder}/${name}`, "utf8")).files].filter(([file, text]) => file.endsWith(".go") && text.trim() !== ""));
const cSources: readonly (readonly [string, string])[] = [
  ["directives.c", "#include <stdio.h>\r\n#  define A(x, ...) \\\n  f(x)\n# ifdef B /* c */\nint a;\n#  else\nint b$, ünder;\n# endif // end\n#pragma once\n#if defined(X) && Y > 1\nint c;\n#elif Z\nint d;\n#endif\n#undef A"],
  ["code.c", 'typedef struct point { int x, *y[3]; } point_t;\nstatic inline const char *f(int (*cb)(void *), ...) __attribute__((malloc)) {\n  for (int i = 0; i < 3; ++i) { if (!p->q[i]) goto end; else do { s = "a\\n" "b"; } while (0); }\n  switch (c) { case \'x\': case 1: break; default: return (char *)sizeof(point_t); }\nend:\n  return a ? b : (point_t){ .x = 1 }, 0;\n}\n'],
  ["broken.c", "int f( { if (x { return 1\n#ifdef\n"],
];

let languages: Readonly<Record<string, { readonly parser: Parser; readonly language: Language; readonly shapes: NodeShapes }>>;
beforeAll(async () => {
  const bytes = grammarBytes();
  await Parser.init({ wasmBinary: bytes.runtime });
  const [go, c] = [await Language.load(bytes.go), await Language.load(bytes.c)];
  languages = {
    go: { parser: new Parser().setLanguage(go), language: go, shapes: goShapes },
    c: { parser: new Parser().setLanguage(c), language: c, shapes: cShapes },
  };
});

/** What a copy should say about a node, asked of the parser without any shortcut. */
function expected(node: Node, field: string | null): unknown {
  const isNamed = node.isNamed || node.isError;
  return { kind: isNamed ? node.type : "token", token: isNamed ? "" : node.type, field: field ?? undefined, missing: node.isMissing, start: node.startIndex, end: node.endIndex };
}

function compare(node: Node, copy: SyntaxNode<string>, field: string | null, opaque: ReadonlySet<string>): number {
  const { children, ...own } = copy;
  expect(own).toEqual(expected(node, field));
  if (opaque.has(node.type)) return 1;
  const kept = node.children.map((child, index) => ({ child, field: node.fieldNameForChild(index) })).filter(({ child }) => child.isMissing || (child.type !== "comment" && (child.isNamed || !punctuation.has(child.type))));
  expect(children.map((child) => child.start)).toEqual(kept.map(({ child }) => child.startIndex));
  return kept.reduce((count, { child, field: role }, index) => count + compare(child, children[index] ?? copy, role, opaque), 1);
}

function compareAll(name: "go" | "c", text: string): number {
  const entry = languages[name];
  const tree = entry?.parser.parse(text);
  if (entry === undefined || !tree) throw new Error("no tree");
  try {
    const table = createKindTable(entry.language, entry.shapes);
    return tree.rootNode.children.reduce((count, child) => count + compare(child, readNode(child, table, text), null, entry.shapes.opaque), 0);
  } finally {
    tree.delete();
  }
}

describe("readNode", () => {
  it.each(goSources)("agrees with the parser on %s", (_, text) => {
    expect(compareAll("go", text)).toBeGreaterThan(0);
  });
  it.each(cSources)("agrees with the parser on %s", (_, text) => {
    expect(compareAll("c", text)).toBeGreaterThan(5);
  });
});
