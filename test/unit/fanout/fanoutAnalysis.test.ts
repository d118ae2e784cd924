// Goroutines without bound over real source: what counts as a bound, and which way leads to the blocking call.
import { describe, expect, test } from "vitest";
import { analysesFromSource, functionNamed } from "../../harness/sourcePackage.ts";

/** Printed facts of `f`, whose body is given. */
async function printed(body: string, parameters = "jobs chan int, list []int, n int"): Promise<readonly string[]> {
  const source = `package p\n\n// unsigned sleep(unsigned); int read(int, void *, unsigned long);\n// static void nap(void) { sleep(1); }\nimport "C"\n\nimport (\n\t"net/http"\n\t"sync"\n\t"golang.org/x/sync/errgroup"\n)\n\nfunc step() { C.nap() }\n\nfunc f(${parameters}) {\n${body}\n}\n`;
  const analyses = await analysesFromSource({ "a.go": source });
  return analyses.fanout.printFanouts(functionNamed(analyses, "f")).trimEnd().split("\n").slice(1).map((line) => line.trim());
}

describe("starts without bound", () => {
  test.each([
    ["an endless loop", "for { go C.sleep(1) }", "endless-loop: C.sleep (always)"],
    ["a loop that others end", "for n := range jobs { _ = n; go func() { C.sleep(1) }() }", "channel: C.sleep (always)"],
    ["elements", "for range list { go C.sleep(1) }", "elements: C.sleep (always)"],
    ["elements by index", "for i := 0; i < len(list); i++ { go C.sleep(1) }", "elements: C.sleep (always)"],
    ["a loop in a loop", "for { for i := 0; i < 3; i++ { go C.sleep(1) } }", "endless-loop: C.sleep (always)"],
    ["an errgroup", "var g errgroup.Group\n\tfor range list { g.Go(func() error { C.sleep(1); return nil }) }", "elements: C.sleep (always)"],
    ["through functions of both languages", "for { go step() }", "endless-loop: step > C.nap > sleep (always)"],
    ["the surer of two calls", "for { go func() { C.read(0, nil, 0); C.nap() }() }", "endless-loop: C.nap > sleep (always)"],
    ["a case of a select is no bound", "for { select { case <-jobs: return; default: }; go C.sleep(1) }", "endless-loop: C.sleep (always)"],
  ])("%s", async (_, body, expected) => {
    expect(await printed(body)).toEqual([expected]);
  });
  test("a handler of net/http", async () => {
    expect(await printed("C.sleep(1)", "w http.ResponseWriter, r *http.Request")).toEqual(["request: C.sleep (always)"]);
  });
});

describe("bounded", () => {
  test.each([
    ["one goroutine", "go C.sleep(1)"],
    ["a counted loop", "for i := 0; i < n; i++ { go C.sleep(1) }"],
    ["a number of rounds", "for range n { go C.sleep(1) }"],
    ["an array", "for range [3]int{} { go C.sleep(1) }"],
    ["a literal in a variable", "few := []int{1, 2}\n\tfor range few { go C.sleep(1) }"],
    ["a semaphore", "sem := make(chan int, 2)\n\tfor { sem <- 1; go func() { C.sleep(1); <-sem }() }"],
    ["a semaphore inside", "sem := make(chan int, 2)\n\tfor { go func() { sem <- 1; C.sleep(1); <-sem }() }"],
    ["one at a time", "for { done := make(chan int); go func() { C.sleep(1); close(done) }(); <-done }"],
    ["an errgroup with a limit", "var g errgroup.Group\n\tg.SetLimit(2)\n\tfor range list { g.Go(func() error { C.sleep(1); return nil }) }"],
    ["a group that is waited for each round", "for { var wg sync.WaitGroup; wg.Add(1); go func() { C.sleep(1); wg.Done() }(); wg.Wait() }"],
    ["nothing that blocks", "for { go func() {}() }"],
  ])("%s", async (_, body) => {
    expect(await printed(body)).toEqual([]);
  });
});
