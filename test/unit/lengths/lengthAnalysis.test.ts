// Facts about lengths, printed, and who decides about a length, over real source.
import { describe, expect, test } from "vitest";
import type { Expr } from "../../../server/src/engine/program/ast.ts";
import { printExpr } from "../../../server/src/engine/program/printExpr.ts";
import { analysesFromSource, functionNamed } from "../../harness/sourcePackage.ts";

type Analyses = Awaited<ReturnType<typeof analysesFromSource>>;

async function load(body: string): Promise<Analyses> {
  return analysesFromSource({ "a.go": `package p\n\n/*\nextern void use(void *p, long n);\nextern void text(const char *s);\n*/\nimport "C"\n\nimport "unsafe"\n\nvar _ unsafe.Pointer\n\n${body}\n` });
}

/** What is known where `C.use(…)` or `mark(…)` is called. */
async function factsAt(body: string): Promise<readonly string[]> {
  const analyses = await load(`func mark(x ...any) {}\n\n${body}`);
  return analyses.lengths.printLengths(functionNamed(analyses, "f")).split("\n").slice(1).map((line) => line.trim()).filter((line) => line.startsWith("mark"));
}

/** The call of `C.use` or `C.text` in the function and its first argument. */
function marked(analyses: Analyses, name: string): { readonly fn: ReturnType<typeof functionNamed>; readonly arg: Expr } {
  const fn = functionNamed(analyses, name);
  const site = analyses.calls.callsIn(fn).find(({ call }) => /^(C\.(use|text)|mark)$/.test(printExpr(call.callee)));
  const arg = site?.call.args[0];
  if (!arg) throw new Error(`no call of C in ${name}`);
  return { fn, arg };
}

describe("facts on paths", () => {
  test("tests, in every spelling", async () => {
    expect(await factsAt("func f(b []byte) { if len(b) > 0 { mark(1) } }")).toEqual(["mark(1): +len(b)"]);
    expect(await factsAt("func f(b []byte) { if 0 == len(b) { return }; mark(1) }")).toEqual(["mark(1): +len(b)"]);
    expect(await factsAt("func f(b []byte) { if len(b) < 1 || cap(b) > 9 { return }; mark(1) }")).toEqual(["mark(1): +len(b)"]);
    expect(await factsAt("func f(b []byte) { switch len(b) { case 0: return; case 16, 32: mark(1) } }")).toEqual(["mark(1): +len(b) ?len(b)"]);
    expect(await factsAt("func f(s string) { if s == \"\" { return }; mark(1) }")).toEqual(["mark(1): +len(s)"]);
    expect(await factsAt("func f(b []byte) { if b != nil { mark(1) } }")).toEqual([]);
  });
  test("variables that hold a length, and slices made with one", async () => {
    expect(await factsAt("func f(b []byte) { n := len(b); if n == 0 { return }; mark(1) }")).toEqual(["mark(1): +len(b) +n n=len(b)"]);
    expect(await factsAt("func f(n int) { b := make([]byte, n+1, 10); c := make([]byte, n); mark(b, c) }")).toEqual(["mark(b, c): (n+1)=len(b) ?(n+1) ?len(b) n=len(c)"]);
    expect(await factsAt("func f() { b := append([]byte(nil), 0); mark(1); b = b[:0]; mark(2) }")).toEqual(["mark(1): +len(b)"]);
  });
  test("loops, elements and assignments", async () => {
    expect(await factsAt("func f(b []byte) { for range b { mark(1) }; mark(2) }")).toEqual(["mark(1): +b +len(b)"]);
    expect(await factsAt("func f(b []byte) { for len(b) > 0 { mark(1); b = b[1:] } }")).toEqual(["mark(1): +len(b) ?len(b)"]);
    expect(await factsAt("func f(b []byte) { _ = b[0]; mark(1); b = nil; mark(2) }")).toEqual(["mark(1): +len(b)"]);
  });
  test("a test that proves nothing is a test all the same", async () => {
    expect(await factsAt("func f(b []byte, n int) { if len(b) != n { return }; mark(1) }")).toEqual(["mark(1): ?len(b) ?n n=len(b)"]);
    expect(await factsAt("func ok(b []byte) bool { return true }\nfunc f(b []byte) { if !ok(b) { return }; mark(1) }")).toEqual(["mark(1): ?len(b)"]);
  });
  test("upper limits", async () => {
    const analyses = await load("func f(b []byte) { if len(b) > 1<<20 { return }; C.use(nil, C.long(len(b))) }\nfunc g(b []byte) { C.use(nil, C.long(len(b))) }");
    const bounded = ["f", "g"].map((name) => {
      const fn = functionNamed(analyses, name);
      const length = analyses.calls.callsIn(fn).find(({ call }) => printExpr(call.callee) === "len" && call.span.start > 30)?.call;
      return length && analyses.lengths.factsAt(fn, length).bounded(length);
    });
    expect(bounded).toEqual([true, false]);
  });
});

