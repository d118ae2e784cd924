// One file, one name: every spelling of a URI ends up as the one that is built here.
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { canonicalUri, joinUri, nameOf, parentUri, relativePath } from "../../../server/src/config/uri.ts";
import { pathToUri, uriToPath } from "../../../server/src/hosts/node/fileUri.ts";

const names = ["a.go", "a b", "a#b", "a?b", "100%", "%41", "[x]", "x|y", "x{y}", "中文.go", "🙂", "a+b@c=d&e;f,g$h'(!)*", "tab\there", 'q"<>`', "~x", "a:b", "^"];

describe("a name", () => {
  it.each(names)("%j survives the way there and back", (name) => {
    const uri = joinUri("file:///dir", name);
    expect([nameOf(uri), relativePath("file:///dir", uri), parentUri(uri), fileURLToPath(uri)]).toEqual([name, name, "file:///dir", `/dir/${name}`]);
  });

  it.each(names)("%j has one spelling", (name) => {
    const uri = joinUri("file:///dir", name);
    expect([canonicalUri(uri), canonicalUri(pathToFileURL(`/dir/${name}`).href), pathToUri(`/dir/${name}`)]).toEqual([uri, uri, uri]);
    expect(uriToPath(uri)).toBe(`/dir/${name}`);
  });

  it("is spelt as VS Code spells it", () => {
    expect(joinUri("file:///d", "a (1)~+é.go")).toBe("file:///d/a%20%281%29~%2B%C3%A9.go");
  });

  it("with half a surrogate pair does not throw", () => {
    expect(joinUri("file:///d", "a\ud800")).toBe("file:///d/a%EF%BF%BD");
  });
});

describe("canonicalUri", () => {
  it.each([
    ["file:///a/b/", "file:///a/b"],
    ["file:///", "file://"],
    ["vscode-vfs://github/o/r (x)", "vscode-vfs://github/o/r%20%28x%29"],
    ["untitled:Untitled-1", "untitled:Untitled-1"],
  ])("of %s is %s", (uri, expected) => {
    expect(canonicalUri(uri)).toBe(expected);
  });
});

describe("parentUri", () => {
  it.each([
    ["file:///a/b", "file:///a"],
    ["file:///a", "file://"],
    ["file://", undefined],
    ["vscode-vfs://github/o/r", "vscode-vfs://github/o"],
    ["vscode-vfs://github", undefined],
  ])("of %s is %s", (uri, parent) => {
    expect(parentUri(uri)).toBe(parent);
  });
});

describe("relativePath", () => {
  it("tells inside from outside", () => {
    expect(relativePath("file:///a", "file:///a/b/c%20d")).toBe("b/c d");
    expect(relativePath("file:///a", "file:///a")).toBe("");
    expect(relativePath("file:///a", "file:///ab")).toBeUndefined();
  });

  it("takes an unencoded percent sign as it is", () => {
    expect(relativePath("file:///a", "file:///a/50%")).toBe("50%");
  });
});
