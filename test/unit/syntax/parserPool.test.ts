// The parser door: trees are counted and freed, C is parsed in place, depth and broken text do no harm.
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createSyntax, type Syntax } from "../../../server/src/engine/syntax/parserPool.ts";
import { printSyntax } from "../../../server/src/engine/syntax/printSyntax.ts";
import { childOf, childOfKind, errorsIn, textOf } from "../../../server/src/engine/syntax/syntaxNode.ts";
import type { SyntaxTree } from "../../../server/src/engine/syntax/syntaxTree.ts";
import type { GoNodeKind } from "../../../server/src/engine/syntax/nodeKinds.generated.ts";
import { grammarBytes } from "../../harness/grammarBytes.ts";

let syntax: Syntax;
beforeAll(async () => {
  syntax = await createSyntax(grammarBytes());
});
afterEach(() => {
  const { treesCreated, treesDeleted } = syntax.stats();
  expect(treesDeleted).toBe(treesCreated);
});
afterAll(() => {
  syntax.dispose();
});

describe("withGo", () => {
  it("gives plain nodes that outlive the tree", () => {
    const text = "package p\n\nfunc f(a int) { g(a, /* c */ 1) }\n";
    const root = syntax.withGo(text, (tree) => tree.read());
    const fn = childOfKind(root, "function_declaration");
    expect(fn && textOf(childOf(fn, "name") ?? fn, text)).toBe("f");
    expect(printSyntax(fn ?? root, text)).toMatchInlineSnapshot(`
      "function_declaration [11, 44)
        "func" [11, 15)
        name: identifier [16, 17) "f"
        parameters: parameter_list [17, 24)
          parameter_declaration [18, 23)
            name: identifier [18, 19) "a"
            type: type_identifier [20, 23) "int"
        body: block [25, 44)
          statement_list [27, 42)
            expression_statement [27, 42)
              call_expression [27, 42)
                function: identifier [27, 28) "g"
                arguments: argument_list [28, 42)
                  identifier [29, 30) "a"
                  int_literal [40, 41) "1"
      "
    `);
  });

  it("frees the tree when the callback throws", () => {
    const before = syntax.stats().treesDeleted;
    expect(() => syntax.withGo("package p", () => { throw new Error("stop"); })).toThrow("stop");
    expect(syntax.stats().treesDeleted).toBe(before + 1);
  });

  it("refuses to read a freed tree", () => {
    let kept: SyntaxTree<GoNodeKind> | undefined;
    syntax.withGo("package p", (tree) => (kept = tree));
    expect(() => kept?.read()).toThrow("freed");
    expect(() => kept?.topLevel()).toThrow("freed");
  });

  it("lists top-level nodes without comments and tells which hold errors", () => {
    const text = "package p\n// doc\nfunc ok() {}\nfunc bad() { x = }\nfunc ok2() {}\n";
    const listed = syntax.withGo(text, (tree) => tree.topLevel().map((node) => [node.kind, node.hasError]));
    expect(listed).toEqual([["package_clause", false], ["function_declaration", false], ["function_declaration", true], ["function_declaration", false]]);
  });

  it("finds comments, not text that looks like one", () => {
    const text = 'package p\nvar s = "// no" // yes\n/* and\n this */\n';
    syntax.withGo(text, (tree) => {
      expect(tree.comments().map((span) => textOf(span, text))).toEqual(["// yes", "/* and\n this */"]);
      expect(tree.isComment(text.indexOf("no"))).toBe(false);
      expect(tree.isComment(text.indexOf("yes"))).toBe(true);
    });
  });

  it("counts UTF-16 units after characters outside the BMP", () => {
    const text = 'package p\nvar s = "😀é" + tail\n';
    const root = syntax.withGo(text, (tree) => tree.read());
    expect(printSyntax(root, text)).toContain('identifier [26, 30) "tail"');
  });

  it("copies 20,000 nested parentheses without overflowing", () => {
    const depth = 20_000;
    const text = `package p\nvar x = ${"(".repeat(depth)}1${")".repeat(depth)}\n`;
    const root = syntax.withGo(text, (tree) => tree.read());
    expect(errorsIn(root)).toEqual([]);
    expect(printSyntax(root, text).match(/parenthesized_expression/g)?.length).toBe(depth);
  });

  it("marks missing tokens that are otherwise left out", () => {
    const text = "package p\nfunc f() { g(1 \n}\n";
    const root = syntax.withGo(text, (tree) => tree.read());
    expect(errorsIn(root).length).toBeGreaterThan(0);
  });
});

describe("withC", () => {
  const text = "package p\n\n/*\n#include <stdlib.h>\nint twice(int x) { return 2 * x; }\n*/\nimport \"C\"\n";

  it("parses a range in place", () => {
    const start = text.indexOf("/*") + 2;
    const range = { start, end: text.indexOf("*/") };
    const tree = syntax.withC(text, [range], (t) => t.topLevel().map((node) => [node.kind, node.start]));
    expect(tree).toEqual([["preproc_include", text.indexOf("#include")], ["function_definition", text.indexOf("int twice")]]);
  });

  it("joins the lines of a // comment", () => {
    const go = "// int f(\n//   int x);\nimport \"C\"\n";
    const ranges = [{ start: 2, end: 10 }, { start: 12, end: go.indexOf("import") }];
    const root = syntax.withC(go, ranges, (tree) => tree.read());
    expect(errorsIn(root)).toEqual([]);
    expect(root.children.map((node) => node.kind)).toEqual(["declaration"]);
  });

  it("takes an empty list of ranges as no text at all", () => {
    expect(syntax.withC(text, [], (tree) => tree.topLevel())).toEqual([]);
    expect(syntax.withC("int x;", undefined, (tree) => tree.topLevel().length)).toBe(1);
  });
});

describe("a failing parser", () => {
  it("is replaced, and the failure is reported, not swallowed", () => {
    const before = syntax.stats().parserRestarts;
    const notAString = { slice: (): never => { throw new RangeError("broken"); } } as unknown as string;
    expect(() => syntax.parseGo(notAString)).toThrow("Go parser failed");
    expect(syntax.stats().parserRestarts).toBe(before + 1);
    expect(syntax.withGo("package p", (tree) => tree.hasError)).toBe(false);
  });

  it("throws after dispose", async () => {
    const other = await createSyntax(grammarBytes());
    other.dispose();
    expect(() => other.parseGo("package p")).toThrow("disposed");
  });
});
