// C inside the comment before `import "C"`: whole fixtures as printed tokens, and the comments that must stay comments.
import { readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import type { IGrammar } from "vscode-textmate";
import { loadGo, printTokens, tokenize } from "./tokenize.ts";

const fixtures = new URL("./fixtures/", import.meta.url);
let plain: IGrammar;
let injected: IGrammar;
beforeAll(async () => {
  plain = await loadGo({ injected: false });
  injected = await loadGo({ injected: true });
});

/** The scopes of the first token that contains `part`. */
function scopesOf(text: string, part: string): readonly string[] {
  const found = tokenize(injected, text).flat().find((token) => token.text.includes(part));
  if (found === undefined) throw new Error(`no token contains ${part}`);
  return found.scopes;
}

const isC = (text: string, part: string): boolean => scopesOf(text, part).includes("meta.embedded.block.c");

describe("fixtures", () => {
  it.each(readdirSync(fixtures).filter((name) => name.endsWith(".go")))("%s", async (name) => {
    const text = readFileSync(new URL(name, fixtures), "utf8");
    await expect(printTokens(tokenize(injected, text))).toMatchFileSnapshot(new URL(`${name}.tokens.txt`, fixtures).pathname);
  });
});

describe("ordinary comments", () => {
  const comments = [
    "/*\nPackage p does things.\nint is a type.\n*/",
    "/*\nstatic analysis is what this does,\nand more.\n*/",
    "/*\nlong story short (see below)\n*/",
    "/*\nunion of both sets.\n*/",
    "/*\n\n\tconst x = 1 is not allowed here.\n*/",
    "/* short; */",
    "/* int */",
    "/*\n * #include is what a preamble has\n */",
    "// static analysis (see below)\n// is what this does;",
    "// extern crates are something else",
    "// struct{} has no size;",
    "//\t# if you have a phone, plug it in",
    "//go:build linux",
    "//export callback",
    "var s = `\n/*\n#include <stdio.h>\n*/`",
    'x := "/* #include <stdio.h> */"',
  ];
  it.each(comments)("stay what they are: %j", (comment) => {
    const text = `package p\n\n${comment}\nfunc f() {}\n`;
    expect(printTokens(tokenize(injected, text)).replaceAll(/ +$/gm, "")).toBe(printTokens(tokenize(plain, text)).replaceAll(/ +$/gm, ""));
  });
});

describe("Go after the preamble", () => {
  const open = ["#if 0", "void f(void) {", '#define S "', "int a[] = {", "/", "char c = '", "// comment", "#ifdef X\nint x = (", "struct s { int"];
  it.each(open)("is Go again whatever C leaves open: %j", (c) => {
    for (const text of [`package p\n\n/*\n#include <a.h>\n${c}\n*/\nimport "C"\n\nfunc f() {}\n`, `package p\n\n// #include <a.h>\n// ${c.replaceAll("\n", "\n// ")}\nimport "C"\n\nfunc f() {}\n`]) {
      expect(scopesOf(text, "import")).toEqual(["keyword.control.import.go"]);
      expect(scopesOf(text, "func")).toContain("keyword.function.go");
    }
  });

  it("is Go again after a closing mark behind C", () => {
    for (const last of ["int x; */", "f(); // done */", "#include <a.h> */", "*/ // more"]) {
      const text = `package p\n\n/*\n#include <a.h>\n${last}\nimport "C"\n`;
      expect([last, scopesOf(text, "import")]).toEqual([last, ["keyword.control.import.go"]]);
    }
  });
});

describe("C", () => {
  it.each([
    ["/*\n#include <stdio.h>\n*/", "stdio"],
    ["/*\n\n// helpers\n\n#include <stdio.h>\n*/", "stdio"],
    ["/*\n#cgo LDFLAGS: -lm\n#include <math.h>\n*/", "math"],
    ["/*\nstatic int\nadd(int a, int b) { return a + b; }\n*/", "add"],
    ["/*\ntypedef struct point point;\n*/", "typedef"],
    ["/*\nuint32_t count(void);\n*/", "count"],
    ["/* #include <stdio.h> */", "stdio"],
    ["/* #include <stdio.h>\nint x; */", "stdio"],
    ["/* int x; */", "x"],
    ["// #include <stdio.h>", "stdio"],
    ["//#include <stdio.h>", "stdio"],
    ["// words first\n// #include <stdio.h>\n// static int x;", "static"],
    ["// typedef int (*callback)(void);", "callback"],
    ["// #cgo pkg-config: sqlite3", "sqlite3"],
    ["import (\n\t/*\n\t#include <stdio.h>\n\t*/\n\t\"C\"\n)", "stdio"],
    ["import (\n\t// #include <stdio.h>\n\t\"C\"\n)", "stdio"],
  ])("is seen in %j", (comment, part) => {
    expect(isC(`package p\n\n${comment}\nimport "C"\n`, part)).toBe(true);
  });

  it("ends with a run of line comments", () => {
    const text = 'package p\n\n// #include <a.h>\n\n// About f.\nfunc f() {}\n';
    expect(isC(text, "About")).toBe(false);
  });
});
