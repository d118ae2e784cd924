// The text side of reading C: views, conditions, items and rewrites, none of which needs a parser.
import { describe, expect, it } from "vitest";
import { evaluateCondition } from "../../../../server/src/engine/program/c/source/cConditions.ts";
import { scanItems } from "../../../../server/src/engine/program/c/source/cItems.ts";
import { endBareMacros, repairMacros, respell, stripMarkers } from "../../../../server/src/engine/program/c/source/cRepair.ts";
import { emptyLargeTables } from "../../../../server/src/engine/program/c/source/cTables.ts";
import { createCView } from "../../../../server/src/engine/program/c/source/cView.ts";

describe("view", () => {
  it.each([
    ["comments", "int a; /* b\nc */ int d; // e\nint f;", "int a;     \n     int d;     \nint f;"],
    ["comment marks in strings", 'char *s = "/* no */ // no"; char c = \'"\'; // yes', 'char *s = "/* no */ // no"; char c = \'"\';       '],
    ["an escaped quote", String.raw`char *s = "a\"/*b"; /*c*/`, String.raw`char *s = "a\"/*b";      `],
    ["a continued line comment", "int a; // b \\\nstill b\nint c;", "int a;       \n       \nint c;"],
    ["an apostrophe in dead prose", "#if 0\ndon't /* care\n#endif\nint a;", "     \n             \n      \nint a;"],
    ["the other language", "#ifdef __cplusplus\nextern \"C\" {\n#endif\nint a;", "                  \n            \n      \nint a;"],
    ["the taken else", "#if 0\na\n#else\nb\n#endif", "     \n \n     \nb\n      "],
    ["the taken if", "#if 1\na\n#elif X\nc\n#else\nb\n#endif", "     \na\n       \n \n     \n \n      "],
    ["an elif behind a dead if", "#if 0\na\n#elif X\nb\n#endif", "     \n \n#if   X\nb\n#endif"],
    ["nothing undecided", "#ifdef A\na\n#else\nb\n#endif", "#ifdef A\na\n#else\nb\n#endif"],
    ["a dead group inside another", "#ifdef A\n#if 0\na\n#endif\n#endif", "#ifdef A\n     \n \n      \n#endif"],
    ["an unfinished group", "#if 0\na", "#if 0\na"],
    ["interfaces of Objective-C", "@class A;\n@interface B : C\n- (void)d;\n@end\nint e;", "         \n                \n          \n    \nint e;"],
  ])("blanks %s", (_, text, expected) => {
    // An unfinished comment in dead prose hides the rest from every reader, so that case has none to finish.
    const source = text.replace("/* care", "care   ");
    const view = createCView(source, undefined);
    expect(view.text).toBe(expected);
    expect(view.text).toHaveLength(source.length);
  });

  it("takes the other side for C++", () => {
    expect(createCView("#ifdef __cplusplus\na\n#else\nb\n#endif", undefined, true).text).toBe("                  \na\n     \n \n      ");
  });

  it("lists the preprocessor lines that count", () => {
    const { directives } = createCView('#define A \\\n  1\n # include "x.h"\nint a; #error no\n/* x */ #undef A\n#if 0\n#define B\n#endif\n', undefined);
    expect(directives.map(({ keyword }) => keyword)).toEqual(["define", "include", "undef"]);
  });
});

describe("condition", () => {
  it.each<[string, boolean | undefined]>([
    ["0", false], ["1", true], ["(0)", false], ["!0", true], ["0L", false], ["X", undefined], ["X > 0", undefined], ["0 > X", undefined],
    ["defined(__cplusplus)", false], ["!defined __cplusplus", true], ["defined(X)", undefined], ["defined(X) && 0", false],
    ["X || 1", true], ["X && 1", undefined], ["0 || defined(__cplusplus) && X", false], ["(1", undefined], ["", undefined], ["f(0)", undefined],
    ["__cplusplus", false], ["__cplusplus >= 201103L", undefined], ["!".repeat(5000), undefined],
  ])("%s", (condition, expected) => {
    expect(evaluateCondition(condition, false)).toBe(expected);
  });
});

describe("items", () => {
  const list = (text: string): readonly string[] => {
    const view = createCView(text, undefined);
    return scanItems(view).map(({ kind, name, start, end }) => (kind === "function" ? name : view.text.slice(start, end).trim().replace(/\s+/g, " ")));
  };
  it.each<[string, string, readonly string[]]>([
    ["declarations", "int a; struct s { int b; } c; int d[] = { 1, 2 };\ntypedef struct { int x; } t;", ["int a;", "struct s { int b; } c;", "int d[] = { 1, 2 };", "typedef struct { int x; } t;"]],
    ["functions", "int f(void) { if (a) { b(); } }\nstruct s *g(int a) { }\nint (*h(int a))(void) { }", ["f", "g", "h"]],
    ["old-style definitions", "int f(a, b)\nint a;\nchar *b;\n{ }\nint c;", ["f", "int c;"]],
    ["attributes around the name", "__attribute__((format(printf, 1, 2))) int f(void) __attribute__((cold)) { }\nint g(void) MARK(1) { }", ["f", "g"]],
    ["packed structs", "struct __attribute__((packed)) s { int a; };\nstruct s2 { int a; } __attribute__((packed));", ["struct __attribute__((packed)) s { int a; };", "struct s2 { int a; } __attribute__((packed));"]],
    ["macros that make definitions", "DEFINE_TEST(one) { f(); }\nAPI(int) two(int a) { }", ["DEFINE_TEST(one)", "two"]],
    ["linkage blocks", 'extern "C" { int f(void) { } int a; }\nnamespace n { void g() { } }', ["f", "int a;", "g"]],
    ["braces under conditions", "int f(int a) {\n#ifdef A\nif (a) {\n#else\nif (!a) {\n#endif\n}\n}\nint g(void) { }", ["f", "g"]],
    ["braces in strings and characters", 'void f(void) { g("}", \'}\'); }\nvoid h(void) { }', ["f", "h"]],
    ["a body that never ends", "void f(void) {\n  if (a) {\n    b();\n}\nvoid g(void) { }", ["f", "g"]],
    ["a body that never ends before a definition", "void f(void) {\n  if (a) {\n\nint g(int b) {\n}\n", ["f", "g"]],
    ["methods of Objective-C", "@implementation A\n- (void)run:(int)a with:(id)b { }\n+ (id)make { }\nvoid f(void) { }\n@end", ["run:with:", "make", "f"]],
    ["members of C++", "A::A(int a) : b(a) { }\nvoid A::f() const { }", ["A::A", "A::f"]],
    ["nothing", " ; ; }\n", []],
  ])("%s", (_, text, expected) => {
    expect(list(text)).toEqual(expected);
  });
});

