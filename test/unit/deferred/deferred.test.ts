// What the analysis of deferred releases finds, printed: kind, variable, how later values come; and which creations it explains.
import { describe, expect, test } from "vitest";
import { printExpr } from "../../../server/src/engine/program/printExpr.ts";
import { analysesFromSource, functionNamed } from "../../harness/sourcePackage.ts";

const preamble = `package p

/*
#include <stdlib.h>
#include <string.h>
extern int look(char *s);
extern int fill(char **out);
*/
import "C"

import "unsafe"

func freeAll(list []*C.char) {
	for _, cs := range list {
		C.free(unsafe.Pointer(cs))
	}
}

`;

async function printed(body: string): Promise<string> {
  const analyses = await analysesFromSource({ "a.go": `${preamble}func f(a string, names []string) {\n${body}\n}\n` });
  const fn = functionNamed(analyses, "f");
  const timings = analyses.deferred.timings(fn).map(({ kind, release, later }) => `${kind} ${release.name}: ${later.map(({ how, call, owned }) => `${how}${owned ? " owned" : ""} ${call === undefined ? "" : printExpr(call.callee)}`).join(", ")}`);
  const loops = analyses.deferred.loops(fn).map(({ release, created }) => `loop ${release.name} from ${printExpr(created.callee)}`);
  return [...timings, ...loops].join("\n");
}

describe("timings", () => {
  test.each([
    ["filled through the address", "var p *C.char\ndefer C.free(unsafe.Pointer(p))\nC.fill(&p)", "nil p: filled C.fill"],
    ["assigned", "var p *C.char\ndefer C.free(unsafe.Pointer(p))\np = C.CString(a)", "nil p: assigned owned C.CString"],
    ["appended", "list := []*C.char{}\ndefer freeAll(list)\nlist = append(list, C.CString(a))", "empty list: appended owned C.CString"],
    ["replaced", "p := C.CString(a)\ndefer C.free(unsafe.Pointer(p))\nC.look(p)\np = C.CString(a)\nC.look(p)", "replaced p: assigned owned C.CString"],
    ["nil on one path only", 'var p *C.char\nif a != "" {\np = C.CString(a)\n}\ndefer C.free(unsafe.Pointer(p))\np = nil', ""],
    ["a literal reads the variable later", "var p *C.char\ndefer func() { C.free(unsafe.Pointer(p)) }()\np = C.CString(a)", ""],
    ["moved inside its block", "p := C.malloc(8)\ndefer C.free(p)\np = unsafe.Add(p, 4)\n_ = p", ""],
  ])("%s", async (_, body, expected) => {
    expect(await printed(body)).toBe(expected);
  });
});

describe("loops", () => {
  test.each([
    ["belongs to the iteration", "for _, n := range names {\ncs := C.CString(n)\ndefer C.free(unsafe.Pointer(cs))\nC.look(cs)\n}", "loop cs from C.CString"],
    ["stored outside", "var all []*C.char\nfor _, n := range names {\ncs := C.CString(n)\ndefer C.free(unsafe.Pointer(cs))\nall = append(all, cs)\n}\n_ = all", ""],
    ["leaves after the defer", "for _, n := range names {\ncs := C.CString(n)\ndefer C.free(unsafe.Pointer(cs))\nbreak\n}", ""],
    ["sixteen times", "for i := 0; i < 16; i++ {\ncs := C.CString(a)\ndefer C.free(unsafe.Pointer(cs))\n}", ""],
    ["seventeen times", "for i := 0; i < 17; i++ {\ncs := C.CString(a)\ndefer C.free(unsafe.Pointer(cs))\n}", "loop cs from C.CString"],
    ["nested: the product counts", "for i := 0; i < 5; i++ {\nfor j := 0; j < 5; j++ {\ncs := C.CString(a)\ndefer C.free(unsafe.Pointer(cs))\n}\n}", "loop cs from C.CString"],
  ])("%s", async (_, body, expected) => {
    expect(await printed(body)).toBe(expected);
  });
});

test("explains the leak of the value that comes too late", async () => {
  const analyses = await analysesFromSource({ "a.go": `${preamble}func f(a string) {\n\tvar p *C.char\n\tdefer C.free(unsafe.Pointer(p))\n\tp = C.CString(a)\n\tq := C.CString(a)\n\tC.look(q)\n}\n` });
  const fn = functionNamed(analyses, "f");
  const leaks = analyses.ownership.leaks(fn).map((leak) => `${leak.creation.label} ${String(analyses.deferred.explains(fn, leak.creation.call))}`);
  expect(leaks).toEqual(["p true", "q false"]);
});
