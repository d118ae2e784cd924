// Long jumps and the Go frames between: the printed facts over real source.
import { describe, expect, test } from "vitest";
import { analysesFromSource, functionNamed } from "../../harness/sourcePackage.ts";

/** Printed jumps of a function of a package with an exported `goCall`. */
async function printed(c: string, go: string, fn: string): Promise<readonly string[]> {
  const source = `package p\n\n/*\n#include <setjmp.h>\nvoid goCall(int);\nint lua_error(void *);\nstatic jmp_buf env;\nstatic void fail(int n) { longjmp(env, n); }\nstatic int caught(int n) { if (setjmp(env)) return -1; fail(n); return 0; }\n${c}\n*/\nimport "C"\n\n//export goCall\nfunc goCall(n C.int) {\n\t${go}\n}\n`;
  const analyses = await analysesFromSource({ "a.go": source });
  return analyses.jumps.printJumps(functionNamed(analyses, fn)).split("\n").slice(1).map((line) => line.trim());
}

describe("jumps out of Go", () => {
  test.each([
    ["a function that jumps", "", "C.fail(n)", ["C.fail -> longjmp"]],
    ["a function of a library", "", "C.lua_error(nil)", ["C.lua_error"]],
    ["deeper", "static void deep(int n) { fail(n); }", "C.deep(n)", ["C.deep -> fail -> longjmp"]],
    ["caught on the way", "", "C.caught(n)", []],
    ["caught above the function that jumps", "static int outer(int n) { if (setjmp(env)) return -1; return caught(n); }", "C.outer(n)", []],
    ["caught by a macro", "#define ATTEMPT if (setjmp(env) == 0)\nstatic void outer(int n) { ATTEMPT fail(n); }", "C.outer(n)", []],
    ["caught by a macro of a header", "static void outer(int n) { PG_TRY(); fail(n); }", "C.outer(n)", []],
    ["given away, not called", "void on_error(void (*)(int)); static void set(void) { on_error(fail); }", "C.set()", []],
    ["nothing", "static int plain(int n) { return n; }", "C.plain(n)", []],
  ])("%s", async (_, c, go, expected) => {
    expect(await printed(c, go, "goCall")).toEqual(expected);
  });
});

describe("jumps that may not be", () => {
  const flags = "#define SAFE 1\n#define STRICT 8\n#define peval(n) eval((n), 4 | SAFE)\n#define weval(n) eval((n), 4)\nstatic int compile(int n, unsigned flags) { if (flags & SAFE) { return 1; } fail(n); return 0; }\nstatic int eval(int n, unsigned flags) { return compile(n, flags | STRICT); }\nstatic int protected_eval(int n) { return peval(n); }\nstatic int plain_eval(int n) { return weval(n); }\nstatic int otherwise(int n, unsigned flags) { if (!(flags & SAFE)) fail(n); return n; }\nstatic int inverse(int n, unsigned flags) { if (flags & SAFE) fail(n); return n; }";
  const vm = "struct vm { int n; }; struct vm *vm_new(void); struct vm *vm_of(void *); static struct vm *shared; struct vm *vm_shared(void) { return shared; } static void start(struct vm *v) { fail(1); }";
  test.each([
    ["a flag through a macro", flags, "C.protected_eval(n)", ["C.protected_eval -> peval -> compile -> fail -> longjmp (protected)"]],
    ["a macro without it", flags, "C.plain_eval(n)", ["C.plain_eval -> weval -> compile -> fail -> longjmp"]],
    ["a flag in Go", flags, "C.eval(n, C.SAFE|4)", ["C.eval -> compile -> fail -> longjmp (protected)"]],
    ["another flag in Go", flags, "C.eval(n, C.STRICT)", ["C.eval -> compile -> fail -> longjmp"]],
    ["a negated test", flags, "C.otherwise(n, C.SAFE)", ["C.otherwise -> fail -> longjmp (protected)"]],
    ["a flag that makes it jump", flags, "C.inverse(n, C.SAFE)", ["C.inverse -> fail -> longjmp"]],
    ["an object just made", vm, "v := C.vm_new(); C.start(v)", ["C.start -> fail -> longjmp (fresh-object)"]],
    ["kept in a literal", vm, "d := &wrapper{&inner{v: C.vm_new()}}; v := d.v; C.start(v)", ["C.start -> fail -> longjmp (fresh-object)"]],
    ["an object got from another", vm, "v := C.vm_of(handle); C.start(v)", ["C.start -> fail -> longjmp"]],
    ["one that was there already", vm, "v := C.vm_shared(); C.start(v)", ["C.start -> fail -> longjmp"]],
  ])("%s", async (_, c, go, expected) => {
    expect(await printed(c, go, "goCall")).toEqual(expected);
  });
});

describe("jumps over Go", () => {
  const above = "static int start(int n) { if (setjmp(env)) return -1; goCall(n); return 0; }";
  test.each([
    ["set up above", above, "C.fail(n)", ["crosses goCall:  C.fail -> longjmp"]],
    ["caught below", above, "C.caught(n)", []],
    ["no jump below", above, "println(n)", []],
    ["called before it is set up", "static int start(int n) { goCall(n); return setjmp(env); }", "C.fail(n)", []],
    ["not called", "static int start(int n) { return setjmp(env); }", "C.fail(n)", []],
  ])("%s", async (_, c, go, expected) => {
    expect(await printed(c, go, "start")).toEqual(expected);
  });
});
