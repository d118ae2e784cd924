// Control across the boundary over real source: who is given away in which role, who is reached, on whose stack.
import { describe, expect, test } from "vitest";
import { analysesFromSource, functionNamed } from "../../harness/sourcePackage.ts";

interface Sources {
  readonly c?: string;
  readonly go: string;
  readonly imports?: string;
}

/** Printed facts of a function of a package with one Go file. */
async function printed({ c = "", go, imports = "" }: Sources, fn: string): Promise<readonly string[]> {
  const source = `package p\n\n/*\n#include <pthread.h>\n#include <signal.h>\n#include <stdlib.h>\ntypedef void (*event_cb)(int);\nvoid goEvent(int);\n${c}\n*/\nimport "C"\n${imports}\n\n//export goEvent\nfunc goEvent(x C.int) {}\n\n${go}\n`;
  const analyses = await analysesFromSource({ "a.go": source });
  return analyses.boundary.printBoundary(functionNamed(analyses, fn)).trimEnd().split("\n").slice(1).map((line) => line.trim());
}

/** Lines of one kind, without the word that tells it. */
function only(lines: readonly string[], kind: "gives" | "reaches" | "runs on"): readonly string[] {
  return lines.filter((line) => line.startsWith(`${kind} `)).map((line) => line.slice(kind.length + 1));
}

describe("functions given away", () => {
  test.each([
    ["converted", "C.reg(C.event_cb(C.goEvent))"],
    ["cast in parentheses", "C.reg((C.event_cb)(C.goEvent))"],
    ["as an array pointer", "C.reg((*[0]byte)(C.goEvent))"],
    ["through unsafe.Pointer", "C.reg((C.event_cb)(unsafe.Pointer(C.goEvent)))"],
    ["by way of a local", "cb := (C.event_cb)(C.goEvent)\n\tC.reg(cb)"],
  ])("from Go: %s", async (_, call) => {
    const lines = await printed({ c: "void reg(event_cb cb);", go: `func f() {\n\t${call}\n}`, imports: `import "unsafe"` }, "f");
    expect(only(lines, "gives")).toEqual(["goEvent to C.reg: kept"]);
  });

  test.each([
    ["plain", "reg(goEvent);", "goEvent to C.reg: kept"],
    ["address", "reg(&goEvent);", "goEvent to C.reg: kept"],
    ["cast", "reg((event_cb)goEvent);", "goEvent to C.reg: kept"],
    ["a macro that casts", "reg(EVENT_CALLBACK(goEvent));", "goEvent to C.reg: kept"],
    ["field", "h->on_event = goEvent;", "goEvent into on_event: kept"],
    ["initialiser", "struct hooks k = { .on_event = goEvent }; use(&k);", "goEvent into on_event: kept"],
    ["initialiser in order", "struct hooks k = { 0, goEvent }; use(&k);", "goEvent into on_event: kept"],
    ["sort", "qsort(0, 0, 0, compare);", "compare to C.qsort: called-back"],
    ["thread", "pthread_t t; pthread_create(&t, 0, start, 0);", "start to C.pthread_create: thread-start"],
    ["signal", "signal(SIGUSR1, on_signal);", "on_signal to C.signal: signal-handler"],
    ["sigaction", "struct sigaction sa; sa.sa_handler = on_signal; sigaction(SIGUSR1, &sa, 0);", "on_signal into sa_handler: signal-handler"],
    ["exit", "atexit(done);", "done to C.atexit: exit-handler"],
    ["chosen", "reg(h ? goEvent : 0);", "goEvent to C.reg: kept"],
  ])("in C: %s", async (_, statement, expected) => {
    const c = `struct hooks { int version; event_cb on_event; };\nvoid reg(event_cb cb); void use(struct hooks *k);\nstatic int compare(const void *a, const void *b) { return 0; }\nstatic void *start(void *p) { return p; }\nstatic void on_signal(int s) {}\nstatic void done(void) {}\nstatic void set(struct hooks *h) { ${statement} }`;
    expect(only(await printed({ c, go: "" }, "set"), "gives")).toEqual([expected]);
  });

  test("comparing and calling give nothing away", async () => {
    const c = "static void set(event_cb cb) { if (cb == goEvent) goEvent(1); }";
    expect(only(await printed({ c, go: "" }, "set"), "gives")).toEqual([]);
  });

  test("initialisers at file level have no giver", async () => {
    const source = `package p\n\n/*\nvoid goEvent(int);\nstruct hooks { void (*on_event)(int); };\nstatic struct hooks table = { .on_event = goEvent };\n*/\nimport "C"\n\n//export goEvent\nfunc goEvent(x C.int) {}\n`;
    const { boundary } = await analysesFromSource({ "a.go": source });
    expect(boundary.handed.map(({ target, into, giver }) => [target.model.name, into, giver])).toEqual([["goEvent", "on_event", undefined]]);
  });
});

