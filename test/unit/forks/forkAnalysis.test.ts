// What children of fork() do: the printed facts over real source.
import { describe, expect, test } from "vitest";
import { analysesFromSource, functionNamed } from "../../harness/sourcePackage.ts";

/** Printed forks of the C function `f`. */
async function printed(body: string, rest = ""): Promise<readonly string[]> {
  const source = `package p\n\n/*\n#include <unistd.h>\n#include <stdlib.h>\n${rest}\nstatic int f(int x) {\n${body}\n}\n*/\nimport "C"\n\nfunc g() { C.f(1) }\n`;
  const analyses = await analysesFromSource({ "a.go": source });
  return analyses.forks.printForks(functionNamed(analyses, "f")).split("\n").slice(1).map((line) => line.trim());
}

describe("which way the child goes", () => {
  test.each([
    ["equal", "pid_t p = fork(); if (p == 0) { a(); _exit(0); } return 1;"],
    ["turned round", "pid_t p = fork(); if (0 == p) { a(); _exit(0); } return 1;"],
    ["not", "pid_t p = fork(); if (!p) { a(); _exit(0); } return 1;"],
    ["truth", "pid_t p = fork(); if (p) return 1; a(); _exit(0);"],
    ["signs", "pid_t p = fork(); if (p < 0) return -1; if (p > 0) return 1; a(); _exit(0);"],
    ["inside the test", "pid_t p; if ((p = fork()) == 0) { a(); _exit(0); } return 1;"],
    ["without a name", "if (fork() == 0) { a(); _exit(0); } return 1;"],
    ["a switch", "switch (fork()) { case -1: return -1; case 0: a(); _exit(0); default: return 1; }"],
    ["a field", "static struct { pid_t p; } s; s.p = fork(); if (s.p == 0) { a(); _exit(0); } return 1;"],
  ])("%s", async (_, body) => {
    expect(await printed(body, "void a(void);")).toEqual(["fork()", "a ends soon", "_exit ends soon"]);
  });

  test.each([
    ["exec ends the question", "if (fork() == 0) { a(); execv(0, 0); b(); _exit(1); } return 1;", ["fork()", "a"]],
    ["a failure on the way", "if (fork() == 0) { if (a()) { b(); _exit(1); } execv(0, 0); _exit(1); } return 1;", ["fork()", "a", "b ends soon", "_exit ends soon"]],
    ["a loop", "if (fork() == 0) { while (a()) b(); _exit(0); } return 1;", ["fork()", "a ends soon", "b ends soon", "_exit ends soon"]],
    ["returns", "if (fork() > 0) _exit(0); a(); return 0;", ["fork()", "a", "returns"]],
    ["tells its caller", "pid_t p = fork(); return p;", ["fork()", "returns with the result"]],
    ["another variable says nothing", "pid_t p = fork(); if (x == 0) a(); if (p == 0) _exit(0); return 1;", ["fork()", "a ends soon", "_exit ends soon"]],
    ["calls below", "if (fork() == 0) { deep(); _exit(0); } return 1;", ["fork()", "deep ends soon", "b (in deep) ends soon", "_exit ends soon"]],
    ["a wrapper", "pid_t p = wrap(); if (p == 0) { a(); _exit(0); } return 1;", ["wrap()", "a ends soon", "_exit ends soon"]],
    ["exec in a function", "if (fork() == 0) return run(); return 1;", ["fork()"]],
    ["exec by number", "if (fork() == 0) return syscall(SYS_execveat, 0, 0, 0); return 1;", ["fork()"]],
    ["a function that never returns", "if (fork() == 0) { a(); last(); } return 1;", ["fork()", "a ends soon", "last ends soon", "_exit (in last) ends soon"]],
    ["no fork", "a(); return 0;", []],
  ])("%s", async (_, body, expected) => {
    expect(await printed(body, "int a(void);\nvoid b(void);\nstatic void deep(void) { b(); }\nstatic int run(void) { execv(0, 0); return -1; }\nstatic void last(void) { _exit(1); }\nlong syscall(long n, ...);\nstatic pid_t wrap(void) { return fork(); }")).toEqual(expected);
  });
});
