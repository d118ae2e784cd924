// Lock states, touches, pairs and imbalances over real source.
import { describe, expect, test } from "vitest";
import type { LockImbalance, ThreadPair } from "../../../server/src/engine/analyses/threads/threads.ts";
import { analysesFromSource, functionNamed } from "../../harness/sourcePackage.ts";

const head = (name: string): string => `package ${name}

// int glfwInit(void); void glClear(int); void glFlush(void); int setns(int, int); void work(void);
// int eglMakeCurrent(void *); void *newContext(void); int pthread_setspecific(unsigned, const void *); void *pthread_getspecific(unsigned);
import "C"

import (
	"runtime"
	"sync"
)

var _ = runtime.LockOSThread
var _ sync.Mutex
var ctx = C.newContext()

`;

/** Printed lock states of a function; `body` holds the declarations below the imports. */
async function states(body: string, fn: string, name = "main"): Promise<readonly string[]> {
  const analyses = await analysesFromSource({ "a.go": head(name) + body });
  return analyses.threads.printThreads(functionNamed(analyses, fn)).trimEnd().split("\n").slice(1).map((line) => line.trim());
}

describe("lock states", () => {
  test("between lock and unlock, nested, deferred", async () => {
    const body = `func f() {
	C.work()
	runtime.LockOSThread()
	C.work()
	runtime.LockOSThread()
	runtime.UnlockOSThread()
	C.work()
	runtime.UnlockOSThread()
	C.work()
}
func g() {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	C.work()
}
func main() { f(); g() }
`;
    expect((await states(body, "f")).filter((line) => line.includes("work"))).toEqual(["0 C.work: never", "0 C.work: always", "0 C.work: always", "0 C.work: never"]);
    expect((await states(body, "g")).filter((line) => line.includes("work"))).toEqual(["0 C.work: always"]);
  });
  test("a branch that locks makes the rest doubtful; a repeated condition does not", async () => {
    const body = `func f(a bool, b bool) {
	if a {
		runtime.LockOSThread()
	}
	C.work()
	if a {
		C.work()
		runtime.UnlockOSThread()
	}
	C.work()
}
`;
    expect((await states(body, "f")).filter((line) => line.includes("work"))).toEqual(["0 C.work: sometimes", "0 C.work: always", "0 C.work: never"]);
  });
  test("unexported functions start as their callers are, exported ones unlocked", async () => {
    const body = `func locked() { C.work() }
func both() { C.work() }
func Exported() { C.work() }
func A() {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	locked()
	both()
	Exported()
}
func B() { both() }
`;
    expect(await states(body, "locked", "lib")).toEqual(["0 C.work: always"]);
    expect(await states(body, "both", "lib")).toEqual(["0 C.work: sometimes"]);
    expect(await states(body, "Exported", "lib")).toEqual(["0 C.work: sometimes"]);
  });
  test("helpers and methods that lock count at their call", async () => {
    const body = `type thread struct{}
func (t *thread) enter() { runtime.LockOSThread(); C.work() }
func (t *thread) exit() { runtime.UnlockOSThread() }
func f(t *thread) {
	t.enter()
	defer t.exit()
	C.work()
}
func g(t *thread) {
	t.enter()
	t.exit()
	C.work()
}
`;
    expect((await states(body, "f")).at(-1)).toBe("0 C.work: always");
    expect((await states(body, "g")).at(-1)).toBe("0 C.work: never");
  });
  test("literals: at once, deferred, on a goroutine, through a helper that locks, stored", async () => {
    const body = `func do(f func()) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	f()
}
func plain(f func()) { f() }
func spawn(f func()) { go f() }
var kept func()
var once sync.Once
func f() {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	func() { C.work() }()
	defer func() { C.work() }()
	go func() { C.work() }()
	plain(func() { C.work() })
	spawn(func() { C.work() })
	kept = func() { C.work() }
	once.Do(func() { C.work() })
}
func g() {
	do(func() { C.work() })
	plain(func() { C.work() })
}
func h() { f(); g() }
`;
    expect((await states(body, "f")).filter((line) => line.includes("work"))).toEqual([
      "1 C.work: always", "2 C.work: always", "3 C.work: never", "4 C.work: sometimes", "5 C.work: never", "6 C.work: sometimes", "7 C.work: always",
    ]);
    expect((await states(body, "g")).filter((line) => line.includes("work"))).toEqual(["1 C.work: always", "2 C.work: sometimes"]);
  });
  test("a lock in init holds for what main calls, not for what go starts", async () => {
    const body = `func init() { runtime.LockOSThread() }
func main() { draw(); go poll() }
func draw() { C.work() }
func poll() { C.work() }
`;
    expect(await states(body, "draw")).toEqual(["0 C.work: always"]);
    expect(await states(body, "poll")).toEqual(["0 C.work: never"]);
  });
  test("a callback from C stays on the thread that called", async () => {
    const body = `//export onEvent
func onEvent() { C.work() }
`;
    expect(await states(body, "onEvent")).toEqual(["0 C.work: always"]);
  });
});