describe("rewrites", () => {
  const body = (text: string): string => endBareMacros(text, [{ start: 0, end: text.length }]);
  it.each([
    ["a macro alone", "{\n  BEGIN\n  f();\n}", "{\n  BEGIN;  f();\n}"],
    ["a macro with arguments", "{\n  TRACE(a, f(b)) \n  f();\n}", "{\n  TRACE(a, f(b));\n  f();\n}"],
    ["several of them", "{\n  A(1)\n  B(2)\n  C\n}", "{\n  A(1);  B(2);  C;}"],
    ["not a head of a block", "{\n  EACH(a)\n  { f(); }\n}", "{\n  EACH(a)\n  { f(); }\n}"],
    ["not the middle of an expression", "{\n  a = b +\n  f(c)\n  + d;\n}", "{\n  a = b +\n  f(c)\n  + d;\n}"],
    ["not a keyword", "{\n  else\n  do\n  f();\n}", "{\n  else\n  do\n  f();\n}"],
  ])("end %s", (_, text, expected) => {
    expect(body(text)).toBe(expected);
  });

  it.each([
    ["a marker", "API_X int f(void);", "      int f(void);"],
    ["a marker behind a star", "API_X foo * API_CALL f(void);", "      foo *          f(void);"],
    ["no type", "BOOL f(void);", "BOOL f(void);"],
    ["no tag", "struct FOO *BAR(int a);", "struct FOO *BAR(int a);"],
    ["no name", "int BAR(int a);", "int BAR(int a);"],
    ["a line of its own", "BEGIN_DECLS", "           "],
  ])("strip %s", (_, text, expected) => {
    expect(stripMarkers(text, [{ start: 0, end: text.length }])).toBe(expected);
  });

  it.each([
    ["types as arguments", "{ va_arg(ap, struct s *); n(char *, 3); }", "{ va_arg(ap, struct_s  ); n(char  , 3); }"],
    ["not sizeof", "{ sizeof(char *); f((char *)a, *b); }", "{ sizeof(char *); f((char *)a, *b); }"],
    ["operators as arguments", "{ cmp(a, b, <=); }", "{ cmp(a, b, 0 ); }"],
  ])("repair %s", (_, text, expected) => {
    expect(repairMacros(text, 0)).toBe(expected);
  });

  it("repair markers around a signature", () => {
    expect(repairMacros("DWORD WINAPI f(void) MARK(1) ALSO;", -1)).toBe("DWORD        f(void)             ;");
    expect(repairMacros("typedef int (API *f)(int);", -1)).toBe("typedef int (    *f)(int);");
  });

  it("respell what compilers take", () => {
    expect(respell("_Thread_local int a; char * _Nullable b; __const c;")).toBe("thread_local  int a; char *           b; const   c;");
    expect(respell("typedef interface A A; interface A { int b; }; int interface = 1;")).toBe("typedef struct    A A; struct    A { int b; }; int interface = 1;");
  });
});

describe("tables", () => {
  const rows = '{ 1, "}", \'{\' },\n'.repeat(2000);
  const emptied = (text: string): string => {
    const result = emptyLargeTables(text, scanItems(createCView(text, undefined)));
    expect(result).toHaveLength(text.length);
    expect(result.split("\n").length).toBe(text.split("\n").length);
    return result.replace(/\s+/g, " ");
  };
  it("are emptied when they are large", () => {
    expect(emptied(`int a;\nstatic const struct row t[] = {\n${rows}}, u[] = { 2 };\nint f(void) { return t[0].n; }\n`)).toBe("int a; static const struct row t[] = { }, u[] = { 2 }; int f(void) { return t[0].n; } ");
  });
  it.each([
    ["small", "int t[] = { 1, 2 };\n"],
    ["of functions of the file", `int f(void) { return 1; }\nstruct row t[] = {\n${rows}{ 1, f } };\n`],
    ["no table but a type", `struct s {\n${"int a; ".repeat(4000)}};\n`],
    ["never closed", `int t[] = {\n${rows}`],
  ])("that are %s stay", (_, text) => {
    expect(emptied(text)).toBe(text.replace(/\s+/g, " "));
  });
});
