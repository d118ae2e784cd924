// Inputs that no person writes and some generator does. None may throw or overflow the stack; the leak that stands beside
// the hard part is found all the same; what was not followed has a notice. How long they take is measured elsewhere
// (npm run bench:growth).
import { describe, expect, it } from "vitest";
import { createEngine } from "../../../server/src/engine/engine.ts";
import type { PackageReport } from "../../../server/src/engine/report/finding.ts";
import { grammarBytes } from "../../harness/grammarBytes.ts";
import { createMemoryHost } from "../../harness/memoryHost.ts";

const leak = "func leak(s string) int {\n\tcs := C.CString(s)\n\tC.puts(cs)\n\treturn 1\n}\n";
/** A Go file with a leak, C in its preamble, and whatever `rest` is. */
const go = (rest: string, preamble = ""): string => `package p\n\n/*\n#include <stdio.h>\n#include <stdlib.h>\n${preamble}\n*/\nimport "C"\n\nimport "unsafe"\n\nvar _ = unsafe.Pointer(nil)\n\n${leak}\n${rest}`;
const inBody = (body: string): string => go(`func deep(x int, a []int) int {\n${body}\n\treturn x\n}\n`);
const inC = (c: string): string => go("func call() {\n\tC.deep(1)\n}\n", c);
const repeat = (count: number, piece: (index: number) => string): string => Array.from({ length: count }, (_, index) => piece(index)).join("");

async function analyse(files: Readonly<Record<string, string>>): Promise<PackageReport> {
  const host = createMemoryHost(Object.entries(files).map(([name, text]) => [`file:///p/${name}`, text] as const));
  const engine = await createEngine({ host, grammars: grammarBytes(), rethrow: true });
  try {
    const report = await engine.analyzeDirectory("file:///p");
    const { treesCreated, treesDeleted } = engine.stats();
    expect(treesDeleted).toBe(treesCreated);
    return report;
  } finally {
    engine.dispose();
  }
}

const found = (report: PackageReport): readonly string[] => report.files.flatMap((file) => file.findings.map(({ rule, function: name }) => `${rule} ${name}`));
const noticed = (report: PackageReport): readonly string[] => report.files.flatMap((file) => file.notices.map(({ kind }) => kind));

/** Texts nested `n` levels deep. */
const nested: Readonly<Record<string, (n: number) => string>> = {
  "parentheses in Go": (n) => inBody(`\tx = ${"(".repeat(n)}x${")".repeat(n)}`),
  "blocks in Go": (n) => inBody(`${"{".repeat(n)}x = 1${"}".repeat(n)}`),
  "ifs in Go": (n) => inBody(`${"if x > 1 {".repeat(n)}x = 1${"}".repeat(n)}`),
  "else ifs in Go": (n) => inBody(`if x > 1 {\n${"} else if x > 2 {\n".repeat(n)}}`),
  "calls in Go": (n) => inBody(`x = ${"f(".repeat(n)}x${")".repeat(n)}`),
  "function literals in Go": (n) => inBody(`${"func() {".repeat(n)}x = 1${"}()".repeat(n)}`),
  "parentheses in C": (n) => inC(`static int deep(int x) { return ${"(".repeat(n)}x${")".repeat(n)}; }`),
  "blocks in C": (n) => inC(`static int deep(int x) { ${"{".repeat(n)}x = 1;${"}".repeat(n)} return 0; }`),
  "ifs in C": (n) => inC(`static int deep(int x) { ${"if (x) {".repeat(n)}x = 1;${"}".repeat(n)} return 0; }`),
  "conditional groups in C": (n) => inC(`static int deep(int x) {\n${"#ifdef A\n".repeat(n)}x = 1;\n${"#endif\n".repeat(n)}return 0; }`),
  "open parentheses": (n) => inC(`static int deep(int x) { return ${"(".repeat(n)}`),
};

describe("ten thousand levels of", () => {
  it.each(Object.entries(nested))("%s", async (name, make) => {
    const report = await analyse({ "a.go": make(10_000) });
    expect(found(report)).toContain("cstring-leak leak");
    expect(noticed(report)).toContain(name === "open parentheses" ? "syntax-error" : "budget");
  });
  it("types", async () => {
    for (const text of [go(`var y ${"[]".repeat(10_000)}int\n`), go(`type T ${"struct { a ".repeat(10_000)}int${" }".repeat(10_000)}\n`), inC(`static int deep(int ${"*".repeat(10_000)}x) { return 0; }`)]) {
      expect(found(await analyse({ "a.go": text }))).toContain("cstring-leak leak");
    }
  });
});

describe("a hundred thousand levels of", () => {
  it.each(["parentheses in Go", "ifs in Go", "parentheses in C", "ifs in C"])("%s", async (name) => {
    const report = await analyse({ "a.go": nested[name]?.(100_000) ?? "" });
    expect(found(report)).toContain("cstring-leak leak");
    expect(noticed(report)).toContain("budget");
  }, 60_000);
});

