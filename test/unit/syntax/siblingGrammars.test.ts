// Grammars of sibling languages: loaded once, when asked for, and doing without them is no error.
import { describe, expect, it } from "vitest";
import type { SiblingLanguage } from "../../../server/src/engine/host.ts";
import { createSyntax, SyntaxFailure } from "../../../server/src/engine/syntax/parserPool.ts";
import { childOfKind } from "../../../server/src/engine/syntax/syntaxNode.ts";
import { grammarBytes } from "../../harness/grammarBytes.ts";

function countingGrammars(fail = false) {
  const asked: SiblingLanguage[] = [];
  const { sibling, ...rest } = grammarBytes();
  const read = async (language: SiblingLanguage): Promise<Uint8Array> => {
    asked.push(language);
    if (fail || sibling === undefined) throw new Error("no such file");
    return sibling(language);
  };
  return { asked, grammars: { ...rest, sibling: read } };
}

describe("a sibling grammar", () => {
  it("is read once, and only when it is asked for", async () => {
    const { asked, grammars } = countingGrammars();
    const syntax = await createSyntax(grammars);
    expect(syntax.loaded()).toEqual([]);
    expect(asked).toEqual([]);
    expect(await Promise.all([syntax.load("cpp"), syntax.load("cpp")])).toEqual([true, true]);
    expect(await syntax.load("cpp")).toBe(true);
    expect(asked).toEqual(["cpp"]);
    expect(syntax.loaded()).toEqual(["cpp"]);
    syntax.dispose();
  });

  it("parses its language and frees the tree", async () => {
    const syntax = await createSyntax(grammarBytes());
    await Promise.all([syntax.load("cpp"), syntax.load("objc")]);
    const cpp = syntax.withSibling("cpp", "namespace n { void f(T &t) { delete t.p; } }\n", (tree) => ({ root: tree.read(), broken: tree.hasError }));
    const objc = syntax.withSibling("objc", "void f(id x) { [x release]; }\n", (tree) => ({ root: tree.read(), broken: tree.hasError }));
    expect([cpp.broken, objc.broken]).toEqual([false, false]);
    expect(childOfKind(cpp.root, "namespace_definition")?.end).toBe(44);
    expect(childOfKind(objc.root, "function_definition")?.end).toBe(29);
    const { treesCreated, treesDeleted } = syntax.stats();
    expect([treesCreated, treesDeleted]).toEqual([2, 2]);
    syntax.dispose();
  });

  it("that cannot be read is asked for once, and parsing with it fails in words", async () => {
    const { asked, grammars } = countingGrammars(true);
    const syntax = await createSyntax(grammars);
    expect([await syntax.load("objc"), await syntax.load("objc")]).toEqual([false, false]);
    expect(asked).toEqual(["objc"]);
    expect(() => syntax.withSibling("objc", "", () => 0)).toThrow(SyntaxFailure);
    syntax.dispose();
  });

  it("is done without where the host has none", async () => {
    const { runtime, go, c } = grammarBytes();
    const syntax = await createSyntax({ runtime, go, c });
    expect(await syntax.load("cpp")).toBe(false);
    syntax.dispose();
  });
});
