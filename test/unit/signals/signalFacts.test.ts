// Which side does what with which signal, printed, over real source.
import { describe, expect, test } from "vitest";
import { analysesFromSource, functionNamed } from "../../harness/sourcePackage.ts";

/** Printed facts of a function, without its name. */
async function facts(preamble: string, body: string, fn: string): Promise<readonly string[]> {
  const text = `package main\n\n/*\n#include <signal.h>\n${preamble}\n*/\nimport "C"\n\nimport (\n\t"os"\n\t"os/signal"\n\t"syscall"\n)\n\nvar _ = os.Interrupt\nvar _ = syscall.SIGINT\n\n${body}\n`;
  const analyses = await analysesFromSource({ "a.go": text });
  return analyses.signals.printSignals(functionNamed(analyses, fn)).split("\n").slice(1).map((line) => line.trim());
}

describe("facts of Go", () => {
  test("names from os, syscall, constants, lists, loops and numbers", async () => {
    const body = `const stop = syscall.SIGHUP
var list = []os.Signal{os.Interrupt, syscall.SIGTERM}
func f(c chan os.Signal) {
	signal.Notify(c, list...)
	signal.Notify(c, stop, syscall.Signal(0x3))
	for _, s := range []os.Signal{syscall.SIGUSR1} {
		signal.Reset(s)
	}
	signal.Ignore(syscall.SIGPIPE)
}`;
    expect(await facts("", body, "f")).toEqual([
      "go handles SIGINT by signal.Notify",
      "go handles SIGTERM by signal.Notify",
      "go handles SIGHUP by signal.Notify",
      "go handles SIGQUIT by signal.Notify",
      "go resets SIGUSR1 by signal.Reset",
      "go ignores SIGPIPE by signal.Ignore",
    ]);
  });
  test("no list means every signal; a list nobody knows means nothing", async () => {
    expect(await facts("", "func f(c chan os.Signal) { signal.Notify(c) }", "f")).toEqual(["go handles * by signal.Notify"]);
    expect(await facts("", "func f(c chan os.Signal, some []os.Signal) { signal.Notify(c, some...) }", "f")).toEqual(["nothing"]);
  });
  test("parameters take the values of the callers, variadic ones too", async () => {
    const body = `func watch(c chan os.Signal, some ...os.Signal) { signal.Notify(c, some...) }
func f(c chan os.Signal) { watch(c, os.Interrupt, syscall.SIGTERM) }`;
    expect(await facts("", body, "watch")).toEqual(["go handles SIGINT by signal.Notify from f", "go handles SIGTERM by signal.Notify from f"]);
  });
});

describe("facts of C", () => {
  test("macros, enumerators, constants, arrays, real-time signals", async () => {
    const preamble = `#define STOP SIGUSR1
enum { LATE = SIGUSR2 };
static void h(int s) { (void)s; }
static void install(void) {
	int all[] = { SIGSEGV, SIGBUS };
	struct sigaction sa = { .sa_handler = h };
	for (int i = 0; i < 2; i++) sigaction(all[i], &sa, 0);
	signal(STOP, h);
	signal(LATE, SIG_IGN);
	signal(SIGRTMIN + 1, h);
	signal(SIGRTMIN - 1, h);
	signal(SIGINT, SIG_DFL);
}`;
    expect(await facts(preamble, "func f() { C.install() }", "install")).toEqual([
      "c handles SIGSEGV with h by sigaction (chains: no)",
      "c handles SIGBUS with h by sigaction (chains: no)",
      "c handles SIGUSR1 with h by signal (chains: no)",
      "c ignores SIGUSR2 by signal",
      "c handles SIGRTMIN+1 with h by signal (chains: no)",
      "c handles signal 33 with h by signal (chains: no)",
      "c resets SIGINT by signal",
    ]);
  });
  test("helpers with parameters, called from C and from Go", async () => {
    const preamble = `static void h(int s) { (void)s; }
static void g(int s) { (void)s; }
static void install(int sig, void (*fn)(int)) {
	struct sigaction sa = {0};
	sa.sa_handler = fn;
	sigaction(sig, &sa, 0);
}
static void both(void) { install(SIGHUP, h); }`;
    expect(await facts(preamble, "func f() { C.both(); C.install(C.SIGTERM, (*[0]byte)(C.g)) }", "install")).toEqual([
      "c handles SIGTERM with g by sigaction from f (chains: no)",
      "c handles SIGHUP with h by sigaction from both (chains: no)",
    ]);
  });
  test("sets that sigwait and signalfd wait for", async () => {
    const preamble = `#include <sys/signalfd.h>
static sigset_t all;
static void prepare(void) { sigfillset(&all); }
static int wait_for(void) {
	sigset_t set; int got;
	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGUSR1);
	sigwait(&set, &got);
	return signalfd(-1, &all, 0);
}`;
    expect(await facts(preamble, "func f() { C.prepare(); C.wait_for() }", "wait_for")).toEqual(["c waits SIGTERM by sigwait", "c waits SIGUSR1 by sigwait", "c waits * by signalfd"]);
  });
});

describe("chaining", () => {
  const install = (body: string, old: string): string => `static struct sigaction old;
static struct sigaction other;
static void (*before)(int);
static void again(int s, siginfo_t *i, void *c) { if (old.sa_flags & SA_SIGINFO) old.sa_sigaction(s, i, c); }
static void h(int s, siginfo_t *i, void *c) { ${body} }
static void install(void) {
	struct sigaction sa = {0};
	sa.sa_sigaction = h;
	sa.sa_flags = SA_SIGINFO | SA_ONSTACK;
	sigaction(SIGSEGV, &sa, ${old});
}
static void unused(void) { (void)other; (void)before; }`;
  const chains = async (body: string, old: string): Promise<string> => (await facts(install(body, old), "func f() { C.install(); C.unused() }", "install")).join();
  test.each([
    ["nothing saved", "(void)s;", "0", "no"],
    ["saved and called", "old.sa_sigaction(s, i, c);", "&old", "yes"],
    ["saved and called by a helper", "again(s, i, c);", "&old", "yes"],
    ["saved, never called", "(void)s;", "&old", "no"],
    ["saved and put back", "sigaction(s, &old, 0);", "&old", "yes"],
    ["called through a variable", "before(s);", "&old", "yes"],
  ])("%s", async (_, body, old, answer) => {
    expect(await chains(body, old)).toContain(`(chains: ${answer})`);
  });
});