describe("roles that bodies show", () => {
  test.each([
    ["calls it", "static void run(event_cb cb) { (*cb)(1); }", "called-back"],
    ["passes it to one that calls it", "static void inner(event_cb f) { f(1); }\nstatic void run(event_cb cb) { inner(cb); }", "called-back"],
    ["keeps it", "static event_cb kept;\nstatic void run(event_cb cb) { kept = cb; }", "kept"],
    ["starts a thread with it", "static void run(event_cb cb) { pthread_t t; pthread_create(&t, 0, (void *(*)(void *))cb, 0); }", "thread-start"],
    ["installs it", "static void run(event_cb cb) { struct sigaction sa; sa.sa_handler = cb; sigaction(1, &sa, 0); }", "signal-handler"],
    ["is not seen", "void run(event_cb cb);", "kept"],
  ])("%s", async (_, c, role) => {
    const lines = await printed({ c, go: "func f() { C.run(C.event_cb(C.goEvent)) }" }, "f");
    expect(only(lines, "gives")).toEqual([`goEvent to C.run: ${role}`]);
  });

  test("a Go wrapper passes it on", async () => {
    const c = "static void run(event_cb cb) { cb(1); }";
    const lines = await printed({ c, go: "func wrap(cb C.event_cb) { C.run(cb) }\nfunc f() { wrap(C.event_cb(C.goEvent)) }" }, "f");
    expect(only(lines, "gives")).toEqual(["goEvent to wrap: called-back"]);
  });
});

describe("what a call reaches", () => {
  test("Go to C to exported Go to C, nearest first", async () => {
    const c = "static void leaf(void) {}\nstatic void work(void) { goTick(); }\nvoid goTick(void);";
    const go = "//export goTick\nfunc goTick() { C.leaf() }\n\nfunc f() { C.work() }";
    expect(only(await printed({ c, go }, "f"), "reaches")).toEqual(["work by C.work", "goTick by C.work > goTick", "leaf by C.work > goTick > C.leaf"]);
  });
  test("callbacks by argument, by field and by variable", async () => {
    const c = "struct hooks { event_cb on_event; };\nstatic event_cb current = goEvent;\nstatic void each(event_cb cb) { cb(1); }\nstatic void fire(struct hooks *h) { h->on_event(1); }\nstatic void now(void) { current(1); }\nstatic void set(struct hooks *h) { h->on_event = goEvent; }";
    expect(only(await printed({ c, go: "func f() { C.each(C.event_cb(C.goEvent)) }" }, "f"), "reaches")).toEqual(["each by C.each", "goEvent by C.each"]);
    expect(only(await printed({ c, go: "" }, "fire"), "reaches")).toEqual(["goEvent by h->on_event"]);
    expect(only(await printed({ c, go: "" }, "now"), "reaches")).toEqual(["goEvent by current"]);
  });
  test("not: goroutines, threads, handlers, literals that run later", async () => {
    const c = "static void work(void) {}\nstatic void *start(void *p) { work(); return p; }\nstatic void on_signal(int s) { work(); }\nstatic void spawn(void) { pthread_t t; pthread_create(&t, 0, start, 0); signal(1, on_signal); }";
    const go = "var later func()\nfunc f() {\n\tgo g()\n\tlater = func() { g() }\n\tgo func() { g() }()\n\tC.spawn()\n}\nfunc g() { C.work() }";
    expect(only(await printed({ c, go }, "f"), "reaches")).toEqual(["spawn by C.spawn"]);
  });
  test("literals called on the spot, deferred, or run at once by others", async () => {
    const go = "var once sync.Once\nfunc f() {\n\tdefer func() { a() }()\n\tonce.Do(func() { b() })\n\tonce.Do(c)\n\tlocal := func() { d() }\n\tlocal()\n\twith(func() { e() })\n}\nfunc with(run func()) { run() }\nfunc a() {}\nfunc b() {}\nfunc c() {}\nfunc d() {}\nfunc e() {}";
    expect(only(await printed({ go, imports: `import "sync"` }, "f"), "reaches").map((line) => line.split(" ")[0])).toEqual(["a", "b", "c", "d", "with", "e"]);
  });
  test("recursion through C ends, and shows the function itself", async () => {
    const c = "void goTick(void);\nstatic void work(void) { goTick(); }";
    expect(only(await printed({ c, go: "//export goTick\nfunc goTick() { C.work() }" }, "goTick"), "reaches")).toEqual(["work by C.work", "goTick by C.work > goTick"]);
  });
});

describe("whose stack", () => {
  const c = "void goTick(void);\nvoid *keep(event_cb cb);\nstatic void leaf(void) {}\nstatic void work(void) { goTick(); leaf(); }\nstatic void *start(void *p) { leaf(); return p; }\nstatic void on_signal(int s) { leaf(); }\nstatic void spawn(void) { pthread_t t; pthread_create(&t, 0, start, 0); }\nstatic void install(void) { signal(1, on_signal); }\nstatic void unused(void) {}";
  const go = "//export goTick\nfunc goTick() {}\n\nfunc f() {\n\tC.work()\n\tC.spawn()\n\tC.install()\n\tC.keep(C.event_cb(C.goEvent))\n}";
  test.each([
    ["f", "goroutine"],
    ["work", "goroutine"],
    ["goTick", "goroutine"],
    ["goEvent", "c-thread, goroutine"],
    ["start", "c-thread"],
    ["on_signal", "signal-handler"],
    ["leaf", "c-thread, goroutine, signal-handler"],
    ["unused", "nothing seen"],
  ])("%s: %s", async (fn, stacks) => {
    expect(only(await printed({ c, go }, fn), "runs on")).toEqual([stacks]);
  });
});