describe("calls that lead to calls", () => {
  const chain = (n: number, end: string): string => go(`${repeat(n, (i) => `func f${i}(s *C.char) {\n\tf${i + 1}(s)\n}\n\n`)}func f${n}(s *C.char) {\n\t${end}\n}\n\nfunc top(s string) {\n\tcs := C.CString(s)\n\tf0(cs)\n}\n`);
  it("are followed to their end, fifteen hundred of them", async () => {
    expect(found(await analyse({ "a.go": chain(1500, "C.free(unsafe.Pointer(s))") }))).toEqual(["cstring-leak leak"]);
    expect(found(await analyse({ "a.go": chain(1500, "C.puts(s)") }))).toEqual(["cstring-leak leak", "cstring-leak top"]);
  }, 120_000);
  it("may go in circles of three hundred", async () => {
    const ring = repeat(300, (i) => `func f${i}(s *C.char, d int) {\n\tif d > ${i} {\n\t\tf${(i + 1) % 300}(s, d-1)\n\t}\n\tf${(i + 7) % 300}(s, d)\n}\n\n`);
    expect(found(await analyse({ "a.go": go(ring) }))).toEqual(["cstring-leak leak"]);
  }, 120_000);
});

it("a function with three hundred guarded resources is given up, and says so", async () => {
  const body = repeat(300, (i) => `\tvar c${i} *C.char\n\tif a[${i}] > 0 {\n\t\tc${i} = C.CString("x")\n\t}\n\tif c${i} != nil {\n\t\tC.free(unsafe.Pointer(c${i}))\n\t}\n`);
  const report = await analyse({ "a.go": inBody(body) });
  expect(found(report)).toEqual(["cstring-leak leak"]);
  expect(noticed(report)).toEqual(["budget"]);
}, 60_000);

describe("great lengths", () => {
  const beside: Readonly<Record<string, () => Readonly<Record<string, string>>>> = {
    "a string of 10 MB": () => ({ "a.go": go(`var s = "${"x".repeat(10_000_000)}"\n`) }),
    "a comment of 10 MB": () => ({ "a.go": go(`// ${"x".repeat(10_000_000)}\n`) }),
    "a line of statements": () => ({ "a.go": inBody(" x = x + 1;".repeat(20_000)) }),
    "a preamble of comments, 5 MB": () => ({ "a.go": go("", "// filler filler filler filler\n".repeat(160_000)) }),
    "a thousand #cgo lines": () => ({ "a.go": go("", repeat(1000, (i) => `#cgo CFLAGS: -I\${SRCDIR}/inc${i} -DX${i}\n`)) }),
    "a switch of 5,000 cases": () => ({ "a.go": inBody(`\tswitch x {\n${repeat(5000, (i) => `\tcase ${i}:\n\t\tx = ${i + 1}\n`)}\t}\n`) }),
    "a literal of 50,000 elements": () => ({ "a.go": go(`var table = []struct {\n\ta int\n\tb string\n}{\n${repeat(50_000, (i) => `\t{${i}, "x"},\n`)}}\n`) }),
    "lone surrogates": () => ({ "a.go": go('// \ud800 \udc00 \ufffe\nvar x = "\udc00\ud800"\n') }),
  };
  it.each(Object.entries(beside))("%s", async (_, make) => {
    expect(found(await analyse(make()))).toEqual(["cstring-leak leak"]);
  }, 60_000);

  it("a NUL, which Go does not allow, is told as a syntax error", async () => {
    const report = await analyse({ "a.go": go('// \0\nvar x = "y"\n') });
    expect({ found: found(report), noticed: noticed(report) }).toEqual({ found: [], noticed: ["syntax-error", "syntax-error"] });
  }, 60_000);

  it("a thousand functions in one file, each with its leak", async () => {
    const many = repeat(1000, (i) => `func f${i}(s string) {\n\tcs := C.CString(s)\n\tC.puts(cs)\n}\n\n`);
    expect(found(await analyse({ "a.go": go(many) }))).toHaveLength(1001);
  }, 60_000);

  it("a struct of a thousand fields that own memory", async () => {
    const fields = repeat(1000, (i) => `\tf${i} *C.char\n`);
    const text = go(`type T struct {\n${fields}}\n\nfunc (t *T) fill(s string) {\n${repeat(1000, (i) => `\tt.f${i} = C.CString(s)\n`)}}\n\nfunc (t *T) Close() {\n${repeat(1000, (i) => `\tC.free(unsafe.Pointer(t.f${i}))\n`)}}\n`);
    expect(found(await analyse({ "a.go": text }))).toContain("cstring-leak leak");
  }, 60_000);
});