describe("who decides", () => {
  const verdict = (analyses: Analyses, name: string): string => {
    const { fn, arg } = marked(analyses, name);
    const { proof, source, param, through } = analyses.lengths.verdictOf(fn, arg, arg);
    return [proof, source, param ?? "-", ...through.map((site) => site.caller.model.name)].join(" ");
  };
  const mark = "func mark(b []byte) {}\n";

  test("callers from outside, for exported functions and what they make of their parameters", async () => {
    const analyses = await load(`${mark}func F(b []byte) { mark(b) }\nfunc G(s string) { mark([]byte(s)[1:]) }\nfunc H(rows [][]byte) { for _, row := range rows { mark(row) } }\nfunc I(b []byte) { c := make([]byte, len(b)); mark(c) }`);
    expect(["F", "G", "H", "I"].map((name) => verdict(analyses, name))).toEqual(["none outside b", "none outside s", "none outside rows", "none outside b"]);
  });
  test("callers in the package, the worst of them", async () => {
    const analyses = await load(`${mark}func f(b []byte) { mark(b) }\nfunc A() { f([]byte{1}) }\nfunc B(b []byte) { f(b) }\nfunc g(b []byte) { mark(b) }\nfunc D() { g([]byte("x")) }`);
    expect(verdict(analyses, "f")).toBe("none outside b B");
    expect(verdict(analyses, "g")).toMatch(/^proven/);
  });
  test("nobody that is known", async () => {
    const analyses = await load(`${mark}type T struct{ b []byte }\nfunc (t *T) F() { mark(t.b) }\nfunc G(n int) { mark(make([]byte, n)) }`);
    expect(["T.F", "G"].map((name) => verdict(analyses, name))).toEqual(["none unknown -", "none unknown -"]);
  });
});

describe("strings behind pointers", () => {
  const text = (analyses: Analyses, name: string): string => {
    const { fn, arg } = marked(analyses, name);
    const data = analyses.lengths.textBehind(arg, fn.model);
    return data ? `${printExpr(data.text)} ${data.isTerminated ? "terminated" : analyses.lengths.terminationOf(data.text, fn.model)}` : "none";
  };

  test("by StringData, slices of bytes and headers", async () => {
    const analyses = await load(`func F(s string) { C.text((*C.char)(unsafe.Pointer(unsafe.StringData(s)))) }
func G(s string) { b := []byte(s); C.text((*C.char)(unsafe.Pointer(&b[0]))) }
func H(s string) { C.text(*(**C.char)(unsafe.Pointer(&s))) }
func I(s string) { b := append([]byte(s), 0); C.text((*C.char)(unsafe.Pointer(&b[0]))) }
func J(s string) { t := s + "\\x00"; C.text((*C.char)(unsafe.Pointer(unsafe.StringData(t)))) }
func K(b []byte) { C.text((*C.char)(unsafe.Pointer(&b[0]))) }
func help(s string) *C.char { return (*C.char)(unsafe.Pointer(unsafe.StringData(s))) }
func L(s string) { C.text(help(s)) }
func M() { C.text(help("m")) }`);
    expect(["F", "G", "H", "I", "J", "K", "L", "M"].map((name) => text(analyses, name))).toEqual(["s no", "s no", "s no", "s terminated", "t unknown", "none", "s no", '"m" no']);
  });
});