function show(pair: ThreadPair): string {
  return `${String(pair.depth)} ${pair.first.name} ${pair.second.name}: ${pair.first.group} ${pair.covered}${pair.ownsGoroutine ? " own" : ""}`;
}
async function pairs(body: string, fn: string, name = "main", files: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const analyses = await analysesFromSource({ "a.go": head(name) + body, ...files });
  return analyses.threads.pairs(functionNamed(analyses, fn)).map(show);
}

describe("pairs", () => {
  test("two calls on one path without a lock; not on two branches, not under one lock", async () => {
    const body = `func bad() {
	C.eglMakeCurrent(ctx)
	C.glClear(0)
}
func branches(c bool) {
	if c {
		C.glClear(0)
	} else {
		C.glFlush()
	}
}
func locked() {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	C.eglMakeCurrent(ctx)
	C.glClear(0)
}
func twoLocks() {
	runtime.LockOSThread()
	C.eglMakeCurrent(ctx)
	runtime.UnlockOSThread()
	runtime.LockOSThread()
	C.glClear(0)
	runtime.UnlockOSThread()
}
func again() {
	for {
		C.glFlush()
	}
}
func main() { bad(); branches(true); locked(); twoLocks(); again() }
`;
    expect(await pairs(body, "bad")).toEqual(["0 C.eglMakeCurrent C.glClear: opengl never own"]);
    expect(await pairs(body, "twoLocks")).toEqual(["0 C.eglMakeCurrent C.glClear: opengl never own"]);
    for (const fn of ["branches", "locked", "again"]) expect(await pairs(body, fn)).toEqual([]);
  });
  test("through package functions, once, where the path begins", async () => {
    const body = `func current() { C.eglMakeCurrent(ctx) }
func draw() { C.glClear(0) }
func frame() {
	current()
	draw()
}
func whole() {
	C.eglMakeCurrent(ctx)
	C.glClear(0)
}
func main() {
	whole()
	frame()
}
`;
    expect(await pairs(body, "frame")).toEqual(["0 C.eglMakeCurrent C.glClear: opengl never own"]);
    expect(await pairs(body, "whole")).toEqual(["0 C.eglMakeCurrent C.glClear: opengl never own"]);
    expect(await pairs(body, "main")).toEqual([]);
  });
  test("a C function that does both in one call is one call; what it leaves behind counts", async () => {
    const preamble = `package main

/*
int setns(int, int);
static _Thread_local int depth;
static void both(void) { setns(1, 0); eglReleaseThread(); }
static void push(void) { depth = depth + 1; }
static int top(void) { return depth; }
static void enter(void) { syscall(SYS_setresuid, 1, 1, 1); }
*/
import "C"

func f() {
	C.both()
	C.push()
	C.top()
	C.enter()
	C.enter()
}
`;
    const analyses = await analysesFromSource({ "a.go": preamble });
    expect(analyses.threads.pairs(functionNamed(analyses, "f")).map(show)).toEqual([
      "0 C.push C.top: thread-local depth never own",
      "0 C.enter C.enter: thread attributes never own",
    ]);
  });
  test("a deferred reset belongs to the same thread", async () => {
    const body = `func f() {
	C.setns(1, 0)
	defer C.setns(2, 0)
	C.work()
}
`;
    expect(await pairs(body, "f", "lib")).toEqual(["0 C.setns C.setns: namespace never"]);
  });
});

function showImbalance(one: LockImbalance): string {
  return `${String(one.depth)} ${one.kind}${one.balancedElsewhere ? ", balanced elsewhere" : ""}${one.hasCounterpart ? "" : ", no counterpart"}`;
}
async function imbalances(body: string, fn: string, name = "lib"): Promise<readonly string[]> {
  const analyses = await analysesFromSource({ "a.go": head(name) + body });
  return analyses.threads.imbalances(functionNamed(analyses, fn)).map(showImbalance);
}

describe("imbalances", () => {
  test("an early return that keeps the lock", async () => {
    const body = `func F(c bool) {
	runtime.LockOSThread()
	if c {
		return
	}
	runtime.UnlockOSThread()
}
`;
    expect(await imbalances(body, "F")).toEqual(["0 lock-without-unlock, balanced elsewhere"]);
  });
  test("unlocked twice: explicitly and deferred", async () => {
    const body = `func F(c bool) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if c {
		runtime.UnlockOSThread()
		return
	}
}
`;
    expect(await imbalances(body, "F")).toEqual(["0 unlock-without-lock, balanced elsewhere"]);
  });
  test("locked twice, unlocked once", async () => {
    expect(await imbalances("func F() {\n\truntime.LockOSThread()\n\truntime.LockOSThread()\n\truntime.UnlockOSThread()\n}\n", "F")).toEqual(["0 lock-without-unlock"]);
  });
  test("balanced: deferred, in a deferred closure, under one condition, in a loop, before a panic", async () => {
    const body = `func A() { runtime.LockOSThread(); defer runtime.UnlockOSThread(); C.work() }
func B() { runtime.LockOSThread(); defer func() { C.work(); runtime.UnlockOSThread() }() }
func Cc(c bool) {
	if c {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
	}
	C.work()
}
func D(n int) {
	for i := 0; i < n; i++ {
		runtime.LockOSThread()
		C.work()
		runtime.UnlockOSThread()
	}
}
func E(c bool) {
	runtime.LockOSThread()
	if c {
		panic("no way on")
	}
	runtime.UnlockOSThread()
}
`;
    for (const fn of ["A", "B", "Cc", "D", "E"]) expect(await imbalances(body, fn)).toEqual([]);
  });
  test("silent: goroutines that end locked, init, main, lock methods, Begin and Commit", async () => {
    const body = `type tx struct{}
func (t *tx) Begin(c bool) bool {
	runtime.LockOSThread()
	if c {
		runtime.UnlockOSThread()
		return false
	}
	return true
}
func (t *tx) Commit() { runtime.UnlockOSThread() }
func (t *tx) Lock() { runtime.LockOSThread() }
func init() { runtime.LockOSThread() }
func Go(c bool) {
	go func() {
		runtime.LockOSThread()
		if c {
			return
		}
		runtime.UnlockOSThread()
	}()
}
`;
    for (const fn of ["tx.Begin", "tx.Commit", "tx.Lock", "init", "Go"]) expect(await imbalances(body, fn)).toEqual([]);
    expect(await imbalances("func main() {\n\truntime.LockOSThread()\n\tC.work()\n}\n", "main", "main")).toEqual([]);
  });
  test("a helper that hands out its unlock answers for nothing", async () => {
    const body = `func wired() func() {
	runtime.LockOSThread()
	return func() { runtime.UnlockOSThread() }
}
func F() {
	defer wired()()
	C.work()
}
func G() {
	done := wired()
	defer done()
	C.work()
}
`;
    for (const fn of ["wired", "F", "G"]) expect(await imbalances(body, fn)).toEqual([]);
  });
});
